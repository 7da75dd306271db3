"""What can be typed about an SKP: shape and cleaning only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import Any, ClassVar

from django import forms

from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import isian_teks
from ekinerja.kepegawaian.models import RiwayatJabatan
from skp import aturan
from skp.layanan.penyusunan import IsianIKI, IsianLampiran, IsianRHK
from skp.models import SKP, EkspektasiPerilaku, RencanaHasilKerja
from skp.pilihan import (
    Aspek,
    FrekuensiDokumentasi,
    JenisHasil,
    JenisLampiran,
    KondisiKonsekuensi,
    Pendekatan,
)

MAKS_IKI = 15
MAKS_BUTIR = 30
MAKS_PILIHAN = 30


class BuatForm(forms.Form):
    riwayat = forms.ModelChoiceField(
        label="Jabatan", queryset=RiwayatJabatan.objects.none(), empty_label=None
    )
    tahun = forms.IntegerField(label="Tahun kinerja")
    pendekatan = forms.ChoiceField(
        label="Pendekatan",
        choices=Pendekatan.choices,
        widget=forms.RadioSelect,
        initial=Pendekatan.KUANTITATIF,
        help_text="Kuantitatif: indikator dan target terpisah. "
        "Kualitatif: satu kalimat yang memuat keduanya.",
    )

    def __init__(self, *args: Any, daftar_riwayat: Any, tahun_ini: int, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.fields["riwayat"].queryset = daftar_riwayat  # type: ignore[attr-defined]
        self.fields["tahun"] = forms.IntegerField(
            label="Tahun kinerja",
            min_value=aturan.TAHUN_PERTAMA,
            max_value=tahun_ini + 1,
            initial=tahun_ini,
        )


class RHKForm(forms.Form):
    jenis = forms.ChoiceField(
        label="Jenis hasil kerja",
        choices=JenisHasil.choices,
        widget=forms.RadioSelect,
        initial=JenisHasil.UTAMA,
        help_text="Utama: prioritas tinggi atau tugas pokok jabatan. "
        "Tambahan: prioritas rendah, direktif, atau penugasan di luar tugas pokok.",
    )
    uraian = isian_teks(
        "Rencana hasil kerja",
        help_text="Tulis hasil, bukan kegiatan. Mulai dengan kata seperti «Tersusunnya», "
        "«Terlaksananya», atau «Tersedianya».",
    )
    rhk_pimpinan = forms.ModelChoiceField(
        label="RHK pimpinan yang diintervensi",
        queryset=RencanaHasilKerja.objects.none(),
        required=False,
        empty_label="Tidak ada dalam daftar (tulis di bawah)",
        help_text="Pilih hasil kerja pimpinan yang Anda dukung.",
    )
    teks_diintervensi = isian_teks(
        "Hasil kerja pimpinan atau indikator organisasi yang didukung",
        baris=2,
        required=False,
        help_text="Diisi bila tidak ada dalam daftar: rencana kerja beserta indikatornya.",
    )
    pemberi_tugas_label = forms.CharField(
        label="Pejabat yang memberikan penugasan",
        max_length=200,
        required=False,
        validators=[teks_bersih],
        help_text="Diisi bila hasil kerja ini berasal dari penugasan pejabat lain.",
    )
    penugasan_tahun_berjalan = forms.BooleanField(label="Penugasan tahun berjalan", required=False)

    def __init__(self, *args: Any, daftar_pimpinan: Any, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        pilihan = daftar_pimpinan.order_by("-jenis", "urutan", "pk")
        if 0 < len(pilihan) <= MAKS_PILIHAN:
            self.fields["rhk_pimpinan"].queryset = pilihan  # type: ignore[attr-defined]
        else:
            del self.fields["rhk_pimpinan"]

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("rhk_pimpinan") and isi.get("teks_diintervensi"):
            self.add_error(
                "teks_diintervensi", "Pilih dari daftar atau tulis sendiri, jangan keduanya."
            )
        return isi

    def isian(self, daftar_iki: Iterable[IsianIKI]) -> IsianRHK:
        return IsianRHK(daftar_iki=tuple(daftar_iki), **self.cleaned_data)


class IKIForm(forms.Form):
    pk = forms.IntegerField(required=False, widget=forms.HiddenInput)
    aspek = forms.ChoiceField(label="Aspek", choices=[("", "Pilih aspek"), *Aspek.choices])
    aspek_kedua = forms.ChoiceField(
        label="Aspek kedua", choices=[("", "Tidak ada"), *Aspek.choices], required=False
    )
    uraian = isian_teks("Indikator kinerja individu", baris=2)
    target = forms.CharField(
        label="Target",
        max_length=255,
        validators=[teks_bersih],
        help_text="Rentang boleh, misalnya 90 – 95%.",
    )
    sumber_data = forms.CharField(
        label="Sumber data", max_length=255, required=False, validators=[teks_bersih]
    )

    def __init__(self, *args: Any, skp: SKP, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        if not aturan.butuh_aspek(skp.pendekatan, skp.format):
            del self.fields["aspek"], self.fields["aspek_kedua"], self.fields["target"]
            self.fields["uraian"].label = "Ukuran keberhasilan, indikator kinerja, dan target"
            self.fields["uraian"].help_text = "Satu kalimat yang memuat ukuran beserta targetnya."

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        if isi.get("aspek_kedua") and isi["aspek_kedua"] == isi.get("aspek"):
            self.add_error("aspek_kedua", "Aspek kedua harus berbeda dari aspek pertama.")
        return isi

    def isian(self) -> IsianIKI:
        isi = {nama: nilai for nama, nilai in self.cleaned_data.items() if nama != "DELETE"}
        return IsianIKI(**isi)


class _KumpulanIKI(forms.BaseFormSet):  # type: ignore[type-arg]
    """The indicators of one RHK; a row that was left empty does not count."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        "missing_management_form": "Sebagian formulir hilang saat dikirim. Muat ulang halaman; "
        "teks Anda tersimpan.",
        "too_few_forms": "Tuliskan paling sedikit satu indikator kinerja individu.",
        "too_many_forms": f"Paling banyak {MAKS_IKI} indikator kinerja individu; gabungkan "
        "yang serupa.",
    }

    def isian(self) -> list[IsianIKI]:
        return [
            form.isian()
            for form in self.forms
            if form.cleaned_data.get("uraian") and form not in self.deleted_forms
        ]


