"""The daily head: a line per day in a file outside the database, each linked to the one before.

A chain alone cannot show that its end was cut off or that all of it was rewritten; the head can.
"""

from __future__ import annotations

import fcntl
import hashlib
import json
import logging
import os
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import asdict, dataclass
from datetime import datetime, timedelta
from pathlib import Path
from typing import IO

from django.conf import settings
from django.db.models import Max

from ekinerja.antrean.daftar import berkala
from ekinerja.jejak import rantai
from ekinerja.jejak.models import Jejak

logger = logging.getLogger(__name__)

# No transaction lives this long, so no line below the head can still appear.
JEDA = timedelta(hours=1)
SEKALI_AMBIL = 5000


@dataclass(frozen=True, slots=True)
class Kepala:
    """Number and digest of the lines with ``dari`` < pk ≤ ``sampai``; ``sidik`` covers it all."""

    hari: str
    dari: int
    sampai: int
    jumlah: int
    isi: str
    sebelum: str
    sidik: str = ""

    def hitung_sidik(self) -> str:
        return hashlib.sha256(rantai.kanonik({**asdict(self), "sidik": ""})).hexdigest()


def berkas_kepala() -> Path:
    return Path(settings.VAR_DIR) / "kepala-jejak"


@berkala("jejak.tulis_kepala", setiap="harian")
def tulis_kepala(pada: datetime) -> int:
    """Append the head of the day of ``pada`` once; returns how many lines were written (0 or 1)."""
    hari = pada.date().isoformat()
    with _terkunci(berkas_kepala()) as berkas:
        lama = [_urai(teks) for teks in berkas.read().splitlines()]
        if lama and lama[-1].hari >= hari:
            return 0
        baru = _kepala_baru(hari, pada, lama[-1] if lama else None)
        berkas.write(json.dumps(asdict(baru)) + "\n")
        berkas.flush()
        os.fsync(berkas.fileno())
    logger.info("Kepala jejak %s: %s baris, sidik %s", hari, baru.jumlah, baru.sidik)
    return 1


def periksa_kepala(berkas: Path) -> str:
    """Compare every day of the file with the database; the first difference, or ""."""
    sebelum, dari = "", 0
    with berkas.open(encoding="utf-8") as teks_berkas:
        for nomor, teks in enumerate(teks_berkas, start=1):
            try:
                kepala = _urai(teks)
            except (ValueError, TypeError):
                return f"Baris {nomor} berkas kepala jejak tidak dapat dibaca."
            if sebab := _cacat(kepala, sebelum, dari):
                return f"Kepala jejak hari {kepala.hari} (baris {nomor}): {sebab}"
            sebelum, dari = kepala.sidik, kepala.sampai
    return ""


def _cacat(kepala: Kepala, sebelum: str, dari: int) -> str:
    if kepala.sebelum != sebelum or kepala.dari != dari:
        return "tidak menyambung ke hari sebelumnya."
    if kepala.sidik != kepala.hitung_sidik():
        return "sidik kepala tidak sesuai dengan isinya."
    jumlah, isi = _ringkas(kepala.dari, kepala.sampai)
    if jumlah != kepala.jumlah:
        return f"seharusnya ada {kepala.jumlah} baris jejak, yang ada {jumlah}."
    if isi != kepala.isi:
        return "isi jejak berbeda dari yang tercatat."
    return ""


def _kepala_baru(hari: str, pada: datetime, lalu: Kepala | None) -> Kepala:
    dari, sebelum = (lalu.sampai, lalu.sidik) if lalu else (0, "")
    lama = Jejak.objects.filter(waktu__lte=pada - JEDA)
    sampai = max(dari, lama.aggregate(pk=Max("pk"))["pk"] or 0)
    jumlah, isi = _ringkas(dari, sampai)
    kepala = Kepala(hari, dari, sampai, jumlah, isi, sebelum)
    return Kepala(**{**asdict(kepala), "sidik": kepala.hitung_sidik()})


def _ringkas(dari: int, sampai: int) -> tuple[int, str]:
    """Number of lines and the digest of their fingerprints, in the order of the table."""
    baris = Jejak.objects.filter(pk__gt=dari, pk__lte=sampai).order_by("pk")
    jumlah, isi = 0, hashlib.sha256()
    for pk, sidik in baris.values_list("pk", "sidik").iterator(chunk_size=SEKALI_AMBIL):
        jumlah += 1
        isi.update(f"{pk}:{sidik}\n".encode())
    return jumlah, isi.hexdigest()


def _urai(teks: str) -> Kepala:
    kepala = Kepala(**json.loads(teks))
    if not isinstance(kepala.sampai, int) or not isinstance(kepala.dari, int):
        raise TypeError("Kepala jejak tanpa rentang.")
    return kepala


@contextmanager
def _terkunci(berkas: Path) -> Iterator[IO[str]]:
    """The file, open at its end for one writer; half a line of a crash was never a head."""
    berkas.parent.mkdir(parents=True, exist_ok=True)
    berkas.touch(mode=0o600)
    with berkas.open("r+", encoding="utf-8") as terbuka:
        fcntl.flock(terbuka, fcntl.LOCK_EX)
        utuh = terbuka.read().rpartition("\n")
        terbuka.seek(0)
        terbuka.truncate(len((utuh[0] + utuh[1]).encode()))
        terbuka.seek(0)
        yield terbuka
