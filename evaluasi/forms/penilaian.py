"""What the penilai types: two ratings, a number, texts, and a line per result and behaviour."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any

from django import forms

from ekinerja.inti.widgets import isian_teks
from evaluasi.aturan.penilaian import IsianPenilaian
from evaluasi.pilihan import Rating

RATING = [("", "Belum dipilih"), *Rating.choices]
POKOK = (
    "rating_hasil_kerja",
    "rating_perilaku",
    "nilai",
    "kontribusi",
    "catatan_rekomendasi",
    "alasan_penyimpangan",
)


class PenilaianForm(forms.Form):
    """A draft may be incomplete; what setting it needs is asked by ``izin``."""

    rating_hasil_kerja = forms.ChoiceField(
        label="Rating hasil kerja", choices=RATING, required=False, widget=forms.RadioSelect
    )
    rating_perilaku = forms.ChoiceField(
        label="Rating perilaku kerja", choices=RATING, required=False, widget=forms.RadioSelect
    )
    nilai = forms.IntegerField(
        label="Nilai kinerja",
        required=False,
        min_value=1,
        max_value=120,
        error_messages={"invalid": "Isikan bilangan bulat 1 sampai 120."},
    )
    kontribusi = isian_teks(
        "Kontribusi terhadap kinerja organisasi",
        maks=4000,
        baris=4,
        required=False,
        help_text="Apa sumbangan pegawai ini pada capaian unit? Dibaca pegawai setelah ditetapkan.",
    )
    catatan_rekomendasi = isian_teks(
        "Catatan/rekomendasi",
        maks=4000,
        baris=3,
        required=False,
        help_text="Tercetak pada dokumen evaluasi kinerja.",
    )
    alasan_penyimpangan = isian_teks(
        "Alasan menyimpang dari kelompok pemetaan",
        maks=4000,
        baris=3,
        required=False,
        help_text="Wajib bila predikatnya tidak lazim bagi kelompok K1–K3 pegawai ini.",
    )

    def __init__(
        self,
        *args: Any,
        daftar_rhk: Iterable[int],
        daftar_aspek: Iterable[int],
        bernilai: bool,
        **kwargs: Any,
    ) -> None:
        super().__init__(*args, **kwargs)
        self.daftar_rhk, self.daftar_aspek = list(daftar_rhk), list(daftar_aspek)
        if not bernilai:
            del self.fields["nilai"]
        for pk in self.daftar_rhk:
            self.fields[f"rhk_{pk}"] = forms.ChoiceField(
                label="Rating RHK ini", choices=RATING, required=False, widget=forms.RadioSelect
            )
            self.fields[f"teks_rhk_{pk}"] = _ringkas("Umpan balik atas hasil ini")
        for pk in self.daftar_aspek:
            self.fields[f"aspek_{pk}"] = _ringkas("Umpan balik atas perilaku ini")

    def tandai_kekurangan(self, kurang: Mapping[str, str]) -> bool:
        """Say at each field what must be there before the result can be set."""
        for nama, kalimat in kurang.items():
            self.add_error(nama if nama in self.fields else None, kalimat)
        return bool(kurang)

    @property
    def isian(self) -> IsianPenilaian:
        """What was typed, as the rules read it."""
        isi = self.cleaned_data
        return IsianPenilaian(
            **{nama: isi[nama] for nama in POKOK if nama in isi},
            rhk={pk: (isi[f"rhk_{pk}"], isi[f"teks_rhk_{pk}"]) for pk in self.daftar_rhk},
            perilaku={pk: isi[f"aspek_{pk}"] for pk in self.daftar_aspek},
        )


def _ringkas(label: str) -> forms.CharField:
    return isian_teks(label, maks=4000, baris=2, required=False)


def awal_dari(isian: IsianPenilaian) -> dict[str, Any]:
    """The initial values of the form for what stands written."""
    awal: dict[str, Any] = {nama: getattr(isian, nama) for nama in POKOK}
    for pk, (rating, teks) in isian.rhk.items():
        awal |= {f"rhk_{pk}": rating, f"teks_rhk_{pk}": teks}
    return awal | {f"aspek_{pk}": teks for pk, teks in isian.perilaku.items()}
