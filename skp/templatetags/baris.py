"""Rows of long lists, made in Python: a template per row costs more than all its queries."""

from __future__ import annotations

from django import template
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ekinerja.inti.templatetags.butir import lencana
from skp.models import SKP

register = template.Library()


@register.simple_tag
def baris_skp(skp: SKP) -> SafeString:
    """One row of the list of SKP."""
    return format_html(
        '<tr><th scope="row">{}<small>{}</small></th>'
        '<td class="angka" data-label="Tahun">{}</td>'
        '<td data-label="Unit kerja"><span>{}</span></td>'
        '<td data-label="Status">{}</td>'
        '<td data-label="Pejabat penilai"><span>{}</span></td>'
        '<td class="tindakan"><a class="btn btn-kedua" href="/skp/{}/">Buka'
        '<span class="visually-hidden"> SKP {} {}</span></a></td></tr>',
        skp.pegawai.nama_gelar,
        skp.pegawai.nip_tampil,
        skp.tahun,
        skp.unit_kerja.sebutan,
        lencana(skp),
        skp.nama_penilai or "belum ditetapkan",  # type: ignore[attr-defined]
        skp.pk,
        skp.tahun,
        skp.pegawai.nama_lengkap,
    )
