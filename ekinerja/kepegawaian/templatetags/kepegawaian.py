"""Rows of the list of people, made in Python: a template per row costs more than its queries."""

from __future__ import annotations

from django import template
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ekinerja.inti.templatetags.butir import tanda
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.kepegawaian.pilihan import KeadaanPenilai, KeadaanPeran

register = template.Library()

TANDA = {
    KeadaanPenilai.BELUM_ADA: ("bahaya", "dash-circle"),
    KeadaanPenilai.KOSONG: ("bahaya", "slash-circle"),
    KeadaanPenilai.MELINGKAR: ("bahaya", "arrow-repeat"),
    KeadaanPenilai.TANPA_ATASAN: ("awas", "exclamation-triangle-fill"),
    KeadaanPenilai.BERES: ("baik", "check-circle-fill"),
    KeadaanPenilai.TIDAK_DINILAI: ("netral", "dash-circle"),
}
TANDA_PERAN = {
    KeadaanPeran.BERJALAN: ("baik", "check-circle-fill"),
    KeadaanPeran.AKAN: ("info", "clock"),
    KeadaanPeran.BERAKHIR: ("netral", "slash-circle"),
}


@register.simple_tag
def lencana_peran(keadaan: KeadaanPeran) -> SafeString:
    """Whether a role runs, as colour, picture and word."""
    nada, gambar = TANDA_PERAN[keadaan]
    badge: SafeString = tanda(nada, keadaan.label, gambar)
    return badge


@register.simple_tag
def lencana_penilai(keadaan: str) -> SafeString:
    """The state of somebody's penilai as colour, picture and word."""
    nilai = KeadaanPenilai(keadaan)
    nada, gambar = TANDA[nilai]
    badge: SafeString = tanda(nada, nilai.label, gambar)
    return badge


@register.simple_tag
def baris_pegawai(pegawai: Pegawai) -> SafeString:
    """One row of the list; needs ``dengan_keadaan_penilai`` and ``dengan_penetapan``."""
    kini = pegawai.penetapan_kini[0] if pegawai.penetapan_kini else None  # type: ignore[attr-defined]
    return format_html(
        '<tr><th scope="row">{}<small class="nip">{}</small></th>'
        '<td data-label="Jabatan"><span>{}<small>{}</small></span></td>'
        '<td data-label="Pejabat penilai"><span>{}</span></td>'
        '<td data-label="Keadaan">{}</td>'
        '<td class="tindakan"><a class="btn btn-kedua" href="{}">Buka'
        '<span class="visually-hidden"> {}</span></a></td></tr>',
        pegawai.nama_gelar,
        pegawai.nip_tampil,
        pegawai.jabatan.nama,
        pegawai.unit_kerja.sebutan,
        kini.pejabat_penilai.nama_gelar if kini else "–",
        lencana_penilai(pegawai.keadaan_penilai),  # type: ignore[attr-defined]
        reverse("kepegawaian:rinci", args=[pegawai.pk]),
        pegawai.nama_lengkap,
    )
