"""Choosing a preset: shape and cleaning only."""

from __future__ import annotations

from django import forms

from ekinerja.inti.validasi import teks_bersih
from ekinerja.profil.pilihan import Pratetap


class ProfilForm(forms.Form):
    kode = forms.ChoiceField(
        label="Profil aturan",
        choices=Pratetap.choices,
        widget=forms.RadioSelect,
        help_text="Menentukan jadwal tahapan, batas konfirmasi, pemeringkatan, dan potongan.",
    )
    alasan = forms.CharField(
        label="Dasar atau alasan",
        max_length=500,
        validators=[teks_bersih],
        widget=forms.Textarea(attrs={"rows": 3, "maxlength": 500}),
        help_text="Misalnya nomor dan tanggal surat ketetapan instansi.",
    )
