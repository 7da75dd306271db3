"""A process of its own on the test database: ``python -m tests.ekinerja.antrean.proses pekerja``.

It knows one handler more, whose work a test can watch and hold up through two files. ``UJI_MEDIA``
names the folder of stored files, ``UJI_MUAT`` a module that is loaded once the apps stand.
"""

from __future__ import annotations

import os
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import timedelta
from importlib import import_module
from pathlib import Path
from typing import Any

import django
from django.conf import settings
from django.core.management import call_command
from django.db import connection

from ekinerja.antrean.daftar import penangan
from ekinerja.celery import app

AKAR = Path(__file__).resolve().parents[3]
SEWA = timedelta(seconds=2)


def lambat(pekerjaan: Any, *, map_kerja: str) -> str:
    """Say «mulai», wait for leave, say «selesai»."""
    tempat = Path(map_kerja)
    _catat(tempat, "mulai")
    while not (tempat / "boleh").exists():
        time.sleep(0.02)
    _catat(tempat, "selesai")
    return "beres"


def _catat(tempat: Path, kata: str) -> None:
    with (tempat / "catatan").open("a") as berkas:
        berkas.write(f"{kata}\n")


def catatan(tempat: Path) -> list[str]:
    berkas = tempat / "catatan"
    return berkas.read_text().split() if berkas.exists() else []


def tunggu(syarat: Callable[[], Any], detik: float = 30) -> None:
    batas = time.monotonic() + detik
    while not syarat():
        if time.monotonic() > batas:
            raise TimeoutError
        time.sleep(0.05)


@contextmanager
def proses(peran: str, **lingkungan: str) -> Iterator[subprocess.Popen[bytes]]:
    """Start the process in a group of its own; what is left of the group ends with the block."""
    anak = subprocess.Popen(
        [sys.executable, "-m", "tests.ekinerja.antrean.proses", peran],
        cwd=AKAR,
        env={**os.environ, "UJI_NAMA": str(connection.settings_dict["NAME"]), **lingkungan},
        start_new_session=True,
    )
    try:
        yield anak
    finally:
        bunuh(anak)


def bunuh(anak: subprocess.Popen[bytes]) -> None:
    """``kill -9`` to the process and its children."""
    with suppress(ProcessLookupError):
        os.killpg(anak.pid, signal.SIGKILL)
    anak.wait()


def _utama(peran: str) -> None:
    settings.DATABASES["default"]["NAME"] = os.environ["UJI_NAMA"]
    if tempat := os.environ.get("UJI_MEDIA"):
        settings.MEDIA_ROOT = tempat
    django.setup()
    if tambahan := os.environ.get("UJI_MUAT"):
        import_module(tambahan)
    penangan("uji.lambat", sewa=SEWA)(lambat)
    if peran == "pekerja":
        call_command("jalankan_pekerja", jeda=0.05)
        return
    app.worker_main(["worker", "--concurrency=1", "--loglevel=WARNING", "--without-mingle"])


if __name__ == "__main__":
    _utama(sys.argv[1])
