"""What can be typed about penilai and requests: shape and cleaning only."""

from __future__ import annotations

from datetime import date
from typing import Any, cast

from django import forms
from django.db.models import QuerySet
from django.urls import reverse_lazy

from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import PilihCariField, TanggalInput, isian_teks
from ekinerja.kepegawaian.kueri import PegawaiQuerySet
from ekinerja.kepegawaian.layanan.penilai import Usulan
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import DasarPenetapan, Peran, StatusPermintaanPerbaikan

ISIAN_ORANG = ("penilai", "atasan", "pertimbangan")


def calon_penilai(pelaku: Pegawai, pada: date) -> PegawaiQuerySet:
    """Who can be named, with post and unit to tell namesakes apart."""
    return Pegawai.objects.dapat_ditunjuk(pelaku, pada).untuk_daftar()


def cari_calon(calon: Any, teks: str) -> PegawaiQuerySet:
    hasil: PegawaiQuerySet = calon.cari(teks)
    return hasil


def sebutan(pegawai: Pegawai) -> str:
    """«Bambang Suryanto, S.H. · 1979… · Kepala Bagian · Bagian Umum»."""
    bagian = (pegawai.nama_gelar, pegawai.nip_tampil, pegawai.jabatan.nama)
    return " · ".join([satu for satu in bagian if satu] + [pegawai.unit_kerja.sebutan])


def calon_peran(pelaku: Pegawai, pada: date) -> dict[str, Any]:
    """Who and which unit an admin can name for a role, by field: never himself."""
    orang = Pegawai.objects.dikelola(pelaku, pada).filter(aktif=True).exclude(pk=pelaku.pk)
    unit = UnitKerja.objects.dikelola(pelaku, pada).filter(aktif=True)
    return {
        "pegawai": orang.untuk_daftar(),
        "unit": unit.select_related("induk").order_by("nama", "pk"),
    }


def sebutan_unit(unit: UnitKerja) -> str:
    """«Bagian Umum · Biro Umum»: units of one name are told apart by the one above."""
    return f"{unit.nama} · {unit.induk.sebutan}" if unit.induk else unit.nama


SEBUTAN_PERAN = {"pegawai": sebutan, "unit": sebutan_unit}


def _orang(label: str, **lain: Any) -> PilihCariField:
    return PilihCariField(
        label=label,
        queryset=Pegawai.objects.none(),
        cari=cari_calon,
        sebutan=sebutan,
        alamat=cast("str", reverse_lazy("kepegawaian:cari_pegawai")),
        **lain,
    )


def _tanggal(label: str, **lain: Any) -> forms.DateField:
    return forms.DateField(label=label, widget=TanggalInput, **lain)


class UsulanForm(forms.Form):
    """First step: who, from when, on what ground. Sent by GET, changes nothing."""

    penilai = _orang(
        "Pejabat penilai kinerja", help_text="Ketik nama atau NIP, lalu pilih orangnya."
    )
    mulai = _tanggal("Berlaku mulai")
    sampai = _tanggal(
        "Berlaku sampai",
        required=False,
        help_text="Kosongkan bila berlaku seterusnya.",
    )
    dasar = forms.ChoiceField(
        label="Dasar penetapan", choices=DasarPenetapan.choices, widget=forms.RadioSelect
    )
    nomor_surat = forms.CharField(
        label="Nomor surat",
        max_length=100,
        required=False,
        validators=[teks_bersih],
        help_text="Wajib untuk pejabat yang diberi delegasi.",
    )
    atasan = _orang(
        "Atasan pejabat penilai",
        required=False,
        help_text="Kosongkan untuk memakai pejabat penilai dari orang yang dipilih.",
    )
    pertimbangan = _orang("Pemberi pertimbangan", required=False, help_text="Bila ada.")

    def __init__(self, *args: Any, pelaku: Pegawai, pada: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama in ISIAN_ORANG:
            self.fields[nama].queryset = calon_penilai(pelaku, pada)  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("dasar") == DasarPenetapan.DELEGASI and not isi.get("nomor_surat"):
            self.add_error("nomor_surat", "Tulis nomor surat delegasinya.")
        if isi.get("mulai") and isi.get("sampai") and isi["sampai"] < isi["mulai"]:
            self.add_error("sampai", "Tanggal berakhir tidak boleh sebelum tanggal mulai.")
        return isi

    def usulan(self) -> Usulan:
        isi = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "tanda"}
        return Usulan(**isi)

    @property
    def terkirim(self) -> list[tuple[str, str]]:
        """The answers of the first step as hidden fields of the second."""
        nilai = ((nama, self.cleaned_data.get(nama)) for nama in UsulanForm.base_fields)
        return [(nama, _tersembunyi(satu)) for nama, satu in nilai if satu]


class TetapkanForm(UsulanForm):
    """Second step: the same, with the reason and the mark of what was seen."""

    alasan = isian_teks(
        "Alasan", maks=500, help_text="Tercatat dalam riwayat dan terbaca oleh pegawai."
    )
    tanda = forms.CharField(widget=forms.HiddenInput, max_length=50)


