"""Where the year of each person stands, with data beside it that could leak in."""

from collections import Counter
from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ekinerja.beranda import kueri
from ekinerja.beranda.models import CetakMassal
from ekinerja.beranda.pilihan import JenisCetak, KeadaanPegawai
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kalender.pilihan import KodePeriode
from evaluasi.pilihan import StatusEvaluasi
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, PenugasanPeranFactory, SKPFactory, UnitKerjaFactory
from tests.factories.dokumen import DokumenTerbitFactory
from tests.factories.evaluasi import EvaluasiFactory, periode_untuk
from tests.factories.realisasi import RealisasiFactory
from tests.factories.rencana import SusunanFactory, iki_dari
from tests.factories.skp import IKIFactory

pytestmark = pytest.mark.django_db
TAHUN = 2026
K = KeadaanPegawai


@pytest.fixture
def unit():
    return UnitKerjaFactory()


@pytest.fixture
def tw1(unit):
    return periode_untuk(unit.instansi, KodePeriode.TW1, TAHUN)


def orang_di(unit, **isi):
    return PegawaiFactory(unit_kerja=unit, **isi)


def skp_di(unit, **isi):
    return SKPFactory(
        pegawai=orang_di(unit), tahun=TAHUN, **{"lengkap": True, "ditetapkan": True, **isi}
    )


def laporkan(skp, periode, **isi):
    """Everything of the SKP is sent for ``periode``."""
    return RealisasiFactory(
        d=None, iki_akar=iki_dari(skp), skp=skp, periode=periode, **(isi or {"dikirim": True})
    )


def keadaan(unit, periode, tahun=TAHUN):
    return {satu.pk: satu.keadaan for satu in kueri.pegawai_unit(unit, tahun, periode)}


def test_each_person_stands_in_the_first_state_that_holds(unit, tw1):
    tanpa = orang_di(unit)
    menyusun = skp_di(unit, ditetapkan=False)
    kosong, sebagian = skp_di(unit), skp_di(unit)
    kedua = IKIFactory(rhk=sebagian.daftar_rhk.first(), urutan=2)
    laporkan(sebagian, tw1)
    RealisasiFactory(d=None, iki_akar=kedua, skp=sebagian, periode=tw1)
    lengkap = skp_di(unit)
    laporkan(lengkap, tw1)
    harapan = {
        tanpa.pk: K.TANPA_SKP,
        menyusun.pegawai_id: K.SKP_BERJALAN,
        kosong.pegawai_id: K.REALISASI,
        sebagian.pegawai_id: K.REALISASI,
        lengkap.pegawai_id: K.PENILAIAN,
    }
    for sifat, hasil in {
        "draf": K.PENILAIAN,
        "ditetapkan": K.KONFIRMASI,
        "keberatan": K.KEBERATAN,
        "final": K.SELESAI,
    }.items():
        skp = skp_di(unit)
        laporkan(skp, tw1)
        EvaluasiFactory(skp=skp, periode=tw1, **{sifat: True})
        harapan[skp.pegawai_id] = hasil

    orang = kueri.pegawai_unit(unit, TAHUN, tw1)

    assert keadaan(unit, tw1) == harapan
    assert kueri.jumlah_per_keadaan(orang) == Counter(harapan.values())
    baris = {satu.pk: (satu.jumlah_terkirim, satu.jumlah_iki) for satu in orang}
    assert baris[sebagian.pegawai_id] == (1, 2)
    assert baris[lengkap.pegawai_id] == (1, 1)
    assert baris[tanpa.pk] == (0, 0)


def test_only_active_employees_of_the_unit_and_below_are_listed(unit, tw1):
    anak = UnitKerjaFactory(induk=unit)
    di_sini, di_bawah = orang_di(unit), orang_di(anak)
    orang_di(UnitKerjaFactory(instansi=unit.instansi))
    orang_di(unit, aktif=False)
    orang_di(unit, pejabat_negara=True)

    assert set(keadaan(unit, tw1)) == {di_sini.pk, di_bawah.pk}
    assert set(keadaan(anak, tw1)) == {di_bawah.pk}