KumpulanIKI = forms.formset_factory(
    IKIForm,
    formset=_KumpulanIKI,
    extra=0,
    min_num=1,
    validate_min=True,
    max_num=MAKS_IKI,
    absolute_max=MAKS_IKI,
    validate_max=True,
    can_delete=True,
)

# Field of the form → kind and condition of its lines.
BAGIAN_LAMPIRAN = {
    "sumber_daya": (JenisLampiran.SUMBER_DAYA, ""),
    "skema": (JenisLampiran.SKEMA, ""),
    "tercapai": (JenisLampiran.KONSEKUENSI, KondisiKonsekuensi.TERCAPAI),
    "tidak_tercapai": (JenisLampiran.KONSEKUENSI, KondisiKonsekuensi.TIDAK_TERCAPAI),
}


class LampiranForm(forms.Form):
    """Four lists, one line a point; and how often evidence is gathered."""

    sumber_daya = isian_teks(
        "Sumber daya",
        maks=8000,
        baris=5,
        required=False,
        help_text="Satu baris satu kebutuhan, misalnya «Membutuhkan anggaran rapat koordinasi».",
    )
    skema = isian_teks(
        "Skema pertanggungjawaban",
        maks=8000,
        required=False,
        help_text="Satu baris satu cara, misalnya «Progres dilaporkan setiap bulan».",
    )
    tercapai = isian_teks("Konsekuensi jika memenuhi ekspektasi", maks=8000, required=False)
    tidak_tercapai = isian_teks(
        "Konsekuensi jika tidak memenuhi ekspektasi", maks=8000, required=False
    )
    frekuensi_dokumentasi = forms.ChoiceField(
        label="Pendokumentasian kinerja",
        choices=FrekuensiDokumentasi.choices,
        required=False,
        help_text="Seberapa sering bukti dukung dikumpulkan, sesuai sifat pekerjaan Anda. "
        "Tidak tercetak pada formulir.",
    )

    def clean(self) -> dict[str, Any]:
        isi = super().clean() or {}
        for nama in BAGIAN_LAMPIRAN:
            butir = _butir(isi.get(nama, ""))
            if len(butir) > MAKS_BUTIR:
                self.add_error(nama, f"Paling banyak {MAKS_BUTIR} butir; gabungkan yang serupa.")
            if any(len(satu) > 1000 for satu in butir):
                self.add_error(nama, "Ada butir yang lebih dari 1.000 huruf; pecah menjadi dua.")
        return isi

    def isian(self) -> list[IsianLampiran]:
        return [
            IsianLampiran(jenis=jenis, uraian=uraian, kondisi=kondisi)
            for nama, (jenis, kondisi) in BAGIAN_LAMPIRAN.items()
            for uraian in _butir(self.cleaned_data[nama])
        ]


def isi_lampiran(skp: SKP) -> dict[str, str]:
    """What the form says as it is stored."""
    baris = list(skp.daftar_lampiran.all())
    daftar = {
        nama: "\n".join(b.uraian for b in baris if (b.jenis, b.kondisi) == bagian)
        for nama, bagian in BAGIAN_LAMPIRAN.items()
    }
    return {**daftar, "frekuensi_dokumentasi": skp.frekuensi_dokumentasi}


def _butir(teks: str) -> list[str]:
    return [baris.strip() for baris in teks.splitlines() if baris.strip()]


class EkspektasiForm(forms.Form):
    """One optional text per behaviour, named by the aspek."""

    def __init__(self, *args: Any, daftar: Iterable[EkspektasiPerilaku], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        for satu in daftar:
            self.fields[satu.aspek.kode] = isian_teks(
                f"{satu.aspek.urutan}. {satu.aspek.nama}",
                baris=2,
                required=False,
                help_text=" · ".join(satu.aspek.panduan),
            )


class KembalikanForm(forms.Form):
    catatan = isian_teks(
        "Catatan untuk pegawai",
        maks=4000,
        baris=6,
        min_length=aturan.PANJANG_CATATAN_MINIMAL,
        help_text="Sebutkan bagian yang perlu diperbaiki dan contohnya.",
        error_messages={
            "required": "Tuliskan catatan agar pegawai tahu apa yang perlu diperbaiki.",
            "min_length": "Catatan terlalu pendek. Tuliskan paling sedikit "
            f"{aturan.PANJANG_CATATAN_MINIMAL} huruf.",
        },
    )
