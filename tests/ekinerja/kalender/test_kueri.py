"""Holidays, periods and extensions: for whom they hold and who reads them."""

from __future__ import annotations

from datetime import date

import pytest

from ekinerja.kalender import kueri
from ekinerja.kalender.models import (
    HariLibur,
    PeriodePenilaian,
    PerpanjanganTahap,
    TahapPeriode,
    TahunKinerja,
)
from tests.factories import (
    InstansiFactory,
    PegawaiFactory,
    PenugasanPeranFactory,
    UnitKerjaFactory,
)
from tests.factories.kalender import (
    HariLiburFactory,
    PeriodePenilaianFactory,
    PerpanjanganTahapFactory,
    TahapPeriodeFactory,
    TahunKinerjaFactory,
)

pytestmark = pytest.mark.django_db
PADA = date(2026, 4, 1)


def test_libur_untuk_is_national_plus_own_between_both_days():
    instansi = InstansiFactory()
    HariLiburFactory(tanggal=date(2026, 2, 15))
    HariLiburFactory(tanggal=date(2026, 2, 16))
    HariLiburFactory(tanggal=date(2026, 2, 28), daerah=True, instansi=instansi)
    HariLiburFactory(tanggal=date(2026, 2, 20), daerah=True)
    HariLiburFactory(tanggal=date(2026, 3, 1))
    rentang = (date(2026, 2, 16), date(2026, 2, 28))

    assert kueri.libur_untuk(instansi.pk, *rentang) == {date(2026, 2, 16), date(2026, 2, 28)}
    assert kueri.libur_untuk(None, *rentang) == {date(2026, 2, 16)}


@pytest.mark.parametrize("banyak", [1, 30])
def test_libur_untuk_query_count_is_constant(django_assert_num_queries, banyak):
    for hari in range(banyak):
        HariLiburFactory(tanggal=date(2026, 3, 1 + hari))

    with django_assert_num_queries(1):
        assert len(kueri.libur_untuk(1, date(2026, 1, 1), date(2026, 12, 31))) == banyak


def test_libur_terlihat_oleh_hides_the_days_of_other_instansi():
    pegawai = PegawaiFactory()
    nasional = HariLiburFactory()
    sendiri = HariLiburFactory(daerah=True, instansi=pegawai.instansi)
    HariLiburFactory(daerah=True)

    assert set(HariLibur.objects.terlihat_oleh(pegawai)) == {nasional, sendiri}


def test_tahun_and_tahap_terlihat_oleh_are_of_ones_own_instansi():
    pegawai = PegawaiFactory()
    tahap = TahapPeriodeFactory(periode__tahun_kinerja__instansi=pegawai.instansi)
    TahapPeriodeFactory()

    assert list(TahunKinerja.objects.terlihat_oleh(pegawai)) == [tahap.periode.tahun_kinerja]
    assert list(TahapPeriode.objects.terlihat_oleh(pegawai)) == [tahap]


def test_periode_berjalan_names_the_quarter_before_the_year():
    tahun = TahunKinerjaFactory()
    tahunan = PeriodePenilaianFactory(
        tahun_kinerja=tahun, kode="tahunan", selesai=date(2026, 12, 31)
    )
    tw2 = PeriodePenilaianFactory(
        tahun_kinerja=tahun, kode="tw2", mulai=date(2026, 4, 1), selesai=date(2026, 6, 30)
    )
    tw1 = PeriodePenilaianFactory(tahun_kinerja=tahun)
    PeriodePenilaianFactory()
    periode = PeriodePenilaian.objects

    assert list(periode.berjalan(tahun.instansi_id, date(2026, 6, 30))) == [tw2, tahunan]
    assert list(periode.pada_tahun(tahun.instansi_id, 2026)) == [tw1, tw2, tahunan]


