"""Is this upload a plain, small XLSX? Judged from the zip directory and raw XML, before opening."""

from __future__ import annotations

import posixpath
import re
import zipfile
from collections.abc import Iterator
from io import BytesIO
from typing import IO, Any
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import iterparse
from openpyxl.utils import column_index_from_string

MEGA = 1_048_576
UKURAN_BERKAS = 5 * MEGA
JUMLAH_ANGGOTA = 60
UKURAN_TERBUKA = 50 * MEGA
UKURAN_BAGIAN_LAIN = 5 * MEGA
NISBAH = 100
NISBAH_MULAI = 100_000
BARIS = 20_000
KOLOM = 60
SEL = 400_000
KATA = 400_000
KEDALAMAN = 60

BUKAN_XLSX = "Berkas ini bukan buku kerja XLSX yang utuh. Simpan ulang sebagai «Excel Workbook»."
SANDI_ATAU_LAMA = (
    "Berkas ini berformat Excel lama (.xls) atau dikunci kata sandi. "
    "Simpan ulang sebagai «Excel Workbook (.xlsx)» tanpa kata sandi."
)
MAKRO = "Berkas ini memuat makro. Simpan ulang sebagai «Excel Workbook (.xlsx)» tanpa makro."
TAUTAN = "Berkas ini memuat tautan atau sambungan ke berkas lain. Putuskan tautannya lebih dahulu."
BENDA = "Berkas ini memuat objek tertanam. Hapus objek tersebut lebih dahulu."
MEMBENGKAK = "Isi berkas ini membengkak tidak wajar ketika dibuka, sehingga ditolak."
XML_BERBAHAYA = "Berkas ini memuat deklarasi XML yang tidak diizinkan."
SEL_JAUH = (
    f"Ada isi di luar {BARIS // 1000}.000 baris atau {KOLOM} kolom pertama. "
    "Hapus sel yang jauh itu, lalu simpan ulang."
)

_TERLARANG = (
    ("vbaproject", MAKRO),
    ("xl/macrosheets/", MAKRO),
    ("xl/dialogsheets/", MAKRO),
    ("customui/", MAKRO),
    ("xl/externallinks/", TAUTAN),
    ("xl/connections", TAUTAN),
    ("xl/querytables/", TAUTAN),
    ("xl/model/", TAUTAN),
    ("xl/embeddings/", BENDA),
    ("xl/activex/", BENDA),
    ("xl/ctrlprops/", BENDA),
)


def periksa_wadah(isi: bytes) -> str | None:
    """The sentence with which the upload is refused, or ``None``."""
    if len(isi) > UKURAN_BERKAS:
        return "Berkas ini lebih besar dari 5 MB. Bagi menjadi beberapa berkas."
    if isi.startswith(b"\xd0\xcf\x11\xe0"):
        return SANDI_ATAU_LAMA
    if not isi.startswith(b"PK\x03\x04"):
        return BUKAN_XLSX
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            return _periksa_daftar(arsip) or _periksa_isi(arsip)
    except DefusedXmlException:
        return XML_BERBAHAYA
    except (zipfile.BadZipFile, ParseError, EOFError, OSError, ValueError, LookupError):
        return BUKAN_XLSX
    except (NotImplementedError, RuntimeError):
        return BUKAN_XLSX


def _periksa_daftar(arsip: zipfile.ZipFile) -> str | None:
    """Judge the directory alone: nothing has been unpacked yet."""
    anggota = arsip.infolist()
    nama = [satu.filename.replace("\\", "/").lower() for satu in anggota]
    if len(anggota) > JUMLAH_ANGGOTA:
        return f"Berkas ini memuat lebih dari {JUMLAH_ANGGOTA} bagian, sehingga ditolak."
    if len(set(nama)) != len(nama) or any(_nama_lari(satu) for satu in nama):
        return BUKAN_XLSX
    if any(satu.flag_bits & 0x1 for satu in anggota):
        return SANDI_ATAU_LAMA
    for satu in nama:
        for potongan, alasan in _TERLARANG:
            if potongan in satu:
                return alasan
    if not {"[content_types].xml", "xl/workbook.xml"} <= set(nama):
        return BUKAN_XLSX
    return MEMBENGKAK if _membengkak(anggota) else None


def _nama_lari(nama: str) -> bool:
    return nama.startswith("/") or ".." in nama.split("/") or "\x00" in nama


