"""The bulk print of one unit, measured as the worker runs it: query, HTML, PDF, store, ZIP."""

from __future__ import annotations

import gc
import os
import time
from dataclasses import dataclass
from pathlib import Path

from django.core.management import call_command

from ekinerja.antrean import layanan as antrean
from ekinerja.antrean.models import Pekerjaan
from ekinerja.beranda import layanan
from ekinerja.dokumen.cetak import pencetak
from tests.bench._peladen import detik_cpu
from tests.factories.pantauan import pesan, unit_bercetak

AWAL, AKHIR = 10, 200


@dataclass(frozen=True)
class Massal:
    """CPU seconds of worker and printing process, MiB of both together."""

    dokumen: int
    detik: float
    mib_awal: float
    mib_akhir: float
    mib_arsip: float

    @property
    def per_detik(self) -> float:
        return self.dokumen / self.detik

    @property
    def tumbuh(self) -> float:
        """What the memory grew by, also while the archive was packed."""
        return max(self.mib_akhir, self.mib_arsip) - self.mib_awal


def ukur_massal() -> Massal:
    """One order of ``AKHIR`` documents in a fresh database; the printing process starts cold."""
    call_command("migrate", verbosity=0)
    cetak = pesan(unit_bercetak(AKHIR))
    pencetak.tutup()
    gc.collect()
    mib: dict[int, float] = {}
    asli = layanan.laporkan_kemajuan

    def catat(pekerjaan: Pekerjaan, *, selesai: int, total: int | None = None) -> None:
        mib[selesai] = _mib()
        asli(pekerjaan, selesai=selesai, total=total)

    layanan.laporkan_kemajuan = catat
    mulai = time.process_time()
    try:
        antrean.jalankan(Pekerjaan.objects.get(kunci=cetak.kunci).pk)
    finally:
        layanan.laporkan_kemajuan = asli
    detik = time.process_time() - mulai + sum(map(detik_cpu, _anak()))
    cetak.refresh_from_db()
    berhasil = cetak.daftar_lembar.filter(keadaan="berhasil").count()
    if berhasil != AKHIR or not cetak.berkas:
        raise RuntimeError(f"Cetak massal tidak utuh: {berhasil} dari {AKHIR} dokumen.")
    return Massal(berhasil, detik, mib[AWAL], mib[AKHIR], _mib())


def _anak() -> list[int]:
    return [pencetak._anak.pid] if pencetak._anak else []


def _mib() -> float:
    """Resident memory of this process and of the one that prints."""
    halaman = 0
    for pid in (os.getpid(), *_anak()):
        halaman += int(Path(f"/proc/{pid}/statm").read_text().split()[1])
    return halaman * os.sysconf("SC_PAGE_SIZE") / 1024**2
