"""Rules of identity numbers and of the chain of penilai. Pure: no ORM, no clock, no request."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from ekinerja.kepegawaian.pilihan import (
    JenisIdentitas,
    JenisKelamin,
    Jenjang,
    KelompokJabatan,
)

PANJANG_NOMOR = 18
PANJANG_NRP = 30
USIA_MASUK_WAJAR = 15
KELAMIN_NIP = {"1": JenisKelamin.LAKI_LAKI, "2": JenisKelamin.PEREMPUAN}


@dataclass(frozen=True, slots=True)
class Nomor:
    """What an 18-digit number tells. ``tmt`` is the year and month of a PNS, day always 1."""

    tanggal_lahir: date
    jenis_kelamin: JenisKelamin
    tahun_masuk: int
    tmt: date | None


def kelompokkan_nip(nomor: str) -> str:
    """``198503142010122001`` as ``19850314 201012 2 001``; anything else unchanged.

    Dasar: susunan NIP 18 angka dari BKN (KEPUTUSAN 22).
    """
    if len(nomor) != PANJANG_NOMOR:
        return nomor
    return f"{nomor[:8]} {nomor[8:14]} {nomor[14]} {nomor[15:]}"


def baca_nomor(jenis: str, nomor: str) -> Nomor | None:
    """What the digits say, or None where they are not a NIP or NI PPPK.

    Dasar: susunan NIP dan NI PPPK (KEPUTUSAN 22); pada NI PPPK angka ke-13 dan ke-14 bukan bulan.
    """
    if galat_nomor(jenis, nomor) or jenis not in (JenisIdentitas.NIP, JenisIdentitas.NI_PPPK):
        return None
    lahir, tahun = _tanggal(nomor[:8]), int(nomor[8:12])
    assert lahir is not None  # noqa: S101 -- galat_nomor has just checked it
    tmt = date(tahun, int(nomor[12:14]), 1) if jenis == JenisIdentitas.NIP else None
    return Nomor(lahir, KELAMIN_NIP[nomor[14]], tahun, tmt)


def galat_nomor(jenis: str, nomor: str) -> list[str]:
    """Why this number cannot be one of its kind; empty means it can.

    Dasar: susunan NIP dari BKN; NRP berformat bebas, pejabat negara tidak bernomor (KEPUTUSAN 22).
    """
    if jenis == JenisIdentitas.PEJABAT_NEGARA:
        return ["Pejabat negara tidak memiliki NIP; kosongkan nomornya."] if nomor else []
    if jenis == JenisIdentitas.NRP:
        sah = 0 < len(nomor.strip()) <= PANJANG_NRP
        return [] if sah else [f"NRP harus diisi, paling banyak {PANJANG_NRP} karakter."]
    nama = "NIP" if jenis == JenisIdentitas.NIP else "NI PPPK"
    if not (nomor.isascii() and nomor.isdigit() and len(nomor) == PANJANG_NOMOR):
        return [f"{nama} harus terdiri atas 18 angka tanpa spasi."]
    return [f"{nama}: {sebab}" for sebab in _galat_bagian(jenis, nomor)]


def _galat_bagian(jenis: str, nomor: str) -> list[str]:
    galat = []
    if _tanggal(nomor[:8]) is None:
        galat.append("delapan angka pertama bukan tanggal lahir yang ada (TTTTBBHH).")
    if not 1900 <= int(nomor[8:12]) <= 2999:
        galat.append("angka ke-9 sampai ke-12 bukan tahun pengangkatan.")
    if jenis == JenisIdentitas.NIP and not 1 <= int(nomor[12:14]) <= 12:
        galat.append("angka ke-13 dan ke-14 bukan bulan 01 sampai 12.")
    if nomor[14] not in KELAMIN_NIP:
        galat.append("angka ke-15 harus 1 (pria) atau 2 (wanita).")
    if int(nomor[15:]) < 1:
        galat.append("tiga angka terakhir dimulai dari 001.")
    return galat


def peringatan_nomor(
    jenis: str, nomor: str, *, tanggal_lahir: date | None, jenis_kelamin: str
) -> list[str]:
    """What looks odd but happens in real data; never a refusal.

    Dasar: kebijakan aplikasi; data kepegawaian yang nyata memuat kekeliruan.
    """
    isi = baca_nomor(jenis, nomor)
    if isi is None:
        return []
    peringatan = []
    if tanggal_lahir and isi.tanggal_lahir != tanggal_lahir:
        peringatan.append("Tanggal lahir berbeda dengan delapan angka pertama nomor.")
    if jenis_kelamin and isi.jenis_kelamin != jenis_kelamin:
        peringatan.append("Jenis kelamin berbeda dengan angka ke-15 nomor.")
    if isi.tahun_masuk < isi.tanggal_lahir.year + USIA_MASUK_WAJAR:
        peringatan.append(
            f"Tahun pengangkatan kurang dari {USIA_MASUK_WAJAR} tahun setelah tanggal lahir."
        )
    return peringatan


def _tanggal(delapan: str) -> date | None:
    try:
        hari = date(int(delapan[:4]), int(delapan[4:6]), int(delapan[6:]))
    except ValueError:
        return None
    return hari if hari.year >= 1900 else None


def menilai_menurut_struktur(
    kelompok: str, jenjang: str, *, pimpinan_unit_mandiri: bool = False
) -> bool:
    """Whether a post makes its holder an appraiser without a letter of delegation.

    Dasar: PermenPANRB 6/2022, pejabat penilai kinerja paling rendah pejabat pengawas atau pejabat
    lain yang diberi delegasi (dibaca dari kutipan, KEPUTUSAN 22).
    """
    if kelompok == KelompokJabatan.JA:
        return jenjang in (Jenjang.ADMINISTRATOR, Jenjang.PENGAWAS)
    pejabat = kelompok in (KelompokJabatan.JPT, KelompokJabatan.PEJABAT_NEGARA)
    return pejabat or pimpinan_unit_mandiri


def lingkaran(mulai: int, penilai_dari: Mapping[int, int]) -> list[int]:
    """The loop that a walk upwards from ``mulai`` runs into, each person once; empty if none.

    Dasar: kebijakan aplikasi (KEPUTUSAN 10).
    """
    dilalui: list[int] = []
    kini: int | None = mulai
    while kini is not None and kini not in dilalui:
        dilalui.append(kini)
        kini = penilai_dari.get(kini)
    return [] if kini is None else dilalui[dilalui.index(kini) :]
