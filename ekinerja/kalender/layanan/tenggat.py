"""Deadlines from the tables: profile and holidays of the instansi. Reads only."""

from __future__ import annotations

from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING

from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender import aturan, kueri
from ekinerja.profil.layanan import profil_untuk

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import UnitKerja

# Days off that may lie inside a window, Idul Fitri and its cuti bersama included.
CADANGAN_HARI = 60


def tenggat_konfirmasi(unit_kerja: UnitKerja, *, tahun: int, mulai: date) -> datetime:
    """The end of the confirmation window of an evaluation set on ``mulai``. Two queries.

    The profile is that of the tahun kinerja judged, the zone that of the unit.
    """
    profil = profil_untuk(unit_kerja.instansi_id, tahun)
    libur = _libur(unit_kerja, mulai, profil.hari_konfirmasi)
    return aturan.tenggat_konfirmasi(mulai, profil, libur, unit_kerja.zona_waktu)


def batas_hari_kerja(unit_kerja: UnitKerja, *, jumlah: int, mulai: date | None = None) -> datetime:
    """The end of the ``jumlah``-th working day after ``mulai`` (today where the unit is)."""
    zona = unit_kerja.zona_waktu
    awal = mulai or hari_ini(zona)
    akhir = aturan.tambah_hari_kerja(awal, jumlah, _libur(unit_kerja, awal, jumlah))
    return aturan.batas_waktu(akhir, zona)


def sisa_hari_kerja(unit_kerja: UnitKerja, *, batas: datetime, pada: datetime) -> int:
    """Working days from ``pada`` to ``batas`` on the wall clock of the unit. One query."""
    zona = unit_kerja.zona_waktu
    dari, sampai = (aturan.tanggal_setempat(saat, zona) for saat in (pada, batas))
    libur = kueri.libur_untuk(unit_kerja.instansi_id, min(dari, sampai), max(dari, sampai))
    return aturan.selisih_hari_kerja(dari, sampai, libur)


def _libur(unit_kerja: UnitKerja, mulai: date, jumlah: int) -> frozenset[date]:
    """The days off that can matter for ``jumlah`` working days after ``mulai``."""
    sampai = mulai + timedelta(days=2 * jumlah + CADANGAN_HARI)
    return kueri.libur_untuk(unit_kerja.instansi_id, mulai, sampai)
