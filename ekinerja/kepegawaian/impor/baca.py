"""Reading a hostile sheet: cells in, checked values or sentences out. Knows no model."""

from __future__ import annotations

import re
import unicodedata
import warnings
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import Enum
from io import BytesIO
from typing import Any

import openpyxl
from openpyxl.utils import get_column_letter

from ekinerja.kepegawaian.impor.wadah import BARIS, BUKAN_XLSX, KOLOM, periksa_wadah

if not openpyxl.DEFUSEDXML:
    raise RuntimeError("openpyxl harus memakai defusedxml untuk membaca berkas dari luar.")

# A column with this ending only tells people something; what it holds is never read.
KETERANGAN = "(keterangan)"


class Jenis(Enum):
    TEKS = "teks"
    IDENTITAS = "identitas"  # digits that must not pass through a number: NIP, codes
    TANGGAL = "tanggal"
    BULAT = "bulat"
    PILIHAN = "pilihan"
    YA_TIDAK = "ya/tidak"


@dataclass(frozen=True, slots=True)
class Kolom:
    """One column of a layout: ``kunci`` in code, ``judul`` on the sheet."""

    kunci: str
    judul: str
    jenis: Jenis = Jenis.TEKS
    wajib: bool = False
    panjang: int = 200
    pilihan: Mapping[str, str] = field(default_factory=dict)  # screen text -> stored value
    petunjuk: str = ""


@dataclass(frozen=True, slots=True)
class Tata:
    """The layout of one sheet."""

    lembar: str
    kolom: tuple[Kolom, ...]


@dataclass(frozen=True, slots=True, order=True)
class Galat:
    lembar: str
    baris: int
    kolom: str
    pesan: str

    @property
    def tempat(self) -> str:
        bagian = [f"Lembar {self.lembar}"] if self.lembar else ["Berkas"]
        if self.baris:
            bagian.append(f"baris {self.baris}")
        if self.kolom:
            bagian.append(f"kolom {self.kolom}")
        return ", ".join(bagian)


@dataclass(frozen=True, slots=True)
class Baris:
    lembar: str
    nomor: int
    isi: Mapping[str, Any]

    def galat(self, kolom: str, pesan: str) -> Galat:
        return Galat(self.lembar, self.nomor, kolom, pesan)


@dataclass(frozen=True, slots=True)
class Bacaan:
    """What a file holds: rows per sheet, or why it cannot be read."""

    baris: Mapping[str, tuple[Baris, ...]]
    galat: tuple[Galat, ...] = ()


def baca(isi: bytes, daftar_tata: Sequence[Tata]) -> Bacaan:
    """Read the sheets named in ``daftar_tata``; other sheets (explanation, lists) are ignored."""
    alasan = periksa_wadah(isi)
    if alasan:
        return Bacaan({}, (Galat("", 0, "", alasan),))
    try:
        with warnings.catch_warnings():
            warnings.simplefilter("ignore")  # the reader warns of styles and lists it leaves out
            return _baca_buku(isi, daftar_tata)
    except Exception:
        # Whatever a crafted file breaks inside the reader, the answer is the same refusal.
        return Bacaan({}, (Galat("", 0, "", BUKAN_XLSX),))


def _baca_buku(isi: bytes, daftar_tata: Sequence[Tata]) -> Bacaan:
    buku = openpyxl.load_workbook(BytesIO(isi), read_only=True, keep_links=False)
    lembar = {_rapat(nama): nama for nama in buku.sheetnames}
    baris: dict[str, tuple[Baris, ...]] = {}
    galat: list[Galat] = []
    for tata in daftar_tata:
        nama = lembar.get(_rapat(tata.lembar))
        if nama is None:
            galat.append(Galat(tata.lembar, 0, "", "Lembar ini tidak ada di dalam berkas."))
            continue
        baris[tata.lembar] = _baca_lembar(buku[nama], tata, galat)
    return Bacaan(baris, tuple(galat))


def _baca_lembar(lembar: Any, tata: Tata, galat: list[Galat]) -> tuple[Baris, ...]:
    lembar.reset_dimensions()
    hasil: list[Baris] = []
    letak: dict[int, Kolom | None] | None = None
    for nomor, sel in enumerate(lembar.iter_rows(max_row=BARIS, max_col=KOLOM), start=1):
        if letak is None:
            letak = _letak_kolom(sel, tata, galat)
            if not letak:
                return ()
            continue
        if all(_kosong(satu.value) for satu in sel):
            continue
        hasil.append(Baris(tata.lembar, nomor, _baca_baris(nomor, sel, letak, tata, galat)))
    return tuple(hasil)


def _letak_kolom(sel: Sequence[Any], tata: Tata, galat: list[Galat]) -> dict[int, Kolom | None]:
    """Columns are found by their title, wherever they stand; None marks one not to be read."""
    menurut_judul = {_rapat(kolom.judul): kolom for kolom in tata.kolom}
    letak: dict[int, Kolom | None] = {}
    salah: list[str] = []
    for posisi, satu in enumerate(sel):
        if _kosong(satu.value):
            continue
        judul = _rapat(str(satu.value))
        kolom = menurut_judul.get(judul)
        if kolom is not None and kolom in letak.values():
            salah.append(f"Judul kolom «{kolom.judul}» tertulis dua kali.")
        elif kolom is not None or judul.endswith(KETERANGAN):
            letak[posisi] = kolom
        else:
            salah.append(f"Judul kolom {get_column_letter(posisi + 1)} tidak dikenal.")
    salah += [
        f"Kolom «{kolom.judul}» tidak ada. Gunakan templat yang diunduh dari halaman ini."
        for kolom in tata.kolom
        if kolom not in letak.values()
    ]
    galat += [Galat(tata.lembar, 1, "", pesan) for pesan in salah]
    return {} if salah else letak


