"""Sheets built by code: a good one, and a workshop to damage it."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable, Sequence
from typing import Any

import openpyxl

from ekinerja.kepegawaian.impor.tata import DAFTAR_TATA, JABATAN, PEGAWAI, UNIT

Baris = dict[str, Any]
Ubah = Callable[[dict[str, bytes]], None]


def buku(
    unit: Sequence[Baris] = (),
    jabatan: Sequence[Baris] = (),
    pegawai: Sequence[Baris] = (),
    *,
    olah: Callable[[openpyxl.Workbook], None] | None = None,
) -> bytes:
    """A workbook in the layout of the template; rows are dicts of column keys."""
    berkas = openpyxl.Workbook()
    berkas.remove(berkas.active)
    for tata, daftar in ((UNIT, unit), (JABATAN, jabatan), (PEGAWAI, pegawai)):
        lembar = berkas.create_sheet(tata.lembar)
        lembar.append([kolom.judul for kolom in tata.kolom])
        for baris in daftar:
            lembar.append([baris.get(kolom.kunci) for kolom in tata.kolom])
    if olah:
        olah(berkas)
    return simpan(berkas)


def simpan(berkas: openpyxl.Workbook) -> bytes:
    keluar = io.BytesIO()
    berkas.save(keluar)
    return keluar.getvalue()


def letak(lembar: str, kunci: str, nomor: int) -> str:
    """The address of a cell: ``letak("Pegawai", "nip", 2)`` is ``A2``."""
    tata = next(tata for tata in DAFTAR_TATA if tata.lembar == lembar)
    urut = [kolom.kunci for kolom in tata.kolom].index(kunci)
    return f"{openpyxl.utils.get_column_letter(urut + 1)}{nomor}"


def bongkar(isi: bytes, ubah: Ubah, *, cara: int = zipfile.ZIP_DEFLATED) -> bytes:
    """The same file with its parts changed by ``ubah`` (a dict of name to content)."""
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        bagian = {nama: arsip.read(nama) for nama in arsip.namelist()}
    ubah(bagian)
    keluar = io.BytesIO()
    with zipfile.ZipFile(keluar, "w", cara) as arsip:
        for nama, teks in bagian.items():
            arsip.writestr(nama, teks)
    return keluar.getvalue()


def sisip(bagian: str, lama: bytes, baru: bytes) -> Ubah:
    def ubah(isi: dict[str, bytes]) -> None:
        assert lama in isi[bagian]
        isi[bagian] = isi[bagian].replace(lama, baru, 1)

    return ubah


def tambah(nama: str, teks: bytes = b"x") -> Ubah:
    def ubah(isi: dict[str, bytes]) -> None:
        isi[nama] = teks

    return ubah
