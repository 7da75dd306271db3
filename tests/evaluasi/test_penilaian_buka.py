"""Opening evaluations: once per post and period, however often and late the clock comes round."""

from datetime import UTC, date, datetime

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ekinerja.jejak.models import Jejak
from ekinerja.kalender.pilihan import KodePeriode, StatusTahunKinerja
from ekinerja.kepegawaian.pilihan import JenisPenugasan
from evaluasi.kueri.kesiapan import belum_dibuka
from evaluasi.layanan import penilaian as layanan
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import JenisEvaluasi, StatusEvaluasi
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import RiwayatJabatanFactory, SKPFactory
from tests.factories.evaluasi import EvaluasiFactory, periode_untuk
from tests.factories.kalender import TahapPeriodeFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db
MARET = datetime(2026, 3, 5, 3, tzinfo=UTC)


def skp_berlaku(pegawai=None, mulai=(1, 1), selesai=(12, 31), **isi):
    if pegawai:
        isi |= {"pegawai": pegawai, "penilai": False}
    skp = SKPFactory(lengkap=True, ditetapkan=False, **isi)
    SKP.objects.filter(pk=skp.pk).update(
        periode_mulai=date(2026, *mulai), periode_selesai=date(2026, *selesai)
    )
    return tetapkan_skp(skp)


def tetapkan_skp(skp):
    from tests.factories.realisasi import tetapkan  # noqa: PLC0415 -- app ready

    tetapkan(skp)
    return skp


def berpasangan(pegawai, jenis=JenisPenugasan.DEFINITIF, **isi):
    """A second SKP of the same person, for another post."""
    riwayat = RiwayatJabatanFactory(
        pegawai=pegawai,
        jenis_penugasan=jenis,
        tmt_mulai=date(1990, 1, 1),
        tmt_selesai=date(1990, 2, 1),
    )
    return skp_berlaku(pegawai, riwayat_jabatan=riwayat, **isi)


def dibuka(skp, kode=KodePeriode.TW1):
    periode = periode_untuk(skp.unit_kerja.instansi, kode)
    TahapPeriodeFactory(periode=periode)
    return periode


def test_what_is_opened():
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    periode = dibuka(skp)

    assert layanan.buka_jatuh_tempo(MARET) == 1

    evaluasi = EvaluasiKinerja.objects.get()
    assert (evaluasi.skp, evaluasi.skp_akar, evaluasi.pegawai) == (skp, skp, skp.pegawai)
    assert (evaluasi.unit_kerja, evaluasi.periode) == (skp.unit_kerja, periode)
    assert (evaluasi.status, evaluasi.jenis) == (StatusEvaluasi.TERBUKA, JenisEvaluasi.PERIODIK)
    baris = Jejak.objects.untuk(evaluasi).get()
    assert (baris.aksi, baris.pelaku) == ("evaluasi.buka", None)


def test_twice_and_late_it_opens_nothing_new():
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    periode = dibuka(skp)
    layanan.buka_jatuh_tempo(MARET)

    assert layanan.buka_jatuh_tempo(datetime(2026, 9, 5, tzinfo=UTC)) == 0
    assert layanan.buka_evaluasi(skp.pk, periode_pk=periode.pk) is None
    assert EvaluasiKinerja.objects.count() == 1


def test_a_year_is_named_as_such():
    dibuka(SKPFactory(lengkap=True, ditetapkan=True), KodePeriode.TAHUNAN)
    layanan.buka_jatuh_tempo(MARET)

    assert EvaluasiKinerja.objects.get().jenis == JenisEvaluasi.TAHUNAN


def test_not_before_its_stage_opens_and_not_in_a_closed_year():
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    periode = dibuka(skp)
    assert layanan.buka_jatuh_tempo(datetime(2026, 2, 27, tzinfo=UTC)) == 0
    tahun = periode.tahun_kinerja
    type(tahun).objects.filter(pk=tahun.pk).update(status=StatusTahunKinerja.DITUTUP)

    assert layanan.buka_jatuh_tempo(MARET) == 0


def test_a_day_begins_in_the_east():
    dibuka(SKPFactory(lengkap=True, ditetapkan=True))

    assert layanan.buka_jatuh_tempo(datetime(2026, 2, 28, 14, 59, tzinfo=UTC)) == 0
    assert layanan.buka_jatuh_tempo(datetime(2026, 2, 28, 15, 0, tzinfo=UTC)) == 1


@pytest.mark.parametrize("keadaan", [{}, {"diajukan": True}, {"dikembalikan": True}])
def test_only_skp_that_are_set(keadaan):
    skp = SKPFactory(lengkap=True, **keadaan)
    periode = dibuka(skp)

    assert layanan.buka_evaluasi(skp.pk, periode_pk=periode.pk) is None