def _baca_baris(
    nomor: int, sel: Sequence[Any], letak: dict[int, Kolom | None], tata: Tata, galat: list[Galat]
) -> dict[str, Any]:
    isi: dict[str, Any] = {}
    for posisi, satu in enumerate(sel):
        if posisi not in letak:
            if not _kosong(satu.value):
                huruf = get_column_letter(posisi + 1)
                pesan = "Sel ini berisi, tetapi kolomnya tidak berjudul."
                galat.append(Galat(tata.lembar, nomor, huruf, pesan))
            continue
        kolom = letak[posisi]
        if kolom is None:
            continue
        isi[kolom.kunci], salah = baca_sel(satu.value, satu.data_type, kolom)
        if salah:
            galat.append(Galat(tata.lembar, nomor, kolom.judul, salah))
    return isi


def baca_sel(nilai: object, tipe: str, kolom: Kolom) -> tuple[Any, str]:
    """The value of one cell, and the sentence that refuses it (or an empty one)."""
    if tipe == "f":
        return None, "Sel ini berisi rumus. Salin nilainya saja (Tempel khusus → Nilai)."
    if tipe == "e":
        return None, "Sel ini berisi galat Excel (misalnya #N/A)."
    if _kosong(nilai):
        return None, f"«{kolom.judul}» wajib diisi." if kolom.wajib else ""
    return _PEMBACA[kolom.jenis](nilai, kolom)


def _teks(nilai: object, kolom: Kolom) -> tuple[Any, str]:
    if isinstance(nilai, bool) or not isinstance(nilai, str):
        return None, (
            "Sel ini tersimpan sebagai angka atau tanggal. Ubah format selnya menjadi Teks, "
            "lalu ketik ulang isinya."
        )
    bersih = " ".join(unicodedata.normalize("NFC", nilai).split())
    if any(unicodedata.category(huruf) in {"Cc", "Cf", "Cs", "Co", "Cn"} for huruf in bersih):
        return None, "Sel ini memuat huruf tersembunyi yang tidak diizinkan. Ketik ulang isinya."
    if len(bersih) > kolom.panjang:
        return None, f"Isi sel ini lebih dari {kolom.panjang} huruf."
    return bersih, ""


def _identitas(nilai: object, kolom: Kolom) -> tuple[Any, str]:
    if not isinstance(nilai, str):
        return None, (
            f"{kolom.judul} tersimpan sebagai angka, sehingga angka terakhirnya dapat berubah. "
            "Ubah format kolom menjadi Teks, lalu ketik ulang."
        )
    bersih, pesan = _teks(nilai, kolom)
    return (bersih and re.sub(r"\s", "", bersih)), pesan


def _tanggal(nilai: object, kolom: Kolom) -> tuple[Any, str]:
    if isinstance(nilai, datetime):
        return _tahun_wajar(nilai.date())
    if isinstance(nilai, date):
        return _tahun_wajar(nilai)
    if isinstance(nilai, str):
        for pola in ("%Y-%m-%d", "%d-%m-%Y", "%d/%m/%Y", "%d.%m.%Y"):
            try:
                return _tahun_wajar(datetime.strptime(nilai.strip(), pola).date())  # noqa: DTZ007
            except ValueError:
                continue
    return None, "Tulis tanggal seperti 31-01-2026."


def _tahun_wajar(hari: date) -> tuple[Any, str]:
    if 1900 <= hari.year <= 2100:
        return hari, ""
    return None, f"Tahun {hari.year} tidak wajar."


def _bulat(nilai: object, kolom: Kolom) -> tuple[Any, str]:
    teks = str(nilai).strip() if isinstance(nilai, str) else ""
    if isinstance(nilai, float) and nilai.is_integer():
        nilai = int(nilai)
    if teks.isascii() and teks.isdigit() and len(teks) < 10:
        nilai = int(teks)
    if isinstance(nilai, int) and not isinstance(nilai, bool) and 0 <= nilai < 10**9:
        return nilai, ""
    return None, "Tulis angka bulat."


def _pilihan(nilai: object, kolom: Kolom) -> tuple[Any, str]:
    dikenal = {_rapat(teks): simpan for teks, simpan in kolom.pilihan.items()}
    if isinstance(nilai, str) and _rapat(nilai) in dikenal:
        return dikenal[_rapat(nilai)], ""
    return None, f"Pilih salah satu: {', '.join(kolom.pilihan)}."


def _ya_tidak(nilai: object, kolom: Kolom) -> tuple[Any, str]:
    if isinstance(nilai, bool):
        return nilai, ""
    jawab = {"ya": True, "tidak": False}.get(_rapat(nilai)) if isinstance(nilai, str) else None
    return jawab, "" if jawab is not None else "Tulis Ya atau Tidak."


_PEMBACA = {
    Jenis.TEKS: _teks,
    Jenis.IDENTITAS: _identitas,
    Jenis.TANGGAL: _tanggal,
    Jenis.BULAT: _bulat,
    Jenis.PILIHAN: _pilihan,
    Jenis.YA_TIDAK: _ya_tidak,
}


def _kosong(nilai: object) -> bool:
    return nilai is None or (isinstance(nilai, str) and not nilai.strip())


def _rapat(teks: str) -> str:
    return " ".join(teks.split()).casefold()
