"""Input of holidays, years and stages: shape and cleaning only."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any

from django import forms

from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import PilihCariField, TanggalInput
from ekinerja.kalender.pilihan import JenisLibur
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.profil.aturan import TAHUN_PERTAMA, TAHUN_TERAKHIR

if TYPE_CHECKING:
    from django.db.models import QuerySet

TANGGAL_PERTAMA = date(TAHUN_PERTAMA, 1, 1)
TANGGAL_TERAKHIR = date(TAHUN_TERAKHIR, 12, 31)


class TanggalField(forms.DateField):
    """A day inside the years that the portal knows."""

    widget = TanggalInput

    def clean(self, value: Any) -> Any:
        tanggal = super().clean(value)
        if tanggal is not None and not TANGGAL_PERTAMA <= tanggal <= TANGGAL_TERAKHIR:
            raise forms.ValidationError(
                f"Isi tanggal antara tahun {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
            )
        return tanggal


class AlasanForm(forms.Form):
    """Every change of the calendar says on what it rests."""

    alasan = forms.CharField(
        label="Dasar atau alasan",
        max_length=500,
        validators=[teks_bersih],
        widget=forms.Textarea(attrs={"rows": 2, "maxlength": 500}),
        help_text="Misalnya nomor dan tanggal keputusan yang menetapkannya.",
    )


class HariLiburForm(AlasanForm):
    tanggal = TanggalField(label="Tanggal")
    jenis = forms.ChoiceField(label="Jenis", choices=JenisLibur.choices, widget=forms.RadioSelect)
    nama = forms.CharField(label="Nama hari libur", max_length=150, validators=[teks_bersih])
    perkiraan = forms.BooleanField(
        label="Masih perkiraan, belum ditetapkan pemerintah", required=False
    )

    field_order = ["tanggal", "jenis", "nama", "perkiraan", "alasan"]

    def __init__(self, *args: Any, daftar_jenis: list[JenisLibur], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = [(jenis.value, jenis.label) for jenis in daftar_jenis]
        self.fields["jenis"].choices = pilihan  # type: ignore[attr-defined]


class TahapForm(AlasanForm):
    dibuka = TanggalField(label="Dibuka")
    ditutup = TanggalField(label="Ditutup")

    field_order = ["dibuka", "ditutup", "alasan"]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("dibuka") and isi.get("ditutup") and isi["dibuka"] > isi["ditutup"]:
            self.add_error("ditutup", "Tanggal ditutup tidak boleh sebelum tanggal dibuka.")
        return isi


def _cari(daftar: Any, teks: str) -> Any:
    return daftar.cari(teks)


class PerpanjanganForm(AlasanForm):
    sampai = TanggalField(label="Diperpanjang sampai")

    field_order = ["unit_kerja", "pegawai", "sampai", "alasan"]

    def __init__(
        self,
        *args: Any,
        daftar_unit: QuerySet[UnitKerja],
        daftar_pegawai: QuerySet[Pegawai],
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.fields["unit_kerja"] = PilihCariField(
            label="Untuk satu unit kerja",
            queryset=daftar_unit,
            cari=_cari,
            required=False,
            help_text="Berlaku juga bagi unit di bawahnya.",
        )
        self.fields["pegawai"] = PilihCariField(
            label="Atau untuk satu pegawai",
            queryset=daftar_pegawai,
            cari=_cari,
            required=False,
        )
        self.order_fields(self.field_order)

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        sasaran = [isi.get("unit_kerja"), isi.get("pegawai")]
        if not self.errors and sum(satu is not None for satu in sasaran) != 1:
            self.add_error(None, "Pilih satu unit kerja atau satu pegawai, jangan keduanya.")
        return isi
