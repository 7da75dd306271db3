"""What can be typed about an objection: shape and cleaning only."""

from __future__ import annotations

from collections.abc import Callable
from typing import Any

from django import forms

from ekinerja.inti.berkas import BerkasSahField
from ekinerja.inti.keputusan import Keputusan
from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import isian_teks
from evaluasi.aturan.putusan import PANJANG_ALASAN_MINIMAL, Hasil
from evaluasi.pilihan import Rating

TERLALU_PENDEK = f"Terlalu pendek. Tuliskan paling sedikit {PANJANG_ALASAN_MINIMAL} huruf."


def _teks(label: str, wajib: str, help_text: str) -> forms.CharField:
    return isian_teks(
        label,
        maks=4000,
        baris=7,
        min_length=PANJANG_ALASAN_MINIMAL,
        help_text=help_text,
        error_messages={"required": wajib, "min_length": TERLALU_PENDEK},
    )


class KeberatanForm(forms.Form):
    alasan = _teks(
        "Alasan keberatan",
        "Tuliskan alasan keberatan Anda.",
        "Sebutkan bagian hasil evaluasi yang Anda persoalkan dan buktinya.",
    )
    lampiran = BerkasSahField(
        label="Lampiran (jika ada)",
        required=False,
        help_text="PDF, PNG, JPG, XLSX, atau DOCX; paling besar 10 MB.",
    )


class PenjelasanForm(forms.Form):
    penjelasan = _teks(
        "Penjelasan Anda",
        "Tuliskan penjelasan Anda.",
        "Hanya dapat diberikan satu kali. Dibaca pihak lain dan yang memutus keberatan.",
    )


class PutusanForm(forms.Form):
    """The result stands. ``dicatat`` adds the number and the document of a decision on paper."""

    pertimbangan = _teks(
        "Pertimbangan putusan",
        "Tuliskan pertimbangan putusan.",
        "Sebutkan fakta yang diterima dan mengapa hasilnya demikian. Dibaca kedua pihak.",
    )
    nomor_putusan = forms.CharField(
        label="Nomor putusan",
        max_length=100,
        validators=[teks_bersih],
        error_messages={"required": "Isikan nomor dokumen putusan."},
    )
    dokumen = BerkasSahField(
        label="Dokumen putusan", jenis=("pdf",), help_text="PDF, paling besar 10 MB."
    )

    def __init__(self, *args: Any, dicatat: bool, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not dicatat:
            del self.fields["nomor_putusan"], self.fields["dokumen"]


class PutusanDiubahForm(PutusanForm):
    """Another result; ``bernilai`` where the instansi gives values, ``periksa`` what it must be."""

    rating_hasil_kerja = forms.ChoiceField(
        label="Rating hasil kerja yang baru",
        choices=Rating.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih rating hasil kerja."},
    )
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja yang baru",
        choices=Rating.choices,
        widget=forms.RadioSelect,
        error_messages={"required": "Pilih rating perilaku kerja."},
    )
    nilai = forms.IntegerField(
        label="Nilai kinerja yang baru",
        min_value=1,
        max_value=120,
        help_text="Bilangan bulat di dalam rentang predikatnya; lihat matriks.",
        error_messages={
            "required": "Isikan nilai di dalam rentang predikatnya.",
            "invalid": "Nilai harus bilangan bulat.",
        },
    )
    field_order = ("rating_hasil_kerja", "rating_perilaku", "nilai", "pertimbangan")

    def __init__(
        self, *args: Any, bernilai: bool, periksa: Callable[[Hasil], Keputusan], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.periksa = periksa
        if not bernilai:
            del self.fields["nilai"]

    def clean(self) -> dict[str, Any]:
        isi = {"nilai": None, **(super().clean() or {})}
        if not {"rating_hasil_kerja", "rating_perilaku", "nilai"} & set(self.errors):
            hasil = Hasil(isi["rating_hasil_kerja"], isi["rating_perilaku"], isi["nilai"])
            if not (keputusan := self.periksa(hasil)):
                kolom = "nilai" if "nilai" in self.fields else "rating_hasil_kerja"
                self.add_error(kolom, keputusan.alasan)
        return isi
