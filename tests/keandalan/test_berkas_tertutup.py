"""What the portal writes on a machine with other accounts is readable by its own account alone."""

import os
import subprocess
import sys
from pathlib import Path

AKAR = Path(__file__).resolve().parents[2]
TULIS = """
import django
django.setup()
from django.core.cache import cache
from django.core.files.base import ContentFile
from django.core.files.storage import default_storage
from django.db import connection
from ekinerja.jejak.kepala import _terkunci, berkas_kepala
connection.ensure_connection()
cache.set("a", "b")
default_storage.save("dokumen/2026/1.pdf", ContentFile(b"%PDF-"))
with _terkunci(berkas_kepala()):
    pass
"""


def test_nothing_in_var_is_open_to_other_accounts(tmp_path):
    var = tmp_path / "var"
    lingkungan = {
        "PATH": os.environ["PATH"],
        "EKINERJA_VAR": str(var),
        "DJANGO_SETTINGS_MODULE": "ekinerja.settings.embedded",
    }

    subprocess.run([sys.executable, "-c", TULIS], cwd=AKAR, env=lingkungan, check=True)

    isi = [var, *var.rglob("*")]
    assert {satu.name for satu in isi} >= {"ekinerja.sqlite3", "kunci-rahasia", "1.pdf"}
    assert [satu for satu in isi if satu.stat().st_mode & 0o077] == []
