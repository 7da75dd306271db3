"""What the three sheet modules build together: changes in people's words, errors, references."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from typing import Any

from ekinerja.inti.templatetags.format_id import tanggal
from ekinerja.kepegawaian.impor.baca import Baris, Galat
from ekinerja.kepegawaian.impor.keadaan import Keadaan

# A key of a row that exists, or the sheet's own code of a row that will.
Rujukan = int | str
KOSONG = "–"


class JenisPerubahan(StrEnum):
    """In the order in which they are carried out."""

    TAMBAH_UNIT = "tambah_unit"
    UBAH_UNIT = "ubah_unit"
    PINDAH_UNIT = "pindah_unit"
    TAMBAH_JABATAN = "tambah_jabatan"
    UBAH_JABATAN = "ubah_jabatan"
    KEPALA_UNIT = "kepala_unit"
    TAMBAH_ORANG = "tambah_orang"
    UBAH_ORANG = "ubah_orang"
    PINDAH_ORANG = "pindah_orang"
    TETAPKAN_PENILAI = "tetapkan_penilai"
    GANTI_PENILAI = "ganti_penilai"


KALIMAT = {
    JenisPerubahan.TAMBAH_UNIT: "Menambah {} unit kerja",
    JenisPerubahan.UBAH_UNIT: "Mengubah {} unit kerja",
    JenisPerubahan.PINDAH_UNIT: "Memindahkan {} unit kerja",
    JenisPerubahan.TAMBAH_JABATAN: "Menambah {} jabatan",
    JenisPerubahan.UBAH_JABATAN: "Mengubah {} jabatan",
    JenisPerubahan.KEPALA_UNIT: "Mengganti kepala {} unit kerja",
    JenisPerubahan.TAMBAH_ORANG: "Menambah {} orang",
    JenisPerubahan.UBAH_ORANG: "Mengubah data {} orang",
    JenisPerubahan.PINDAH_ORANG: "Memindahkan {} orang",
    JenisPerubahan.TETAPKAN_PENILAI: "Menetapkan penilai untuk {} orang",
    JenisPerubahan.GANTI_PENILAI: "Mengganti {} penilai",
}


@dataclass(frozen=True, slots=True)
class Beda:
    """One line of before → after, already in words."""

    label: str
    sebelum: str
    sesudah: str


@dataclass(frozen=True, slots=True)
class Perubahan:
    jenis: JenisPerubahan
    sebutan: str
    sasaran: Rujukan
    isi: Mapping[str, Any]
    beda: tuple[Beda, ...] = ()
    baris: str = ""


@dataclass(slots=True)
class Susunan:
    """The plan while it is being built. ``kode_*`` tells what each code of the sheet stands for."""

    keadaan: Keadaan
    galat: list[Galat] = field(default_factory=list)
    peringatan: list[Galat] = field(default_factory=list)
    perubahan: list[Perubahan] = field(default_factory=list)
    kode_unit: dict[str, Rujukan] = field(default_factory=dict)
    nama_unit: dict[Rujukan, str] = field(default_factory=dict)
    kode_jabatan: dict[str, Rujukan] = field(default_factory=dict)
    nama_jabatan: dict[Rujukan, str] = field(default_factory=dict)
    unit_jabatan: dict[Rujukan, Rujukan] = field(default_factory=dict)

    def tolak(self, baris: Baris, kolom: str, pesan: str) -> None:
        self.galat.append(baris.galat(kolom, pesan))

    def ingatkan(self, baris: Baris, kolom: str, pesan: str) -> None:
        self.peringatan.append(baris.galat(kolom, pesan))

    def tambah(
        self,
        jenis: JenisPerubahan,
        baris: Baris,
        sasaran: Rujukan,
        sebutan: str,
        isi: Mapping[str, Any],
        beda: Iterable[Beda] = (),
    ) -> None:
        tempat = f"{baris.lembar}, baris {baris.nomor}"
        self.perubahan.append(Perubahan(jenis, sebutan, sasaran, isi, tuple(beda), tempat))


def kata(nilai: object) -> str:
    """A value as the preview shows it."""
    if nilai is None or nilai == "":
        return KOSONG
    if isinstance(nilai, bool):
        return "Ya" if nilai else "Tidak"
    if isinstance(nilai, date):
        return tanggal(nilai)
    return str(nilai)


def bedakan(
    pasangan: Iterable[tuple[str, str, object, object]],
) -> tuple[dict[str, Any], tuple[Beda, ...]]:
    """From (key, label, before, after) what really changes; an empty cell changes nothing."""
    isi: dict[str, Any] = {}
    beda: list[Beda] = []
    for kunci, label, sebelum, sesudah in pasangan:
        if sesudah is not None and sesudah != sebelum:
            isi[kunci] = sesudah
            beda.append(Beda(label, kata(sebelum), kata(sesudah)))
    return isi, tuple(beda)


def baris_tunggal(susunan: Susunan, daftar: Iterable[Baris], kolom: str, judul: str) -> list[Baris]:
    """The rows whose key stands once; every repetition is an error that names the first row."""
    pertama: dict[str, int] = {}
    hasil = []
    for baris in daftar:
        kode = baris.isi.get(kolom)
        if not kode:
            continue
        rapat = str(kode).upper()
        if rapat in pertama:
            pesan = f"{judul} {kode} sudah tertulis pada baris {pertama[rapat]}."
            susunan.tolak(baris, judul, pesan)
            continue
        pertama[rapat] = baris.nomor
        hasil.append(baris)
    return hasil