def test_dengan_tahap_terbuka_finds_periods_by_their_stages():
    tahap = TahapPeriodeFactory()
    instansi = tahap.periode.tahun_kinerja.instansi_id
    TahapPeriodeFactory(periode=tahap.periode, tahap="reviu", ditutup=date(2026, 4, 15))
    periode = PeriodePenilaian.objects

    assert list(periode.dengan_tahap_terbuka(instansi, date(2026, 3, 30))) == [tahap.periode]
    assert list(periode.dengan_tahap_terbuka(instansi, date(2026, 4, 16))) == []


def test_tahap_pada_finds_the_stage_or_nothing():
    tahap = TahapPeriodeFactory()
    instansi = tahap.periode.tahun_kinerja.instansi_id

    assert TahapPeriode.objects.pada(instansi, 2026, "tw1", "input_realisasi") == tahap
    assert TahapPeriode.objects.pada(instansi, 2026, "tw1", "reviu") is None
    assert TahapPeriode.objects.pada(instansi, 2025, "tw1", "input_realisasi") is None


def test_ditutup_untuk_counts_ones_own_and_ones_units_extensions_only():
    induk = UnitKerjaFactory()
    anak = UnitKerjaFactory(induk=induk)
    tahap = TahapPeriodeFactory()
    atas, bawah, diri, lain = (
        PegawaiFactory(unit_kerja=unit) for unit in (induk, anak, anak, UnitKerjaFactory())
    )
    PerpanjanganTahapFactory(tahap=tahap, unit_kerja=anak, sampai=date(2026, 4, 2))
    PerpanjanganTahapFactory(tahap=tahap, pegawai=diri, sampai=date(2026, 4, 9))
    PerpanjanganTahapFactory(unit_kerja=lain.unit_kerja, sampai=date(2026, 5, 1))

    tutup = [kueri.ditutup_untuk(tahap, orang).isoformat() for orang in (atas, bawah, diri, lain)]

    assert tutup == ["2026-03-30", "2026-04-02", "2026-04-09", "2026-03-30"]


def test_perpanjangan_terlihat_oleh_those_concerned_and_those_who_care():
    induk = UnitKerjaFactory()
    anak = UnitKerjaFactory(induk=induk)
    pegawai, rekan = PegawaiFactory(unit_kerja=anak), PegawaiFactory(unit_kerja=anak)
    pengelola = PegawaiFactory(unit_kerja=induk)
    PenugasanPeranFactory(pegawai=pengelola)
    admin = PenugasanPeranFactory(admin=True, unit_kerja=induk).pegawai
    pengelola_lain = PenugasanPeranFactory().pegawai
    tahap = TahapPeriodeFactory()
    milik = PerpanjanganTahapFactory(tahap=tahap, pegawai=pegawai)
    unit = PerpanjanganTahapFactory(tahap=tahap, unit_kerja=induk)

    terlihat = {
        nama: set(PerpanjanganTahap.objects.terlihat_oleh(orang, PADA))
        for nama, orang in {
            "pegawai": pegawai,
            "rekan": rekan,
            "pengelola": pengelola,
            "admin": admin,
            "lain": pengelola_lain,
        }.items()
    }

    assert terlihat == {
        "pegawai": {milik, unit},
        "rekan": {unit},
        "pengelola": {milik, unit},
        "admin": {milik, unit},
        "lain": set(),
    }


@pytest.mark.parametrize("banyak", [1, 30])
def test_isi_tahun_query_count_is_constant(django_assert_max_num_queries, banyak):
    tahap = TahapPeriodeFactory()
    tahun = tahap.periode.tahun_kinerja
    pegawai = PegawaiFactory(unit_kerja__instansi=tahun.instansi)
    for _ in range(banyak):
        PerpanjanganTahapFactory(tahap=tahap, pegawai=pegawai)

    with django_assert_max_num_queries(6):
        (periode,) = kueri.isi_tahun(tahun, pegawai, PADA)
        (satu,) = periode.daftar_tahap.all()
        assert len(satu.daftar_perpanjangan.all()) == banyak


def test_isi_tahun_of_a_year_not_opened_is_empty():
    assert kueri.isi_tahun(None, PegawaiFactory(), PADA) == []
