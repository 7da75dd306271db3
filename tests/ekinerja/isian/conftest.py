import copy
from pathlib import Path

import pytest

from tests.ekinerja.jejak import dokumen_uji
from tests.factories.kepegawaian import PegawaiFactory

TEMPLAT = Path(__file__).parent / "templates"


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup, django_db_blocker):
    with django_db_blocker.unblock():
        dokumen_uji.siapkan()


@pytest.fixture(autouse=True)
def situs(settings):
    """The small site in place of the portal, with the portal's middleware and tags."""
    templat = copy.deepcopy(settings.TEMPLATES)
    templat[0]["DIRS"] = [TEMPLAT, *templat[0]["DIRS"]]
    settings.TEMPLATES = templat
    settings.ROOT_URLCONF = "tests.ekinerja.isian.situs"
    settings.LOGIN_URL = "account_login"


@pytest.fixture
def pelaku(db):
    return PegawaiFactory()


@pytest.fixture
def orang(client, pelaku):
    """A signed-in browser."""
    client.force_login(pelaku.akun)
    return client
