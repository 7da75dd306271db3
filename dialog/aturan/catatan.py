"""Rules of the daily notes: which days are open, which days a month shows. Pure: no ORM."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from dialog.pilihan import KategoriCatatan
from ekinerja.kalender.aturan import SABTU, hari_kerja

# Dasar: kebijakan aplikasi (KEPUTUSAN 29); formulir harus selalu dapat dicetak.
MAKS_SEHARI = 20
MAKS_KOREKSI = 10


class HariCatatan(NamedTuple):
    """One day of a month as the list shows it."""

    tanggal: date
    libur: str
    hari_kerja: bool


def tanggal_terawal(hari_ini: date, jendela: int) -> date:
    """The first day for which a note can be written on ``hari_ini``.

    Dasar: menu Catatan Harian Kementerian Kesehatan, waktu pelaksanaan berdasarkan tanggal saat
    pengisian; jendela mundur menurut profil (KEPUTUSAN 16).
    """
    return hari_ini - timedelta(days=max(jendela, 0))


def di_dalam_jendela(tanggal: date, hari_ini: date, jendela: int) -> bool:
    """Whether notes of ``tanggal`` may still be written, changed and deleted on ``hari_ini``.

    Dasar: menu Catatan Harian Kementerian Kesehatan; jendela mundur menurut profil (KEPUTUSAN 16).
    """
    return tanggal_terawal(hari_ini, jendela) <= tanggal <= hari_ini


def perlu_dibahas(kategori: str, *, ditandai: bool) -> bool:
    """Whether the note belongs on the agenda of the next dialogue.

    Dasar: formulir Risalah Dialog Kinerja, «ambil narasi pada catatan harian yang perlu diskusi».
    """
    return ditandai or kategori == KategoriCatatan.PERLU_DISKUSI


def rentang_bulan(teks: str, hari_ini: date) -> tuple[date, date]:
    """First and last day of the month that «2026-10» names; nonsense and the future mean this one.

    Dasar: kebijakan aplikasi (KEPUTUSAN 13); catatan ditulis menurut tanggal setempat.
    """
    tahun, _, bulan = teks.partition("-")
    awal = hari_ini.replace(day=1)
    if len(tahun) == 4 and len(bulan) == 2 and (tahun + bulan).isascii():
        angka = (tahun + bulan).isdigit() and 1 <= int(bulan) <= 12 and int(tahun) >= 2000
        awal = min(awal, date(int(tahun), int(bulan), 1)) if angka else awal
    return awal, (awal + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def bulan_lalu(mulai: date) -> date:
    """A day of the month before the one that begins on ``mulai``.

    Dasar: kebijakan aplikasi (KEPUTUSAN 13).
    """
    return mulai - timedelta(days=1)


def bulan_depan(selesai: date, hari_ini: date) -> date | None:
    """The first day of the month after ``selesai``; none before it has begun.

    Dasar: kebijakan aplikasi (KEPUTUSAN 13).
    """
    return None if selesai >= hari_ini else selesai + timedelta(days=1)


def daftar_hari(
    mulai: date, selesai: date, libur: Mapping[date, str], terisi: Collection[date]
) -> list[HariCatatan]:
    """The days to show, newest first: working days, named holidays, and whatever has a note.

    Dasar: Permenkes 31/2021, hari kerja Senin sampai Jumat; hari libur sebagai data (KEPUTUSAN 15).
    """
    jarak = (selesai - mulai).days
    semua = (selesai - timedelta(days=n) for n in range(jarak + 1))
    return [
        HariCatatan(hari, libur.get(hari, ""), hari_kerja(hari, libur.keys()))
        for hari in semua
        if hari.weekday() < SABTU or hari in terisi
    ]


def hari_kerja_terisi(terisi: Iterable[date], libur: Collection[date]) -> int:
    """On how many working days something was noted.

    Dasar: Permenkes 31/2021, hari kerja Senin sampai Jumat; hari libur sebagai data (KEPUTUSAN 15).
    """
    return sum(hari_kerja(hari, libur) for hari in set(terisi))
