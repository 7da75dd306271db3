"""Deadlines with the profile and the holidays of the instansi."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest
import time_machine

from ekinerja.kalender.layanan import tenggat
from tests.factories import UnitKerjaFactory
from tests.factories.kalender import HariLiburFactory
from tests.factories.profil import ProfilAturanFactory

pytestmark = pytest.mark.django_db
DITETAPKAN = date(2026, 1, 30)


@pytest.fixture
def _imlek():
    HariLiburFactory(tanggal=date(2026, 2, 16))
    HariLiburFactory(tanggal=date(2026, 2, 17))
    HariLiburFactory(tanggal=date(2026, 2, 18), daerah=True)


@pytest.mark.usefixtures("_imlek")
@pytest.mark.parametrize(("zona", "jam_utc"), [("WIB", 16), ("WITA", 15), ("WIT", 14)])
def test_tenggat_konfirmasi_takes_profile_and_holidays_of_the_instansi(
    zona, jam_utc, django_assert_num_queries
):
    unit = UnitKerjaFactory(zona_waktu=zona)

    with django_assert_num_queries(2):
        batas = tenggat.tenggat_konfirmasi(unit, tahun=2025, mulai=DITETAPKAN)

    assert batas == datetime(2026, 2, 23, jam_utc, 59, 59, tzinfo=UTC)


@pytest.mark.usefixtures("_imlek")
def test_tenggat_konfirmasi_takes_the_profile_of_the_year_that_is_judged():
    unit = UnitKerjaFactory()
    ProfilAturanFactory(instansi=unit.instansi, tahun=2025, jenis_hari="kalender")
    ProfilAturanFactory(instansi=unit.instansi, tahun=2026, hari_konfirmasi=1)

    batas = tenggat.tenggat_konfirmasi(unit, tahun=2025, mulai=DITETAPKAN)

    assert batas == datetime(2026, 2, 13, 16, 59, 59, tzinfo=UTC)


@pytest.mark.usefixtures("_imlek")
def test_batas_hari_kerja_counts_from_the_day_given():
    batas = tenggat.batas_hari_kerja(UnitKerjaFactory(), jumlah=5, mulai=date(2026, 2, 13))

    assert batas == datetime(2026, 2, 24, 16, 59, 59, tzinfo=UTC)


def test_batas_hari_kerja_counts_from_today_where_the_unit_is():
    unit = UnitKerjaFactory(zona_waktu="WIT")

    with time_machine.travel(datetime(2026, 3, 2, 15, 30, tzinfo=UTC), tick=False):
        batas = tenggat.batas_hari_kerja(unit, jumlah=1)

    assert batas == datetime(2026, 3, 4, 14, 59, 59, tzinfo=UTC)


@pytest.mark.usefixtures("_imlek")
@pytest.mark.parametrize(
    ("pada", "sisa"),
    [
        (datetime(2026, 2, 13, 3, tzinfo=UTC), 4),
        (datetime(2026, 2, 23, 3, tzinfo=UTC), 0),
        (datetime(2026, 2, 24, 3, tzinfo=UTC), -1),
    ],
)
def test_sisa_hari_kerja_counts_what_is_left(pada, sisa, django_assert_num_queries):
    unit = UnitKerjaFactory()
    batas = datetime(2026, 2, 23, 16, 59, 59, tzinfo=UTC)

    with django_assert_num_queries(1):
        assert tenggat.sisa_hari_kerja(unit, batas=batas, pada=pada) == sisa
