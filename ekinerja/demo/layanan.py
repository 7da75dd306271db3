"""Building the demo: three offices, sixty people, work waiting for every role."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from ekinerja.acuan.layanan import muat as muat_acuan
from ekinerja.demo import bahan, kantor, perencanaan
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai

SANDI = "Kinerja-Demo-2026"
SUREL_DEMO = "@contoh.go.id"
# The accounts worth trying first: who, and what waits there.
AKUN = (
    ("biro", "rahayu", "Pegawai", "SKP lengkap, siap diajukan"),
    ("biro", "yohanes", "Pegawai", "SKP dikembalikan dengan catatan"),
    ("biro", "mirna", "Pegawai", "risalah dialog menunggu konfirmasi"),
    ("biro", "ratna", "Pejabat penilai", "SKP diajukan dan risalah menunggu"),
    ("biro", "dewanti", "Pengelola kinerja", "penilai yang perlu dibenahi"),
    ("biro", "haryo", "Admin instansi", "profil aturan dan kalender"),
    ("dinas", "syamsul", "Pegawai (WITA)", "SKP lengkap, siap diajukan"),
    ("dinas", "ketua1", "Pejabat penilai (WITA)", "SKP diajukan dan risalah menunggu"),
    ("dinas", "hajrah", "Pengelola kinerja (WITA)", "penilai yang perlu dibenahi"),
    ("puskesmas", "frans", "Pegawai (WIT)", "SKP lengkap, siap diajukan"),
    ("puskesmas", "kaklaster", "Pejabat penilai (WIT)", "SKP diajukan dan risalah menunggu"),
    ("puskesmas", "rosalina", "Pengelola kinerja (WIT)", "penilai yang perlu dibenahi"),
)


class BukanDemo(Exception):
    """The database holds people who are not of the demo."""


@dataclass(frozen=True, slots=True)
class Akun:
    nip: str
    nama: str
    peran: str
    menunggu: str


def muat() -> bool:
    """Build the demo in an empty database; ``False`` when it stands there already.

    Raises ``BukanDemo`` when there are other people: real data is never touched.
    """
    if Pegawai.objects.exists():
        if Pegawai.objects.exclude(email="", nip=None).exclude(email__endswith=SUREL_DEMO).exists():
            raise BukanDemo
        return False
    _bangun()
    return True


@transaction.atomic
def _bangun() -> None:
    """All or nothing: a start that was cut off leaves no half of an office."""
    muat_acuan()
    tahun = hari_ini().year
    teks = bahan.isi_tahun(bahan.baca("paket"), tahun)
    for nama in bahan.KANTOR:
        isi = bahan.baca(nama)
        orang = kantor.siapkan(isi, tahun=tahun, sandi=SANDI)
        for satu in isi["orang"]:
            pegawai, penilai = orang[satu["kode"]], orang.get(satu.get("penilai", ""))
            perencanaan.jalankan(satu, pegawai, penilai, teks)


def daftar_akun() -> list[Akun]:
    """The accounts that the start prints."""
    orang = {
        (nama, satu["kode"]): satu for nama in bahan.KANTOR for satu in bahan.baca(nama)["orang"]
    }
    return [
        Akun(bahan.nip(orang[nama, kode]), orang[nama, kode]["nama"], peran, tunggu)
        for nama, kode, peran, tunggu in AKUN
    ]
