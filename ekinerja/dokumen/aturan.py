"""Codes and fingerprints of published documents. Pure: no ORM, no clock, no file."""

from __future__ import annotations

import hashlib
import json
import secrets
from collections.abc import Mapping

# Crockford's base 32: no I, L, O, U, so that nothing reads like another character.
ABJAD = "0123456789ABCDEFGHJKMNPQRSTVWXYZ"
MIRIP = str.maketrans("OIL", "011")
PANJANG_KODE = 12
AWALAN = "EK"


def kode_baru() -> str:
    """Twelve characters that nobody can guess (60 bits).

    Dasar: kebijakan aplikasi (KEPUTUSAN 11)
    """
    return "".join(secrets.choice(ABJAD) for _ in range(PANJANG_KODE))


def kode_tampil(kode: str) -> str:
    """How people see a code: «EK-7F3K-Q92M-D4TX».

    Dasar: kebijakan aplikasi (KEPUTUSAN 11)
    """
    return "-".join([AWALAN, *(kode[n : n + 4] for n in range(0, len(kode), 4))])


def baca_kode(teks: str) -> str:
    """The code in what a person typed: any case, with or without dashes and «EK»; else "".

    Dasar: kebijakan aplikasi (KEPUTUSAN 11)
    """
    rapat = "".join(huruf for huruf in teks[:60].upper() if huruf.isascii() and huruf.isalnum())
    if len(rapat) == len(AWALAN) + PANJANG_KODE:
        rapat = rapat.removeprefix(AWALAN)
    rapat = rapat.translate(MIRIP)
    sah = len(rapat) == PANJANG_KODE and all(huruf in ABJAD for huruf in rapat)
    return rapat if sah else ""


def sidik_cuplikan(cuplikan: Mapping[str, object]) -> str:
    """SHA-256 of the snapshot written in one way only, whatever order its keys came in.

    Dasar: kebijakan aplikasi (KEPUTUSAN 11)
    """
    kanonis = json.dumps(cuplikan, sort_keys=True, separators=(",", ":"), ensure_ascii=False)
    return hashlib.sha256(kanonis.encode()).hexdigest()
