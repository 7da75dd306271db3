from datetime import UTC, date, datetime
from decimal import Decimal

import pytest

from ekinerja.inti.templatetags import format_id

SAAT = datetime(2026, 1, 20, 17, 30, tzinfo=UTC)


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        (date(2025, 9, 2), "02 September 2025"),
        (date(2026, 12, 31), "31 Desember 2026"),
        (None, "–"),
    ],
)
def test_tanggal_writes_two_digits_and_the_month(nilai, teks):
    assert format_id.tanggal(nilai) == teks


@pytest.mark.parametrize(
    ("zona", "teks"),
    [("WIB", "21 Januari 2026"), ("WITA", "21 Januari 2026"), ("UTC", "21 Januari 2026")],
)
def test_tanggal_of_an_instant_is_the_day_of_the_zone(zona, teks):
    assert format_id.tanggal(SAAT, zona) == teks


@pytest.mark.parametrize(
    ("zona", "teks"),
    [
        ("WIB", "21 Januari 2026, 00.30 WIB"),
        ("WITA", "21 Januari 2026, 01.30 WITA"),
        ("WIT", "21 Januari 2026, 02.30 WIT"),
        ("Asia/Jayapura", "21 Januari 2026, 02.30 WIT"),
        ("", "21 Januari 2026, 00.30 WIB"),
    ],
)
def test_waktu_shows_the_wall_clock_of_the_zone(zona, teks):
    assert format_id.waktu(SAAT, zona) == teks


def test_waktu_and_jam_of_nothing_is_a_dash():
    assert (format_id.waktu(None), format_id.jam(None), format_id.hari(None)) == ("–", "–", "–")


def test_hari_names_the_weekday_without_leading_zero():
    assert format_id.hari(date(2026, 2, 2)) == "Senin, 2 Februari 2026"


def test_hari_of_an_instant_crosses_midnight_with_the_zone():
    pukul_sebelas_malam = datetime(2026, 1, 18, 15, 30, tzinfo=UTC)

    hasil = [format_id.hari(pukul_sebelas_malam, zona) for zona in ("WIB", "WITA", "WIT")]

    assert hasil == ["Minggu, 18 Januari 2026", "Minggu, 18 Januari 2026", "Senin, 19 Januari 2026"]


def test_bulan():
    assert format_id.bulan(date(2026, 8, 1)) == "Agustus 2026"


@pytest.mark.parametrize(
    ("nilai", "desimal", "teks"),
    [
        (1234567, None, "1.234.567"),
        (Decimal("92.50"), None, "92,5"),
        (Decimal("100"), None, "100"),
        (Decimal("1234.005"), 2, "1.234,01"),
        (0, None, "0"),
        (-1500, None, "-1.500"),
        (Decimal("1E+3"), None, "1.000"),
        ("", None, "–"),
        (None, 2, "–"),
        ("tinggi", None, "tinggi"),
    ],
)
def test_angka_uses_point_for_thousands_and_comma_for_decimals(nilai, desimal, teks):
    assert format_id.angka(nilai, desimal) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"), [(Decimal("92.5"), "92,5%"), (100, "100%"), (None, "–")]
)
def test_persen(nilai, teks):
    assert format_id.persen(nilai) == teks


@pytest.mark.parametrize(
    ("nilai", "teks"),
    [
        ("198503142010122001", "19850314 201012 2 001"),
        ("3201", "3201"),
        ("19850314201012200X", "19850314201012200X"),
        ("", "–"),
        (None, "–"),
    ],
)
def test_nip_groups_only_eighteen_digits(nilai, teks):
    assert format_id.nip(nilai) == teks
