"""The fixed words of the evaluation forms, and their curve. ``{% load cetakan_evaluasi %}``.

The snapshot holds the chosen value only: what is printed beside it, struck through, stands here.
"""

from __future__ import annotations

from collections.abc import Mapping
from math import exp
from typing import Any

from django import template
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString

from evaluasi.aturan.sebaran import pola
from evaluasi.pilihan import Predikat, PredikatOrganisasi, Rating

register = template.Library()

RATING = (
    (Rating.DI_ATAS, "DIATAS EKSPEKTASI"),
    (Rating.SESUAI, "SESUAI EKSPEKTASI"),
    (Rating.DI_BAWAH, "DIBAWAH EKSPEKTASI"),
)
ORGANISASI = (
    (PredikatOrganisasi.ISTIMEWA, "ISTIMEWA"),
    (PredikatOrganisasi.BAIK, "BAIK"),
    (PredikatOrganisasi.BUTUH_PERBAIKAN, "BUTUH PERBAIKAN"),
    (PredikatOrganisasi.KURANG, "KURANG"),
    (PredikatOrganisasi.SANGAT_KURANG, "SANGAT KURANG"),
)
PREDIKAT = (
    (Predikat.SANGAT_BAIK, "SANGAT BAIK"),
    (Predikat.BAIK, "BAIK"),
    (Predikat.BUTUH_PERBAIKAN, "BUTUH PERBAIKAN"),
    (Predikat.KURANG, "KURANG(MISCONDUCT)"),
    (Predikat.SANGAT_KURANG, "SANGAT KURANG"),
)
# The qualitative form alone keeps the older word for «butuh perbaikan».
PREDIKAT_KUALITATIF = (
    (Predikat.SANGAT_BAIK, "SANGAT BAIK"),
    (Predikat.BAIK, "BAIK"),
    (Predikat.BUTUH_PERBAIKAN, "CUKUP"),
    (Predikat.KURANG, "KURANG"),
    (Predikat.SANGAT_KURANG, "SANGAT KURANG"),
)
PILIHAN: dict[str, tuple[tuple[str, str], ...]] = {
    "rating": RATING,
    "organisasi": ORGANISASI,
    "predikat": PREDIKAT,
    "predikat_kualitatif": PREDIKAT_KUALITATIF,
}
# The guideline of the seed says «Cukup», and names its predicates in this order.
KATA_PANDUAN = {**{satu: satu.label for satu in Predikat}, Predikat.BUTUH_PERBAIKAN: "Cukup"}
SUMBU = (
    (Predikat.SANGAT_KURANG, ("Sangat", "Kurang")),
    (Predikat.KURANG, ("Kurang/", "Misconduct")),
    (Predikat.BUTUH_PERBAIKAN, ("Butuh", "Perbaikan")),
    (Predikat.BAIK, ("Baik",)),
    (Predikat.SANGAT_BAIK, ("Sangat", "Baik")),
)
BANYAK_IKI, BANYAK_HURUF = 4, 1200
# Of the drawing, in its own units.
KIRI, DASAR, JARAK, TINGGI, LEBAR_BATANG, SEBARAN = 70, 250, 110, 200, 56, 62


@register.filter
def panjang(rhk: Mapping[str, Any]) -> bool:
    """Whether the rows of this result may have to be split between pages."""
    teks = sum(len(satu["isi"]) for satu in rhk["umpan_balik"]) + len(rhk["uraian"])
    teks += sum(len(iki["realisasi"]) + len("".join(iki["bukti"])) for iki in rhk["iki"])
    return len(rhk["iki"]) > BANYAK_IKI or teks > BANYAK_HURUF


@register.simple_tag
def pilihan(jenis: str, nilai: str) -> SafeString:
    """The options of a form with the chosen one in bold; the others are struck through."""
    butir = (
        format_html("<b>{}</b>" if kode == nilai else "<s>{}</s>" if nilai else "{}", kata)
        for kode, kata in PILIHAN[jenis]
    )
    return format_html_join("/ ", "{}", ((satu,) for satu in butir))


