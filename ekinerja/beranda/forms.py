"""What is asked before a bulk print: which kind of document."""

from __future__ import annotations

from django import forms

from ekinerja.beranda.pilihan import JenisCetak


class PesanCetakForm(forms.Form):
    jenis = forms.ChoiceField(
        label="Dokumen",
        choices=JenisCetak.choices,
        widget=forms.RadioSelect,
        initial=JenisCetak.DOKUMEN_EVALUASI,
    )
