"""Who may read and change the calendar, person by person."""

from __future__ import annotations

from datetime import UTC, date, datetime

import pytest

from ekinerja.inti.keputusan import Sebab
from ekinerja.kalender import izin
from ekinerja.kepegawaian.pilihan import JenisInstansi
from tests.factories import (
    InstansiFactory,
    PegawaiFactory,
    PenugasanPeranFactory,
    UnitKerjaFactory,
)
from tests.factories.kalender import (
    HariLiburFactory,
    PerpanjanganTahapFactory,
    TahapPeriodeFactory,
)

pytestmark = pytest.mark.django_db
PADA = date(2026, 4, 1)


@pytest.fixture
def orang():
    """One of each kind around the unit of one central instansi."""
    unit = UnitKerjaFactory()
    daerah = UnitKerjaFactory(instansi__jenis=JenisInstansi.DAERAH)
    return {
        "pegawai": PegawaiFactory(unit_kerja=unit),
        "pengelola": PenugasanPeranFactory(pegawai__unit_kerja=unit).pegawai,
        "admin": PenugasanPeranFactory(admin=True, pegawai__unit_kerja=unit).pegawai,
        "admin daerah": PenugasanPeranFactory(admin=True, pegawai__unit_kerja=daerah).pegawai,
        "admin lama": PenugasanPeranFactory(
            admin=True, pegawai__unit_kerja=unit, selesai=date(2026, 3, 31)
        ).pegawai,
    }


def _boleh(orang, tanya):
    return {nama for nama, pelaku in orang.items() if tanya(pelaku)}


def test_hari_libur_is_read_by_those_who_care_for_somebody(orang):
    boleh = _boleh(orang, lambda p: izin.hari_libur(p, PADA))

    assert boleh == {"pengelola", "admin", "admin daerah"}


def test_admin_is_the_admin_of_that_instansi_on_that_day(orang):
    instansi = orang["pegawai"].instansi_id

    assert _boleh(orang, lambda p: izin.admin(instansi, p, PADA)) == {"admin"}
    assert _boleh(orang, lambda p: izin.admin(instansi, p, date(2026, 3, 31))) == {
        "admin",
        "admin lama",
    }


def test_national_days_belong_to_a_central_admin(orang):
    libur = HariLiburFactory()

    assert _boleh(orang, lambda p: izin.tambah_libur(None, p, PADA)) == {"admin"}
    assert _boleh(orang, lambda p: izin.ubah_libur(libur, p, PADA)) == {"admin"}
    assert _boleh(orang, lambda p: izin.hapus_libur(libur, p, PADA)) == {"admin"}


def test_national_days_belong_to_any_admin_where_no_central_instansi_is(orang):
    pelaku = orang["admin daerah"]
    for satu in orang.values():
        satu.instansi.jenis = JenisInstansi.DAERAH
        satu.instansi.save()

    assert izin.tambah_libur(None, pelaku, PADA)


def test_regional_days_belong_to_the_admin_of_the_region(orang):
    instansi = orang["admin daerah"].instansi
    libur = HariLiburFactory(daerah=True, instansi=instansi)

    assert _boleh(orang, lambda p: izin.tambah_libur(instansi.pk, p, PADA)) == {"admin daerah"}
    assert _boleh(orang, lambda p: izin.ubah_libur(libur, p, PADA)) == {"admin daerah"}


def test_perpanjang_needs_the_care_of_the_unit_of_the_same_instansi(orang):
    unit = orang["pegawai"].unit_kerja
    instansi = unit.instansi_id

    boleh = _boleh(orang, lambda p: izin.perpanjang(instansi, unit, None, p, PADA))

    assert boleh == {"pengelola", "admin"}
    assert not izin.perpanjang(InstansiFactory().pk, unit, None, orang["admin"], PADA)


def test_perpanjang_is_never_for_oneself(orang):
    pelaku = orang["admin"]

    keputusan = izin.perpanjang(pelaku.instansi_id, pelaku.unit_kerja, pelaku, pelaku, PADA)

    assert keputusan.sebab is Sebab.PELAKU


@pytest.mark.parametrize(
    ("saat", "sebab"),
    [
        (datetime(2026, 2, 28, 16, 59, 59, tzinfo=UTC), Sebab.TENGGAT),
        (datetime(2026, 2, 28, 17, 0, tzinfo=UTC), None),
        (datetime(2026, 3, 30, 16, 59, 59, tzinfo=UTC), None),
        (datetime(2026, 3, 30, 17, 0, tzinfo=UTC), Sebab.TENGGAT),
    ],
)
def test_isi_tahap_follows_the_window_in_the_zone_of_the_unit(saat, sebab):
    assert izin.isi_tahap(TahapPeriodeFactory(), PegawaiFactory(), saat).sebab is sebab


def test_isi_tahap_says_when_it_closed_and_what_to_do():
    pegawai = PegawaiFactory(unit_kerja__zona_waktu="WIT")

    keputusan = izin.isi_tahap(TahapPeriodeFactory(), pegawai, datetime(2026, 3, 31, tzinfo=UTC))

    assert keputusan.alasan == (
        "Input realisasi hasil kerja Triwulan I 2026 sudah ditutup pada 30 Maret 2026, "
        "23.59 WIT. Mintalah perpanjangan kepada pengelola kinerja."
    )


def test_isi_tahap_is_open_longer_for_whom_it_was_extended():
    pegawai, rekan = PegawaiFactory(), PegawaiFactory()
    tahap = PerpanjanganTahapFactory(pegawai=pegawai, sampai=date(2026, 3, 31)).tahap
    saat = datetime(2026, 3, 31, 5, tzinfo=UTC)

    assert izin.isi_tahap(tahap, pegawai, saat)
    assert izin.isi_tahap(tahap, rekan, saat).sebab is Sebab.TENGGAT


def test_isi_tahap_is_refused_in_a_closed_year():
    tahap = TahapPeriodeFactory(periode__tahun_kinerja__status="ditutup")

    keputusan = izin.isi_tahap(tahap, PegawaiFactory(), datetime(2026, 3, 15, tzinfo=UTC))

    assert keputusan.sebab is Sebab.STATUS
