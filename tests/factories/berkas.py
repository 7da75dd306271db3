"""Small true files of every kind that is let in, and their hostile relatives."""

import struct
import zipfile
import zlib
from io import BytesIO

from django.core.files.uploadedfile import SimpleUploadedFile

from ekinerja.inti.berkas import periksa_berkas

INTI = {"xlsx": "xl/workbook.xml", "docx": "word/document.xml"}


def pdf(isi=b"bukti"):
    return b"%PDF-1.7\n% " + isi + b"\ntrailer\n<<>>\n%%EOF\n"


def png(ekor=b""):
    def potong(nama, data):
        isi = nama + data
        return struct.pack(">I", len(data)) + isi + struct.pack(">I", zlib.crc32(isi))

    kepala = struct.pack(">IIBBBBB", 1, 1, 8, 0, 0, 0, 0)
    badan = potong(b"IDAT", zlib.compress(b"\0\0"))
    return b"\x89PNG\r\n\x1a\n" + potong(b"IHDR", kepala) + badan + potong(b"IEND", b"") + ekor


def jpg(tengah=b""):
    return b"\xff\xd8\xff\xe0\x00\x10JFIF\x00" + tengah + b"\xff\xd9"


def arsip(*daftar_isi, cara=zipfile.ZIP_DEFLATED):
    """A zip of (name, bytes) pairs."""
    wadah = BytesIO()
    with zipfile.ZipFile(wadah, "w", cara) as berkas:
        for nama, isi in daftar_isi:
            berkas.writestr(nama, isi)
    return wadah.getvalue()


def office(jenis, *tambahan, **lain):
    inti = [("[Content_Types].xml", b"<Types/>"), (INTI[jenis], b"<isi/>")]
    return arsip(*inti, *tambahan, **lain)


def unggahan(nama="laporan.pdf", isi=None):
    return SimpleUploadedFile(nama, pdf() if isi is None else isi)


def berkas_sah(nama="laporan.pdf", isi=None):
    return periksa_berkas(nama, pdf() if isi is None else isi)
