"""Ranking sheets built by code: a good one, and a workshop to damage it."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any

import openpyxl

from evaluasi.pilihan import LEMBAR_PEMERINGKATAN as LEMBAR
from tests.korpus.buku import simpan

JUDUL = ("NIP", "Nama (keterangan)", "Kelompok", "Peringkat", "Alasan")


def lembar(
    baris: Sequence[Sequence[Any]],
    *,
    judul: Sequence[Any] = JUDUL,
    olah: Callable[[openpyxl.Workbook], None] | None = None,
) -> bytes:
    """A workbook with one ranking sheet."""
    berkas = openpyxl.Workbook()
    berkas.active.title = LEMBAR
    berkas.active.append(list(judul))
    for satu in baris:
        berkas.active.append(list(satu))
    if olah:
        olah(berkas)
    return simpan(berkas)


def baris(
    nip: Sequence[Any], kelompok: Sequence[Any] = (), **lain: Mapping[int, Any]
) -> list[list[Any]]:
    """One row per number: K1, K2, K3 in turn; ``peringkat={0: 1}`` fills a cell of one row."""
    hasil = []
    for urut, satu in enumerate(nip):
        grup = kelompok[urut] if urut < len(kelompok) else ("K1", "K2", "K3")[urut % 3]
        peringkat = lain.get("peringkat", {}).get(urut)
        hasil.append([satu, f"Nama {urut}", grup, peringkat, lain.get("alasan", {}).get(urut)])
    return hasil
