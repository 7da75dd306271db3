"""What can be typed about a dialogue: shape and cleaning only."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from django import forms

from dialog.aturan import risalah as aturan
from dialog.aturan.risalah import IsianAgenda, IsianStrategi
from dialog.models import DialogKinerja, UsulanTerobosan
from dialog.pilihan import MetodeDialog, Penyelesaian, SifatDialog, TahapDialog, TopikDialog
from ekinerja.inti.templatetags.format_id import tanggal as tanggal_id
from ekinerja.inti.validasi import teks_bersih
from ekinerja.inti.widgets import TanggalInput, isian_teks
from skp.aturan import PANJANG_CATATAN_MINIMAL
from skp.models import SKP

YA_TIDAK = [("tidak", "Tidak"), ("ya", "Ya")]
BERDUA = ("pegawai", "pimpinan")


class DialogForm(forms.Form):
    """When, how and where; a talk that has taken place, not one that is planned.

    ``sejak`` is the day on which the SKP was set: no later stage can have begun before it.
    """

    tanggal = forms.DateField(label="Hari dan tanggal", widget=TanggalInput())
    metode = forms.ChoiceField(
        label="Metode", choices=MetodeDialog.choices, initial=MetodeDialog.TATAP_MUKA
    )
    tempat_media = forms.CharField(
        label="Tempat atau media", max_length=200, validators=[teks_bersih]
    )

    def __init__(
        self, *args: Any, tahun: int, hari_ini: date, sejak: date | None = None, **kwargs: Any
    ) -> None:
        super().__init__(*args, **kwargs)
        self.tahun, self.hari_ini, self.sejak = tahun, hari_ini, sejak

    def clean_tanggal(self) -> date:
        tanggal: date = self.cleaned_data["tanggal"]
        if tanggal > self.hari_ini:
            raise forms.ValidationError(
                "Tanggal belum tiba. Isilah risalah setelah dialog berlangsung."
            )
        if self.sejak and tanggal < self.sejak:
            raise forms.ValidationError(
                f"SKP ini ditetapkan {tanggal_id(self.sejak)}. Dialognya tidak lebih awal dari itu."
            )
        if tanggal < aturan.tanggal_terawal(self.tahun):
            raise forms.ValidationError(
                f"Dialog perencanaan SKP {self.tahun} paling awal 1 Oktober {self.tahun - 1}."
            )
        return tanggal


class BukaForm(DialogForm):
    """Open a dialogue: with a choice of stage only where there is one."""

    tahap = forms.ChoiceField(
        label="Tahap",
        choices=TahapDialog.choices,
        widget=forms.RadioSelect,
        initial=TahapDialog.PELAKSANAAN,
        help_text="Pelaksanaan: kemajuan dan kendala. Evaluasi: bukti sebelum penilaian. "
        "Tindak lanjut: menyampaikan penghargaan, sanksi, atau perbaikan.",
    )
    sifat = forms.ChoiceField(
        label="Sifat", choices=SifatDialog.choices, initial=SifatDialog.BERKALA
    )
    topik = forms.ChoiceField(
        label="Topik", choices=TopikDialog.choices, initial=TopikDialog.HASIL_KERJA
    )
    field_order = ["tahap", "topik", "sifat", "tanggal", "metode", "tempat_media"]

    def __init__(self, *args: Any, skp: SKP, hari_ini: date, **kwargs: Any) -> None:
        tahap = aturan.tahap_terbuka(skp.status)
        lanjut = set(tahap) <= set(aturan.TAHAP_LANJUT) and bool(tahap)
        sejak = skp.tanggal_ditetapkan if lanjut else None
        super().__init__(*args, tahun=skp.tahun, hari_ini=hari_ini, sejak=sejak, **kwargs)
        if not lanjut:
            del self.fields["tahap"], self.fields["sifat"], self.fields["topik"]
            return
        pilihan = [(satu.value, satu.label) for satu in tahap]
        self.fields["tahap"].choices = pilihan  # type: ignore[attr-defined]


class RisalahForm(DialogForm):
    pokok_bahasan = isian_teks(
        "Pokok bahasan dan kesepakatan",
        maks=4000,
        baris=8,
        help_text="Ekspektasi pimpinan, ukuran keberhasilan, dan dukungan yang disepakati.",
    )


class LembarForm(DialogForm):
    """The head of the preparation sheet of a later stage; its rows are ``KumpulanAgenda``."""

    pokok_bahasan = isian_teks(
        "Pokok bahasan lain (jika diperlukan)",
        maks=4000,
        baris=4,
        required=False,
        help_text="Yang tidak menyangkut satu indikator: perilaku kerja, kompetensi, karier.",
    )


class AgendaForm(forms.Form):
    """What the employee prepares about one IKI. Half a sheet may be saved, not sent."""

    pk = forms.IntegerField(widget=forms.HiddenInput)
    progres = isian_teks(
        "Progres pencapaian hasil kerja",
        maks=4000,
        required=False,
        help_text="Wajib sebelum dikirim. Sebutkan angkanya dibanding target.",
    )
    masalah = isian_teks(
        "Masalah/hambatan",
        maks=4000,
        required=False,
        help_text="Wajib sebelum dikirim. Bila tidak ada, tuliskan «Tidak ada».",
    )
    penyebab = isian_teks("Penyebab", maks=4000, baris=2, required=False)
    usulan_solusi = isian_teks("Usulan solusi", maks=4000, baris=2, required=False)

    def isian(self) -> IsianAgenda:
        return IsianAgenda(**self.cleaned_data)


class UsulanForm(forms.Form):
    uraian = isian_teks("Usulan terobosan", baris=2, required=False)


class StrategiForm(forms.Form):
    uraian = isian_teks(
        "Strategi", baris=2, help_text="Langkah yang akan dikerjakan, bukan harapan."
    )
    penanggung_jawab = forms.ChoiceField(label="Penanggung jawab")
    tenggat = forms.DateField(label="Tenggat", widget=TanggalInput())

    def __init__(self, *args: Any, dialog: DialogKinerja, **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.dialog = dialog
        self.orang = dict(zip(BERDUA, (dialog.skp.pegawai, dialog.pimpinan), strict=True))
        pilihan = [("", "Pilih orang")]
        pilihan += [(kunci, satu.nama_gelar) for kunci, satu in self.orang.items()]
        self.fields["penanggung_jawab"].choices = pilihan  # type: ignore[attr-defined]

    def clean_tenggat(self) -> date:
        tenggat: date = self.cleaned_data["tenggat"]
        if tenggat < self.dialog.tanggal:
            raise forms.ValidationError(
                f"Tenggat tidak boleh mendahului tanggal dialog, {tanggal_id(self.dialog.tanggal)}."
            )
        return tenggat

    def isian(self) -> IsianStrategi:
        isi = self.cleaned_data
        orang = self.orang[isi["penanggung_jawab"]]
        return IsianStrategi(isi["uraian"], orang.pk, isi["tenggat"])


class _Kumpulan(forms.BaseFormSet):  # type: ignore[type-arg]
    default_error_messages: ClassVar[dict[str, Any]] = {
        "missing_management_form": "Sebagian formulir hilang saat dikirim. Muat ulang halaman; "
        "teks Anda tersimpan.",
    }


class _KumpulanAgenda(_Kumpulan):
    def isian(self) -> list[IsianAgenda]:
        return [form.isian() for form in self.forms]


class _KumpulanUsulan(_Kumpulan):
    def isian(self) -> list[str]:
        semua = [form.cleaned_data.get("uraian", "") for form in self.forms]
        return [satu for satu in semua if satu]


class _KumpulanStrategi(_Kumpulan):
    """The agreed steps; one that was left empty beyond the first does not count."""

    default_error_messages: ClassVar[dict[str, Any]] = {
        **_Kumpulan.default_error_messages,
        "too_few_forms": "Tuliskan paling sedikit satu strategi mengatasi permasalahan/hambatan.",
        "too_many_forms": f"Paling banyak {aturan.MAKS_STRATEGI} strategi; gabungkan yang serupa.",
    }

    def isian(self) -> list[IsianStrategi]:
        return [
            form.isian()
            for form in self.forms
            if form.cleaned_data.get("uraian") and form not in self.deleted_forms
        ]


KumpulanUsulan = forms.formset_factory(
    UsulanForm,
    formset=_KumpulanUsulan,
    extra=0,
    min_num=1,
    max_num=aturan.MAKS_USULAN,
    absolute_max=aturan.MAKS_USULAN,
)
KumpulanStrategi = forms.formset_factory(
    StrategiForm,
    formset=_KumpulanStrategi,
    extra=0,
    min_num=1,
    validate_min=True,
    max_num=aturan.MAKS_STRATEGI,
    absolute_max=aturan.MAKS_STRATEGI,
    validate_max=True,
    can_delete=True,
)


def kumpulan_agenda(banyak: int) -> Any:
    """A formset of exactly the rows of one agenda: none is added or dropped here."""
    return forms.formset_factory(
        AgendaForm,
        formset=_KumpulanAgenda,
        extra=0,
        max_num=banyak,
        absolute_max=banyak,
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


class TanggapanLanjutForm(TanggapanForm):
    """With one answer per idea of the employee, named by its place."""

    def __init__(self, *args: Any, daftar_usulan: Iterable[UsulanTerobosan], **kwargs: Any) -> None:
        super().__init__(*args, **kwargs)
        self.daftar_usulan = list(daftar_usulan)
        self.fields[
            "penyesuaian_ukuran"
        ].help_text = "«Ya» mencatat bahwa adendum SKP disepakati; isinya disusun kemudian."
        for satu in self.daftar_usulan:
            self.fields[f"usulan_{satu.urutan}"] = isian_teks(
                f"Tanggapan atas usulan {satu.urutan}",
                maks=4000,
                baris=2,
                help_text=f"Usulan pegawai: {satu.uraian}",
                error_messages={"required": "Tanggapi setiap usulan terobosan pegawai."},
            )

    def isian(self) -> dict[str, Any]:
        isi = super().isian()
        return {
            **{nama: isi[nama] for nama in ("penyesuaian_ukuran", "penyelesaian", "keterangan")},
            "tanggapan": {satu.pk: isi[f"usulan_{satu.urutan}"] for satu in self.daftar_usulan},
        }


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
