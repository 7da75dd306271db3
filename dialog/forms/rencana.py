"""What can be typed about an action plan: shape and cleaning only."""

from __future__ import annotations

from typing import Any

from django import forms

from dialog.izin.rencana import waktu_pelaksanaan
from ekinerja.inti.templatetags.format_id import BULAN
from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import Pilih, isian_teks
from skp.models import SKP

PILIH_BULAN = [("", "Pilih bulan")]


class AksiForm(forms.Form):
    """One action and the months in which it is done, within the period of the SKP."""

    uraian = isian_teks(
        "Rencana aksi",
        maks=1000,
        baris=3,
        help_text="Satu langkah yang dapat dilihat hasilnya, diawali kata kerja.",
    )
    bulan_mulai = forms.TypedChoiceField(label="Dari bulan", coerce=int, widget=Pilih())
    bulan_selesai = forms.TypedChoiceField(label="Sampai bulan", coerce=int, widget=Pilih())
    target_waktu_teks = forms.CharField(
        label="Keterangan waktu (jika diperlukan)",
        max_length=200,
        required=False,
        validators=[teks_bersih],
        help_text="Tercetak di belakang bulan, misalnya «minggu kedua».",
    )

    def __init__(self, *args: Any, skp: SKP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.skp = skp
        bulan = range(skp.periode_mulai.month, skp.periode_selesai.month + 1)
        pilihan = [*PILIH_BULAN, *((str(n), BULAN[n - 1]) for n in bulan)]
        for nama in ("bulan_mulai", "bulan_selesai"):
            isian = self.fields[nama]
            if isinstance(isian, forms.ChoiceField):
                isian.choices = pilihan

    def clean(self) -> dict[str, Any]:
        isi: dict[str, Any] = super().clean() or {}
        if "bulan_mulai" in isi and "bulan_selesai" in isi:
            putusan = waktu_pelaksanaan(self.skp, isi["bulan_mulai"], isi["bulan_selesai"])
            if not putusan:
                self.add_error("bulan_selesai", putusan.alasan)
        return isi
