"""Small parts that repeat in the rows of a list, written in Python because includes cost there."""

from __future__ import annotations

from datetime import datetime
from functools import cache
from typing import Any
from uuid import uuid4

from django import template
from django.template import Context
from django.templatetags.static import static
from django.utils.html import format_html, format_html_join
from django.utils.safestring import SafeString, mark_safe
from django.utils.text import slugify

from ekinerja.inti import rupa
from ekinerja.inti.banding import Beda, bandingkan
from ekinerja.inti.keputusan import BOLEH, Keputusan
from ekinerja.inti.templatetags import format_id
from ekinerja.inti.waktu import kini, setempat

register = template.Library()

_NIHIL = mark_safe("")


TEMA = ("otomatis", "terang", "gelap")


# The space after a changed run stays outside its mark.
_UNSUR = {Beda.SAMA: "{}{}", Beda.HAPUS: "<del>{}</del>{}", Beda.TAMBAH: "<ins>{}</ins>{}"}


@cache
def _sprite() -> str:
    return static("img/ikon.svg")


@register.simple_tag
@cache
def ikon(nama: str, kelas: str = "") -> SafeString:
    """``{% ikon "send" %}``: decoration only, so it always stands beside a word."""
    return format_html(
        '<svg class="ikon{}" aria-hidden="true" focusable="false"><use href="{}#i-{}"/></svg>',
        f" {kelas}" if kelas else "",
        _sprite(),
        nama,
    )


@register.simple_tag
def lencana(objek: Any, kata: str = "") -> SafeString:
    """State as colour, picture and word: a document with ``status``, or an enumeration value."""
    nilai = str(getattr(objek, "status", objek))
    model = getattr(getattr(objek, "_meta", None), "model_name", "")
    if not kata and hasattr(objek, "get_status_display"):
        kata = objek.get_status_display()
    kata = kata or str(getattr(objek, "label", "")) or nilai.replace("_", " ").capitalize()
    nada, gambar = rupa.keadaan(nilai, model)
    return format_html('<span class="lencana w-{}">{}{}</span>', nada, ikon(gambar), kata)


@register.simple_tag
def tanda(nada: str, kata: str, gambar: str = "") -> SafeString:
    """A badge that is not a state: ``{% tanda "info" "Baru" "plus-lg" %}``."""
    kelas, bawaan = rupa.NADA.get(nada, (f"w-{nada}", "star"))
    return format_html('<span class="lencana {}">{}{}</span>', kelas, ikon(gambar or bawaan), kata)


@register.simple_tag
def tenggat(
    batas: datetime | None, zona: str = "", sisa: int | None = None, pada: datetime | None = None
) -> SafeString:
    """Days left first, then the instant. ``sisa`` counts working days; without it, plain days."""
    if batas is None:
        return format_html(
            '<span class="tenggat"><b>{}Tanpa tenggat</b></span>', ikon("dash-circle")
        )
    zona = format_id.zona_singkat(zona)
    pada = pada or kini()
    lewat = batas < pada
    kata, hari_lagi = _sisa_waktu(batas, pada, zona, sisa)
    nada = "w-bahaya" if lewat or hari_lagi <= 2 else "w-awas" if hari_lagi <= 5 else ""
    return format_html(
        '<span class="tenggat{}"><b>{}{}</b><time datetime="{}">{}, {}</time></span>',
        f" {nada}" if nada else "",
        ikon("exclamation-triangle-fill" if lewat else "clock"),
        kata,
        batas.isoformat(),
        format_id.hari(batas, zona),
        format_id.jam(batas, zona),
    )


