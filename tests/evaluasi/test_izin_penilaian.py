"""When rating and setting are open, to the minute, in the zone of the employee's unit."""

from datetime import UTC, date, datetime, timedelta

import pytest

from ekinerja.inti.keputusan import Sebab
from ekinerja.kalender.pilihan import StatusTahunKinerja, Tahap
from evaluasi.izin import penilaian as izin
from evaluasi.kueri.kesiapan import bahan
from evaluasi.models import EvaluasiKinerja
from tests.evaluasi.menilai import terbuka
from tests.factories.kalender import PerpanjanganTahapFactory, TahapPeriodeFactory
from tests.factories.kepegawaian import PegawaiFactory, UnitKerjaFactory

pytestmark = pytest.mark.django_db
# Hours ahead of UTC.
ZONA = {"WIB": 7, "WITA": 8, "WIT": 9}
DETIK = timedelta(seconds=1)


def di_zona(zona):
    unit = UnitKerjaFactory(zona_waktu=zona)
    pegawai = PegawaiFactory(unit_kerja=unit, penilai=PegawaiFactory())
    return terbuka(skp__pegawai=pegawai, skp__penilai=False)


def segar(d):
    """As a new request reads it."""
    return EvaluasiKinerja.objects.untuk_rinci().get(pk=d.evaluasi.pk)


def tahap(d, jenis):
    return TahapPeriodeFactory(
        periode=d.evaluasi.periode,
        tahap=jenis,
        dibuka=date(2026, 4, 6),
        ditutup=date(2026, 4, 8),
    )


@pytest.mark.parametrize(("zona", "selisih"), ZONA.items())
def test_setting_opens_with_the_first_second_of_the_day_where_the_unit_is(zona, selisih):
    d = di_zona(zona)
    tahap(d, Tahap.PENETAPAN)
    buka = datetime(2026, 4, 6, tzinfo=UTC) - timedelta(hours=selisih)

    dini = izin.belum_terlalu_dini(segar(d), buka - DETIK)

    assert not dini
    assert dini.sebab is Sebab.TENGGAT
    assert "baru dibuka pada 6 April 2026" in dini.alasan
    assert izin.belum_terlalu_dini(segar(d), buka)


@pytest.mark.parametrize(("zona", "selisih"), ZONA.items())
def test_late_begins_after_the_last_second_of_the_stage(zona, selisih):
    d = di_zona(zona)
    tahap(d, Tahap.PENETAPAN)
    tutup = datetime(2026, 4, 9, tzinfo=UTC) - timedelta(hours=selisih)

    assert izin.terlambat(segar(d), tutup - DETIK) == ""
    assert "8 April 2026" in izin.terlambat(segar(d), tutup)


@pytest.mark.parametrize("untuk", ["orang", "unit", "orang_lain"])
def test_an_extension_counts_for_whom_it_was_given(untuk):
    d = di_zona("WIB")
    lain = PegawaiFactory(unit_kerja=d.evaluasi.unit_kerja)
    satu = {
        "orang": {"pegawai": d.peg},
        "unit": {"pegawai": None, "unit_kerja": d.peg.unit_kerja},
        "orang_lain": {"pegawai": lain},
    }[untuk]
    PerpanjanganTahapFactory(tahap=tahap(d, Tahap.PENETAPAN), sampai=date(2026, 4, 10), **satu)
    siang = datetime(2026, 4, 9, 5, tzinfo=UTC)

    assert (izin.terlambat(segar(d), siang) == "") == (untuk != "orang_lain")
    assert "April 2026" in izin.terlambat(segar(d), siang + timedelta(days=2))


@pytest.mark.parametrize("untuk", ["orang", "orang_lain"])
def test_reporting_is_over_for_each_at_his_own_time(untuk):
    d = di_zona("WIB")
    orang = d.peg if untuk == "orang" else PegawaiFactory()
    isi = tahap(d, Tahap.INPUT_REALISASI)
    PerpanjanganTahapFactory(tahap=isi, pegawai=orang, sampai=date(2026, 4, 10))
    malam = datetime(2026, 4, 8, 17, tzinfo=UTC)

    def ditutup(saat):
        return bahan(segar(d), saat).keadaan.realisasi_ditutup

    assert not ditutup(malam - DETIK)
    assert ditutup(malam) == (untuk == "orang_lain")
    assert ditutup(malam + timedelta(days=2))


def test_without_a_stage_in_the_calendar_nothing_is_early_or_late():
    d = terbuka()
    saat = datetime(2030, 1, 1, tzinfo=UTC)

    assert izin.belum_terlalu_dini(segar(d), saat)
    assert izin.terlambat(segar(d), saat) == ""
    assert bahan(segar(d), saat).keadaan.realisasi_ditutup


def test_a_closed_year_is_closed_whatever_its_stages_say():
    d = terbuka()
    tahun = d.evaluasi.periode.tahun_kinerja
    type(tahun).objects.filter(pk=tahun.pk).update(status=StatusTahunKinerja.DITUTUP)

    keputusan = izin.belum_terlalu_dini(segar(d), datetime(2026, 4, 7, tzinfo=UTC))

    assert keputusan.sebab is Sebab.STATUS
    assert "sudah ditutup" in keputusan.alasan


def test_person_comes_before_everything_else():
    """A stranger learns nothing of status, stage or what is missing."""
    d = terbuka(capaian=False)
    evaluasi, asing, saat = segar(d), PegawaiFactory(), datetime(2026, 4, 7, tzinfo=UTC)
    sekitar = bahan(evaluasi, saat)
    keputusan = [
        izin.mulai(evaluasi, asing, saat, sekitar),
        izin.simpan(evaluasi, asing, saat),
        izin.mulai(evaluasi, d.peg, saat, sekitar),
        izin.simpan(evaluasi, d.peg, saat),
    ]

    assert {satu.sebab for satu in keputusan} == {Sebab.PELAKU}
