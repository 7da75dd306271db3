# ruff: noqa: E501
"""Files that are refused before a row is read, each with the sentence it must get."""

from __future__ import annotations

import io
import zipfile
from collections.abc import Callable

from ekinerja.kepegawaian.impor import wadah
from tests.korpus.buku import bongkar, buku, sisip, tambah

LEMBAR = "xl/worksheets/sheet1.xml"
DOCTYPE = b'<!DOCTYPE a [<!ENTITY x "1">]>'


def _baik() -> bytes:
    return buku(unit=[{"kode": "U1", "nama": "Biro", "zona_waktu": "WIB"}])


def _xml(teks: bytes) -> bytes:
    return bongkar(_baik(), tambah("xl/lain.xml", teks))


def _lembar(lama: bytes, baru: bytes) -> bytes:
    return bongkar(_baik(), sisip(LEMBAR, lama, baru))


def _sel(acuan: str) -> bytes:
    return _lembar(
        b"</row></sheetData>", b'<c r="%s"><v>1</v></c></row></sheetData>' % acuan.encode()
    )


def _baris(nomor: str) -> bytes:
    sel = b'</row><row r="%s"><c><v>1</v></c></row></sheetData>' % nomor.encode()
    return _lembar(b"</row></sheetData>", sel)


def _tautan(jenis: bytes) -> bytes:
    relasi = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        b'<Relationship Id="r9" Type="http://schemas.openxmlformats.org/officeDocument/2006/'
        b'relationships/%s" Target="http://contoh.go.id/x" TargetMode="External"/></Relationships>'
    )
    return bongkar(_baik(), tambah("xl/worksheets/_rels/sheet1.xml.rels", relasi % jenis))


def _terkunci() -> bytes:
    isi = bytearray(_baik())
    pusat = isi.index(b"PK\x01\x02")
    isi[pusat + 8] |= 1
    return bytes(isi)


def _ganda() -> bytes:
    keluar = io.BytesIO(_baik())
    with zipfile.ZipFile(keluar, "a") as arsip:
        arsip.writestr("XL/workbook.xml", b"<a/>")
    return keluar.getvalue()


def _berlapis(kedalaman: int) -> bytes:
    return b"<a>" * kedalaman + b"</a>" * kedalaman


def _banyak_anggota() -> bytes:
    def ubah(isi: dict[str, bytes]) -> None:
        isi.update({f"xl/media/{n}.png": b"x" for n in range(61)})

    return bongkar(_baik(), ubah)


BERMUSUHAN: dict[str, tuple[Callable[[], bytes], str]] = {
    "kosong": (lambda: b"", wadah.BUKAN_XLSX),
    "teks biasa": (lambda: b"NIP;Nama\n1;A", wadah.BUKAN_XLSX),
    "csv bernama xlsx": (lambda: b"\xef\xbb\xbfNIP,Nama", wadah.BUKAN_XLSX),
    "xls lama atau bersandi": (lambda: b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"0" * 600, wadah.SANDI_ATAU_LAMA),
    "zip terpotong": (lambda: _baik()[:-200], wadah.BUKAN_XLSX),
    "zip bukan buku kerja": (lambda: bongkar(_baik(), lambda isi: isi.pop("xl/workbook.xml")), wadah.BUKAN_XLSX),
    "zip bersandi": (_terkunci, wadah.SANDI_ATAU_LAMA),
    "lebih dari 5 MB": (lambda: _baik() + b"0" * (5 * wadah.MEGA), "Berkas ini lebih besar dari 5 MB. Bagi menjadi beberapa berkas."),
    "61 anggota lebih": (_banyak_anggota, "Berkas ini memuat lebih dari 60 bagian, sehingga ditolak."),
    "nama ganda beda huruf": (_ganda, wadah.BUKAN_XLSX),
    "nama keluar folder": (lambda: bongkar(_baik(), tambah("../lari.xml")), wadah.BUKAN_XLSX),
    "nama mutlak": (lambda: bongkar(_baik(), tambah("/etc/lari.xml")), wadah.BUKAN_XLSX),
    "makro": (lambda: bongkar(_baik(), tambah("xl/vbaProject.bin")), wadah.MAKRO),
    "lembar makro lama": (lambda: bongkar(_baik(), tambah("xl/macrosheets/sheet1.xml")), wadah.MAKRO),
    "jenis isi makro": (lambda: bongkar(_baik(), sisip("[Content_Types].xml", b"spreadsheetml.sheet.main", b"macroEnabled.main")), wadah.MAKRO),
    "tautan keluar": (lambda: bongkar(_baik(), tambah("xl/externalLinks/externalLink1.xml")), wadah.TAUTAN),
    "sambungan data": (lambda: bongkar(_baik(), tambah("xl/connections.xml")), wadah.TAUTAN),
    "relasi gambar luar": (lambda: _tautan(b"image"), wadah.TAUTAN),
    "objek tertanam": (lambda: bongkar(_baik(), tambah("xl/embeddings/ole.bin")), wadah.BENDA),
    "bom nisbah": (lambda: bongkar(_baik(), tambah("xl/worksheets/sheet9.xml", b" " * 20 * wadah.MEGA)), wadah.MEMBENGKAK),
    "bom jumlah": (lambda: bongkar(_baik(), lambda isi: isi.update({f"xl/worksheets/s{n}.xml": b"<a/>" + b" " * 9 * wadah.MEGA for n in range(6)})), wadah.MEMBENGKAK),
    "gaya raksasa": (lambda: bongkar(_baik(), tambah("xl/styles.xml", b"<a/>" + b" " * 6 * wadah.MEGA)), wadah.MEMBENGKAK),
    "entitas berlapis": (lambda: _xml(DOCTYPE + b"<a>&x;</a>"), wadah.XML_BERBAHAYA),
    "entitas dari berkas": (lambda: _xml(b'<!DOCTYPE a [<!ENTITY x SYSTEM "file:///etc/passwd">]><a>&x;</a>'), wadah.XML_BERBAHAYA),
    "deklarasi dtd saja": (lambda: _xml(b'<!DOCTYPE a SYSTEM "http://contoh.go.id/a.dtd"><a/>'), wadah.XML_BERBAHAYA),
    "entitas di lembar": (lambda: _lembar(b"<worksheet", DOCTYPE + b"<worksheet"), wadah.XML_BERBAHAYA),
    "xml rusak": (lambda: _lembar(b"</sheetData>", b""), wadah.BUKAN_XLSX),
    "xml terlalu dalam": (lambda: _xml(_berlapis(100)), wadah.BUKAN_XLSX),
    "baris jauh": (lambda: _baris("1048576"), wadah.SEL_JAUH),
    "nomor baris ngawur": (lambda: _baris("9" * 30), wadah.SEL_JAUH),
    "kolom jauh": (lambda: _sel("XFD2"), wadah.SEL_JAUH),
    "sel menyebut baris lain": (lambda: _sel("Z900000"), wadah.BUKAN_XLSX),
    "sel tanpa huruf": (lambda: _sel("99"), wadah.BUKAN_XLSX),
    "sel mundur": (lambda: _sel("A2"), wadah.BUKAN_XLSX),
    "baris mundur": (lambda: _baris("1"), wadah.BUKAN_XLSX),
}  # fmt: skip