@pytest.mark.parametrize("status", [StatusSKP.DIBATALKAN, StatusSKP.DIGANTIKAN])
def test_an_skp_that_counts_no_more_is_none(unit, tw1, status):
    skp = skp_di(unit, ditetapkan=status == StatusSKP.DIGANTIKAN)
    type(skp).objects.filter(pk=skp.pk).update(status=status)

    assert keadaan(unit, tw1) == {skp.pegawai_id: K.TANPA_SKP}


def test_other_years_and_periods_do_not_speak_for_this_one(unit, tw1):
    tw2 = periode_untuk(unit.instansi, KodePeriode.TW2, TAHUN)
    skp = skp_di(unit)
    laporkan(skp, tw2)
    EvaluasiFactory(skp=skp, periode=tw2, final=True)

    assert keadaan(unit, tw1) == {skp.pegawai_id: K.REALISASI}
    assert keadaan(unit, tw2) == {skp.pegawai_id: K.SELESAI}
    lalu = periode_untuk(unit.instansi, KodePeriode.TW1, TAHUN - 1)
    assert keadaan(unit, lalu, TAHUN - 1) == {skp.pegawai_id: K.TANPA_SKP}


def test_an_evaluation_that_was_replaced_gives_way_to_its_successor(unit, tw1):
    skp = skp_di(unit)
    laporkan(skp, tw1)
    lama = EvaluasiFactory(skp=skp, periode=tw1, final=True)
    type(lama).objects.filter(pk=lama.pk).update(status=StatusEvaluasi.DIGANTIKAN)
    baru = EvaluasiFactory(skp=skp, periode=tw1, revisi=2, ditetapkan=True)

    satu = kueri.pegawai_unit(unit, TAHUN, tw1).get()

    assert (satu.evaluasi_pk, satu.keadaan) == (baru.pk, K.KONFIRMASI)


def test_a_revision_that_is_being_agreed_does_not_hide_the_skp_in_force(unit, tw1):
    skp = skp_di(unit)
    laporkan(skp, tw1)
    SKPFactory(pegawai=skp.pegawai, tahun=TAHUN, penilai=False, revisi=2)

    satu = kueri.pegawai_unit(unit, TAHUN, tw1).get()

    assert (satu.skp_pk, satu.keadaan) == (skp.pk, K.PENILAIAN)


def test_what_was_reported_under_an_earlier_version_counts_for_the_one_in_force(unit, tw1):
    lama = skp_di(unit)
    laporkan(lama, tw1)
    akar = iki_dari(lama)
    type(lama).objects.filter(pk=lama.pk).update(status=StatusSKP.DIGANTIKAN)
    baru = SKPFactory(
        pegawai=lama.pegawai, tahun=TAHUN, penilai=False, revisi=2, lengkap=True, ditetapkan=True
    )
    type(akar).objects.filter(rhk__skp=baru).update(iki_akar=akar)

    satu = kueri.pegawai_unit(unit, TAHUN, tw1).get(pk=lama.pegawai_id)

    assert (satu.skp_pk, satu.jumlah_terkirim, satu.jumlah_iki) == (baru.pk, 1, 1)


def test_of_two_skp_in_a_year_the_one_of_the_period_speaks(unit, tw1):
    tw3 = periode_untuk(unit.instansi, KodePeriode.TW3, TAHUN)
    pertama = skp_di(unit, periode_selesai=date(TAHUN, 6, 30))
    kedua = SKPFactory(
        pegawai=pertama.pegawai, tahun=TAHUN, penilai=False, periode_mulai=date(TAHUN, 7, 1)
    )

    assert kueri.pegawai_unit(unit, TAHUN, tw1).get().skp_pk == pertama.pk
    assert kueri.pegawai_unit(unit, TAHUN, tw3).get().skp_pk == kedua.pk


