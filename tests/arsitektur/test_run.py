"""The `run` script: a failure is one sentence and a code; the closing table tells the truth."""

import hashlib
import os
import re
import shutil
import socket
import subprocess
import sys
from pathlib import Path

import pytest

from tests import jalankan
from tests.arsitektur.sumber import AKAR


def _run(*kata: str, cwd: Path = AKAR, **lingkungan: str) -> subprocess.CompletedProcess[str]:
    return subprocess.run(
        ["bash", str(cwd / "run"), *kata],
        cwd=cwd,
        env={"PATH": os.environ["PATH"], "HOME": str(cwd)} | lingkungan,
        capture_output=True,
        text=True,
        check=False,
    )


@pytest.fixture
def salinan(tmp_path):
    """A fresh checkout as far as `run` looks at it, and a PATH with the tools of a bare system."""
    for nama in ("run", "requirements.lock", "requirements-dev.lock"):
        shutil.copy(AKAR / nama, tmp_path)
    alat = tmp_path / "alat"
    alat.mkdir()
    for nama in ("bash", "dirname", "readlink", "mkdir", "df", "awk", "sha256sum", "cut", "grep"):
        (alat / nama).symlink_to(shutil.which(nama))
    (alat / "flock").symlink_to(shutil.which("flock"))
    return tmp_path


def test_help_names_every_command():
    perintah = set(re.findall(r"^  (\w+)\) ", (AKAR / "run").read_text(), re.MULTILINE))

    hasil = _run("help")

    assert hasil.returncode == 0
    assert perintah == {"demo", "serve", "test", "check", "bench"}
    assert [p for p in sorted(perintah) if not re.search(rf"^  {p}\b", hasil.stdout, re.M)] == []


def test_unknown_command_is_refused():
    hasil = _run("mulai")

    assert hasil.returncode == 1
    assert hasil.stderr.splitlines()[-1] == "Perintah «mulai» tidak dikenal."


def test_no_python_is_one_sentence(salinan):
    hasil = _run("demo", cwd=salinan, PATH=str(salinan / "alat"))

    assert hasil.returncode == 1
    assert hasil.stderr.startswith("Python 3.11 atau yang lebih baru tidak ditemukan.")
    assert hasil.stderr.count("\n") == 1


def test_no_venv_module_is_one_sentence(salinan):
    palsu = salinan / "alat" / "python3"
    palsu.write_text('#!/bin/bash\n[[ "$*" != *venv* ]]\n')
    palsu.chmod(0o755)

    hasil = _run("demo", cwd=salinan, PATH=str(salinan / "alat"))

    assert hasil.returncode == 1
    assert hasil.stderr == "Modul venv belum ada. Pasang dengan: apt-get install python3-venv\n"


def test_full_disk_is_one_sentence(salinan):
    (salinan / "alat" / "df").unlink()
    df = salinan / "alat" / "df"
    df.write_text('#!/bin/bash\necho kepala\necho "disk 100 90 10 90% /"\n')
    df.chmod(0o755)

    hasil = _run("demo", cwd=salinan, PATH=str(salinan / "alat"))

    assert hasil.returncode == 1
    assert re.fullmatch(r"Ruang disk untuk \S+ tinggal 10 MB, .*\n", hasil.stderr)


def test_taken_port_is_one_sentence(salinan):
    bin_ = salinan / ".venv" / "bin"
    bin_.mkdir(parents=True)
    (bin_ / "python").write_text(f'#!/bin/bash\nexec {sys.executable} "$@"\n')
    (bin_ / "python").chmod(0o755)
    sidik = hashlib.sha256((salinan / "requirements.lock").read_bytes()).hexdigest()
    (salinan / ".venv" / ".terpasang").write_text(sidik)
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        soket.listen()
        port = str(soket.getsockname()[1])

        hasil = _run("demo", cwd=salinan, PORT=port)

    assert hasil.returncode == 1
    assert hasil.stderr.startswith(f"Port {port} pada 127.0.0.1 tidak dapat dipakai")


def _lintasan(nama, lulus=(), lewat=(), halangan=""):
    return jalankan.Lintasan(
        nama, halangan, lulus=set(lulus), terlewati=dict.fromkeys(lewat, "alasan")
    )


def test_ringkas_forgives_what_another_pass_has_run(capsys):
    daftar = [_lintasan("SQLite", ["a"], ["b", "c"]), _lintasan("PostgreSQL", ["b"], ["c"])]

    assert jalankan.ringkas(daftar, []) == ["c: alasan"]
    assert "1 dijalankan,   2 terlewati" in capsys.readouterr().out


def test_ringkas_counts_a_pass_that_could_not_run(capsys):
    lewat = jalankan.ringkas([_lintasan("peramban", halangan="Chromium tidak terpasang")], [])

    assert lewat == ["peramban: Chromium tidak terpasang"]
    assert "dilewati: Chromium tidak terpasang" in capsys.readouterr().out
