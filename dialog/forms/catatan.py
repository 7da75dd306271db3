"""What can be typed about a working day: shape and cleaning only."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date
from typing import Any

from django import forms

from dialog.models import CatatanHarian, RencanaAksi
from dialog.pilihan import KategoriCatatan
from ekinerja.inti.tautan import TautanField
from ekinerja.inti.templatetags.format_id import hari
from ekinerja.inti.widgets import Pilih, isian_teks
from skp.models import IndikatorKinerjaIndividu

PANJANG_PILIHAN = 90
TANPA_KAITAN = ("", "Tidak terkait indikator tertentu")
Pilihan = list[tuple[str, str]]


class CatatanForm(forms.Form):
    """One note. ``tanggal`` is asked only where the profile opens more days than today."""

    tanggal = forms.TypedChoiceField(
        label="Tanggal", coerce=date.fromisoformat, widget=forms.RadioSelect
    )
    uraian = isian_teks("Rincian kegiatan harian", maks=4000, baris=3)
    kategori = forms.ChoiceField(
        label="Kategori",
        choices=KategoriCatatan.choices,
        initial=KategoriCatatan.TUGAS_UTAMA,
        widget=forms.RadioSelect,
    )
    kaitan = forms.ChoiceField(
        label="Untuk indikator atau rencana aksi", required=False, widget=Pilih
    )
    progres = isian_teks("Progress pencapaian hasil kerja", maks=4000, baris=2, required=False)
    masalah = isian_teks("Masalah/hambatan", maks=4000, baris=2, required=False)
    tautan = TautanField(
        label="Tautan dokumen pendukung (jika ada)",
        required=False,
        help_text="Misalnya drive.contoh.go.id/laporan. Berkasnya tetap di tempat asalnya.",
    )
    perlu_dialog = forms.BooleanField(
        label="Perlu dibahas dalam dialog kinerja",
        required=False,
        help_text="Catatan ini ditawarkan sebagai agenda dialog Anda berikutnya.",
    )
    TERLIPAT = ("progres", "masalah", "tautan", "perlu_dialog")

    def __init__(
        self,
        *args: Any,
        daftar_hari: Sequence[date] = (),
        daftar_iki: Iterable[IndikatorKinerjaIndividu] = (),
        daftar_aksi: Iterable[RencanaAksi] = (),
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        kaitan = pilihan_kaitan(daftar_iki, daftar_aksi)
        self.fields["kaitan"].choices = [TANPA_KAITAN, *kaitan]  # type: ignore[attr-defined]
        if not kaitan:
            del self.fields["kaitan"]
        if len(daftar_hari) < 2:
            del self.fields["tanggal"]
            return
        pilihan = [(satu.isoformat(), hari(satu)) for satu in daftar_hari]
        self.fields["tanggal"].choices = pilihan  # type: ignore[attr-defined]
        self.fields["tanggal"].initial = pilihan[0][0]

    @property
    def utama(self) -> list[forms.BoundField]:
        return [satu for satu in self if satu.name not in self.TERLIPAT]

    @property
    def terlipat(self) -> list[forms.BoundField]:
        return [satu for satu in self if satu.name in self.TERLIPAT]

    @property
    def terbuka(self) -> bool:
        """Whether something stands in the folded part that must not be overlooked."""
        return any(satu.errors or satu.value() for satu in self.terlipat)

    def isian(self) -> dict[str, Any]:
        """The keyword arguments of ``tulis_catatan`` and ``ubah_catatan``."""
        isi = dict(self.cleaned_data)
        jenis, _, kunci = isi.pop("kaitan", "").partition(":")
        return {
            **isi,
            "iki_pk": int(kunci) if jenis == "iki" else None,
            "rencana_aksi_pk": int(kunci) if jenis == "aksi" else None,
        }


class KoreksiForm(forms.Form):
    uraian = isian_teks(
        "Koreksi",
        maks=4000,
        baris=4,
        help_text="Tuliskan apa yang keliru dan yang benar. Catatan semula tetap terbaca.",
    )


def pilihan_kaitan(
    daftar_iki: Iterable[IndikatorKinerjaIndividu], daftar_aksi: Iterable[RencanaAksi]
) -> Pilihan:
    """Each indicator, and behind it the actions planned for it."""
    menurut_iki: dict[int, Pilihan] = {}
    for aksi in daftar_aksi:
        pilihan = (f"aksi:{aksi.pk}", _potong(f"– rencana aksi: {aksi.uraian}"))
        menurut_iki.setdefault(aksi.iki_id, []).append(pilihan)
    return [
        satu
        for nomor, iki in enumerate(daftar_iki, 1)
        for satu in (
            (f"iki:{iki.pk}", _potong(f"IKI {nomor}: {iki.uraian}")),
            *menurut_iki.get(iki.pk, []),
        )
    ]


def nilai_kaitan(catatan: CatatanHarian) -> str:
    """What the select shows for a note that exists."""
    if catatan.rencana_aksi_id:
        return f"aksi:{catatan.rencana_aksi_id}"
    return f"iki:{catatan.iki_id}" if catatan.iki_id else ""


def _potong(teks: str) -> str:
    return teks if len(teks) <= PANJANG_PILIHAN else f"{teks[: PANJANG_PILIHAN - 1].rstrip()}…"
