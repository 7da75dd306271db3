"""Servers under measurement, a small client on loopback, and CPU time read from /proc."""

from __future__ import annotations

import http.client
import os
import socket
import subprocess
import sys
import time
from concurrent.futures import ThreadPoolExecutor
from pathlib import Path

PROSES = Path("/proc")
PEKERJA = 2


def port_bebas() -> int:
    with socket.socket() as soket:
        soket.bind(("127.0.0.1", 0))
        return soket.getsockname()[1]


class Peladen:
    """gunicorn with two sync workers, alone in its process group."""

    def __init__(self, aplikasi: str, lingkungan: dict[str, str], catatan: Path) -> None:
        self.port = port_bebas()
        self.proses = subprocess.Popen(
            [
                *(sys.executable, "-m", "gunicorn", aplikasi),
                *("--bind", f"127.0.0.1:{self.port}", "--workers", str(PEKERJA)),
                *("--no-control-socket", "--log-level", "warning", "--timeout", "120"),
            ],
            env=os.environ | lingkungan,
            stdout=catatan.open("ab"),
            stderr=subprocess.STDOUT,
        )

    def minta(self, jalur: str, kuki: str = "") -> http.client.HTTPResponse:
        """One request on a connection of its own, as a sync worker serves it."""
        sambungan = http.client.HTTPConnection("127.0.0.1", self.port, timeout=60)
        kepala = {"Cookie": kuki, "X-Forwarded-Proto": "https"}
        sambungan.request("GET", jalur, headers=kepala)
        jawaban = sambungan.getresponse()
        jawaban.isi = jawaban.read()
        sambungan.close()
        return jawaban

    def kuki(self, jalur: str) -> str:
        """The cookies that a page sets."""
        daftar = self.minta(jalur).headers.get_all("Set-Cookie", [])
        return "; ".join(satu.partition(";")[0] for satu in daftar)

    def tunggu(self) -> None:
        batas = time.monotonic() + 60
        while True:
            try:
                socket.create_connection(("127.0.0.1", self.port), timeout=1).close()
                return
            except OSError:
                if self.proses.poll() is not None or time.monotonic() > batas:
                    raise RuntimeError("Server pengukuran tidak mau hidup.") from None
                time.sleep(0.2)

    def detik_cpu(self) -> float:
        return sum(map(detik_cpu, keluarga(self.proses.pid)))

    def memori_mib(self) -> float:
        """Proportional share of the whole process tree."""
        return sum(map(_pss_kib, keluarga(self.proses.pid))) / 1024

    def henti(self) -> None:
        self.proses.terminate()
        try:
            self.proses.wait(20)
        except subprocess.TimeoutExpired:
            self.proses.kill()


def muat(peladen: Peladen, jalur: str, kuki: str, *, banyak: int, serempak: int) -> list[float]:
    """Seconds of each of ``banyak`` requests over ``serempak`` connections; all must be 200."""

    def satu(_: int) -> float:
        mulai = time.perf_counter()
        jawaban = peladen.minta(jalur, kuki)
        if jawaban.status != 200:
            raise RuntimeError(f"{jalur} menjawab {jawaban.status}.")
        return time.perf_counter() - mulai

    with ThreadPoolExecutor(serempak) as kolam:
        return list(kolam.map(satu, range(banyak)))


def keluarga(akar: int) -> list[int]:
    """A process and all its descendants."""
    anak: dict[int, list[int]] = {}
    for folder in PROSES.iterdir():
        if folder.name.isdigit() and (isi := _baca(folder / "stat")):
            induk = int(isi.rpartition(")")[2].split()[1])
            anak.setdefault(induk, []).append(int(folder.name))
    hasil = [akar]
    for pid in hasil:
        hasil += anak.get(pid, [])
    return hasil


def detik_cpu(pid: int) -> float:
    """CPU time of a process in seconds: nanoseconds by thread, or the coarser ticks."""
    utas = [_baca(satu / "schedstat") for satu in (PROSES / str(pid) / "task").glob("*")]
    if any(utas):
        return sum(int(isi.split()[0]) for isi in utas if isi) / 1e9
    isi = _baca(PROSES / str(pid) / "stat").rpartition(")")[2].split()
    return sum(map(int, isi[11:13])) / os.sysconf("SC_CLK_TCK") if isi else 0.0


def _pss_kib(pid: int) -> int:
    baris = _baca(PROSES / str(pid) / "smaps_rollup").splitlines()
    return next((int(satu.split()[1]) for satu in baris if satu.startswith("Pss:")), 0)


def _baca(berkas: Path) -> str:
    try:
        return berkas.read_text()
    except OSError:
        return ""
