"""The level of a unit: proposed by its head, set by his penilai, recorded at the top."""

from datetime import timedelta

import pytest
from django.db import Error, transaction

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.pilihan import StatusTahunKinerja
from ekinerja.kepegawaian.models import PenetapanPenilai, RiwayatJabatan
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.layanan.capaian import catat_capaian, tetapkan_capaian, usulkan_capaian
from evaluasi.models import CapaianOrganisasi
from tests.factories.berkas import berkas_sah
from tests.factories.capaian import CapaianFactory, UnitBerpimpinanFactory, periode_lewat
from tests.factories.kepegawaian import (
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    RiwayatJabatanFactory,
)

pytestmark = pytest.mark.django_db
DASAR = "Tiga dari empat IKU mencapai target triwulan."


@pytest.fixture
def unit():
    return UnitBerpimpinanFactory()


@pytest.fixture
def periode(unit):
    return periode_lewat(unit.instansi)


def usulkan(unit, periode, pelaku=None, **isi):
    isian = {"predikat": "baik", "dasar": DASAR, **isi}
    return usulkan_capaian(unit.pk, periode_pk=periode.pk, pelaku=pelaku or unit.kepala, **isian)


def ditolak(sebab, fungsi, *args, **kwargs):
    """The act is refused for this reason and leaves every row and line as it was."""
    sebelum = list(CapaianOrganisasi.objects.values_list()), Jejak.objects.count()
    surat = Pemberitahuan.objects.count()
    with pytest.raises(Ditolak) as galat:
        fungsi(*args, **kwargs)
    assert galat.value.keputusan.sebab is sebab
    assert (list(CapaianOrganisasi.objects.values_list()), Jejak.objects.count()) == sebelum
    assert Pemberitahuan.objects.count() == surat
    return galat.value.keputusan.alasan


def test_the_head_proposes_and_his_penilai_hears_of_it(unit, periode):
    capaian = usulkan(unit, periode, predikat="istimewa")

    assert (capaian.status, capaian.predikat, capaian.versi) == ("draf", "istimewa", 1)
    assert capaian.pengusul == unit.kepala
    surat = Pemberitahuan.objects.get()
    assert surat.penerima == unit.penilai
    assert "istimewa" not in (surat.perihal + surat.isi).lower()


def test_nobody_else_proposes(unit, periode):
    pengelola = PenugasanPeranFactory(pegawai__unit_kerja=unit).pegawai

    for pelaku in (unit.penilai, pengelola, PegawaiFactory(unit_kerja=unit)):
        ditolak(Sebab.PELAKU, usulkan, unit, periode, pelaku)


def test_an_acting_head_proposes_and_his_own_penilai_sets(unit, periode):
    lain = PegawaiFactory()
    plt = PegawaiFactory(penilai=lain)
    RiwayatJabatanFactory(
        pegawai=plt, jabatan=unit.kepala_jabatan, unit_kerja=unit, jenis_penugasan="plt"
    )
    capaian = usulkan(unit, periode, plt)
    isi = {"predikat": "baik", "dasar": DASAR, "versi": 1}

    ditolak(Sebab.PELAKU, tetapkan_capaian, capaian.pk, pelaku=unit.penilai, **isi)
    assert tetapkan_capaian(capaian.pk, pelaku=lain, **isi).penetap == lain


def test_a_changed_proposal_needs_the_version_that_was_seen(unit, periode):
    usulkan(unit, periode)

    for versi in (None, 0, 2):
        ditolak(Sebab.VERSI, usulkan, unit, periode, versi=versi, predikat="kurang")
    assert usulkan(unit, periode, versi=1, predikat="kurang").versi == 2


def test_the_penilai_may_set_something_else_and_the_proposal_stays_known(unit, periode):
    capaian = usulkan(unit, periode, predikat="istimewa")

    hasil = tetapkan_capaian(
        capaian.pk, predikat="baik", dasar="Satu IKU belum.", pelaku=unit.penilai, versi=1
    )

    assert (hasil.status, hasil.predikat, hasil.penetap) == ("ditetapkan", "baik", unit.penilai)
    assert hasil.tanggal == hari_ini(unit.zona_waktu)
    jejak = Jejak.objects.untuk(hasil).get(aksi="evaluasi.tetapkan_capaian")
    assert jejak.rincian["usulan"] == {"predikat": "istimewa", "dasar": DASAR}
    assert Pemberitahuan.objects.filter(penerima=unit.kepala).count() == 1


def test_the_head_cannot_set_his_own_level_even_as_pengelola(unit, periode):
    PenugasanPeranFactory(pegawai=unit.kepala, unit_kerja=unit)
    PenugasanPeranFactory(pegawai=unit.kepala, unit_kerja=unit, admin=True)
    capaian = usulkan(unit, periode)
    isi = {"predikat": "baik", "dasar": DASAR}

    ditolak(Sebab.PELAKU, tetapkan_capaian, capaian.pk, pelaku=unit.kepala, versi=1, **isi)


