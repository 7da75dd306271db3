"""Links that people paste: which are let in, and how they are shown. Never fetched."""

from __future__ import annotations

import re
import unicodedata
from typing import Any
from urllib.parse import SplitResult, urlsplit

from django import forms
from django.core.exceptions import ValidationError

PANJANG_TAUTAN = 500
TAUTAN_SALAH = "Tulis alamat web yang lengkap, misalnya https://contoh.go.id/laporan."

_SKEMA = re.compile(r"[a-z][a-z0-9+.-]*:", re.I)
_NAMA_INANG = re.compile(r"(?=.{4,253}$)(?:[a-z0-9](?:[a-z0-9-]{0,61}[a-z0-9])?\.)+[a-z0-9-]{2,63}")


def baca_tautan(teks: str) -> str | None:
    """The link as it will be kept, or ``None`` where it is none that may be followed.

    Only http and https, to a named host, without a user name before it; «contoh.go.id/x» means
    https.
    """
    teks = teks.strip()
    if not teks or len(teks) > PANJANG_TAUTAN or _janggal(teks):
        return None
    if not teks.lower().startswith(("http://", "https://")):
        if _SKEMA.match(teks) and not re.match(r"[^/]+:[0-9]+(/|$)", teks):
            return None
        teks = f"https://{teks}"
    bagian = _uraikan(teks)
    if bagian is None or bagian.username is not None or bagian.password is not None:
        return None
    return bagian.geturl() if len(bagian.geturl()) <= PANJANG_TAUTAN else None


def inang(url: str) -> str:
    """The host of a kept link, as it is shown beside it."""
    bagian = _uraikan(url)
    return (bagian.hostname or "") if bagian else ""


def _uraikan(teks: str) -> SplitResult | None:
    """The parts of a link; ``None`` where a browser and we could read it differently."""
    try:
        bagian = urlsplit(teks)
        nama = (bagian.hostname or "").encode("idna").decode()
        _ = bagian.port
    except (ValueError, UnicodeError):
        return None
    if bagian.scheme not in {"http", "https"} or not _NAMA_INANG.fullmatch(nama):
        return None
    return bagian


def _janggal(teks: str) -> bool:
    """Blanks, backslashes, quotes and marks that turn the reading direction."""
    return any(
        huruf in '\\<>"`{}|^' or unicodedata.category(huruf)[0] in {"C", "Z"} for huruf in teks
    )


class TautanField(forms.CharField):
    """A field for one pasted link; cleans to a link that may be shown, or to an empty text."""

    def __init__(self, **kwargs: Any) -> None:
        kwargs.setdefault("label", "Tautan")
        kwargs.setdefault("max_length", PANJANG_TAUTAN)
        # Not type=url: browsers refuse «contoh.go.id/x», which we understand.
        atribut = {"inputmode": "url", "autocomplete": "off", "spellcheck": "false"}
        kwargs.setdefault("widget", forms.TextInput(attrs=atribut))
        super().__init__(**kwargs)

    def clean(self, value: Any) -> str:
        teks = str(super().clean(value))
        if not teks:
            return ""
        tautan = baca_tautan(teks)
        if tautan is None:
            raise ValidationError(TAUTAN_SALAH)
        return tautan
