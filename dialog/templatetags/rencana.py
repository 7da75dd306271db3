"""Rows of the list of action plans, and how tall a group of the printed form will be."""

from __future__ import annotations

from collections.abc import Mapping
from math import ceil
from typing import Any, NamedTuple

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from dialog.models import SusunanRencanaAksi
from ekinerja.inti.templatetags.butir import lencana
from skp.models import SKP

register = template.Library()

# Letters per line in the columns of form F.8, and lines that surely fit under its head.
LEBAR = {"rhk": 28, "iki": 28, "target": 15, "aksi": 54}
BARIS_SEHALAMAN = 24


@register.simple_tag
def baris_rencana(skp: SKP) -> SafeString:
    """One row of the list, made in Python: a template per row costs more than all its queries."""
    status = skp.rencana_status  # type: ignore[attr-defined]
    keadaan = (
        lencana(SusunanRencanaAksi(status=status)) if status else lencana("belum", "Belum disusun")
    )
    return format_html(
        '<tr><th scope="row">{}<small>{}</small></th>'
        '<td data-label="Jabatan"><span>{}</span></td>'
        '<td data-label="Pangkat/ Golongan"><span>{}</span></td>'
        '<td data-label="Satuan kerja"><span>{}</span></td>'
        '<td class="angka" data-label="Tahun SKP">{}</td>'
        '<td data-label="Keadaan">{}</td>'
        '<td class="tindakan"><a class="btn btn-kedua" href="/dialog/rencana/{}/">Buka'
        '<span class="visually-hidden"> rencana aksi {} {}</span></a>{}</td></tr>',
        skp.pegawai.nama_gelar,
        skp.pegawai.nip_tampil,
        skp.riwayat_jabatan.jabatan.nama,
        skp.pegawai.pangkat_tampil,
        skp.unit_kerja.sebutan,
        skp.tahun,
        keadaan,
        skp.pk,
        skp.tahun,
        skp.pegawai.nama_lengkap,
        _cetak(skp),
    )


def _cetak(skp: SKP) -> str:
    """The way to the form, once there is a plan."""
    pk = skp.rencana_pk  # type: ignore[attr-defined]
    if pk is None:
        return ""
    return format_html(
        ' <a class="btn btn-teks" href="/dialog/rencana/susunan/{}/cetak/">Cetak'
        '<span class="visually-hidden"> rencana aksi {} {}</span></a>',
        pk,
        skp.tahun,
        skp.pegawai.nama_lengkap,
    )


@register.filter
def muat_sehalaman(rhk: Mapping[str, Any]) -> bool:
    """Whether all rows of one RHK surely fit on one page; only then may a cell span them."""
    baris = [
        max(
            _baris(iki["uraian"], "iki"),
            _baris(iki["target"], "target"),
            sum(_baris(f"1. {satu}", "aksi") for satu in iki["aksi"]),
        )
        for iki in rhk["iki"]
    ]
    return max(_baris(rhk["uraian"], "rhk"), sum(baris)) <= BARIS_SEHALAMAN


class BarisLepas(NamedTuple):
    """One row of a tall group; what stands above it already is left out."""

    rhk: str
    iki: str
    target: str
    aksi: str
    akhir: bool


@register.filter
def baris_lepas(rhk: Mapping[str, Any]) -> list[BarisLepas]:
    """The same cells with one row per action, so that pages may break between any two."""
    hasil: list[BarisLepas] = []
    for iki in rhk["iki"]:
        daftar = [f"{n}. {satu}" for n, satu in enumerate(iki["aksi"], 1)] or ["–"]
        for n, aksi in enumerate(daftar, 1):
            awal = n == 1
            hasil.append(
                BarisLepas(
                    rhk["uraian"] if not hasil else "",
                    iki["uraian"] if awal else "",
                    (iki["target"] or "–") if awal else "",
                    aksi,
                    n == len(daftar),
                )
            )
    return hasil


def _baris(teks: str, kolom: str) -> int:
    return sum(max(1, ceil(len(satu) / LEBAR[kolom])) for satu in teks.split("\n"))