def test_the_plan_counts_once_it_is_agreed(unit, tw1):
    belum, sudah = skp_di(unit), skp_di(unit)
    SusunanFactory(skp=belum, selesai=True)
    SusunanFactory(skp=sudah, disetujui=True)

    baris = kueri.pegawai_unit(unit, TAHUN, tw1)

    assert {s.pk: s.rencana_disetujui for s in baris} == {
        belum.pegawai_id: False,
        sudah.pegawai_id: True,
    }


def test_dokumen_untuk_takes_the_form_in_force_of_what_is_set(unit, tw1):
    skp, draf = skp_di(unit), skp_di(unit, ditetapkan=False)
    DokumenTerbitFactory(id_objek=skp.pk, digantikan=True)
    berlaku = DokumenTerbitFactory(id_objek=skp.pk, versi=2)
    DokumenTerbitFactory(id_objek=skp.pk, jenis="lain")
    DokumenTerbitFactory(id_objek=draf.pk)
    evaluasi = EvaluasiFactory(skp=skp, periode=tw1, ditetapkan=True)
    ditulis = EvaluasiFactory(skp=skp_di(unit), periode=tw1, draf=True)
    isi = {"jenis": "dokumen_evaluasi", "jenis_objek": "evaluasi.evaluasikinerja"}
    lembar = DokumenTerbitFactory(id_objek=evaluasi.pk, **isi)
    DokumenTerbitFactory(id_objek=ditulis.pk, **isi)
    orang = kueri.pegawai_unit(unit, TAHUN, tw1)

    def ada(jenis):
        daftar = kueri.dokumen_untuk(orang, jenis, TAHUN, tw1)
        return len(daftar), {p.pk: d for p, d in daftar if d}

    assert ada(JenisCetak.SKP) == (3, {skp.pegawai_id: berlaku})
    assert ada(JenisCetak.DOKUMEN_EVALUASI) == (3, {skp.pegawai_id: lembar})
    assert ada(JenisCetak.EVALUASI) == (3, {})
    assert kueri.dokumen_tersedia(unit, TAHUN, tw1) == [
        (JenisCetak.SKP.label, 1, 3, 2),
        (JenisCetak.EVALUASI.label, 0, 3, 3),
        (JenisCetak.DOKUMEN_EVALUASI.label, 1, 3, 2),
    ]


def test_queries_do_not_grow_with_the_people(unit, tw1):
    def hitung():
        with CaptureQueriesContext(connection) as daftar:
            orang = list(kueri.pegawai_unit(unit, TAHUN, tw1))
            kueri.dokumen_untuk(orang, JenisCetak.SKP, TAHUN, tw1)
            kueri.jumlah_per_keadaan(kueri.pegawai_unit(unit, TAHUN, tw1))
            kueri.dokumen_tersedia(unit, TAHUN, tw1)
        return len(orang), len(daftar)

    skp_di(unit)
    satu = hitung()
    for _ in range(29):
        skp_di(unit)

    # Besides the first three: two lists of people and one query for the kind that there is.
    assert (satu, hitung()) == ((1, 6), (30, 6))


def test_orders_are_seen_by_who_placed_them_while_the_unit_is_in_his_care(unit):
    peran = PenugasanPeranFactory(unit_kerja=unit)
    rekan = PenugasanPeranFactory(unit_kerja=unit).pegawai
    isi = {"jenis": JenisCetak.SKP, "tahun": TAHUN, "waktu_dipesan": kini()}
    milik = CetakMassal.objects.create(pemesan=peran.pegawai, unit_kerja=unit, **isi)
    CetakMassal.objects.create(pemesan=peran.pegawai, unit_kerja=UnitKerjaFactory(), **isi)

    def terlihat(pegawai):
        return list(CetakMassal.objects.terlihat_oleh(pegawai, hari_ini()))

    assert (terlihat(peran.pegawai), terlihat(rekan)) == ([milik], [])
    peran.delete()
    # Also as head of the unit: he may watch it, but no longer hold the papers of everybody.
    unit.kepala_jabatan = peran.pegawai.jabatan
    unit.save(update_fields=["kepala_jabatan"])
    assert terlihat(peran.pegawai) == []
