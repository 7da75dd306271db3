"""Which days are open and which days a month shows."""

from datetime import date

import pytest

from dialog.aturan import catatan as aturan
from dialog.pilihan import KategoriCatatan

RABU = date(2026, 10, 14)


@pytest.mark.parametrize(
    ("tanggal", "jendela", "terbuka"),
    [
        (date(2026, 10, 14), 0, True),
        (date(2026, 10, 13), 0, False),
        (date(2026, 10, 15), 0, False),
        (date(2026, 10, 10), 4, True),
        (date(2026, 10, 9), 4, False),
        (date(2026, 10, 15), 4, False),
        (date(2026, 10, 14), -1, True),
    ],
)
def test_a_day_is_open_within_the_window(tanggal, jendela, terbuka):
    assert aturan.di_dalam_jendela(tanggal, RABU, jendela) is terbuka


@pytest.mark.parametrize(
    ("kategori", "ditandai", "perlu"),
    [
        (KategoriCatatan.TUGAS_UTAMA, False, False),
        (KategoriCatatan.TUGAS_UTAMA, True, True),
        (KategoriCatatan.PERLU_DISKUSI, False, True),
    ],
)
def test_what_is_to_be_discussed_goes_on_the_agenda(kategori, ditandai, perlu):
    assert aturan.perlu_dibahas(kategori, ditandai=ditandai) is perlu


@pytest.mark.parametrize(
    ("teks", "mulai", "selesai"),
    [
        ("2026-09", date(2026, 9, 1), date(2026, 9, 30)),
        ("2025-12", date(2025, 12, 1), date(2025, 12, 31)),
        ("2024-02", date(2024, 2, 1), date(2024, 2, 29)),
        ("2026-10", date(2026, 10, 1), date(2026, 10, 31)),
        # The future, months that are none and nonsense all mean this month.
        ("2026-11", date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-13", date(2026, 10, 1), date(2026, 10, 31)),
        ("2026-00", date(2026, 10, 1), date(2026, 10, 31)),
        ("0000-10", date(2026, 10, 1), date(2026, 10, 31)),
        ("oktober", date(2026, 10, 1), date(2026, 10, 31)),
        ("²026-0¹", date(2026, 10, 1), date(2026, 10, 31)),
        ("", date(2026, 10, 1), date(2026, 10, 31)),
    ],
)
def test_the_month_of_an_address(teks, mulai, selesai):
    assert aturan.rentang_bulan(teks, RABU) == (mulai, selesai)


def test_a_month_shows_working_days_named_holidays_and_whatever_has_a_note():
    libur = {date(2026, 10, 13): "Hari jadi daerah", date(2026, 10, 10): "Libur hari Sabtu"}
    terisi = {date(2026, 10, 11), date(2026, 10, 12)}

    hari = aturan.daftar_hari(date(2026, 10, 9), RABU, libur, terisi)

    assert hari == [
        (date(2026, 10, 14), "", True),
        (date(2026, 10, 13), "Hari jadi daerah", False),
        (date(2026, 10, 12), "", True),
        (date(2026, 10, 11), "", False),
        (date(2026, 10, 9), "", True),
    ]


def test_only_working_days_count_as_filled():
    libur = {date(2026, 10, 13)}
    terisi = [date(2026, 10, 14), date(2026, 10, 14), date(2026, 10, 13), date(2026, 10, 11)]

    assert aturan.hari_kerja_terisi(terisi, libur) == 1
