"""Whose level counts, who reads what, and what waits for whom."""

import pytest

from ekinerja.inti.waktu import hari_ini
from evaluasi.kueri.cakupan import cakupan, unit_berpimpinan
from evaluasi.kueri.capaian import capaian_untuk, unit_terbaca, unit_terurus
from evaluasi.models import CapaianOrganisasi
from tests.factories.capaian import CapaianFactory, UnitBerpimpinanFactory, periode_lewat
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory, UnitKerjaFactory

pytestmark = pytest.mark.django_db


@pytest.fixture
def pohon():
    """biro (head) ─ bagian (no head) ─ subbagian (head) ─ urusan (no head)"""
    biro = UnitBerpimpinanFactory()
    bagian = UnitKerjaFactory(induk=biro)
    subbagian = UnitBerpimpinanFactory(induk=bagian, pimpinan__penilai=biro.kepala)
    urusan = UnitKerjaFactory(induk=subbagian)
    return biro, bagian, subbagian, urusan


def test_a_unit_answers_down_to_the_next_head(pohon):
    biro, bagian, subbagian, urusan = pohon

    assert [unit_berpimpinan(satu).get() for satu in pohon] == [biro, biro, subbagian, subbagian]
    assert set(cakupan(biro).milik) == {biro.pk, bagian.pk}
    assert set(cakupan(subbagian).milik) == {subbagian.pk, urusan.pk}


def test_the_level_of_the_nearest_unit_with_a_head_counts(pohon, django_assert_num_queries):
    biro, _, subbagian, urusan = pohon
    periode = periode_lewat(biro.instansi)
    milik_biro = CapaianFactory(unit_kerja=biro, periode=periode, ditetapkan=True)
    CapaianFactory(unit_kerja=subbagian, periode=periode)

    assert [capaian_untuk(satu, periode) for satu in pohon] == [milik_biro, milik_biro, None, None]
    lain = periode_lewat(biro.instansi, kode="tw3", label="Triwulan III")
    assert capaian_untuk(biro, lain) is None
    with django_assert_num_queries(1):
        capaian_untuk(urusan, periode)


def test_a_proposal_is_read_by_few_and_a_set_level_by_the_unit(pohon):
    biro, _, subbagian, _ = pohon
    periode = periode_lewat(biro.instansi)
    draf = CapaianFactory(unit_kerja=subbagian, periode=periode)
    tetap = CapaianFactory(unit_kerja=biro, periode=periode, ditetapkan=True)
    pengelola = PenugasanPeranFactory(pegawai=PegawaiFactory(), unit_kerja=biro).pegawai
    orang = {
        "pegawai": PegawaiFactory(unit_kerja=subbagian),
        "kepala": subbagian.kepala,
        "kepala_biro": biro.kepala,
        "penilai_biro": biro.penilai,
        "pengelola": pengelola,
        "luar": PegawaiFactory(),
    }

    dilihat = {
        nama: set(CapaianOrganisasi.objects.terlihat_oleh(satu)) for nama, satu in orang.items()
    }

    assert dilihat == {
        "pegawai": {tetap},
        "kepala": {draf, tetap},
        "kepala_biro": {draf, tetap},
        "penilai_biro": {tetap},
        "pengelola": {draf, tetap},
        "luar": set(),
    }
    assert set(unit_terurus(orang["pegawai"], hari_ini())) == set()
    assert set(unit_terbaca(orang["pegawai"], hari_ini())) == {subbagian, biro}


def test_what_waits_for_the_penilai_of_the_head(pohon):
    biro, _, subbagian, _ = pohon
    periode = periode_lewat(biro.instansi)
    draf = CapaianFactory(unit_kerja=subbagian, periode=periode)
    CapaianFactory(unit_kerja=biro, periode=periode, ditetapkan=True)
    semua = CapaianOrganisasi.objects

    assert list(semua.menunggu_penetap(biro.kepala, hari_ini())) == [draf]
    assert list(semua.menunggu_penetap(biro.penilai, hari_ini())) == []
    assert list(semua.menunggu_penetap(subbagian.kepala, hari_ini())) == []
