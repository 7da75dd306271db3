"""Files that people hand in: what is let in, by name and by content, and how it is given back.

A file is judged by its bytes and by the directory of its archive; nothing is unpacked here.
"""

from __future__ import annotations

import hashlib
import logging
import re
import unicodedata
import zipfile
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from io import BytesIO
from math import ceil
from pathlib import PurePosixPath
from typing import Any

from django import forms
from django.core.exceptions import ValidationError
from django.core.files.uploadedfile import UploadedFile
from django.db.models.fields.files import FieldFile
from django.http import Http404, HttpResponse
from django.utils.http import content_disposition_header

from ekinerja.inti.widgets import BerkasInput

log = logging.getLogger(__name__)

MEBI = 1_048_576
KEPALA = 1024
PANJANG_NAMA = 120
JUMLAH_ANGGOTA = 2000
UKURAN_TERBUKA = 200 * MEBI
NISBAH = 200
NISBAH_MULAI = MEBI

KOSONG = "Berkas ini kosong. Simpan ulang isinya, lalu unggah lagi."
BERUBAH_NAMA = (
    "Isi berkas ini tidak sesuai dengan jenisnya ({jenis}). "
    "Simpan ulang dari aplikasinya, jangan hanya mengganti akhiran nama."
)
RUSAK = "Berkas {jenis} ini rusak atau terpotong. Simpan ulang, lalu unggah lagi."
BERWAJAH_DUA = "Berkas ini memuat berkas jenis lain di dalamnya, sehingga ditolak demi keamanan."
AKHIRAN_GANDA = (
    "Nama berkas ini memuat akhiran program («.{akhiran}»). "
    "Ganti namanya agar hanya berakhiran jenis dokumennya."
)
SANDI_ATAU_LAMA = (
    "Berkas ini berformat Office lama atau dikunci kata sandi. "
    "Simpan ulang sebagai {jenis} tanpa kata sandi."
)
MAKRO = "Berkas ini memuat makro. Simpan ulang sebagai {jenis} tanpa makro."
MEMBENGKAK = "Isi berkas ini membengkak tidak wajar ketika dibuka, sehingga ditolak."

# What runs when it is opened; none of these belongs into a document or into its name.
_PROGRAM = frozenset(
    {"exe", "bat", "cmd", "scr", "pif", "msi", "msix", "jar", "vbs", "vbe", "wsf", "wsh", "ps1"}
    | {"hta", "cpl", "lnk", "reg", "dll", "sys", "apk", "dmg", "php", "phtml", "docm", "xlsm"}
)
_BERMAKRO = ("vbaproject", "macrosheets/", "dialogsheets/", "activex/", "customui/")
_TANDA_LAIN = (b"<!doctype html", b"<html", b"<script", b"<svg", b"<?php")
_NAMA_TERLARANG = re.compile(r'[\\/:*?"<>|;%]+')


@dataclass(frozen=True, slots=True)
class BerkasSah:
    """An upload that was looked at; ``nama`` is fit to show and to download under."""

    isi: bytes
    nama: str
    tipe: str
    ukuran_byte: int
    sha256: str


@dataclass(frozen=True, slots=True)
class _Jenis:
    tipe: str
    akhiran: tuple[str, ...]
    periksa: Callable[[bytes, str], str | None]


def _pdf(isi: bytes, jenis: str) -> str | None:
    if not isi.startswith(b"%PDF-"):
        return BERUBAH_NAMA.format(jenis=jenis)
    return None if b"%%EOF" in isi else RUSAK.format(jenis=jenis)


def _png(isi: bytes, jenis: str) -> str | None:
    if not isi.startswith(b"\x89PNG\r\n\x1a\n"):
        return BERUBAH_NAMA.format(jenis=jenis)
    utuh = isi[12:16] == b"IHDR" and b"IEND\xaeB`\x82" in isi
    return None if utuh else RUSAK.format(jenis=jenis)


def _jpg(isi: bytes, jenis: str) -> str | None:
    if not isi.startswith(b"\xff\xd8\xff"):
        return BERUBAH_NAMA.format(jenis=jenis)
    return None if b"\xff\xd9" in isi else RUSAK.format(jenis=jenis)


