"""Working days, deadlines and windows."""

from __future__ import annotations

import dataclasses
from datetime import UTC, date, datetime, timedelta
from itertools import pairwise

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.kalender import aturan
from ekinerja.profil.layanan import pratetap

IMLEK = frozenset({date(2026, 2, 16), date(2026, 2, 17)})
ISRA_MIKRAJ = frozenset({date(2026, 1, 16)})
TANPA_LIBUR: frozenset[date] = frozenset()
HARI = st.dates(date(2024, 1, 1), date(2028, 12, 31))


def _profil(**isian):
    return dataclasses.replace(pratetap("umum"), **isian)


@pytest.mark.parametrize(
    ("tanggal", "kerja"),
    [
        (date(2026, 2, 13), True),  # Friday
        (date(2026, 2, 14), False),  # Saturday
        (date(2026, 2, 15), False),  # Sunday
        (date(2026, 2, 16), False),  # Monday, cuti bersama
        (date(2026, 2, 18), True),
    ],
)
def test_hari_kerja_is_monday_to_friday_without_holidays(tanggal, kerja):
    assert aturan.hari_kerja(tanggal, IMLEK) is kerja


@pytest.mark.parametrize(
    ("ditetapkan", "libur", "batas"),
    [
        (date(2026, 1, 30), IMLEK, date(2026, 2, 23)),
        (date(2026, 1, 30), TANPA_LIBUR, date(2026, 2, 19)),
        (date(2026, 1, 14), ISRA_MIKRAJ, date(2026, 2, 4)),
        (date(2026, 1, 20), IMLEK | ISRA_MIKRAJ, date(2026, 2, 9)),
    ],
)
def test_tambah_hari_kerja_gives_the_values_of_the_regulation(ditetapkan, libur, batas):
    assert aturan.tambah_hari_kerja(ditetapkan, 14, libur) == batas
    assert aturan.tanggal_konfirmasi(ditetapkan, pratetap("umum"), libur) == batas


def test_tambah_hari_kerja_of_zero_is_the_day_itself_even_on_a_holiday():
    assert aturan.tambah_hari_kerja(date(2026, 2, 14), 0, IMLEK) == date(2026, 2, 14)


def test_tambah_hari_kerja_refuses_a_negative_number():
    with pytest.raises(ValueError, match="≥ 0"):
        aturan.tambah_hari_kerja(date(2026, 2, 14), -1, IMLEK)


def test_tambah_hari_kerja_walks_over_the_end_of_the_year():
    libur = {date(2025, 12, 25), date(2025, 12, 26), date(2026, 1, 1)}

    assert aturan.tambah_hari_kerja(date(2025, 12, 24), 4, libur) == date(2026, 1, 2)


@given(mulai=HARI, jumlah=st.integers(0, 60), libur=st.frozensets(HARI, max_size=20))
def test_selisih_hari_kerja_undoes_tambah_hari_kerja(mulai, jumlah, libur):
    sampai = aturan.tambah_hari_kerja(mulai, jumlah, libur)

    assert aturan.selisih_hari_kerja(mulai, sampai, libur) == jumlah
    assert aturan.selisih_hari_kerja(sampai, mulai, libur) == -jumlah


@pytest.mark.parametrize(
    ("dari", "sampai", "sisa"),
    [
        (date(2026, 2, 13), date(2026, 2, 23), 4),  # 18, 19, 20, 23
        (date(2026, 2, 23), date(2026, 2, 23), 0),
        (date(2026, 2, 24), date(2026, 2, 23), -1),
        (date(2026, 2, 14), date(2026, 2, 17), 0),
    ],
)
def test_selisih_hari_kerja_counts_the_days_left(dari, sampai, sisa):
    assert aturan.selisih_hari_kerja(dari, sampai, IMLEK) == sisa


@pytest.mark.parametrize(
    ("zona", "batas_utc"),
    [
        ("WIB", datetime(2026, 2, 23, 16, 59, 59, tzinfo=UTC)),
        ("WITA", datetime(2026, 2, 23, 15, 59, 59, tzinfo=UTC)),
        ("WIT", datetime(2026, 2, 23, 14, 59, 59, tzinfo=UTC)),
    ],
)
def test_tenggat_konfirmasi_is_an_instant_of_the_zone_of_the_unit(zona, batas_utc):
    batas = aturan.tenggat_konfirmasi(date(2026, 1, 30), pratetap("umum"), IMLEK, zona)

    assert batas == batas_utc
    assert batas.utcoffset() is not None


