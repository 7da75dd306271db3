"""Migrations are complete, named by what they do, and build the database from nothing."""

import os
import re
import subprocess
import sys

import pytest
from django.core.management import call_command
from django.db import connection
from django.db.migrations.loader import MigrationLoader

from tests.arsitektur.sumber import AKAR, PAKET

NAMA = re.compile(r"^\d{4}_(?!auto_|initial$|alter_|\d)[a-z0-9_]{3,}$")


def _migrasi_kita():
    pemuat = MigrationLoader(None, ignore_no_migrations=True)
    kita = {label for label, m in _modul_migrasi(pemuat) if m.split(".")[0] in PAKET}
    return pemuat, kita


def _modul_migrasi(pemuat):
    return {(label, type(m).__module__) for (label, _), m in pemuat.disk_migrations.items()}


@pytest.mark.django_db
def test_models_and_migrations_agree():
    call_command("makemigrations", check=True, dry_run=True, verbosity=0)


def test_each_app_has_one_leaf():
    pemuat, kita = _migrasi_kita()

    assert {a: len(pemuat.graph.leaf_nodes(a)) for a in kita} == dict.fromkeys(kita, 1)


def test_names_say_what_changes():
    pemuat, kita = _migrasi_kita()
    daftar = [nama for label, nama in pemuat.disk_migrations if label in kita]

    assert [n for n in daftar if not NAMA.match(n)] == []


@pytest.mark.parametrize(
    ("nama", "sah"),
    [
        ("0001_awal", True),
        ("0002_auto_20261120", False),
        ("0001_initial", False),
        ("0003_ab", False),
    ],
)
def test_nama_of_a_migration(nama, sah):
    assert bool(NAMA.match(nama)) is sah


@pytest.mark.django_db
def test_database_at_head_has_every_migration():
    terpasang = MigrationLoader(connection).applied_migrations

    assert set(MigrationLoader(None).disk_migrations) - set(terpasang) == set()


def test_an_empty_installation_reaches_the_head(tmp_path):
    lingkungan = {k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}}
    lingkungan |= {
        "DJANGO_SETTINGS_MODULE": "ekinerja.settings.embedded",
        "EKINERJA_VAR": str(tmp_path),
    }
    for _ in range(2):  # the second time there is nothing to do
        hasil = subprocess.run(
            [sys.executable, "manage.py", "migrate", "-v0"],
            cwd=AKAR,
            env=lingkungan,
            capture_output=True,
            text=True,
            check=False,
        )
        assert (hasil.returncode, hasil.stdout) == (0, ""), hasil.stderr