def _office(inti: str) -> Callable[[bytes, str], str | None]:
    """A check for one kind of Office document, known by its main part."""

    def periksa(isi: bytes, jenis: str) -> str | None:
        if isi.startswith(b"\xd0\xcf\x11\xe0"):
            return SANDI_ATAU_LAMA.format(jenis=jenis)
        if not isi.startswith(b"PK\x03\x04"):
            return BERUBAH_NAMA.format(jenis=jenis)
        anggota = _anggota(isi)
        if not anggota:
            return RUSAK.format(jenis=jenis)
        return _periksa_anggota(anggota, inti, jenis)

    return periksa


def _anggota(isi: bytes) -> list[zipfile.ZipInfo]:
    """The directory of an archive; empty where there is none that can be read."""
    try:
        with zipfile.ZipFile(BytesIO(isi)) as arsip:
            return arsip.infolist()
    except (zipfile.BadZipFile, OSError, ValueError, LookupError, NotImplementedError):
        return []


def _periksa_anggota(anggota: list[zipfile.ZipInfo], inti: str, jenis: str) -> str | None:
    nama = [satu.filename.replace("\\", "/").lower() for satu in anggota]
    if any(satu.flag_bits & 0x1 for satu in anggota):
        return SANDI_ATAU_LAMA.format(jenis=jenis)
    if any(potongan in satu for satu in nama for potongan in _BERMAKRO):
        return MAKRO.format(jenis=jenis)
    if any(PurePosixPath(satu).suffix.removeprefix(".") in _PROGRAM for satu in nama):
        return BERWAJAH_DUA
    if len(anggota) > JUMLAH_ANGGOTA or _membengkak(anggota):
        return MEMBENGKAK
    if not {"[content_types].xml", inti} <= set(nama):
        return BERUBAH_NAMA.format(jenis=jenis)
    # Something stands before the archive, two parts share a name, or one wants out of its folder.
    janggal = min(satu.header_offset for satu in anggota) or len(set(nama)) != len(nama)
    if janggal or any(satu.startswith("/") or ".." in satu.split("/") for satu in nama):
        return RUSAK.format(jenis=jenis)
    return None


def _membengkak(anggota: list[zipfile.ZipInfo]) -> bool:
    return sum(satu.file_size for satu in anggota) > UKURAN_TERBUKA or any(
        satu.file_size > NISBAH_MULAI and satu.file_size > NISBAH * max(satu.compress_size, 1)
        for satu in anggota
    )


JENIS: dict[str, _Jenis] = {
    "pdf": _Jenis("application/pdf", ("pdf",), _pdf),
    "png": _Jenis("image/png", ("png",), _png),
    "jpg": _Jenis("image/jpeg", ("jpg", "jpeg"), _jpg),
    "xlsx": _Jenis(
        "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
        ("xlsx",),
        _office("xl/workbook.xml"),
    ),
    "docx": _Jenis(
        "application/vnd.openxmlformats-officedocument.wordprocessingml.document",
        ("docx",),
        _office("word/document.xml"),
    ),
}
JENIS_BUKTI = ("pdf", "png", "jpg", "xlsx", "docx")


def periksa_berkas(
    nama: str, isi: bytes, *, jenis: Sequence[str] = JENIS_BUKTI, maks_mib: int = 10
) -> BerkasSah:
    """The file as it will be kept, or ``ValidationError`` with the sentence for its owner."""
    if not isi:
        raise ValidationError(KOSONG)
    if len(isi) > maks_mib * MEBI:
        raise ValidationError(_terlalu_besar(len(isi), maks_mib))
    bersih = nama_bersih(nama)
    kode = _kode_jenis(bersih, jenis)
    alasan = JENIS[kode].periksa(isi, kode.upper()) or _berwajah_dua(isi, kode)
    if alasan:
        raise ValidationError(alasan)
    sidik = hashlib.sha256(isi).hexdigest()
    return BerkasSah(isi, bersih, JENIS[kode].tipe, len(isi), sidik)


def nama_bersih(nama: str) -> str:
    """The last part of a name without what cannot be shown, printed or saved anywhere."""
    teks = unicodedata.normalize("NFC", nama.replace("\\", "/").rpartition("/")[2])
    terlihat = "".join(huruf for huruf in teks if unicodedata.category(huruf)[0] != "C")
    rapi = " ".join(_NAMA_TERLARANG.sub("-", terlihat).split()).strip(" .-")
    batang, titik, akhiran = rapi.rpartition(".")
    if not titik:
        return rapi[:PANJANG_NAMA] or "berkas"
    return f"{batang[:PANJANG_NAMA].strip(' .-') or 'berkas'}.{akhiran[:10].lower()}"


