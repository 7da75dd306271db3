"""The tables of the evaluation: predicate, value, organisation. Pure: no ORM, no clock."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from dataclasses import dataclass

from ekinerja.profil.aturan import Profil, RentangNilai
from evaluasi.pilihan import Kelompok, Predikat, PredikatOrganisasi, Proses, Rating

# (hasil kerja, perilaku kerja); poor behaviour weighs more than poor results.
# Dasar: PermenPANRB 6/2022, matriks predikat kinerja pegawai.
PREDIKAT = {
    (Rating.DI_ATAS, Rating.DI_ATAS): Predikat.SANGAT_BAIK,
    (Rating.DI_ATAS, Rating.SESUAI): Predikat.BAIK,
    (Rating.DI_ATAS, Rating.DI_BAWAH): Predikat.KURANG,
    (Rating.SESUAI, Rating.DI_ATAS): Predikat.BAIK,
    (Rating.SESUAI, Rating.SESUAI): Predikat.BAIK,
    (Rating.SESUAI, Rating.DI_BAWAH): Predikat.KURANG,
    (Rating.DI_BAWAH, Rating.DI_ATAS): Predikat.BUTUH_PERBAIKAN,
    (Rating.DI_BAWAH, Rating.SESUAI): Predikat.BUTUH_PERBAIKAN,
    (Rating.DI_BAWAH, Rating.DI_BAWAH): Predikat.SANGAT_KURANG,
}

# (hasil, proses) of the organisation over the whole year. The slide names the nine labels but not
# their places: set by analogy with the matrix of the employee.
# Dasar: kebijakan aplikasi (KEPUTUSAN 33); kuadran S3:L2978-3060.
KUADRAN_ORGANISASI = {
    (Rating.DI_ATAS, Proses.SANGAT_BAIK): PredikatOrganisasi.ISTIMEWA,
    (Rating.DI_ATAS, Proses.BAIK): PredikatOrganisasi.BAIK,
    (Rating.DI_ATAS, Proses.KURANG): PredikatOrganisasi.KURANG,
    (Rating.SESUAI, Proses.SANGAT_BAIK): PredikatOrganisasi.BAIK,
    (Rating.SESUAI, Proses.BAIK): PredikatOrganisasi.BAIK,
    (Rating.SESUAI, Proses.KURANG): PredikatOrganisasi.KURANG,
    (Rating.DI_BAWAH, Proses.SANGAT_BAIK): PredikatOrganisasi.BUTUH_PERBAIKAN,
    (Rating.DI_BAWAH, Proses.BAIK): PredikatOrganisasi.BUTUH_PERBAIKAN,
    (Rating.DI_BAWAH, Proses.KURANG): PredikatOrganisasi.SANGAT_KURANG,
}

# Dasar: surat Kementerian Kesehatan 30 Desember 2025, kelompok dan predikat.
PREDIKAT_KELOMPOK = {
    Kelompok.K1: frozenset({Predikat.SANGAT_BAIK}),
    Kelompok.K2: frozenset({Predikat.BAIK}),
    Kelompok.K3: frozenset(
        {Predikat.BAIK, Predikat.BUTUH_PERBAIKAN, Predikat.KURANG, Predikat.SANGAT_KURANG}
    ),
}


def predikat(hasil_kerja: str, perilaku: str) -> Predikat:
    """Predikat kinerja of one employee for one period.

    Dasar: PermenPANRB 6/2022, matriks predikat kinerja pegawai.
    """
    return PREDIKAT[Rating(hasil_kerja), Rating(perilaku)]


def capaian_tahunan(hasil: str, proses: str) -> PredikatOrganisasi:
    """What the annual quadrant proposes for the organisation; its setter decides.

    Dasar: kebijakan aplikasi (KEPUTUSAN 33); kuadran S3:L2978-3060.
    """
    return KUADRAN_ORGANISASI[Rating(hasil), Proses(proses)]


def sesuai_kelompok(kelompok: str, predikat_pegawai: str) -> bool:
    """Whether the predicate is one that people of this group get without a written reason.

    Dasar: surat Kementerian Kesehatan 30 Desember 2025, kelompok dan predikat.
    """
    return predikat_pegawai in PREDIKAT_KELOMPOK[Kelompok(kelompok)]


def rentang_nilai(profil: Profil, kelompok: str, predikat_pegawai: str) -> RentangNilai | None:
    """The values an employee of this group and predicate may get; with no group, or one that the
    predicate does not fit, the whole span that the predicate has in any group.

    ``None`` where the instansi gives no values.

    Dasar: surat Kementerian Kesehatan 30 Desember 2025, rentang nilai; gabungan rentang adalah
    kebijakan aplikasi (KEPUTUSAN 34).
    """
    if not profil.nilai_aktif:
        return None
    semua = [r for r in profil.rentang_nilai if r.predikat == predikat_pegawai]
    # The profile stores its codes in small letters.
    tepat = [r for r in semua if r.kelompok.upper() == kelompok] or semua
    if not tepat:
        return None
    return RentangNilai(
        kelompok=kelompok,
        predikat=predikat_pegawai,
        dari=min(r.dari for r in tepat),
        sampai=max(r.sampai for r in tepat),
    )


@dataclass(frozen=True, slots=True)
class NilaiRHK:
    """How one RHK was rated: ``rating`` may be blank."""

    utama: bool
    rating: str


def saran_hasil_kerja(
    daftar: Sequence[NilaiRHK], respon_positif: Collection[bool]
) -> Rating | None:
    """What the guidance text would say of the results; ``None`` leaves it to the penilai.

    ``respon_positif`` has one entry per feedback on results.

    Dasar: PermenPANRB 6/2022, pedoman rating hasil kerja; ambang «sebagian besar» lebih dari
    separuh adalah kebijakan aplikasi (KEPUTUSAN 35).
    """
    dinilai = [satu for satu in daftar if satu.rating]
    utama = [satu for satu in dinilai if satu.utama]
    bawah_utama = sum(satu.rating == Rating.DI_BAWAH for satu in utama)
    atas = sum(satu.rating == Rating.DI_ATAS for satu in dinilai)
    cukup = sum(satu.rating != Rating.DI_BAWAH for satu in dinilai)
    positif = sum(respon_positif)
    if not dinilai:
        return None
    if not respon_positif:
        return Rating.DI_BAWAH if utama and bawah_utama == len(utama) else None
    if atas * 2 > len(dinilai) and not bawah_utama and positif:
        return Rating.DI_ATAS
    if bawah_utama * 2 > len(utama) and positif * 2 < len(respon_positif):
        return Rating.DI_BAWAH
    if cukup * 2 > len(dinilai) and bawah_utama * 2 <= len(utama) and positif:
        return Rating.SESUAI
    return None
