"""What can be typed about a dialogue: shape and cleaning only."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from dialog.aturan import risalah as aturan
from dialog.pilihan import MetodeDialog, Penyelesaian
from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import TanggalInput, isian_teks
from skp.aturan import PANJANG_CATATAN_MINIMAL

YA_TIDAK = [("tidak", "Tidak"), ("ya", "Ya")]


class DialogForm(forms.Form):
    """When, how and where; a talk that has taken place, not one that is planned."""

    tanggal = forms.DateField(label="Hari dan tanggal", widget=TanggalInput())
    metode = forms.ChoiceField(
        label="Metode", choices=MetodeDialog.choices, initial=MetodeDialog.TATAP_MUKA
    )
    tempat_media = forms.CharField(
        label="Tempat atau media", max_length=200, validators=[teks_bersih]
    )

    def __init__(self, *args: Any, tahun: int, hari_ini: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.tahun, self.hari_ini = tahun, hari_ini

    def clean_tanggal(self) -> date:
        tanggal: date = self.cleaned_data["tanggal"]
        if tanggal > self.hari_ini:
            raise forms.ValidationError(
                "Tanggal belum tiba. Isilah risalah setelah dialog berlangsung."
            )
        if tanggal < aturan.tanggal_terawal(self.tahun):
            raise forms.ValidationError(
                f"Dialog perencanaan SKP {self.tahun} paling awal 1 Oktober {self.tahun - 1}."
            )
        return tanggal


class RisalahForm(DialogForm):
    pokok_bahasan = isian_teks(
        "Pokok bahasan dan kesepakatan",
        maks=4000,
        baris=8,
        help_text="Ekspektasi pimpinan, ukuran keberhasilan, dan dukungan yang disepakati.",
    )


class TanggapanForm(forms.Form):
    penyesuaian_ukuran = forms.ChoiceField(
        label="Penyesuaian ukuran keberhasilan dan target",
        choices=YA_TIDAK,
        widget=forms.RadioSelect,
        help_text="«Ya» berarti pegawai menyesuaikan isi SKP sebelum mengajukannya.",
    )
    penyelesaian = forms.ChoiceField(
        label="Status",
        choices=Penyelesaian.choices,
        widget=forms.RadioSelect,
        help_text="«Belum selesai» menyiapkan dialog lanjutan.",
    )
    keterangan = isian_teks("Keterangan (jika diperlukan)", maks=4000, baris=5, required=False)

    def isian(self) -> dict[str, Any]:
        isi = self.cleaned_data
        return {**isi, "penyesuaian_ukuran": isi["penyesuaian_ukuran"] == "ya"}


class KembalikanForm(forms.Form):
    catatan = isian_teks(
        "Catatan untuk pegawai",
        maks=4000,
        baris=5,
        min_length=PANJANG_CATATAN_MINIMAL,
        help_text="Sebutkan bagian yang perlu diperbaiki.",
        error_messages={
            "required": "Tuliskan catatan agar pegawai tahu apa yang perlu diperbaiki.",
            "min_length": "Catatan terlalu pendek. Tuliskan paling sedikit "
            f"{PANJANG_CATATAN_MINIMAL} huruf.",
        },
    )