def test_an_skp_that_does_not_speak_about_the_period_has_none():
    skp = skp_berlaku(mulai=(4, 1))
    dibuka(skp)
    assert layanan.buka_jatuh_tempo(MARET) == 0

    dibuka(skp, KodePeriode.TW2)
    assert layanan.buka_jatuh_tempo(MARET) == 1


def test_an_skp_of_another_instansi_or_year_has_none():
    lain, lampau = SKPFactory(lengkap=True, ditetapkan=True), SKPFactory(lengkap=True, tahun=2025)
    tetapkan_skp(lampau)
    periode = dibuka(SKPFactory())
    assert not belum_dibuka(periode).filter(pk__in=[lain.pk, lampau.pk]).exists()


def test_a_transfer_has_two_quarters_and_one_year_that_of_the_last_unit():
    lama = skp_berlaku(selesai=(3, 31))
    baru = berpasangan(lama.pegawai, mulai=(4, 1))
    for kode in (KodePeriode.TW1, KodePeriode.TW2, KodePeriode.TAHUNAN):
        dibuka(lama, kode)
    layanan.buka_jatuh_tempo(MARET)

    dibuat = set(EvaluasiKinerja.objects.values_list("skp", "periode__kode"))
    assert dibuat == {
        (lama.pk, KodePeriode.TW1),
        (baru.pk, KodePeriode.TW2),
        (baru.pk, KodePeriode.TAHUNAN),
    }


def test_of_two_that_end_together_the_later_one_counts_for_the_year():
    lama = skp_berlaku()
    baru = berpasangan(lama.pegawai, mulai=(4, 1))
    dibuka(lama, KodePeriode.TAHUNAN)
    layanan.buka_jatuh_tempo(MARET)

    assert EvaluasiKinerja.objects.get().skp == baru


def test_a_post_held_beside_another_has_its_own_year():
    tetap = skp_berlaku()
    rangkap = berpasangan(tetap.pegawai, JenisPenugasan.PLT, mulai=(4, 1))
    dibuka(tetap, KodePeriode.TAHUNAN)
    layanan.buka_jatuh_tempo(MARET)

    assert set(EvaluasiKinerja.objects.values_list("skp", flat=True)) == {tetap.pk, rangkap.pk}


def test_a_replaced_revision_is_not_opened_anew():
    evaluasi = EvaluasiFactory(final=True)
    EvaluasiKinerja.objects.filter(pk=evaluasi.pk).update(status=StatusEvaluasi.DIGANTIKAN)
    TahapPeriodeFactory(periode=evaluasi.periode)

    assert layanan.buka_jatuh_tempo(MARET) == 0


def test_nothing_to_open_costs_the_same_for_one_and_for_many():
    def biaya():
        with CaptureQueriesContext(
            connection,
        ) as kueri:
            assert layanan.buka_jatuh_tempo(MARET) == 0
        return len(kueri)

    skp = SKPFactory(lengkap=True, ditetapkan=True)
    periode = dibuka(skp)
    layanan.buka_jatuh_tempo(MARET)
    satu = biaya()
    for lain in SKPFactory.create_batch(
        5, lengkap=True, ditetapkan=True, pegawai__unit_kerja=skp.unit_kerja
    ):
        layanan.buka_evaluasi(lain.pk, periode_pk=periode.pk)

    assert EvaluasiKinerja.objects.count() == 6
    assert biaya() == satu


@pytest.mark.parametrize(
    ("ditetapkan", "kode", "ada"),
    [
        (date(2026, 3, 31), KodePeriode.TW1, True),
        (date(2026, 4, 1), KodePeriode.TW1, False),
        (date(2026, 4, 1), KodePeriode.TW2, True),
        (date(2026, 4, 1), KodePeriode.TAHUNAN, True),
    ],
)
def test_a_period_that_was_over_before_the_skp_was_set_is_not_judged(ditetapkan, kode, ada):
    skp = SKPFactory(lengkap=True, diajukan=True)
    periode = dibuka(skp, kode)
    SKP.objects.filter(pk=skp.pk).update(
        status=StatusSKP.DITETAPKAN,
        pejabat_penilai=penilai_dari(skp),
        waktu_ditetapkan=MARET,
        tanggal_ditetapkan=ditetapkan,
        cuplikan={},
    )

    layanan.buka_evaluasi(skp.pk, periode_pk=periode.pk)

    assert EvaluasiKinerja.objects.filter(skp=skp).exists() is ada
