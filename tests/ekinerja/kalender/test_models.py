"""What both databases refuse by themselves."""

from __future__ import annotations

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ekinerja.kalender.models import HariLibur
from tests.factories import InstansiFactory, PegawaiFactory
from tests.factories.kalender import (
    HariLiburFactory,
    PeriodePenilaianFactory,
    PerpanjanganTahapFactory,
    TahapPeriodeFactory,
    TahunKinerjaFactory,
)

pytestmark = pytest.mark.django_db
TANGGAL = date(2026, 2, 17)


def ditolak(tindakan, **isian):
    with pytest.raises(IntegrityError), transaction.atomic():
        tindakan(**isian)


def test_libur_national_day_exists_once_although_its_instansi_is_null():
    HariLiburFactory(tanggal=TANGGAL)

    ditolak(HariLiburFactory, tanggal=TANGGAL)


def test_libur_of_one_instansi_exists_once_and_beside_the_national_one():
    instansi = InstansiFactory()
    HariLiburFactory(tanggal=TANGGAL)
    HariLiburFactory(daerah=True, tanggal=TANGGAL, instansi=instansi)
    HariLiburFactory(daerah=True, tanggal=TANGGAL)

    ditolak(HariLiburFactory, daerah=True, tanggal=TANGGAL, instansi=instansi)
    assert HariLibur.objects.count() == 3


@pytest.mark.parametrize(
    "isian",
    [
        {"daerah": True, "instansi": None},
        {"jenis": "cuti_bersama", "instansi": True},
        {"jenis": "lain"},
        {"nama": ""},
    ],
)
def test_libur_refuses_a_row_that_contradicts_itself(isian):
    if isian.get("instansi") is True:
        isian = {**isian, "instansi": InstansiFactory()}

    ditolak(HariLiburFactory, **isian)


def test_tahun_is_unique_per_instansi_and_not_before_2022():
    tahun = TahunKinerjaFactory(tahun=2026)
    TahunKinerjaFactory(tahun=2026)

    ditolak(TahunKinerjaFactory, tahun=2026, instansi=tahun.instansi)
    ditolak(TahunKinerjaFactory, tahun=2021)
    ditolak(TahunKinerjaFactory, status="lain")


def test_periode_is_unique_per_year_and_runs_forward():
    periode = PeriodePenilaianFactory()

    ditolak(PeriodePenilaianFactory, tahun_kinerja=periode.tahun_kinerja)
    ditolak(PeriodePenilaianFactory, mulai=date(2026, 4, 1), selesai=date(2026, 3, 31))
    ditolak(PeriodePenilaianFactory, kode="tw5")


def test_tahap_is_unique_per_period_and_opens_before_it_closes():
    tahap = TahapPeriodeFactory(dibuka=date(2026, 3, 30), ditutup=date(2026, 3, 30))

    ditolak(TahapPeriodeFactory, periode=tahap.periode)
    ditolak(TahapPeriodeFactory, dibuka=date(2026, 3, 31), ditutup=date(2026, 3, 30))
    ditolak(TahapPeriodeFactory, tahap="lain")


def test_perpanjangan_has_exactly_one_target_and_a_reason():
    tahap, pegawai = TahapPeriodeFactory(), PegawaiFactory()
    PerpanjanganTahapFactory(tahap=tahap, pegawai=pegawai)
    PerpanjanganTahapFactory(tahap=tahap, unit_kerja=pegawai.unit_kerja)

    ditolak(PerpanjanganTahapFactory, tahap=tahap)
    ditolak(PerpanjanganTahapFactory, tahap=tahap, pegawai=pegawai, unit_kerja=pegawai.unit_kerja)
    ditolak(PerpanjanganTahapFactory, tahap=tahap, pegawai=pegawai, alasan="")