def _sisa_waktu(batas: datetime, pada: datetime, zona: str, sisa: int | None) -> tuple[str, int]:
    hari_lagi = (setempat(batas, zona).date() - setempat(pada, zona).date()).days
    satuan = "hari" if sisa is None else "hari kerja"
    jumlah = abs(hari_lagi if sisa is None else sisa)
    if batas < pada:
        return (f"lewat {jumlah} {satuan}" if jumlah else "baru saja lewat"), hari_lagi
    if hari_lagi == 0:
        menit = int((batas - pada).total_seconds() // 60)
        return (f"tersisa {menit // 60} jam" if menit >= 60 else f"tersisa {menit} menit"), 0
    return f"{jumlah} {satuan} lagi", jumlah


@register.simple_tag
def kunci_kirim() -> SafeString:
    """The form's own key: the same form sent twice gives the first answer again."""
    return format_html('<input type="hidden" name="kunci" value="{}">', uuid4())


@register.simple_tag(takes_context=True)
def tombol(
    context: Context,
    keputusan: Keputusan | None,
    kata: str,
    *,
    tujuan: str = "",
    aksi: str = "",
    versi: int | None = None,
    gambar: str = "",
    utama: bool = False,
    nama: str = "",
    nilai: str = "",
    id: str = "",
) -> SafeString:
    """A button that knows its decision: link (``tujuan``), one-act form (``aksi``), or submit.

    Refused because of who asks: nothing. Refused for now: shown, with its reason.
    """
    keputusan = BOLEH if keputusan is None else keputusan
    isi = format_html("{}{}", ikon(gambar) if gambar else "", kata)
    if not keputusan:
        return _tombol_tertahan(keputusan, isi, id or slugify(kata)) if keputusan.tampil else _NIHIL
    kelas = "btn btn-primary" if utama else "btn btn-kedua"
    if tujuan:
        return format_html('<a class="{}" href="{}">{}</a>', kelas, tujuan, isi)
    atribut = format_html(' name="{}" value="{}"', nama, nilai) if nama else _NIHIL
    tekan = format_html('<button class="{}" type="submit"{}>{}</button>', kelas, atribut, isi)
    return _formulir_aksi(context, aksi, versi, tekan) if aksi else tekan


def _tombol_tertahan(keputusan: Keputusan, isi: SafeString, akhiran: str) -> SafeString:
    return format_html(
        '<div class="alasan"><button class="btn" type="button" aria-disabled="true" '
        'aria-describedby="alasan-{0}">{1}</button><p id="alasan-{0}">{2}</p></div>',
        akhiran,
        isi,
        keputusan.alasan,
    )


def _formulir_aksi(context: Context, aksi: str, versi: int | None, isi: SafeString) -> SafeString:
    token = context.get("csrf_token") or ""
    return format_html(
        '<form method="post" action="{}">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="{}">{}{}{}</form>',
        aksi,
        token,
        kunci_kirim(),
        _NIHIL
        if versi is None
        else format_html('<input type="hidden" name="versi" value="{}">', versi),
        isi,
    )


@register.simple_tag
def istilah(kata: str, arti: str = "") -> SafeString:
    """A term of the regulation with its meaning on hover and focus."""
    return format_html(
        '<span class="istilah" tabindex="0" role="button" aria-describedby="arti-{0}">{1}'
        '<span role="tooltip" id="arti-{0}">{2}</span></span>',
        slugify(kata),
        kata,
        arti or rupa.ISTILAH[kata],
    )


@register.simple_tag
def banding(lama: str, baru: str, tanpa: str = "") -> SafeString:
    """Word by word: removed struck, new marked; ``tanpa="hapus"`` shows one side only."""
    return format_html_join(
        "",
        "{}",
        (
            (format_html(_UNSUR[beda], teks.rstrip(), teks[len(teks.rstrip()) :]),)
            for beda, teks in bandingkan(lama or "", baru or "")
            if beda.value != tanpa
        ),
    )


@register.simple_tag(takes_context=True)
def tema(context: Context) -> str:
    """The theme the person chose: otomatis, terang or gelap."""
    request = context.get("request")
    pilihan = request.COOKIES.get("tema", "") if request else ""
    return pilihan if pilihan in TEMA else TEMA[0]