class AkhiriForm(forms.Form):
    sampai = _tanggal("Hari terakhir berlaku")
    alasan = isian_teks("Alasan", maks=500, help_text="Tercatat dalam riwayat.")


class SamakanForm(forms.Form):
    mulai = _tanggal("Berlaku mulai")


class PeranForm(forms.Form):
    """Who gets which stored role, over which unit, from when."""

    pegawai = PilihCariField(
        label="Pegawai",
        queryset=Pegawai.objects.none(),
        cari=cari_calon,
        sebutan=sebutan,
        alamat=cast("str", reverse_lazy("kepegawaian:cari_peran")),
        help_text="Ketik nama atau NIP, lalu pilih orangnya. Anda sendiri tidak termasuk.",
    )
    peran = forms.ChoiceField(label="Peran", choices=Peran.choices, widget=forms.RadioSelect)
    unit = PilihCariField(
        label="Unit kerja",
        queryset=UnitKerja.objects.none(),
        cari=cari_calon,
        sebutan=sebutan_unit,
        alamat=cast("str", reverse_lazy("kepegawaian:cari_peran")),
        required=False,
        help_text=(
            "Pengelola kinerja mengurus unit ini beserta unit di bawahnya. Admin instansi selalu "
            "mencakup seluruh instansi; bagi admin, kosongkan saja."
        ),
    )
    mulai = _tanggal("Mulai")
    selesai = _tanggal(
        "Hari terakhir", required=False, help_text="Kosongkan bila berlaku seterusnya."
    )

    def __init__(self, *args: Any, pelaku: Pegawai, pada: date, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for nama, daftar in calon_peran(pelaku, pada).items():
            self.fields[nama].queryset = daftar  # type: ignore[attr-defined]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("mulai") and isi.get("selesai") and isi["selesai"] < isi["mulai"]:
            self.add_error("selesai", "Hari terakhir tidak boleh sebelum hari mulai.")
        if isi.get("unit") is None and "unit" not in self.errors and isi.get("pegawai"):
            if isi.get("peran") == Peran.ADMIN_INSTANSI:
                isi["unit"] = isi["pegawai"].unit_kerja
            elif isi.get("peran"):
                self.add_error("unit", "Pilih unit kerja yang diurus pengelola kinerja ini.")
        return isi

    def tugas(self) -> dict[str, Any]:
        """The answers as ``layanan.peran.beri_peran`` takes them."""
        isi = self.cleaned_data
        return {
            "peran": isi["peran"],
            "unit_kerja": isi["unit"],
            "mulai": isi["mulai"],
            "selesai": isi["selesai"],
        }


class MintaPerbaikanForm(forms.Form):
    uraian = isian_teks(
        "Apa yang keliru?",
        help_text="Sebut siapa yang seharusnya menilai Anda dan sejak kapan, bila Anda tahu.",
    )


class JawabForm(forms.Form):
    putusan = forms.ChoiceField(
        label="Putusan",
        choices=[
            (StatusPermintaanPerbaikan.SELESAI, "Sudah diperbaiki"),
            (StatusPermintaanPerbaikan.DITOLAK, "Tidak perlu diperbaiki"),
        ],
        widget=forms.RadioSelect,
    )
    jawaban = isian_teks("Jawaban kepada pegawai")

    @property
    def diterima(self) -> bool:
        return bool(self.cleaned_data["putusan"] == StatusPermintaanPerbaikan.SELESAI)


def pilihan_calon(calon: QuerySet[Pegawai], banyak: int) -> list[tuple[int, str]]:
    return [(satu.pk, sebutan(satu)) for satu in calon[:banyak]]


def hasil_peran(nama: str, teks: str, *, pelaku: Pegawai, pada: date, banyak: int) -> Any:
    """Matches for one of the two search boxes of ``PeranForm``: keys and names."""
    cocok = cari_calon(calon_peran(pelaku, pada)[nama], teks)[:banyak]
    sebut: Any = SEBUTAN_PERAN[nama]
    return [(satu.pk, sebut(satu)) for satu in cocok]


def _tersembunyi(nilai: Any) -> str:
    if isinstance(nilai, Pegawai):
        return str(nilai.pk)
    return nilai.isoformat() if isinstance(nilai, date) else str(nilai)


class UnggahForm(forms.Form):
    """The sheet to be checked; what it holds is judged by ``impor``."""

    berkas = forms.FileField(
        label="Berkas XLSX",
        help_text="Paling besar 5 MB. Gunakan templat dari halaman ini.",
        allow_empty_file=True,
        max_length=200,
        widget=forms.FileInput(
            {
                "accept": ".xlsx,application/vnd.openxmlformats-officedocument.spreadsheetml.sheet",
                "class": "form-control",
            }
        ),
        error_messages={
            "required": "Pilih berkas XLSX yang akan diperiksa.",
            "max_length": "Nama berkas terlalu panjang.",
        },
    )