def _kode_jenis(nama: str, jenis: Sequence[str]) -> str:
    """Which of ``jenis`` the name claims to be."""
    bagian = nama.lower().split(".")
    kode = next((satu for satu in jenis if bagian[-1] in JENIS[satu].akhiran), None)
    if kode is None or len(bagian) == 1:
        daftar = ", ".join(satu.upper() for satu in jenis)
        raise ValidationError(f"Jenis berkas ini tidak diterima. Unggah salah satu dari: {daftar}.")
    if ganda := next((satu for satu in bagian[:-1] if satu.strip() in _PROGRAM), None):
        raise ValidationError(AKHIRAN_GANDA.format(akhiran=ganda.strip()))
    return kode


def _berwajah_dua(isi: bytes, kode: str) -> str | None:
    """Is it a second kind of file as well, for a reader that looks elsewhere in it?"""
    kepala = isi[:KEPALA].lower()
    if any(tanda in kepala for tanda in _TANDA_LAIN):
        return BERWAJAH_DUA
    if kode != "pdf" and b"%pdf-" in kepala:
        return BERWAJAH_DUA
    return BERWAJAH_DUA if kode in {"pdf", "png", "jpg"} and _anggota(isi) else None


def _terlalu_besar(ukuran: int, maks_mib: int) -> str:
    besar = f"{ceil(ukuran * 10 / MEBI) / 10:.1f}".replace(".", ",")
    return (
        f"Berkas ini {besar} MB, sedangkan paling besar {maks_mib} MB. "
        "Kecilkan, atau simpan di tempat lain dan cantumkan tautannya."
    )


class BerkasSahField(forms.FileField):
    """A file field that cleans to ``BerkasSah``."""

    default_error_messages = {
        "required": "Pilih berkas yang akan diunggah.",
        "invalid": "Berkas tidak terkirim. Pilih lagi, lalu kirim ulang.",
        "missing": "Berkas tidak terkirim. Pilih lagi, lalu kirim ulang.",
        "empty": KOSONG,
    }

    def __init__(
        self, *, jenis: Sequence[str] = JENIS_BUKTI, maks_mib: int = 10, **kwargs: Any
    ) -> None:
        akhiran = (satu for kode in jenis for satu in JENIS[kode].akhiran)
        pilihan = ",".join(f".{satu}" for satu in akhiran)
        kwargs.setdefault("widget", BerkasInput(jenis=pilihan))
        kwargs.setdefault("label", "Berkas")
        daftar = ", ".join(kode.upper() for kode in jenis)
        kwargs.setdefault("help_text", f"{daftar}; paling besar {maks_mib} MB.")
        super().__init__(**kwargs)
        self.jenis, self.maks_mib = tuple(jenis), maks_mib

    def clean(self, data: Any, initial: Any = None) -> Any:
        berkas = super().clean(data, initial)
        if not isinstance(berkas, UploadedFile):
            return None
        if (berkas.size or 0) > self.maks_mib * MEBI:
            raise ValidationError(_terlalu_besar(berkas.size or 0, self.maks_mib))
        return periksa_berkas(
            berkas.name or "", berkas.read(), jenis=self.jenis, maks_mib=self.maks_mib
        )


def kirim_berkas(fieldfile: FieldFile, nama: str, tipe: str) -> HttpResponse:
    """The stored file as a download that no browser shows or runs on our address.

    Read at once, small as it is: nobody's slow line holds a file of ours open.
    """
    try:
        with fieldfile.open("rb") as aliran:
            isi = aliran.read()
    except FileNotFoundError as galat:
        log.exception("Berkas %s tidak ada di penyimpanan.", fieldfile.name)
        raise Http404 from galat
    jawaban = HttpResponse(isi, content_type=tipe)
    unduh = content_disposition_header(as_attachment=True, filename=nama)
    jawaban["Content-Disposition"] = unduh or "attachment"
    jawaban["X-Content-Type-Options"] = "nosniff"
    jawaban["Cache-Control"] = "private, no-store"
    jawaban["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return jawaban
