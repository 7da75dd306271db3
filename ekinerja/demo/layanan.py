"""Building the demo: three offices, sixty people, work waiting for every role."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

from django.db import transaction

from ekinerja.acuan.layanan import muat as muat_acuan
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.demo import bahan, kantor
from ekinerja.demo.saat import hari
from ekinerja.demo.tahun import Kantor, jalankan_kini, jalankan_lalu
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.pemberitahuan.models import Pemberitahuan

SANDI = "Kinerja-Demo-2026"
SUREL_DEMO = "@contoh.go.id"
# Between two documents or letters of the past that wait to be made.
JEDA = timedelta(seconds=1)
# Letters older than this count as read.
BACA = timedelta(days=14)
# The accounts worth trying first: who, and what waits there.
AKUN = (
    ("biro", "rahayu", "Pegawai", "SKP lengkap, siap diajukan; setahun lalu sudah final"),
    ("biro", "maria", "Pegawai", "hasil evaluasi menunggu jawaban"),
    ("biro", "dewanti", "Pengelola kinerja", "realisasi sendiri, penilai yang perlu dibenahi"),
    ("biro", "ratna", "Pejabat penilai, pimpinan unit", "SKP, penilaian, capaian, pemeringkatan"),
    ("biro", "wira", "Pejabat penilai", "penilaian yang sedang ditulis"),
    ("biro", "karo", "Atasan penilai, pimpinan unit", "keberatan yang menunggu putusan"),
    ("biro", "samuel", "Pengelola kinerja", "pemeringkatan yang perlu diperiksa"),
    ("biro", "haryo", "Admin instansi", "profil aturan dan kalender"),
    ("dinas", "syamsul", "Pegawai (WITA)", "SKP lengkap, siap diajukan"),
    ("dinas", "asriani", "Pegawai (WITA)", "hasil evaluasi menunggu jawaban"),
    ("dinas", "ketua1", "Pejabat penilai (WITA)", "SKP dan penilaian yang menunggu"),
    ("dinas", "kabid", "Atasan penilai (WITA)", "keberatan dan realisasi sendiri"),
    ("dinas", "hajrah", "Pengelola kinerja (WITA)", "penilai yang perlu dibenahi"),
    ("puskesmas", "frans", "Pegawai (WIT)", "SKP lengkap, siap diajukan"),
    ("puskesmas", "kapus", "Atasan penilai (WIT)", "keberatan dan rencana aksi"),
    ("puskesmas", "rosalina", "Pengelola kinerja (WIT)", "hasil evaluasi sendiri, penilai"),
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
    pada = hari_ini()
    tahun = pada.year
    muat_acuan()
    teks = {**bahan.baca("paket"), "pelaksanaan": bahan.baca("pelaksanaan")}
    for nama in bahan.KANTOR:
        isi = bahan.baca(nama)
        with hari(date(tahun - 1, 1, 4), isi["zona"]):
            orang = kantor.siapkan(isi, tahun=tahun - 1, sandi=SANDI)
            satu = Kantor(isi, orang, teks, pada)
            kantor.buka(isi, admin=satu.admin, tahun=tahun - 1)
        with hari(date(tahun - 1, 12, 10), isi["zona"]):
            kantor.buka(isi, admin=satu.admin, tahun=tahun)
        jalankan_lalu(satu, tahun - 1)
        jalankan_kini(satu, tahun)
    _tenangkan()


def _tenangkan() -> None:
    """What the year left in the queue is done little by little, behind what people ask for now."""
    sisa = Pekerjaan.objects.filter(keadaan=Keadaan.MENUNGGU).order_by("pk")
    awal = kini()
    for nomor, pekerjaan in enumerate(sisa):
        pekerjaan.waktu_tersedia = awal + nomor * JEDA
    Pekerjaan.objects.bulk_update(sisa, ["waktu_tersedia"], batch_size=500)
    lama = Pemberitahuan.objects.filter(waktu_dibuat__lt=awal - BACA)
    lama.filter(waktu_dibaca=None).update(waktu_dibaca=awal)


def daftar_akun() -> list[Akun]:
    """The accounts that the start prints."""
    orang = {
        (nama, satu["kode"]): satu for nama in bahan.KANTOR for satu in bahan.baca(nama)["orang"]
    }
    return [
        Akun(bahan.nip(orang[nama, kode]), orang[nama, kode]["nama"], peran, tunggu)
        for nama, kode, peran, tunggu in AKUN
    ]