def test_a_former_penilai_no_longer_sets(unit, periode):
    capaian = usulkan(unit, periode)
    PenetapanPenilai.objects.filter(pegawai=unit.kepala).update(
        berlaku_sampai=hari_ini() - timedelta(days=1)
    )
    PenetapanPenilaiFactory(
        pegawai=unit.kepala, pejabat_penilai=PegawaiFactory(), berlaku_mulai=hari_ini()
    )
    isi = {"predikat": "baik", "dasar": DASAR, "versi": 1}

    ditolak(Sebab.PELAKU, tetapkan_capaian, capaian.pk, pelaku=unit.penilai, **isi)


def test_what_a_former_head_proposed_waits_for_the_new_one(unit, periode):
    capaian = usulkan(unit, periode)
    RiwayatJabatan.objects.filter(pegawai=unit.kepala).update(
        tmt_selesai=hari_ini() - timedelta(days=1)
    )
    isi = {"predikat": "baik", "dasar": DASAR, "versi": 1}

    alasan = ditolak(Sebab.STATUS, tetapkan_capaian, capaian.pk, pelaku=unit.penilai, **isi)
    assert alasan.startswith("Pengusul tidak lagi memimpin unit ini.")


def test_a_set_level_is_frozen(unit, periode):
    capaian = CapaianFactory(unit_kerja=unit, periode=periode, ditetapkan=True)

    ditolak(Sebab.STATUS, usulkan, unit, periode, versi=2)
    isi = {"predikat": "kurang", "dasar": DASAR, "versi": 2}
    ditolak(Sebab.STATUS, tetapkan_capaian, capaian.pk, pelaku=unit.penilai, **isi)
    with pytest.raises(Error), transaction.atomic():
        CapaianOrganisasi.objects.filter(pk=capaian.pk).update(predikat="kurang")


@pytest.mark.parametrize(
    "isi",
    [
        {"dasar": "  "},
        {"hasil": "sesuai"},
        {"hasil": "sesuai", "proses": "baik"},
    ],
)
def test_what_is_not_whole_is_refused(unit, periode, isi):
    ditolak(Sebab.ISI, usulkan, unit, periode, **isi)


def test_the_quadrant_of_the_year_takes_both_axes(unit):
    tahunan = periode_lewat(unit.instansi, kode="tahunan", label="Tahunan")

    ditolak(Sebab.ISI, usulkan, unit, tahunan, proses="baik")
    capaian = usulkan(unit, tahunan, hasil="di_atas", proses="baik")
    assert (capaian.hasil, capaian.proses) == ("di_atas", "baik")


def test_a_period_that_has_not_begun_or_is_closed_or_foreign(unit, periode):
    asing = periode_lewat(UnitBerpimpinanFactory().instansi)
    ditolak(Sebab.ISI, usulkan, unit, asing)
    type(periode).objects.filter(pk=periode.pk).update(
        mulai=hari_ini() + timedelta(days=5), selesai=hari_ini() + timedelta(days=9)
    )
    ditolak(Sebab.STATUS, usulkan, unit, periode)
    type(periode).objects.filter(pk=periode.pk).update(mulai=hari_ini())
    type(periode.tahun_kinerja).objects.update(status=StatusTahunKinerja.DITUTUP)
    ditolak(Sebab.STATUS, usulkan, unit, periode)


def catat(unit, periode, pelaku):
    return catat_capaian(
        unit.pk,
        periode_pk=periode.pk,
        predikat="baik",
        dasar=DASAR,
        nomor_dokumen="KEP-12/2026",
        berkas=berkas_sah("putusan.pdf"),
        pelaku=pelaku,
    )


@pytest.fixture
def puncak():
    menteri = PegawaiFactory(pejabat_negara=True)
    return UnitBerpimpinanFactory(instansi=menteri.instansi, pimpinan__penilai=menteri)


@pytest.fixture
def admin(puncak):
    return PenugasanPeranFactory(
        pegawai=PegawaiFactory(unit_kerja__instansi=puncak.instansi), admin=True
    ).pegawai


def test_at_the_top_the_admin_records_the_decision_with_its_document(puncak, admin):
    periode = periode_lewat(puncak.instansi)

    ditolak(Sebab.STATUS, usulkan, puncak, periode)
    ditolak(Sebab.PELAKU, catat, puncak, periode, puncak.kepala)
    capaian = catat(puncak, periode, admin)

    assert (capaian.status, capaian.penetap, capaian.versi) == ("ditetapkan", admin, 2)
    assert (capaian.nomor_dokumen, capaian.nama_dokumen) == ("KEP-12/2026", "putusan.pdf")
    with capaian.dokumen.open() as berkas:
        assert berkas.read() == berkas_sah().isi
    assert Pemberitahuan.objects.get().penerima == puncak.kepala
    ditolak(Sebab.STATUS, catat, puncak, periode, admin)


def test_elsewhere_the_admin_does_not_record(unit, periode):
    admin = PenugasanPeranFactory(
        pegawai=PegawaiFactory(unit_kerja__instansi=unit.instansi), admin=True
    ).pegawai

    ditolak(Sebab.STATUS, catat, unit, periode, admin)


def test_an_admin_who_heads_the_unit_does_not_record_it(puncak):
    PenugasanPeranFactory(pegawai=puncak.kepala, unit_kerja=puncak, admin=True)

    ditolak(Sebab.PELAKU, catat, puncak, periode_lewat(puncak.instansi), puncak.kepala)
