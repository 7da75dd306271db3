"""What is to be expected of the predicates of a unit at each level. Pure: no ORM, no clock."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

from evaluasi.pilihan import Predikat, PredikatOrganisasi

# Dasar: S3:L2858-2884, tingkat capaian kinerja organisasi periodik.
ARTI = {
    PredikatOrganisasi.ISTIMEWA: "Melampaui trajectory target",
    PredikatOrganisasi.BAIK: "Sesuai trajectory target",
    PredikatOrganisasi.BUTUH_PERBAIKAN: "Sudah berprogres, namun butuh perbaikan",
    PredikatOrganisasi.KURANG: "Realisasi di bawah target",
    PredikatOrganisasi.SANGAT_KURANG: "Realisasi jauh di bawah target",
}
# Dasar: S3:L3135-3171, pola distribusi: panduan, bukan paksaan; tanpa angka persen.
UMUMNYA = {
    PredikatOrganisasi.ISTIMEWA: Predikat.SANGAT_BAIK,
    PredikatOrganisasi.BAIK: Predikat.BAIK,
    PredikatOrganisasi.BUTUH_PERBAIKAN: Predikat.BUTUH_PERBAIKAN,
    PredikatOrganisasi.KURANG: Predikat.KURANG,
    PredikatOrganisasi.SANGAT_KURANG: Predikat.SANGAT_KURANG,
}


@dataclass(frozen=True, slots=True)
class Pola:
    """The guideline for one level: what is usual, and what else may be."""

    umumnya: Predikat
    mungkin: tuple[Predikat, ...]

    @property
    def kalimat(self) -> str:
        """The note as the form words it."""
        *awal, akhir = (satu.label for satu in self.mungkin)
        return (
            f"Pada umumnya predikat kinerja pegawai {self.umumnya.label}, namun dimungkinkan "
            f"terdapat pegawai berpredikat kinerja: {', '.join(awal)} dan/atau {akhir}."
        )


def pola(tingkat: str) -> Pola:
    """The guideline of the distribution at one level of the organisation.

    Dasar: S3:L3135-3171, panduan distribusi dan bukan distribusi paksa.
    """
    umumnya = UMUMNYA[PredikatOrganisasi(tingkat)]
    return Pola(umumnya, tuple(satu for satu in Predikat if satu != umumnya))


def searah(tingkat: str, sebaran: Mapping[str, int]) -> bool:
    """Whether the most frequent predicate so far is the usual one; nobody rated is no deviation.

    Dasar: S3:L3135-3171; hanya peringatan, tidak pernah menahan.
    """
    terbanyak = max(sebaran.values(), default=0)
    return not terbanyak or sebaran.get(UMUMNYA[PredikatOrganisasi(tingkat)], 0) == terbanyak
