"""What can be typed about the level of a unit: shape and cleaning only."""

from __future__ import annotations

from typing import Any

from django import forms

from ekinerja.inti.berkas import BerkasSahField
from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import isian_teks
from evaluasi.aturan.sebaran import ARTI
from evaluasi.pilihan import PredikatOrganisasi, Proses, Rating

PANJANG_DASAR_MINIMAL = 20
TINGKAT = [(satu.value, f"{satu.label}: {ARTI[satu].lower()}") for satu in PredikatOrganisasi]


class CapaianForm(forms.Form):
    """``tahunan`` adds the two axes of the annual quadrant."""

    hasil = forms.ChoiceField(
        label="Hasil: IKU dan ekspektasi pimpinan",
        choices=Rating.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih hasil kinerja unit selama setahun."},
    )
    proses = forms.ChoiceField(
        label="Proses: pelaksanaan reformasi birokrasi",
        choices=Proses.choices,
        widget=forms.RadioSelect,
        help_text="Misalnya menurut Indeks Reformasi Birokrasi.",
        error_messages={"required": "Pilih pelaksanaan reformasi birokrasi selama setahun."},
    )
    predikat = forms.ChoiceField(
        label="Capaian kinerja organisasi",
        choices=TINGKAT,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih salah satu tingkat capaian."},
    )
    dasar = isian_teks(
        "Dasar",
        maks=4000,
        baris=6,
        min_length=PANJANG_DASAR_MINIMAL,
        help_text="Sebutkan indikator, target, realisasi, dan sumber datanya.",
        error_messages={
            "required": "Tuliskan dasarnya: indikator, target, dan realisasi unit.",
            "min_length": "Dasar terlalu pendek. Sebutkan indikator, target, dan realisasinya.",
        },
    )

    def __init__(self, *args: Any, tahunan: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not tahunan:
            del self.fields["hasil"], self.fields["proses"]


class TetapkanCapaianForm(CapaianForm):
    """The penilai keeps the axes as proposed and decides the level."""

    def __init__(self, *args: Any, **kwargs: Any) -> None:
        super().__init__(*args, tahunan=False, **kwargs)


class CatatCapaianForm(CapaianForm):
    nomor_dokumen = forms.CharField(
        label="Nomor dokumen putusan", max_length=100, validators=[teks_bersih]
    )
    berkas = BerkasSahField(
        label="Dokumen putusan", jenis=("pdf",), help_text="PDF, paling besar 10 MB."
    )
