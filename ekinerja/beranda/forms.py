"""What is asked before a bulk print: which kind of document."""

from __future__ import annotations

from typing import Any

from django import forms

from ekinerja.beranda.izin import TANPA_PERIODE
from ekinerja.beranda.pilihan import JenisCetak


class PesanCetakForm(forms.Form):
    jenis = forms.ChoiceField(
        label="Dokumen",
        choices=JenisCetak.choices,
        widget=forms.RadioSelect,
        initial=JenisCetak.DOKUMEN_EVALUASI,
    )

    def __init__(self, *args: Any, berperiode: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.berperiode = berperiode

    def clean_jenis(self) -> str:
        jenis: str = self.cleaned_data["jenis"]
        if jenis != JenisCetak.SKP and not self.berperiode:
            raise forms.ValidationError(TANPA_PERIODE)
        return jenis
