"""The parts of a form: field, errors on top, filter bar, two texts side by side."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import Any
from urllib.parse import urlencode

from django import forms, template
from django.template import Context

register = template.Library()


@register.inclusion_tag("komponen/konflik.html")
def konflik(
    daftar: Sequence[Any],
    *,
    oleh: str = "",
    saat: datetime | None = None,
    zona: str = "",
    muat: str = "",
) -> dict[str, Any]:
    """Both texts side by side for a 409: rows with label, anda, tersimpan."""
    return {"daftar": daftar, "oleh": oleh, "saat": saat, "zona": zona, "muat": muat}


@register.inclusion_tag("komponen/saring.html", takes_context=True)
def saring(context: Context, form: forms.BaseForm, *, sasaran: str = "") -> dict[str, Any]:
    """Filter bar: a GET form; with ``sasaran`` htmx swaps only that element.

    Hidden fields say which page is filtered (a year, a period): clearing the filter keeps them.
    """
    request = context["request"]
    tetap = {satu.html_name: satu.value() for satu in form.hidden_fields() if satu.value()}
    return {
        "form": form,
        "sasaran": sasaran,
        "alamat": request.path,
        "tanpa_saringan": f"{request.path}?{urlencode(tetap)}" if tetap else request.path,
        "ada": any(nama not in tetap for nama in request.GET),
    }


@register.inclusion_tag("komponen/galat_form.html")
def galat_form(*daftar: forms.BaseForm) -> dict[str, Any]:
    """All that is wrong, on top, each a link to its field."""
    galat = []
    for form in daftar:
        galat += [{"teks": teks, "ke": "", "label": ""} for teks in form.non_field_errors()]
        for isian in form:
            galat += [
                {"teks": teks, "ke": isian.id_for_label or isian.auto_id, "label": isian.label}
                for teks in isian.errors
            ]
    return {"galat": galat}


@register.inclusion_tag("komponen/isian.html")
def isian(field: forms.BoundField, kelas: str = "") -> dict[str, Any]:
    """One field: label, control, explanation, error."""
    widget = field.field.widget
    tipe = getattr(widget, "input_type", "")
    return {
        "field": field,
        "kelas": kelas,
        "centang": tipe == "checkbox" and not hasattr(widget, "choices"),
        "pilihan": tipe in {"radio", "checkbox"} and hasattr(widget, "choices"),
        "kontrol": field.as_widget(attrs=_kelas_kontrol(widget, tipe)),
    }


def _kelas_kontrol(widget: forms.Widget, tipe: str) -> dict[str, str | bool]:
    bawaan = {"select": "form-select", "checkbox": "form-check-input", "radio": "", "cari": ""}
    kelas = f"{widget.attrs.get('class', '')} {bawaan.get(tipe, 'form-control')}".strip()
    return {"class": kelas} if kelas else {}
