"""Printing for tests: the context of an issued document, and reading a PDF back."""

from __future__ import annotations

import re
import zlib
from typing import Any

import pypdfium2

from ekinerja.dokumen import konteks

KODE = "EK-7F3K-Q92M-D4TX"
ALAMAT = "kinerja.contoh.go.id/periksa/"


def terbit(isi: dict[str, Any]) -> dict[str, Any]:
    """The context of an issued document, without a database."""
    tambahan = {"kode": KODE, "versi": 1, "alamat": ALAMAT}
    qr = konteks.qr(f"https://{ALAMAT}{KODE}/")
    return {**konteks.konteks_draf(isi), **tambahan, "qr": qr}


def halaman(pdf: bytes) -> list[str]:
    """The text of each page in reading order."""
    with pypdfium2.PdfDocument(pdf) as dokumen:
        return [satu.get_textpage().get_text_bounded() for satu in dokumen]


def rapat(*bagian: str) -> str:
    """Without white space: where a line wraps does not matter."""
    return "".join("".join(bagian).split())


def terurai(pdf: bytes) -> bytes:
    """The objects of a PDF without their compression."""
    potongan = re.findall(rb"stream\r?\n(.*?)\nendstream", pdf, re.DOTALL)
    return b"\n".join(zlib.decompress(satu) for satu in potongan)
