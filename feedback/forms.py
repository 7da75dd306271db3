"""What can be typed about feedback: shape and cleaning only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any

from django import forms

from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import isian_teks
from feedback.aturan import PANJANG_MINIMAL
from feedback.pilihan import Respon, SifatWaktu
from skp.models import IndikatorKinerjaIndividu


class IsiForm(forms.Form):
    """The words and where they come from."""

    respon = forms.ChoiceField(label="Respon", choices=Respon.choices, widget=forms.RadioSelect)
    isi = isian_teks(
        "Umpan balik",
        maks=4000,
        baris=6,
        min_length=PANJANG_MINIMAL,
        help_text="Sebutkan tindakan atau hasil tertentu. Setelah dikirim, isinya tetap.",
    )
    dasar_bukti = forms.CharField(
        label="Bukti dukung yang mendasari",
        max_length=500,
        required=False,
        validators=[teks_bersih],
        help_text="Misalnya judul laporan, hasil survei, atau kejadian dan tanggalnya.",
    )
    kendala = isian_teks("Kendala yang terlihat", maks=4000, required=False)
    alternatif_solusi = isian_teks("Alternatif solusi", maks=4000, required=False)
    sumber_label = forms.CharField(
        label="Sumber",
        max_length=200,
        validators=[teks_bersih],
        help_text="Tercetak sebagai «(Sumber: …)»; jabatan Anda, atau misalnya hasil survei.",
    )


class UmpanBalikForm(IsiForm):
    sifat_waktu = forms.ChoiceField(
        label="Sifat", choices=SifatWaktu.choices, widget=forms.RadioSelect
    )


class UmpanBalikHasilForm(UmpanBalikForm):
    """On a result: one of its indicators may be named."""

    iki = forms.TypedChoiceField(
        label="Indikator yang dimaksud", required=False, coerce=int, empty_value=None
    )
    field_order = ("iki", "respon", "isi")

    def __init__(
        self, *args: Any, daftar_iki: Iterable[IndikatorKinerjaIndividu], **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(satu.pk, satu.uraian) for satu in daftar_iki]
        self.fields["iki"].choices = [("", "Seluruh hasil kerja ini"), *pilihan]  # type: ignore[attr-defined]


class RalatForm(IsiForm):
    alasan = isian_teks(
        "Alasan ralat",
        maks=500,
        baris=2,
        min_length=PANJANG_MINIMAL,
        help_text="Dibaca pegawai bersama isi yang lama dan yang baru.",
    )
    field_order = ("alasan", "respon", "isi")


class TanggapanForm(forms.Form):
    tanggapan = isian_teks(
        "Tanggapan Anda",
        maks=4000,
        baris=5,
        help_text="Umpan balik ditanggapi satu kali, dan tanggapan tidak dapat diubah.",
    )