def test_tanggal_konfirmasi_in_calendar_days_ignores_holidays():
    profil = _profil(jenis_hari="kalender")

    assert aturan.tanggal_konfirmasi(date(2026, 1, 30), profil, IMLEK) == date(2026, 2, 13)


def test_tanggal_konfirmasi_refuses_an_unknown_kind_of_day():
    with pytest.raises(ValueError, match="jenis hari"):
        aturan.tanggal_konfirmasi(date(2026, 1, 30), _profil(jenis_hari="bulan"), IMLEK)


def test_batas_waktu_refuses_an_unknown_zone():
    with pytest.raises(KeyError):
        aturan.batas_waktu(date(2026, 1, 30), "UTC")


@pytest.mark.parametrize(
    ("zona", "tanggal"),
    [("WIB", date(2026, 1, 30)), ("WITA", date(2026, 1, 30)), ("WIT", date(2026, 1, 31))],
)
def test_tanggal_setempat_is_the_date_on_the_wall_of_the_unit(zona, tanggal):
    assert aturan.tanggal_setempat(datetime(2026, 1, 30, 15, 30, tzinfo=UTC), zona) == tanggal


def test_tanggal_setempat_refuses_an_instant_without_a_zone():
    with pytest.raises(ValueError, match="zona waktu"):
        aturan.tanggal_setempat(datetime(2026, 1, 30, 15, 30), "WIB")  # noqa: DTZ001


@pytest.mark.parametrize(
    ("jam_utc", "terbuka"),
    [
        (datetime(2026, 2, 28, 16, 59, 59, tzinfo=UTC), False),
        (datetime(2026, 2, 28, 17, 0, 0, tzinfo=UTC), True),
        (datetime(2026, 3, 30, 16, 59, 59, tzinfo=UTC), True),
        (datetime(2026, 3, 30, 17, 0, 0, tzinfo=UTC), False),
    ],
)
def test_dalam_jendela_includes_both_days_of_the_unit(jam_utc, terbuka):
    mulai, selesai = date(2026, 3, 1), date(2026, 3, 30)

    assert aturan.dalam_jendela(mulai, selesai, jam_utc, "WIB") is terbuka


def test_dalam_jendela_closes_earlier_in_the_east():
    pada = datetime(2026, 3, 30, 15, 30, tzinfo=UTC)

    terbuka = {
        z: aturan.dalam_jendela(date(2026, 3, 1), date(2026, 3, 30), pada, z) for z in aturan.ZONA
    }

    assert terbuka == {"WIB": True, "WITA": True, "WIT": False}


@pytest.mark.parametrize(
    ("perpanjangan", "batas"),
    [
        ([], date(2026, 3, 30)),
        ([date(2026, 4, 2), date(2026, 4, 5)], date(2026, 4, 5)),
        ([date(2026, 3, 1)], date(2026, 3, 30)),
    ],
)
def test_batas_dengan_perpanjangan_never_moves_back(perpanjangan, batas):
    assert aturan.batas_dengan_perpanjangan(date(2026, 3, 30), perpanjangan) == batas


@pytest.mark.parametrize(
    ("kode", "awal", "akhir"),
    [
        ("tw1", date(2026, 1, 1), date(2026, 3, 31)),
        ("tw2", date(2026, 4, 1), date(2026, 6, 30)),
        ("tw3", date(2026, 7, 1), date(2026, 9, 30)),
        ("tw4", date(2026, 10, 1), date(2026, 12, 31)),
        ("tahunan", date(2026, 1, 1), date(2026, 12, 31)),
    ],
)
def test_rentang_periode_is_the_quarter_or_the_year(kode, awal, akhir):
    assert aturan.rentang_periode(kode, 2026) == (awal, akhir)


def test_the_four_quarters_cover_the_year_without_a_gap():
    rentang = [aturan.rentang_periode(f"tw{n}", 2026) for n in range(1, 5)]

    for (_, akhir), (awal, _) in pairwise(rentang):
        assert awal == akhir + timedelta(days=1)


@pytest.mark.parametrize(
    ("gabung", "daftar"),
    [
        (False, ("tw1", "tw2", "tw3", "tw4", "tahunan")),
        (True, ("tw1", "tw2", "tw3", "tahunan")),
    ],
)
def test_daftar_kode_periode_may_join_the_last_quarter_with_the_year(gabung, daftar):
    assert aturan.daftar_kode_periode(_profil(gabung_tw4_akhir=gabung)) == daftar
