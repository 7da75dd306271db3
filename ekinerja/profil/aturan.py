"""The numbers that differ by instansi, as one frozen value. Pure: no ORM, no clock, no file."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from types import MappingProxyType
from typing import Any

AMBANG_RESPONDEN_TERENDAH = 3
TAHUN_PERTAMA = 2022
TAHUN_TERAKHIR = 2100


@dataclass(frozen=True, slots=True)
class RentangNilai:
    """Values ``dari`` to ``sampai``, both included, of one kelompok and predikat."""

    kelompok: str
    predikat: str
    dari: int
    sampai: int


@dataclass(frozen=True, slots=True)
class TanggalTahunan:
    """A day of the calendar counted from the tahun kinerja: ``geser`` 1 is the year after."""

    geser: int
    bulan: int
    hari: int

    def pada(self, tahun: int) -> date:
        """The day itself for the tahun kinerja ``tahun``.

        Dasar: kebijakan aplikasi (KEPUTUSAN 13).
        """
        return date(tahun + self.geser, self.bulan, self.hari)


@dataclass(frozen=True, slots=True)
class JadwalTahap:
    """One line of an instansi's calendar, before a year is put in."""

    periode: str
    tahap: str
    dibuka: TanggalTahunan
    ditutup: TanggalTahunan
    pelaksana: str


@dataclass(frozen=True, slots=True)
class Profil:
    """What differs between agencies, as the rules read it."""

    kode: str
    nama_profil: str
    zona_waktu: str
    hari_konfirmasi: int
    jenis_hari: str
    gabung_tw4_akhir: bool
    wajib_pemeringkatan: frozenset[str]
    wajib_reviu_pertimbangan: bool
    wajib_360: bool
    nilai_aktif: bool
    rentang_nilai: tuple[RentangNilai, ...]
    potongan_tunjangan: bool
    potongan_predikat_persen: Mapping[str, Decimal] = field(hash=False)
    potongan_pimpinan_persen: Decimal
    jumlah_bulan_potongan: int
    jendela_mundur_hari: int
    dialog_minimal_per_triwulan: int
    label_butuh_perbaikan: str
    label_tanda_tangan: str
    label_sumber_daya: str
    min_ambang_responden_360: int
    reviu_awal_pengelola: bool
    jadwal: tuple[JadwalTahap, ...]


def baca_tahun(teks: str, bawaan: int) -> int:
    """The tahun kinerja that ``teks`` names; ``bawaan`` where it names none that can be.

    Dasar: PermenPANRB 6/2022 berlaku sejak 2022; tahun sebelumnya ditolak (KEPUTUSAN 16).
    """
    tahun = int(teks) if teks.isascii() and teks.isdigit() and len(teks) == 4 else 0
    return tahun if TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR else bawaan


def tanggal_tahunan(teks: str) -> TanggalTahunan:
    """Read ``"01-15"`` or, for the year after the tahun kinerja, ``"+1/01-15"``.

    Dasar: kebijakan aplikasi (KEPUTUSAN 13); bentuk isian kalender profil.
    """
    geser, _, hari = teks.rpartition("/")
    bulan, tanggal = hari.split("-")
    return TanggalTahunan(int(geser or 0), int(bulan), int(tanggal))


def jadwal_tahap(daftar: Sequence[Mapping[str, Any]]) -> tuple[JadwalTahap, ...]:
    """The calendar of a profile from its stored form.

    Dasar: S1:L304-311 dan L337-343, disimpan sebagai data.
    """
    return tuple(
        JadwalTahap(
            periode=baris["periode"],
            tahap=baris["tahap"],
            dibuka=tanggal_tahunan(baris["dibuka"]),
            ditutup=tanggal_tahunan(baris["ditutup"]),
            pelaksana=baris["pelaksana"],
        )
        for baris in daftar
    )


def baca_profil(data: Mapping[str, Any]) -> Profil:
    """A profile from its stored form (a preset file or a row); an unknown or missing key fails.

    Dasar: kebijakan aplikasi (KEPUTUSAN 16); ambang 360° tidak pernah di bawah tiga.
    """
    isi = dict(data)
    isi["wajib_pemeringkatan"] = frozenset(isi["wajib_pemeringkatan"])
    isi["rentang_nilai"] = tuple(RentangNilai(**baris) for baris in isi["rentang_nilai"])
    isi["potongan_predikat_persen"] = MappingProxyType(
        {nama: Decimal(persen) for nama, persen in isi["potongan_predikat_persen"].items()}
    )
    isi["potongan_pimpinan_persen"] = Decimal(isi["potongan_pimpinan_persen"])
    isi["jadwal"] = jadwal_tahap(isi["jadwal"])
    profil = Profil(**isi)
    if profil.min_ambang_responden_360 < AMBANG_RESPONDEN_TERENDAH:
        raise ValueError("min_ambang_responden_360 harus paling sedikit 3")
    return profil
