"""Races around the answer to one evaluation, each with its twin without the guard."""

from datetime import timedelta
from threading import Barrier

import pytest

from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from evaluasi.izin import keberatan as izin_keberatan
from evaluasi.izin import konfirmasi as izin
from evaluasi.layanan import keberatan, konfirmasi
from evaluasi.models import EvaluasiKinerja, Keberatan, KonfirmasiEvaluasi
from tests.balapan.serempak import serempak
from tests.balapan.test_skp import bergiliran
from tests.factories.evaluasi import EvaluasiFactory, KeberatanFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 8
DETIK = timedelta(seconds=1)
ALASAN = "Dua laporan triwulan ini tidak diperhitungkan."
GUGUR = {Sebab.VERSI, Sebab.STATUS, Sebab.TENGGAT}


def jadi(satu):
    """Did it happen? A refusal is one of the sentences people may read."""
    if isinstance(satu, Ditolak):
        assert satu.keputusan.sebab in GUGUR
        return False
    assert not isinstance(satu, Exception), repr(satu)
    return satu is not False


def pada_detik_terakhir(evaluasi):
    """The employee objects with the last second; the job believes that it is over."""

    def objek():
        with pada_saat(evaluasi.batas_waktu):
            return keberatan.ajukan_keberatan(
                evaluasi.pk, alasan=ALASAN, pelaku=evaluasi.pegawai, versi=evaluasi.versi
            )

    def otomatis():
        return konfirmasi.setujui_otomatis(evaluasi.pk, pada=evaluasi.batas_waktu + DETIK)

    return objek, otomatis


def satu_akhir(evaluasi, *, keberatan_jadi):
    """Exactly one of the two answers stands, in every table."""
    evaluasi.refresh_from_db()
    assert evaluasi.status == ("keberatan" if keberatan_jadi else "final")
    assert Keberatan.objects.count() == keberatan_jadi
    assert KonfirmasiEvaluasi.objects.count() == (not keberatan_jadi)
    assert DokumenTerbit.objects.count() == (not keberatan_jadi)
    assert Jejak.objects.untuk(evaluasi).count() == 1
    assert periksa_rantai() is None


def test_objection_and_silence_at_the_last_second_one_of_them():
    evaluasi = EvaluasiFactory(ditetapkan=True)

    objek, otomatis = map(jadi, bergiliran(*pada_detik_terakhir(evaluasi)))

    assert (objek, otomatis) in {(True, False), (False, True)}
    satu_akhir(evaluasi, keberatan_jadi=objek)


@pytest.mark.parametrize("pertama", ["keberatan", "otomatis"])
def test_in_either_order_the_first_one_stands(pertama):
    evaluasi = EvaluasiFactory(ditetapkan=True)
    objek, otomatis = pada_detik_terakhir(evaluasi)

    urut = [objek, otomatis] if pertama == "keberatan" else [otomatis, objek]
    hasil = []
    for tindakan in urut:
        try:
            hasil.append(jadi(tindakan()))
        except Ditolak as galat:
            hasil.append(jadi(galat))

    assert hasil == [True, False]
    satu_akhir(evaluasi, keberatan_jadi=pertama == "keberatan")


def test_objection_and_silence_by_looking_first_both_happen():
    """The twin: both read the same row, both find it waiting."""
    evaluasi = EvaluasiFactory(ditetapkan=True)
    dilihat = Barrier(2)

    def tanpa_kunci(tanya, *sisa):
        satu = EvaluasiKinerja.objects.get(pk=evaluasi.pk)
        boleh = tanya(satu, *sisa)
        dilihat.wait(timeout=30)
        return bool(boleh)

    hasil = bergiliran(
        lambda: tanpa_kunci(izin_keberatan.ajukan, evaluasi.pegawai, evaluasi.batas_waktu),
        lambda: tanpa_kunci(izin.setujui_otomatis, evaluasi.batas_waktu + DETIK),
    )

    assert hasil == [True, True]


