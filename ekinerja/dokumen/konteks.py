"""What a printed form is given: the snapshot cleaned for paper, the code and where to check it."""

from __future__ import annotations

import re
from datetime import date
from typing import TYPE_CHECKING, Any

import segno
from django.conf import settings
from django.urls import reverse
from django.utils.safestring import SafeString, mark_safe

if TYPE_CHECKING:
    from collections.abc import Mapping

    from ekinerja.dokumen.models import DokumenTerbit

# Control characters, and the marks that turn the direction of what stands after them.
TAK_TERCETAK = re.compile(r"[\x00-\x08\x0b-\x1f\x7f-\x9f\u202a-\u202e\u2066-\u2069\ud800-\udfff]")
HARI = ("tanggal", "periode_")
# A person whom a draft does not have yet still has lines on the form.
ORANG = ("pegawai", "penilai", "atasan_penilai")
TANPA_ORANG = dict.fromkeys(
    ("nama", "jenis_identitas", "nip", "pangkat", "jabatan", "unit_kerja"), ""
)


def konteks_draf(cuplikan: Mapping[str, Any]) -> dict[str, Any]:
    """For a print that is no issued document: no code, no QR."""
    return {"c": untuk_kertas(cuplikan), "kode": "", "versi": "", "qr": "", "alamat": ""}


def konteks_terbit(dokumen: DokumenTerbit) -> dict[str, Any]:
    alamat = alamat_periksa(dokumen)
    return {
        "c": untuk_kertas(dokumen.cuplikan),
        "kode": dokumen.kode_tampil,
        "versi": dokumen.versi,
        "qr": qr(alamat),
        "alamat": settings.URL_DASAR.partition("://")[2] + reverse("dokumen:periksa"),
    }


def alamat_periksa(dokumen: DokumenTerbit) -> str:
    """The public address on paper: the configured one, never what a request claimed."""
    return str(settings.URL_DASAR) + reverse("dokumen:periksa_kode", args=[dokumen.kode_tampil])


def qr(isi: str) -> SafeString:
    """One inline path; it holds nothing but our own address."""
    kode = segno.make(isi, error="m", micro=False)
    return mark_safe(kode.svg_inline(border=0, omitsize=True, svgclass="qr", lineclass=None))  # noqa: S308 -- our own SVG


def untuk_kertas(nilai: Any, kunci: str = "") -> Any:
    """A copy of the snapshot in which text can be set and days are dates."""
    if isinstance(nilai, str):
        if kunci.startswith(HARI) and nilai:
            return date.fromisoformat(nilai)
        return TAK_TERCETAK.sub("", nilai)
    if nilai is None and kunci in ORANG:
        return TANPA_ORANG
    if isinstance(nilai, dict):
        return {nama: untuk_kertas(isi, nama) for nama, isi in nilai.items()}
    if isinstance(nilai, list | tuple):
        return [untuk_kertas(isi) for isi in nilai]
    return nilai
