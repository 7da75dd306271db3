"""What can be typed about a realisasi: shape and cleaning only."""

from __future__ import annotations

from datetime import date
from typing import Any

from django import forms

from ekinerja.inti.berkas import BerkasSahField
from ekinerja.inti.tautan import TautanField
from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import TanggalInput, isian_teks
from ekinerja.profil.aturan import TAHUN_PERTAMA, TAHUN_TERAKHIR

CAKUPAN = [("", "Semua yang dapat saya baca"), ("dinilai", "Pegawai yang saya nilai")]


class RealisasiForm(forms.Form):
    """One IKI in one period: the official form has the first, the fourth and the fifth field."""

    uraian = isian_teks("Realisasi", maks=4000, baris=5)
    nilai_angka = forms.DecimalField(
        label="Realisasi dalam angka",
        required=False,
        max_digits=16,
        decimal_places=4,
        localize=True,
        widget=forms.TextInput(attrs={"inputmode": "decimal", "autocomplete": "off"}),
        help_text="Isi bila targetnya berupa angka, misalnya 93,5. Hanya untuk membandingkan.",
        error_messages={"invalid": "Isi dengan angka, misalnya 93,5."},
    )
    kendala = isian_teks("Kendala (jika ada)", maks=4000, baris=3, required=False)
    keterangan = forms.CharField(
        label="Bukti dukung",
        max_length=500,
        required=False,
        validators=[teks_bersih],
        help_text="Nama atau isi buktinya, misalnya «Rekapitulasi usulan Januari–Maret».",
    )
    tautan = TautanField(
        label="Tautan (jika diperlukan)",
        required=False,
        help_text="Pastikan pejabat penilai dapat membukanya.",
    )
    berkas = BerkasSahField(label="Berkas (jika diperlukan)", required=False)

    @property
    def isian_realisasi(self) -> list[Any]:
        return [self[nama] for nama in ("uraian", "nilai_angka", "kendala")]

    @property
    def isian_bukti(self) -> list[Any]:
        return [self[nama] for nama in ("keterangan", "tautan", "berkas")]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        ada = isi.get("tautan") or isi.get("berkas")
        if ada and not isi.get("keterangan") and "keterangan" not in self.errors:
            self.add_error("keterangan", "Tuliskan nama atau isi bukti dukungnya.")
        return isi


class PerpanjangForm(forms.Form):
    sampai = forms.DateField(label="Diperpanjang sampai", widget=TanggalInput())
    alasan = isian_teks(
        "Alasan",
        maks=500,
        baris=3,
        help_text="Alasan ini tampil bagi pegawai. Misalnya: «Sakit 25–30 Maret, surat dokter».",
    )

    def clean_sampai(self) -> date:
        sampai: date = self.cleaned_data["sampai"]
        if not TAHUN_PERTAMA <= sampai.year <= TAHUN_TERAKHIR:
            raise forms.ValidationError("Isi tanggal yang benar, misalnya 31/12/2026.")
        return sampai


class SaringForm(forms.Form):
    """The bar above the list; what cannot be read counts as empty."""

    cari = forms.CharField(label="Cari nama atau NIP", required=False, max_length=100)
    cakupan = forms.ChoiceField(label="Cakupan", choices=CAKUPAN, required=False)
    tahun = forms.IntegerField(
        label="Tahun", required=False, min_value=TAHUN_PERTAMA, max_value=TAHUN_TERAKHIR
    )

    def saringan(self, tahun_ini: int) -> dict[str, Any]:
        isi = self.cleaned_data if self.is_valid() else getattr(self, "cleaned_data", {})
        return {
            "cari": isi.get("cari") or "",
            "cakupan": isi.get("cakupan") or "",
            "tahun": isi.get("tahun") or tahun_ini,
        }
