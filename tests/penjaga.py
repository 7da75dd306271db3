"""Guards in the database refuse to be emptied; the flush between transactional tests must."""

import pytest
from django.db.backends.base.operations import BaseDatabaseOperations

from ekinerja.jejak import penjaga


@pytest.fixture(scope="session", autouse=True)
def lepas_saat_flush():
    """Take the guards down before a flush; ``post_migrate``, which it sends, puts them up."""
    asli = BaseDatabaseOperations.execute_sql_flush
    if getattr(asli, "melepas_penjaga", False):
        yield
        return

    def execute_sql_flush(self, sql_list):
        for satu in penjaga.daftar():
            penjaga.lepas(satu, self.connection)
        return asli(self, sql_list)

    execute_sql_flush.melepas_penjaga = True
    BaseDatabaseOperations.execute_sql_flush = execute_sql_flush
    yield
    BaseDatabaseOperations.execute_sql_flush = asli