def test_eight_jobs_for_one_evaluation_are_one():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    _, otomatis = pada_detik_terakhir(evaluasi)

    hasil = serempak(BANYAK, otomatis)

    assert sorted(hasil) == [False] * 7 + [True]
    satu_akhir(evaluasi, keberatan_jadi=False)


def test_eight_jobs_that_look_first_are_eight():
    """The twin: without the row lock each of them finds it waiting."""
    evaluasi = EvaluasiFactory(ditetapkan=True)
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        sesudah = evaluasi.batas_waktu + DETIK
        satu = EvaluasiKinerja.objects.lewat_batas(sesudah).filter(pk=evaluasi.pk).first()
        boleh = satu is not None and izin.setujui_otomatis(satu, sesudah)
        dilihat.wait(timeout=30)
        return bool(boleh)

    assert serempak(BANYAK, tanpa_kunci) == [True] * BANYAK


def test_agreeing_and_objecting_in_two_tabs_one_of_them():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    isi = {"pelaku": evaluasi.pegawai, "versi": evaluasi.versi}

    hasil = bergiliran(
        lambda: konfirmasi.setujui_evaluasi(evaluasi.pk, **isi),
        lambda: keberatan.ajukan_keberatan(evaluasi.pk, alasan=ALASAN, **isi),
    )

    setuju, objek = map(jadi, hasil)
    assert setuju != objek
    satu_akhir(evaluasi, keberatan_jadi=objek)


def test_deciding_both_ways_at_once_is_one_decision():
    satu = KeberatanFactory(dijelaskan=True)
    isi = {"pertimbangan": ALASAN, "pelaku": satu.tujuan, "versi": satu.versi}
    hasil = {"rating_hasil_kerja": "di_atas", "rating_perilaku": "di_atas", "nilai": None}

    tetap, diubah = map(
        jadi,
        bergiliran(
            lambda: keberatan.putus_tetap(satu.pk, **isi),
            lambda: keberatan.putus_diubah(satu.pk, **isi, **hasil),
        ),
    )

    satu.refresh_from_db()
    assert tetap != diubah
    assert satu.status == ("diputus_tetap" if tetap else "diputus_diubah")
    assert EvaluasiKinerja.objects.count() == 1 + diubah
    assert EvaluasiKinerja.objects.filter(status="final").count() == 1
    assert KonfirmasiEvaluasi.objects.count() == 1 + diubah
    assert periksa_rantai() is None


def test_withdrawing_while_the_examination_begins():
    satu = KeberatanFactory()

    dicabut, diperiksa = map(
        jadi,
        bergiliran(
            lambda: keberatan.cabut_keberatan(satu.pk, pelaku=satu.evaluasi.pegawai, versi=1),
            lambda: keberatan.periksa_keberatan(satu.pk, pelaku=satu.tujuan, versi=1),
        ),
    )

    satu.refresh_from_db()
    assert dicabut != diperiksa
    assert satu.status == ("dicabut" if dicabut else "diperiksa")
    assert KonfirmasiEvaluasi.objects.count() == dicabut


def test_both_sides_explain_at_once_and_neither_text_is_lost():
    satu = KeberatanFactory(diperiksa=True)
    orang = (satu.evaluasi.pegawai, satu.evaluasi.pejabat_penilai)

    def jelaskan(pelaku):
        return keberatan.jelaskan_keberatan(
            satu.pk, penjelasan=f"{ALASAN} {pelaku.pk}", pelaku=pelaku, versi=satu.versi
        )

    hasil = bergiliran(*(lambda p=p: jelaskan(p) for p in orang))

    assert sorted(map(jadi, hasil)) == [False, True]
    satu.refresh_from_db()
    kalah = orang[0] if isinstance(hasil[0], Ditolak) else orang[1]
    # The loser is shown the page again with his text; he sends it once more.
    keberatan.jelaskan_keberatan(
        satu.pk, penjelasan=f"{ALASAN} {kalah.pk}", pelaku=kalah, versi=satu.versi
    )
    satu.refresh_from_db()
    assert [satu.penjelasan_pegawai, satu.penjelasan_penilai] == [f"{ALASAN} {p.pk}" for p in orang]
