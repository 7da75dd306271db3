"""Words of printed forms that depend on what was typed. ``{% load cetakan %}``."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import Any

from django import template

from ekinerja.inti.templatetags.format_id import BULAN

register = template.Library()

SEBUTAN = {"nip": "NIP", "ni_pppk": "NI PPPK", "nrp": "NRP"}


@register.filter
def sebutan(jenis_identitas: str) -> str:
    """What the number of a person is called on paper."""
    return SEBUTAN.get(jenis_identitas, "NIP")


@register.filter
def awali(teks: str, awalan: str) -> str:
    """The form's own words before the text, unless the writer has written them too."""
    if teks.casefold().startswith(awalan.split(maxsplit=1)[0].casefold()):
        return teks
    return f"{awalan} {_di_tengah(teks)}"


def _di_tengah(teks: str) -> str:
    """A sentence that no longer begins one: «Diusulkan mengikuti» becomes «diusulkan mengikuti».

    Abbreviations and names («BMN», «Biro Umum») keep their capitals.
    """
    kata = teks.split(maxsplit=2)
    biasa = len(kata) > 1 and kata[0].istitle() and kata[1].islower()
    return teks[:1].lower() + teks[1:] if biasa else teks


@register.simple_tag
def konsekuensi(butir: Mapping[str, str]) -> str:
    """One line of KONSEKUENSI with the words of the form for its condition."""
    tidak = "" if butir["kondisi"] == "tercapai" else "tidak "
    return awali(butir["uraian"], f"Jika {tidak}memenuhi ekspektasi maka")


@register.simple_tag
def penugasan(rhk: Mapping[str, Any]) -> str:
    """Who gave the work, in the words of the qualitative form; a ketua tim has his own."""
    pemberi = rhk["pemberi_tugas"]
    ketua = pemberi.startswith("Ketua Tim")
    kata = "Penugasan dari" if ketua else "Pejabat yang memberikan penugasan"
    berjalan = " – Penugasan tahun berjalan" if rhk["penugasan_tahun_berjalan"] else ""
    return f"({kata}: {pemberi or '–'}){berjalan}"


@register.simple_tag
def nomor(orang: Mapping[str, str] | None) -> str:
    """The number under a signature; a pejabat negara signs without one."""
    orang = orang or {}
    if orang.get("jenis_identitas") == "pejabat_negara":
        return ""
    return f"{sebutan(orang.get('jenis_identitas', ''))} {orang.get('nip') or '–'}"


@register.simple_tag
def periode(mulai: date, selesai: date) -> str:
    """«1 Januari sd 31 Desember Tahun 2026»."""
    awal = f"{mulai.day} {BULAN[mulai.month - 1]}"
    if mulai.year != selesai.year:
        awal = f"{awal} {mulai.year}"
    return f"{awal} sd {selesai.day} {BULAN[selesai.month - 1]} Tahun {selesai.year}"