def _membengkak(anggota: list[zipfile.ZipInfo]) -> bool:
    if sum(satu.file_size for satu in anggota) > UKURAN_TERBUKA:
        return True
    return any(
        satu.file_size > NISBAH_MULAI and satu.file_size > NISBAH * max(satu.compress_size, 1)
        for satu in anggota
    ) or any(
        satu.file_size > UKURAN_BAGIAN_LAIN
        for satu in anggota
        if not satu.filename.startswith(("xl/worksheets/", "xl/sharedStrings", "xl/media/"))
    )


def _periksa_isi(arsip: zipfile.ZipFile) -> str | None:
    for satu in arsip.infolist():
        nama = satu.filename
        with arsip.open(satu) as aliran:
            alasan = _periksa_bagian(nama, aliran)
        if alasan:
            return alasan
    return None


def _periksa_bagian(nama: str, aliran: IO[bytes]) -> str | None:
    if nama == "[Content_Types].xml":
        return _periksa_jenis(aliran)
    if nama.endswith(".rels"):
        return _periksa_tautan(aliran)
    if nama.startswith("xl/worksheets/") and posixpath.dirname(nama) == "xl/worksheets":
        return _periksa_lembar(aliran)
    if nama.startswith("xl/sharedStrings"):
        jumlah = sum(1 for unsur in _unsur(aliran) if unsur.tag.endswith("}si"))
        return MEMBENGKAK if jumlah > KATA else None
    if nama.endswith(".xml"):
        for _ in _unsur(aliran):  # defusedxml raises on entities and external references
            pass
    return None


def _unsur(aliran: IO[bytes]) -> Iterator[Any]:
    return (unsur for peristiwa, unsur in _peristiwa(aliran) if peristiwa == "end")


def _peristiwa(aliran: IO[bytes]) -> Iterator[tuple[str, Any]]:
    """Elements as they open and close, each forgotten after its turn: memory stays flat."""
    dalam: list[Any] = []
    for peristiwa, unsur in iterparse(
        aliran, events=("start", "end"), forbid_dtd=True, forbid_entities=True
    ):
        if peristiwa == "start":
            dalam.append(unsur)
            if len(dalam) > KEDALAMAN:
                raise ValueError("XML terlalu dalam")
            yield peristiwa, unsur
            continue
        yield peristiwa, unsur
        dalam.pop()
        unsur.clear()
        if dalam:
            dalam[-1].remove(unsur)


def _periksa_jenis(aliran: IO[bytes]) -> str | None:
    for unsur in _unsur(aliran):
        jenis = str(unsur.get("ContentType", "")).lower()
        if "macroenabled" in jenis or "vbaproject" in jenis:
            return MAKRO
    return None


def _periksa_tautan(aliran: IO[bytes]) -> str | None:
    """No relation out of the file; links that people type into cells (e-mail) are harmless."""
    for unsur in _unsur(aliran):
        keluar = str(unsur.get("TargetMode", "")).lower() == "external"
        if keluar and not str(unsur.get("Type", "")).lower().endswith("/hyperlink"):
            return TAUTAN
    return None


def _periksa_lembar(aliran: IO[bytes]) -> str | None:
    """Rows and columns are capped by what is written, not by the declared dimension.

    The reader drops rows that are out of order without a word, so they are refused here.
    """
    sel = baris_lalu = kolom_lalu = 0
    for peristiwa, unsur in _peristiwa(aliran):
        ekor = unsur.tag.rpartition("}")[2]
        if ekor == "row" and peristiwa == "start":
            baris = _nomor(unsur.get("r"), baris_lalu + 1)
            if baris > BARIS:
                return SEL_JAUH
            if baris <= baris_lalu:
                return BUKAN_XLSX
            baris_lalu, kolom_lalu = baris, 0
        elif ekor == "c" and peristiwa == "end":
            sel += 1
            letak = _letak(unsur.get("r"), baris_lalu, kolom_lalu + 1)
            if letak is None or letak[1] <= kolom_lalu:
                return BUKAN_XLSX
            kolom_lalu = letak[1]
            if sel > SEL or kolom_lalu > KOLOM:
                return SEL_JAUH
    return None


def _nomor(teks: str | None, bawaan: int) -> int:
    if teks is None:
        return bawaan
    return int(teks) if teks.isascii() and teks.isdigit() and len(teks) < 10 else BARIS + 1


def _letak(acuan: str | None, baris: int, kolom: int) -> tuple[int, int] | None:
    """Row and column of a cell; None when its reference is nonsense or names another row."""
    if acuan is None:
        return baris, kolom
    cocok = re.fullmatch(r"([A-Za-z]{1,3})([1-9][0-9]{0,7})", acuan)
    if cocok is None or int(cocok[2]) != baris:
        return None
    return baris, column_index_from_string(cocok[1].upper())