@register.simple_tag
def kata_pilihan(jenis: str, nilai: str, butuh_perbaikan: str = "") -> str:
    """The chosen one alone; the agency may have its own word for «butuh perbaikan»."""
    if nilai == Predikat.BUTUH_PERBAIKAN and butuh_perbaikan:
        return butuh_perbaikan.upper()
    return dict(PILIHAN[jenis]).get(nilai, "–").replace("(", " (")


@register.simple_tag
def tingkat(nilai: str) -> str:
    """The level of the unit as the guideline names it."""
    return PredikatOrganisasi(nilai).label if nilai else "–"


@register.simple_tag
def keterangan_pola(nilai: str) -> str:
    """«Ket:» of the guideline, word for word as the form has it."""
    if not nilai:
        return "Ket: –"
    panduan = pola(nilai)
    *awal, akhir = (KATA_PANDUAN[satu] for satu in panduan.mungkin)
    return (
        f"Ket: Pada umumnya predikat kinerja pegawai {KATA_PANDUAN[panduan.umumnya]}, namun "
        f"dimungkinkan terdapat pegawai berpredikat kinerja: {', '.join(awal)} dan/atau {akhir}"
    )


@register.simple_tag
def kurva(nilai: str, sebaran: Mapping[str, int]) -> SafeString:
    """The guideline curve of one level; behind it how many people of the unit have what."""
    return format_html(
        '<svg class="kurva" viewBox="0 0 620 310" font-family="Arimo Cetak, Arimo, Arial" '
        'role="img" aria-label="Pola distribusi">'
        '{}<path d="M{} 30V{}H600" fill="none" stroke="#000" stroke-width="1.2"/>{}{}'
        '<text x="28" y="150" font-size="12" text-anchor="middle" '
        'transform="rotate(-90 28 150)">Frekuensi Pegawai</text></svg>',
        _batang(sebaran),
        KIRI,
        DASAR,
        _garis(nilai),
        _sumbu(),
    )


def _letak(nomor: int) -> int:
    return KIRI + JARAK // 2 + nomor * JARAK - 5


def _sumbu() -> SafeString:
    baris = (
        (_letak(n), DASAR + 18 + 14 * m, kata)
        for n, (_, kata_kata) in enumerate(SUMBU)
        for m, kata in enumerate(kata_kata)
    )
    return format_html_join(
        "", '<text x="{}" y="{}" font-size="12" text-anchor="middle">{}</text>', baris
    )


def _garis(nilai: str) -> SafeString:
    """A bell over the usual predicate: a drawing of the guideline, without any number."""
    if not nilai:
        return SafeString()
    umumnya = pola(nilai).umumnya
    puncak = next(_letak(n) for n, (satu, _) in enumerate(SUMBU) if satu == umumnya)
    titik = " ".join(
        f"{x},{DASAR - TINGGI * (0.06 + 0.94 * exp(-(((x - puncak) / SEBARAN) ** 2) / 2)):.1f}"
        for x in range(KIRI + 8, 596, 6)
    )
    return format_html('<polyline points="{}" fill="none" stroke="#000" stroke-width="2"/>', titik)


def _batang(sebaran: Mapping[str, int]) -> SafeString:
    terbanyak = max(sebaran.values(), default=0)
    if not terbanyak:
        return SafeString()
    baris = []
    for n, (satu, _) in enumerate(SUMBU):
        jumlah = sebaran.get(satu, 0)
        tinggi = round(jumlah / terbanyak * TINGGI * 0.8, 1)
        kiri = _letak(n) - LEBAR_BATANG // 2
        baris.append((kiri, DASAR - tinggi, LEBAR_BATANG, tinggi, _letak(n), DASAR + 48, jumlah))
    return format_html_join(
        "",
        '<rect x="{}" y="{}" width="{}" height="{}" fill="#d9d9d9" stroke="#8c8c8c"/>'
        '<text x="{}" y="{}" font-size="12" text-anchor="middle">{} pegawai</text>',
        baris,
    )
