"""From a file to a plan: errors, or the changes in people's words. Reads and checks only."""

from __future__ import annotations

import hashlib
from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from ekinerja.kepegawaian.impor.baca import Bacaan, Baris, Galat, baca
from ekinerja.kepegawaian.impor.berkas_jabatan import susun_jabatan
from ekinerja.kepegawaian.impor.berkas_pegawai import susun_pegawai
from ekinerja.kepegawaian.impor.berkas_penilai import susun_penilai
from ekinerja.kepegawaian.impor.berkas_unit import susun_unit
from ekinerja.kepegawaian.impor.keadaan import Disebut, Keadaan, muat
from ekinerja.kepegawaian.impor.susunan import KALIMAT, JenisPerubahan, Perubahan, Susunan
from ekinerja.kepegawaian.impor.tata import (
    DAFTAR_TATA,
    LEMBAR_JABATAN,
    LEMBAR_PEGAWAI,
    LEMBAR_UNIT,
    baca_kode,
)
from ekinerja.kepegawaian.models import Pegawai

# One transaction carries it all, and on SQLite everybody else's writing waits that long.
BATAS_PERUBAHAN = 3000
TERLALU_BANYAK = (
    f"Berkas ini memuat lebih dari {BATAS_PERUBAHAN} perubahan. Bagi menjadi beberapa berkas; "
    "baris yang sudah diterapkan tidak perlu dihapus."
)
TIDAK_ADA = "Tidak ada yang berubah: isi berkas sama dengan data sekarang."


@dataclass(frozen=True, slots=True)
class Kelompok:
    """All changes of one kind: «Menambah 12 orang» and the rows behind it."""

    jenis: JenisPerubahan
    kalimat: str
    daftar: tuple[Perubahan, ...]


@dataclass(frozen=True, slots=True)
class Rencana:
    sha256: str
    keadaan: str
    galat: tuple[Galat, ...] = ()
    peringatan: tuple[Galat, ...] = ()
    perubahan: tuple[Perubahan, ...] = ()

    @property
    def kelompok(self) -> tuple[Kelompok, ...]:
        return tuple(
            Kelompok(jenis, KALIMAT[jenis].format(len(daftar)), daftar)
            for jenis in JenisPerubahan
            if (daftar := tuple(p for p in self.perubahan if p.jenis == jenis))
        )

    @property
    def jumlah(self) -> dict[str, int]:
        hitung = Counter(str(p.jenis) for p in self.perubahan)
        return {str(jenis): hitung[jenis] for jenis in JenisPerubahan if hitung[jenis]}


def kalimat(jumlah: dict[str, int]) -> str:
    """«Menambah 12 orang, memindahkan 3 orang, mengganti 2 penilai.»"""
    bagian = [KALIMAT[JenisPerubahan(jenis)].format(banyak) for jenis, banyak in jumlah.items()]
    if not bagian:
        return TIDAK_ADA
    return ", ".join([bagian[0], *(b[0].lower() + b[1:] for b in bagian[1:])]) + "."


def susun(isi: bytes, *, pelaku: Pegawai, pada: date) -> Rencana:
    """Read, check and compare the file with the present state in the care of ``pelaku``."""
    sha256 = hashlib.sha256(isi).hexdigest()
    bacaan = baca(isi, DAFTAR_TATA)
    if not set(bacaan.baris) >= {tata.lembar for tata in DAFTAR_TATA}:
        return Rencana(sha256, "", tuple(sorted(bacaan.galat)))
    keadaan = _keadaan(bacaan, pelaku, pada)
    susunan = Susunan(keadaan, galat=list(bacaan.galat))
    susun_unit(susunan, bacaan.baris[LEMBAR_UNIT])
    susun_jabatan(susunan, bacaan.baris[LEMBAR_JABATAN])
    sah = susun_pegawai(susunan, bacaan.baris[LEMBAR_PEGAWAI])
    susun_penilai(susunan, sah)
    if len(susunan.perubahan) > BATAS_PERUBAHAN:
        susunan.galat.append(Galat("", 0, "", TERLALU_BANYAK))
    return Rencana(
        sha256=sha256,
        keadaan=keadaan.sidik(),
        galat=tuple(sorted(set(susunan.galat), key=_urutan)),
        peringatan=tuple(sorted(set(susunan.peringatan), key=_urutan)),
        perubahan=() if susunan.galat else tuple(susunan.perubahan),
    )


def _urutan(galat: Galat) -> tuple[int, int, str, str]:
    lembar = [tata.lembar for tata in DAFTAR_TATA]
    urut = lembar.index(galat.lembar) if galat.lembar in lembar else -1
    return urut, galat.baris, galat.kolom, galat.pesan


def _keadaan(bacaan: Bacaan, pelaku: Pegawai, pada: date) -> Keadaan:
    """Read of the present state what the sheet names."""
    jabatan, pegawai = bacaan.baris[LEMBAR_JABATAN], bacaan.baris[LEMBAR_PEGAWAI]
    orang = _nilai(pegawai, "nip", "penilai", "atasan_penilai")
    disebut = Disebut(
        nip=frozenset(nomor for nomor in orang if baca_kode("P", nomor) is None),
        orang=_kunci("P", orang),
        jabatan=_kunci("J", [*_nilai(jabatan, "kode"), *_nilai(pegawai, "jabatan")]),
        unit=_kunci("U", _nilai(jabatan, "unit")),
        nama_unit=frozenset(_nilai(bacaan.baris[LEMBAR_UNIT], "nama")),
    )
    return muat(pelaku, pada, disebut)


def _nilai(daftar: Iterable[Baris], *kolom: str) -> list[str]:
    return [baris.isi[k] for baris in daftar for k in kolom if baris.isi.get(k)]


def _kunci(huruf: str, daftar: Iterable[str]) -> frozenset[int]:
    return frozenset(pk for kode in daftar if (pk := baca_kode(huruf, kode)) is not None)
