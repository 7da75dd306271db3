"""All that waits for one person, from every room, in one query."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, datetime
from typing import Any, NamedTuple

from django.db.models import QuerySet, Value
from django.urls import reverse

from ekinerja.beranda.sumber import KOLOM, SUMBER, Sumber
from ekinerja.kalender.aturan import batas_waktu
from ekinerja.kepegawaian.models import Pegawai

BATAS = 400


class Baris(NamedTuple):
    """One thing that waits: which source, the keys of its page, and what the line says."""

    sumber: int
    objek: int
    objek_dua: int | None
    nama: str
    sebutan: str
    batas: datetime | None
    ditutup: str
    zona: str

    @property
    def tenggat(self) -> datetime | None:
        """The instant itself, or the end of the day that the calendar names."""
        if self.batas is None and self.ditutup:
            return batas_waktu(date.fromisoformat(self.ditutup[:10]), self.zona)
        return self.batas


def baris(pelaku: Pegawai, pada: date) -> Iterator[tuple[Sumber, Baris, str]]:
    """Source, row and link of everything that waits, in the order of ``SUMBER``. One query."""
    bagian = [
        satu.annotate(t_sumber=Value(nomor)).values_list("t_sumber", *(f"t_{k}" for k in KOLOM))
        for nomor, sumber in enumerate(SUMBER)
        for satu in _daftar(sumber.cari(pelaku, pada))
    ]
    semua = bagian[0].union(*bagian[1:], all=True).order_by("t_sumber", "t_objek")
    for isi in semua[:BATAS]:
        satu = Baris(*isi)
        kunci = [satu.objek] if satu.objek_dua is None else [satu.objek, satu.objek_dua]
        yield SUMBER[satu.sumber], satu, reverse(SUMBER[satu.sumber].alamat, args=kunci)


def _daftar(hasil: QuerySet[Any] | list[QuerySet[Any]]) -> list[QuerySet[Any]]:
    return hasil if isinstance(hasil, list) else [hasil]
