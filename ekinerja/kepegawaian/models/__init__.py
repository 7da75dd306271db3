"""Tables of people, posts and units. Shape and constraints only; acts stand in ``layanan``."""

from ekinerja.kepegawaian.models.akun import KodeAktivasi
from ekinerja.kepegawaian.models.impor import BerkasImpor
from ekinerja.kepegawaian.models.organisasi import Instansi, Jabatan, PangkatGolongan, UnitKerja
from ekinerja.kepegawaian.models.pegawai import (
    Pegawai,
    Pengguna,
    PeristiwaKepegawaian,
    RiwayatJabatan,
)
from ekinerja.kepegawaian.models.penilai import PenetapanPenilai, PermintaanPerbaikan
from ekinerja.kepegawaian.models.tugas import AnggotaTim, PenugasanPeran, TimKerja

__all__ = [
    "AnggotaTim",
    "BerkasImpor",
    "Instansi",
    "Jabatan",
    "KodeAktivasi",
    "PangkatGolongan",
    "Pegawai",
    "PenetapanPenilai",
    "Pengguna",
    "PenugasanPeran",
    "PeristiwaKepegawaian",
    "PermintaanPerbaikan",
    "RiwayatJabatan",
    "TimKerja",
    "UnitKerja",
]
