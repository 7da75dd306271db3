"""Hidden fields of a form that is sent once and never loses its text."""

from __future__ import annotations

from django import template
from django.template import Context
from django.urls import reverse
from django.utils.html import format_html
from django.utils.safestring import SafeString

from ekinerja.inti.templatetags.butir import kunci_kirim
from ekinerja.isian.permintaan import Awal
from ekinerja.isian.titipan import tanda_pemilik

register = template.Library()


@register.simple_tag(takes_context=True)
def kirim_aman(context: Context, formulir: str) -> SafeString:
    """Inside ``<form>``, instead of ``kunci_kirim``: key, owner and name of the form."""
    return format_html(
        '{}<input type="hidden" name="pemilik" value="{}">'
        '<input type="hidden" name="formulir" value="{}">',
        kunci_kirim(),
        tanda_pemilik(context["request"].user.pk),
        formulir,
    )


@register.simple_tag
def otomatis(awal: Awal) -> SafeString:
    """Attributes of a form that saves itself: ``<form method="post" {% otomatis awal %}>``."""
    return format_html(
        'data-otomatis="{}" data-formulir="{}" data-draf="{}"',
        reverse("isian:simpan_konsep"),
        awal.formulir,
        awal.draf.isoformat() if awal.draf else "",
    )
