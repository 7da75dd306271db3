"""What of a form may be kept, and how much. Pure: no ORM, no clock, no request."""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import timedelta

# Dasar: kebijakan aplikasi (KEPUTUSAN 9).
BATAS_BITA = 64 * 1024
BATAS_KOLOM = 200
BATAS_NAMA = 100
BATAS_NILAI = 500
BATAS_KONSEP = 100
UMUR_KONSEP = timedelta(days=90)
UMUR_KUNCI = timedelta(days=7)
UMUR_TITIPAN = timedelta(days=1)

# Fields of the plumbing, and secrets: neither belongs into a draft.
KOLOM_PERKAKAS = frozenset({"csrfmiddlewaretoken", "kunci", "pemilik", "formulir", "versi", "next"})
_RAHASIA = re.compile(r"passw|sandi|otp|totp|kode_aktivasi|kode_masuk|secret|token", re.IGNORECASE)
_FORMULIR = re.compile(r"[a-z0-9][a-z0-9_.:/-]{0,119}")
_KUNCI = re.compile(r"[A-Za-z0-9_-]{16,64}")

Isi = dict[str, list[str]]


class TerlaluBesar(ValueError):
    """More text or more fields than a draft may hold."""


def formulir_sah(nama: str) -> bool:
    """Is this a form key such as ``skp.rhk:12``?

    Dasar: kebijakan aplikasi (KEPUTUSAN 9).
    """
    return _FORMULIR.fullmatch(nama) is not None


def kunci_sah(kunci: str) -> bool:
    """Is this a form's own key, long enough that nobody meets another's by chance?

    Dasar: kebijakan aplikasi (KEPUTUSAN 9).
    """
    return _KUNCI.fullmatch(kunci) is not None


def isi_polos(mentah: Mapping[str, Iterable[str]]) -> Isi:
    """What was typed into a form, without its plumbing and its secrets, however much it is.

    Dasar: kebijakan aplikasi (KEPUTUSAN 9).
    """
    return {
        _polos(nama): [_polos(nilai) for nilai in daftar_nilai]
        for nama, daftar_nilai in mentah.items()
        if nama not in KOLOM_PERKAKAS and not _RAHASIA.search(nama)
    }


def isi_bersih(mentah: Mapping[str, Iterable[str]]) -> Isi:
    """The fields of a form that may be kept, as text every database can hold.

    Dasar: kebijakan aplikasi (KEPUTUSAN 9).
    """
    isi = isi_polos(mentah)
    terlalu_banyak = len(isi) > BATAS_KOLOM or any(
        len(nilai) > BATAS_NILAI for nilai in isi.values()
    )
    if terlalu_banyak or any(len(nama) > BATAS_NAMA for nama in isi):
        raise TerlaluBesar("Formulir ini mempunyai terlalu banyak kolom.")
    if len(json.dumps(isi, ensure_ascii=False).encode()) > BATAS_BITA:
        raise TerlaluBesar("Isi formulir ini terlalu panjang.")
    return isi


def sidik_isi(isi: Mapping[str, Iterable[str]], berkas: Iterable[tuple[str, str, int]]) -> str:
    """Fingerprint of what a form said, without its plumbing: tells a repetition from an edit.

    Dasar: kebijakan aplikasi (KEPUTUSAN 9).
    """
    pasangan = sorted(
        [nama, list(nilai)] for nama, nilai in isi.items() if nama not in KOLOM_PERKAKAS - {"versi"}
    )
    teks = json.dumps([pasangan, sorted(berkas)])
    return hashlib.sha256(teks.encode()).hexdigest()


def _polos(teks: str) -> str:
    """Without NUL and half surrogate pairs, which PostgreSQL refuses."""
    return teks.replace("\0", "").encode("utf-8", "replace").decode()
