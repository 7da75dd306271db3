"""Reminders before a stage closes, to those who still owe something. Knows no kind of debt.

The apps above enter from their ``apps.py`` who owes what; this module knows days and letters.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from itertools import islice
from typing import NamedTuple

from ekinerja.antrean.daftar import berkala
from ekinerja.inti.waktu import kini, setempat
from ekinerja.kalender import aturan
from ekinerja.kalender.models import TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.aturan import JAM_RANGKUMAN
from ekinerja.pemberitahuan.layanan import antrekan
from ekinerja.pemberitahuan.models import Pemberitahuan

JENIS = "kalender/surel/pengingat"
# Before six, so that the digest of the same morning takes them along (KEPUTUSAN 41).
JAM_PENGINGAT = time(5)
# A run left behind says nothing: the next hour looks anew and knows which mark is due.
USANG = timedelta(hours=2)
# How long after a stage people may still owe something with a date of its own.
SESUDAH_TAHAP = timedelta(days=60)
SEKALI_PERIKSA = 500


class Tagihan(NamedTuple):
    """Who still owes something, until which local day, where he does it, and what it is."""

    penerima: Pegawai
    ditutup: date
    tautan: str
    ringkasan: str


Fungsi = Callable[[TahapPeriode], Iterable[Tagihan]]


@dataclass(frozen=True, slots=True)
class Penagih:
    """One function of one stage; with ``dari`` it has closing days of its own."""

    tahap: Tahap
    dari: Tahap | None
    fungsi: Fungsi


_PENAGIH: list[Penagih] = []


def penagih(tahap: Tahap, *, dari: Tahap | None = None) -> Callable[[Fungsi], Fungsi]:
    """Enter ``def f(tahap_periode) -> Iterable[Tagihan]``: all who owe, in constant queries.

    ``f`` is asked with each stage ``tahap`` that is open. With ``dari`` it is asked with each stage
    ``dari`` until long after it closed, because its own closing days follow from what happened then
    (an answer is due so many working days after an evaluation was set).
    """

    def daftarkan(fungsi: Fungsi) -> Fungsi:
        entri = Penagih(tahap, dari, fungsi)
        if entri not in _PENAGIH:
            _PENAGIH.append(entri)
        return fungsi

    return daftarkan


@berkala("kalender.ingatkan", setiap="jam")
def ingatkan(pada: datetime) -> int:
    """Remind everybody of the mark that is due at ``pada``; each once, however often this runs."""
    if kini() - pada > USANG:
        return 0
    jumlah = 0
    galat: list[Exception] = []
    for satu in _PENAGIH:
        try:
            jumlah += sum(_ingatkan(satu, tahap, pada) for tahap in _tahap(satu, pada))
        except Exception as satu_galat:
            galat.append(satu_galat)
    # One kind of debt that cannot be read silences no other; the job fails and is tried again.
    if galat:
        raise galat[0]
    return jumlah


def _tahap(satu: Penagih, pada: datetime) -> list[TahapPeriode]:
    """The stages to ask about: none that closes later than the first mark."""
    hari = pada.date()
    if satu.dari is not None:
        semua = TahapPeriode.objects.mungkin_terbuka(satu.dari, hari, sesudah=SESUDAH_TAHAP)
        return list(semua.order_by("pk"))
    terjauh = hari + timedelta(days=max(aturan.TANDA_PENGINGAT) + 1)
    semua = TahapPeriode.objects.mungkin_terbuka(satu.tahap, hari).filter(ditutup__lte=terjauh)
    return list(semua.order_by("pk"))


def _ingatkan(satu: Penagih, tahap: TahapPeriode, pada: datetime) -> int:
    daftar = iter(satu.fungsi(tahap))
    jumlah = 0
    while potong := list(islice(daftar, SEKALI_PERIKSA)):
        tempo = [(kunci, t) for t in potong if (kunci := _kunci(satu, tahap, t, pada))]
        sudah = set(
            Pemberitahuan.objects.filter(kunci__in=[kunci for kunci, _ in tempo])
            .order_by()
            .values_list("kunci", flat=True)
        )
        for kunci, tagihan in tempo:
            if kunci not in sudah:
                sudah.add(kunci)
                _kirim(kunci, satu, tahap, tagihan, pada)
                jumlah += 1
    return jumlah


def _kunci(satu: Penagih, tahap: TahapPeriode, tagihan: Tagihan, pada: datetime) -> str:
    """The name of the reminder that is due to this person now; empty when none is."""
    penerima, ditutup = tagihan.penerima, tagihan.ditutup
    saat = setempat(pada, penerima.unit_kerja.zona_waktu)
    belum_dibuka = satu.dari is None and saat.date() < tahap.dibuka
    if not penerima.aktif or belum_dibuka or saat.time() < JAM_PENGINGAT:
        return ""
    tanda = aturan.tanda_pengingat((ditutup - saat.date()).days)
    if tanda is None:
        return ""
    return f"pengingat:{satu.tahap}:{tahap.pk}:{ditutup.isoformat()}:{tanda}:{penerima.pk}"


def _kirim(
    kunci: str, satu: Penagih, tahap: TahapPeriode, tagihan: Tagihan, pada: datetime
) -> None:
    zona = tagihan.penerima.unit_kerja.zona_waktu
    saat = setempat(pada, zona)
    terakhir = tagihan.ditutup == saat.date()
    antrekan(
        JENIS,
        penerima=tagihan.penerima,
        kunci=kunci,
        konteks={
            "nama": satu.tahap.label,
            "periode": tahap.periode,
            "tagihan": tagihan,
            "zona": zona,
            "sisa": (tagihan.ditutup - saat.date()).days,
        },
        tautan=tagihan.tautan,
        # After the digest of the last day the next one would come too late: this one goes alone.
        pengingat=not (terakhir and saat.time() >= JAM_RANGKUMAN),
    )
