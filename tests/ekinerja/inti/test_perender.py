"""The quick renderer writes what Django's templates write, without the blank lines."""

import re

import pytest
from django import forms
from django.forms.renderers import DjangoTemplates
from django.utils.safestring import mark_safe

from ekinerja.inti.perender import Perender
from ekinerja.inti.widgets import NipInput, TanggalInput

PILIHAN = [("", "Semua"), ("a&b", "«A» & B"), ("Kelompok <1>", [(1, 2026), (None, "Kosong")])]


class Contoh(forms.Form):
    teks = forms.CharField(
        max_length=20, help_text="x", widget=forms.TextInput({"autofocus": True})
    )
    kosong = forms.CharField(required=False, widget=forms.TextInput({"hidden": False}))
    jumlah = forms.IntegerField(min_value=2022)
    rahasia = forms.CharField(widget=forms.HiddenInput)
    sandi = forms.CharField(widget=forms.PasswordInput(render_value=True))
    nip = forms.CharField(widget=NipInput)
    tanggal = forms.DateField(widget=TanggalInput)
    berkas = forms.FileField(widget=forms.FileInput)
    pilih = forms.ChoiceField(choices=PILIHAN)
    banyak = forms.MultipleChoiceField(choices=PILIHAN[:2])
    centang = forms.BooleanField()
    radio = forms.ChoiceField(choices=PILIHAN[:2], widget=forms.RadioSelect)
    uraian = forms.CharField(widget=forms.Textarea)


ISI = {
    "teks": '<b>"kutip"</b>',
    "jumlah": 2026,
    "rahasia": mark_safe("&amp;"),
    "sandi": "x'y",
    "tanggal": "2026-02-10",
    "pilih": 1,
    "banyak": ["a&b"],
}


@pytest.mark.parametrize("isi", [{}, ISI])
@pytest.mark.parametrize("nama", Contoh.base_fields)
def test_render_writes_what_django_writes(nama, isi):
    kita = Contoh(initial=isi, renderer=Perender())
    django = Contoh(initial=isi, renderer=DjangoTemplates())

    assert _rapat(kita[nama]) == _rapat(django[nama])


def _rapat(isian):
    return re.sub(r"\s*([<>])\s*", r"\1", str(isian))
