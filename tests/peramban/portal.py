"""The running portal of the browser tests: demo data in a folder, served by gunicorn."""

from __future__ import annotations

import os
import socket
import subprocess
import sys
import time
import urllib.request
from pathlib import Path

from ekinerja.demo import bahan

AKAR = Path(__file__).resolve().parents[2]
SETELAN = "tests.peramban.setelan"
CHROMIUM_ARGS = [
    "--no-sandbox",
    "--disable-background-networking",
    "--disable-component-update",
    "--no-first-run",
]
TUNDA = """from datetime import timedelta
from django.db.models import F
from ekinerja.antrean.models import Pekerjaan
Pekerjaan.objects.update(waktu_tersedia=F("waktu_tersedia") + timedelta(days=1))"""
DAHULUKAN = """from ekinerja.antrean.models import Pekerjaan
from ekinerja.dokumen.layanan import dengan_kode
from ekinerja.inti.waktu import kini
satu = Pekerjaan.objects.filter(kunci=f"dokumen:{{dengan_kode('{kode}').pk}}")
satu.update(waktu_tersedia=kini())"""


class Portal:
    """One folder of data and the server over it; commands run as in an installation."""

    def __init__(self, var: Path, setelan: str = SETELAN) -> None:
        self.var = var
        with socket.socket() as soket:
            soket.bind(("127.0.0.1", 0))
            self.port = soket.getsockname()[1]
        self.alamat = f"http://127.0.0.1:{self.port}"
        self.lingkungan = {
            **{k: v for k, v in os.environ.items() if k not in {"DATABASE_URL", "REDIS_URL"}},
            "DJANGO_SETTINGS_MODULE": setelan,
            "EKINERJA_VAR": str(var),
            "EKINERJA_URL": self.alamat,
        }

    def kelola(self, *kata: str) -> str:
        """``manage.py`` with these words; what it says."""
        return subprocess.run(
            [sys.executable, "manage.py", *kata],
            cwd=AKAR,
            env=self.lingkungan,
            check=True,
            capture_output=True,
            text=True,
        ).stdout

    def kerjakan_antrean(self) -> None:
        """What the runner process would do by itself a second later."""
        self.kelola("jalankan_pekerja", "--sekali")

    def cetak(self, kode: str) -> None:
        """Make the PDF of one paper of the past, by the code that stands on its page."""
        self.kelola("shell", "-v0", "-c", DAHULUKAN.format(kode=kode))
        self.kerjakan_antrean()

    def mulai(self) -> None:
        perintah = [sys.executable, "-m", "gunicorn", "ekinerja.wsgi", "--no-control-socket"]
        with (self.var / "web.log").open("w") as log:
            self._web = subprocess.Popen(
                [*perintah, "--bind", f"127.0.0.1:{self.port}", "--threads", "4"],
                cwd=AKAR,
                env=self.lingkungan,
                stdout=log,
                stderr=subprocess.STDOUT,
            )
        for _ in range(300):
            try:
                urllib.request.urlopen(f"{self.alamat}/livez/", timeout=2).close()
            except OSError:
                time.sleep(0.1)
            else:
                return
        raise TimeoutError((self.var / "web.log").read_text())

    def berhenti(self) -> None:
        self._web.terminate()
        self._web.wait(20)


def bangun_demo(var: Path) -> None:
    """The demo years of `./run demo`, in an empty folder.

    The papers and letters of the past wait until tomorrow, so that ``kerjakan_antrean`` does
    only what a test has caused.
    """
    (var / "static").mkdir()
    portal = Portal(var)
    portal.kelola("migrate", "-v0")
    portal.kelola("muat_demo")
    portal.kelola("shell", "-v0", "-c", TUNDA)


def nip(kode: str) -> str:
    """The NIP of a person of the demo by the code name; the offices in order."""
    semua = (satu for kantor in bahan.KANTOR for satu in bahan.baca(kantor)["orang"])
    return bahan.nip(next(satu for satu in semua if satu["kode"] == kode))
