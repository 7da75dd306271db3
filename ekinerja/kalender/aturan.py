"""Working days, deadlines and windows. Pure: no ORM, no clock."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ekinerja.inti.alur import Alur
from ekinerja.kalender.pilihan import AksiTahunKinerja, KodePeriode, StatusTahunKinerja
from ekinerja.profil.aturan import Profil
from ekinerja.profil.pilihan import JenisHari

SABTU = 5
DETIK_TERAKHIR = time(23, 59, 59)

# Dasar: Keppres 41/1987, tiga wilayah waktu.
ZONA = {
    "WIB": ZoneInfo("Asia/Jakarta"),
    "WITA": ZoneInfo("Asia/Makassar"),
    "WIT": ZoneInfo("Asia/Jayapura"),
}

# First and last month. Dasar: S1:L337-343.
BULAN_PERIODE = {
    KodePeriode.TW1: (1, 3),
    KodePeriode.TW2: (4, 6),
    KodePeriode.TW3: (7, 9),
    KodePeriode.TW4: (10, 12),
    KodePeriode.TAHUNAN: (1, 12),
}

# Days before a closing day on which people are reminded. Dasar: kebijakan aplikasi (KEPUTUSAN 41).
TANDA_PENGINGAT = (0, 1, 3, 7)

# Dasar: kebijakan aplikasi (KEPUTUSAN 13).
ALUR_TAHUN: Alur = {
    (StatusTahunKinerja.DIBUKA, AksiTahunKinerja.TUTUP): StatusTahunKinerja.DITUTUP,
    (StatusTahunKinerja.DITUTUP, AksiTahunKinerja.BUKA_KEMBALI): StatusTahunKinerja.DIBUKA,
}


def hari_kerja(tanggal: date, libur: Collection[date]) -> bool:
    """Monday to Friday, minus the holidays in ``libur``.

    Dasar: Permenkes 31/2021, hari kerja Senin sampai Jumat; hari libur sebagai data (KEPUTUSAN 15).
    """
    return tanggal.weekday() < SABTU and tanggal not in libur


def tambah_hari_kerja(mulai: date, jumlah: int, libur: Collection[date]) -> date:
    """Date of the ``jumlah``-th working day after ``mulai`` (the start day is not counted).

    Dasar: 14 hari kerja, Surat Kemenkes 30 Desember 2025 (S1:L312).
    """
    if jumlah < 0:
        raise ValueError("jumlah harus ≥ 0")
    tanggal, sisa = mulai, jumlah
    while sisa:
        tanggal += timedelta(days=1)
        sisa -= hari_kerja(tanggal, libur)
    return tanggal


def selisih_hari_kerja(dari: date, sampai: date, libur: Collection[date]) -> int:
    """Working days left from ``dari`` until ``sampai``: ``dari`` not counted, ``sampai`` counted.

    Negative when ``sampai`` has passed; then it is the number of working days since.

    Dasar: Surat Kemenkes 30 Desember 2025, cara hitung yang sama.
    """
    if sampai < dari:
        return -selisih_hari_kerja(sampai, dari, libur)
    jarak = (sampai - dari).days
    return sum(hari_kerja(dari + timedelta(days=n), libur) for n in range(1, jarak + 1))


def tanggal_setempat(saat: datetime, zona: str) -> date:
    """The local date of an aware instant in ``zona`` (WIB, WITA, WIT).

    Dasar: Keppres 41/1987; hari ke-0 adalah tanggal setempat (KEPUTUSAN 15).
    """
    if saat.tzinfo is None:
        raise ValueError("saat harus menyebut zona waktu")
    return saat.astimezone(ZONA[zona]).date()


def awal_hari(tanggal: date, zona: str) -> datetime:
    """The first instant of ``tanggal`` where the unit is.

    Dasar: Keppres 41/1987; tanggal tahapan adalah tanggal setempat (KEPUTUSAN 15).
    """
    return datetime.combine(tanggal, time.min, tzinfo=ZONA[zona])


def batas_waktu(tanggal: date, zona: str) -> datetime:
    """The last permitted instant of ``tanggal`` where the unit is: 23:59:59.

    Dasar: kebijakan aplikasi (KEPUTUSAN 15), di zona unit pegawai; Keppres 41/1987.
    """
    return datetime.combine(tanggal, DETIK_TERAKHIR, tzinfo=ZONA[zona])


def tanggal_konfirmasi(mulai: date, profil: Profil, libur: Collection[date]) -> date:
    """The last day to confirm or object when the evaluation was set on ``mulai`` (day 0).

    Dasar: 14 hari kerja, Surat Kemenkes 30 Desember 2025 (S1:L312); jenis hari menurut profil
    dan masa keberatan yang sama (KEPUTUSAN 15).
    """
    if profil.jenis_hari == JenisHari.KERJA:
        return tambah_hari_kerja(mulai, profil.hari_konfirmasi, libur)
    if profil.jenis_hari == JenisHari.KALENDER:
        return mulai + timedelta(days=profil.hari_konfirmasi)
    raise ValueError(f"jenis hari tidak dikenal: {profil.jenis_hari}")


def tenggat_konfirmasi(mulai: date, profil: Profil, libur: Collection[date], zona: str) -> datetime:
    """The instant after which silence counts as acceptance.

    Dasar: Surat Kemenkes 30 Desember 2025 (S1:L312), batas menurut KEPUTUSAN 15.
    """
    return batas_waktu(tanggal_konfirmasi(mulai, profil, libur), zona)


def batas_dengan_perpanjangan(ditutup: date, perpanjangan: Iterable[date]) -> date:
    """The closing day for somebody whose extensions run to ``perpanjangan``; never earlier.

    Dasar: kebijakan aplikasi (KEPUTUSAN 13).
    """
    return max([ditutup, *perpanjangan])


def dalam_jendela(dibuka: date, ditutup: date, pada: datetime, zona: str) -> bool:
    """Whether the window of local dates is open at ``pada``, both days included.

    Dasar: S1:L304-311, L337-343; uji kalender H.5 (30 Maret 23:59 WIB masih, 31 Maret tidak).
    """
    return awal_hari(dibuka, zona) <= pada <= batas_waktu(ditutup, zona)


def tanda_pengingat(sisa_hari: int) -> int | None:
    """Which reminder is due with so many days left: the nearest mark not yet passed.

    ``None`` too early and after the closing day. A mark that was missed is never due again.

    Dasar: kebijakan aplikasi (KEPUTUSAN 41).
    """
    if sisa_hari < 0:
        return None
    return next((tanda for tanda in TANDA_PENGINGAT if sisa_hari <= tanda), None)


def rentang_periode(kode: str, tahun: int) -> tuple[date, date]:
    """First and last day that a period of ``tahun`` speaks about.

    Dasar: S1:L337-343.
    """
    awal, akhir = BULAN_PERIODE[KodePeriode(kode)]
    hari_terakhir = date(tahun + akhir // 12, akhir % 12 + 1, 1) - timedelta(days=1)
    return date(tahun, awal, 1), hari_terakhir


def daftar_kode_periode(profil: Profil) -> tuple[str, ...]:
    """The periods of a year: a profile may let the annual one stand for the fourth quarter.

    Dasar: formulir «I/II/III/IV-AKHIR» (KEPUTUSAN 16).
    """
    return tuple(
        kode for kode in KodePeriode if not (profil.gabung_tw4_akhir and kode == KodePeriode.TW4)
    )
