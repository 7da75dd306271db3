"""The settings that were measured to pay are in force, not only written down."""

import re
from pathlib import Path

import pytest
from django.db import connection
from django.template import engines
from django.template.loaders.cached import Loader

from ekinerja.kepegawaian.models import Instansi
from ekinerja.settings.base import basis_data

AKAR = Path(__file__).resolve().parents[2]
KUERI_TERSIMPAN = "SELECT count(*) FROM pg_prepared_statements WHERE statement LIKE %s"


def test_basis_data_keeps_its_connection_to_postgres():
    entri = basis_data("postgres://aplikasi@%2Fvar%2Frun%2Fpostgresql/ekinerja")

    assert (entri["CONN_MAX_AGE"], entri["CONN_HEALTH_CHECKS"]) == (600, True)
    assert entri["OPTIONS"] == {"server_side_binding": True, "prepare_threshold": 5}
    assert entri["HOST"] == "/var/run/postgresql"


def test_basis_data_keeps_options_of_the_url():
    entri = basis_data("postgres://aplikasi@basisdata/ekinerja?sslmode=require")

    assert entri["OPTIONS"]["sslmode"] == "require"


@pytest.mark.django_db
@pytest.mark.skipif(connection.vendor != "postgresql", reason="hanya PostgreSQL")
def test_postgres_binds_on_the_server_and_keeps_its_statements():
    for _ in range(7):
        Instansi.objects.filter(nama="Tidak ada").exists()

    with connection.cursor() as kursor:
        jenis = type(kursor.cursor).__mro__
        kursor.execute(KUERI_TERSIMPAN, ["%kepegawaian_instansi%"])
        tersimpan = kursor.fetchone()[0]
    assert "ServerBindingCursor" in {satu.__name__ for satu in jenis}
    assert connection.connection.prepare_threshold == 5
    assert tersimpan == 1


def test_templates_are_parsed_once():
    pemuat = engines["django"].engine.template_loaders

    assert [type(satu) for satu in pemuat] == [Loader]


def test_the_server_uses_sync_workers_and_no_threads():
    perintah = re.search(r'CMD \["gunicorn".*?\]', (AKAR / "Dockerfile").read_text(), re.S)[0]

    assert '"--workers"' in perintah
    assert "--threads" not in perintah
    assert "--worker-class" not in perintah
