"""Races around one result, each with its twin without the guard."""

from threading import Barrier

import pytest
from django.db import IntegrityError, transaction

from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import kini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.kepegawaian.models import PenetapanPenilai
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.izin import penilaian as izin
from evaluasi.kueri.kesiapan import bahan
from evaluasi.layanan import penilaian as layanan
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import AksiEvaluasi, Rating, StatusEvaluasi
from skp.models import SKP
from tests.balapan.serempak import serempak
from tests.balapan.test_skp import bergiliran
from tests.evaluasi.menilai import dengan, draf, terbuka
from tests.factories.evaluasi import periode_untuk
from tests.factories.kepegawaian import PegawaiFactory
from tests.factories.skp import SKPFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 8


def hasil_dari(jawaban):
    """ "jadi", or the reason of the refusal; anything else is a failure."""
    if isinstance(jawaban, Ditolak):
        return jawaban.keputusan.sebab
    assert not isinstance(jawaban, Exception), repr(jawaban)
    return "jadi"


def jumlah_tetap(evaluasi):
    jejak = Jejak.objects.untuk(evaluasi).filter(aksi=AksiEvaluasi.TETAPKAN)
    return (
        jejak.count(),
        DokumenTerbit.objects.untuk(evaluasi).count(),
        Pemberitahuan.objects.count(),
    )


def test_eight_tabs_set_one_result():
    d = draf(terbuka())
    versi = EvaluasiKinerja.objects.get().versi

    hasil = serempak(
        BANYAK, lambda: layanan.tetapkan_evaluasi(d.evaluasi.pk, pelaku=d.pnl, versi=versi)
    )

    assert sorted(str(hasil_dari(s)) for s in hasil) == [str(Sebab.VERSI)] * 7 + ["jadi"]
    assert jumlah_tetap(d.evaluasi) == (1, 2, 1)
    assert periksa_rantai() is None


def test_eight_tabs_that_look_first_would_all_set_it():
    """The twin: without the lock and the version each of them is told yes."""
    d = draf(terbuka())
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        satu, saat = EvaluasiKinerja.objects.get(pk=d.evaluasi.pk), kini()
        isian = layanan.isian_dari(satu)
        boleh = izin.tetapkan(satu, d.pnl, saat, bahan=bahan(satu, saat), isian=isian)
        dilihat.wait(timeout=30)
        return bool(boleh)

    assert serempak(BANYAK, tanpa_kunci) == [True] * BANYAK


def test_one_tab_sets_what_another_tab_is_changing():
    """What is set is what was read: never the ratings of the tab that lost."""
    d = draf(terbuka())
    versi = EvaluasiKinerja.objects.get().versi
    lain = dengan(rating_hasil_kerja=Rating.DI_BAWAH)

    simpan, tetap = bergiliran(
        lambda: layanan.simpan_penilaian(d.evaluasi.pk, isian=lain, pelaku=d.pnl, versi=versi),
        lambda: layanan.tetapkan_evaluasi(d.evaluasi.pk, pelaku=d.pnl, versi=versi),
    )

    evaluasi = EvaluasiKinerja.objects.get()
    assert sorted(str(hasil_dari(s)) for s in (simpan, tetap)) == [str(Sebab.VERSI), "jadi"]
    ditetapkan = hasil_dari(tetap) == "jadi"
    assert (evaluasi.status == StatusEvaluasi.DITETAPKAN) == ditetapkan
    assert evaluasi.rating_hasil_kerja == (Rating.SESUAI if ditetapkan else Rating.DI_BAWAH)


def test_the_penilai_changes_while_he_sets_it():
    """Either he was still the penilai or he is refused; whoever set it stands on it."""
    d = draf(terbuka())
    versi = EvaluasiKinerja.objects.get().versi
    baru = PegawaiFactory()

    def ganti():
        with transaction.atomic():
            daftar = PenetapanPenilai.objects.filter(pegawai=d.peg)
            return daftar.update(pejabat_penilai=baru)

    tukar, lama, pengganti = bergiliran(
        ganti,
        lambda: layanan.tetapkan_evaluasi(d.evaluasi.pk, pelaku=d.pnl, versi=versi),
        lambda: layanan.tetapkan_evaluasi(d.evaluasi.pk, pelaku=baru, versi=versi),
    )

    assert tukar == 1
    jadi = [satu for satu in map(hasil_dari, (lama, pengganti)) if satu == "jadi"]
    evaluasi = EvaluasiKinerja.objects.get()
    assert len(jadi) <= 1
    assert jumlah_tetap(evaluasi) == ((1, 2, 1) if jadi else (0, 0, 0))
    if jadi:
        penetap = d.pnl if hasil_dari(lama) == "jadi" else baru
        assert evaluasi.pejabat_penilai == penetap
        assert Jejak.objects.untuk(evaluasi).get(aksi=AksiEvaluasi.TETAPKAN).pelaku == penetap
        assert evaluasi.cuplikan["penilai"]["nama"] == penetap.nama_gelar


def test_eight_jobs_open_one_evaluation():
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    periode = periode_untuk(skp.unit_kerja.instansi)

    hasil = serempak(BANYAK, lambda: layanan.buka_evaluasi(skp.pk, periode_pk=periode.pk))

    assert not [s for s in hasil if isinstance(s, Exception)]
    assert sum(s is not None for s in hasil) == 1
    assert (
        EvaluasiKinerja.objects.count() == Jejak.objects.filter(aksi="evaluasi.buka").count() == 1
    )


def test_eight_jobs_that_look_first_are_stopped_by_the_database_alone():
    """The twin: all find none, all insert; the constraint lets one through."""
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    periode = periode_untuk(skp.unit_kerja.instansi)
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        satu = SKP.objects.get(pk=skp.pk)
        assert not EvaluasiKinerja.objects.filter(skp=satu, periode=periode).exists()
        dilihat.wait(timeout=30)
        return EvaluasiKinerja.objects.create(
            skp=satu,
            skp_akar=satu,
            pegawai_id=satu.pegawai_id,
            unit_kerja_id=satu.unit_kerja_id,
            periode=periode,
            jenis="periodik",
        )

    hasil = serempak(BANYAK, tanpa_kunci)

    assert sum(isinstance(s, IntegrityError) for s in hasil) == BANYAK - 1
    assert EvaluasiKinerja.objects.count() == 1
