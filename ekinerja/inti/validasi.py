"""What may not stand in a text that people read and print, and how a field says no."""

from __future__ import annotations

import unicodedata

from django import forms
from django.core import validators
from django.core.exceptions import ValidationError

# Tabs and line breaks are text; other controls and the marks that turn the reading direction are
# not: they make a print say something else than what was typed.
# NUL is refused by every text field of the framework itself, with the same sentence.
_BOLEH = {"\t", "\n", "\r", "\0"}
_PENGUBAH_ARAH = {"LRE", "RLE", "LRO", "RLO", "PDF", "LRI", "RLI", "FSI", "PDI"}
_TAK_TERLIHAT = (
    "Teks memuat karakter tak terlihat yang tidak dapat dicetak. "
    "Ketik ulang bagian itu atau tempel sebagai teks biasa."
)
# Whole sentences instead of the framework's, which speak of «bidang» and «nilai».
_KALIMAT: dict[type[forms.Field], dict[str, str]] = {
    forms.Field: {"required": "Bagian ini perlu diisi."},
    forms.IntegerField: {"invalid": "Isi dengan bilangan bulat, misalnya 12."},
    forms.DateField: {"invalid": "Isi tanggal yang benar, misalnya 31/12/2026."},
    forms.ChoiceField: {"invalid_choice": "Pilih salah satu yang ada dalam daftar."},
    forms.ModelChoiceField: {
        "invalid_choice": "Pilihan itu tidak ada dalam daftar. Pilih yang lain."
    },
}
_BATAS: dict[type[validators.BaseValidator], str] = {
    validators.MaxLengthValidator: "Paling banyak %(limit_value)d huruf; sekarang %(show_value)d.",
    validators.MinLengthValidator: "Paling sedikit %(limit_value)d huruf; sekarang %(show_value)d.",
    validators.MaxValueValidator: "Isi angka paling besar %(limit_value)s.",
    validators.MinValueValidator: "Isi angka paling kecil %(limit_value)s.",
}


def pasang_kalimat() -> None:
    """Give every form of the site our sentences, in this one place."""
    for isian, kalimat in _KALIMAT.items():
        isian.default_error_messages = {**isian.default_error_messages, **kalimat}
    for batas, pesan in _BATAS.items():
        batas.message = pesan
    validators.ProhibitNullCharactersValidator.message = _TAK_TERLIHAT


def teks_bersih(nilai: str) -> None:
    """Refuse control characters and direction overrides."""
    for huruf in nilai:
        kendali = unicodedata.category(huruf) in {"Cc", "Cs"} and huruf not in _BOLEH
        if kendali or unicodedata.bidirectional(huruf) in _PENGUBAH_ARAH:
            raise ValidationError(_TAK_TERLIHAT)
