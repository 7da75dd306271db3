"""What can be typed and handed in about a ranking: shape and cleaning only."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from ekinerja.inti.berkas import BerkasSahField
from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import BerkasInput, TanggalInput, isian_teks
from skp.aturan import PANJANG_CATATAN_MINIMAL


class UnggahForm(forms.Form):
    """The sheet; what is in it is judged by ``impor``, with every error at once."""

    berkas = forms.FileField(
        label="Lembar pemeringkatan",
        widget=BerkasInput(jenis=".xlsx"),
        help_text="XLSX dari halaman ini, paling besar 5 MB.",
        allow_empty_file=True,
        error_messages={"required": "Pilih lembar yang akan diunggah."},
    )


class KirimForm(forms.Form):
    nomor_surat = forms.CharField(
        label="Nomor surat keterangan",
        max_length=100,
        validators=[teks_bersih],
        error_messages={"required": "Tuliskan nomor surat keterangan."},
    )
    tanggal_surat = forms.DateField(
        label="Tanggal surat keterangan",
        widget=TanggalInput(),
        error_messages={"required": "Isi tanggal surat keterangan."},
    )
    berkas_surat = BerkasSahField(
        label="Surat keterangan", jenis=("pdf",), help_text="PDF, paling besar 10 MB."
    )

    def __init__(self, *args: Any, mulai: date, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.mulai, self.hari_ini = mulai, hari_ini

    def clean_tanggal_surat(self) -> date:
        """Neither still to come nor from before the period."""
        tanggal: date = self.cleaned_data["tanggal_surat"]
        if tanggal > self.hari_ini:
            raise forms.ValidationError("Tanggal surat keterangan belum tiba.")
        if tanggal < self.mulai:
            raise forms.ValidationError("Surat keterangan bertanggal sebelum periode dimulai.")
        return tanggal


class KembalikanForm(forms.Form):
    catatan = isian_teks(
        "Catatan untuk pimpinan unit",
        maks=4000,
        baris=5,
        min_length=PANJANG_CATATAN_MINIMAL,
        help_text="Sebutkan bagian yang perlu diperbaiki.",
        error_messages={
            "required": "Tuliskan catatan agar pimpinan unit tahu apa yang perlu diperbaiki.",
            "min_length": "Catatan terlalu pendek. Tuliskan paling sedikit "
            f"{PANJANG_CATATAN_MINIMAL} huruf.",
        },
    )
