import pytest

from tests.ekinerja.jejak import dokumen_uji


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        dokumen_uji.siapkan()
