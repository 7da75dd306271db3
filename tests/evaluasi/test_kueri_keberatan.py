"""What waits for whom while an objection runs."""

from datetime import timedelta

import pytest

from ekinerja.inti.waktu import kini
from evaluasi.layanan import keberatan as layanan
from evaluasi.models import Keberatan
from tests.evaluasi.bahan import ALASAN, ajukan, di_puncak, orang, tetap
from tests.factories.evaluasi import EvaluasiFactory, KeberatanFactory
from tests.factories.kepegawaian import PenugasanPeranFactory

pytestmark = pytest.mark.django_db
SEMUA = Keberatan.objects


def menunggu(siapa, saat=None):
    """Who has something to do: explain (jelas), decide (putus) or record (catat)."""
    saat = saat or kini()
    daftar = {
        "jelas": SEMUA.menunggu_penjelasan,
        "putus": SEMUA.menunggu_pemutus,
        "catat": SEMUA.menunggu_pengelola,
    }
    return {
        (nama, apa)
        for nama, pelaku in vars(siapa).items()
        for apa, kueri in daftar.items()
        if kueri(pelaku, saat).exists()
    }


def test_the_ball_goes_from_hand_to_hand():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    siapa = orang(evaluasi)
    siapa.pgk = PenugasanPeranFactory(unit_kerja=evaluasi.unit_kerja).pegawai
    langkah = [menunggu(siapa)]

    satu = ajukan(evaluasi)
    langkah.append(menunggu(siapa))
    satu = layanan.periksa_keberatan(satu.pk, pelaku=siapa.apn, versi=1)
    langkah.append(menunggu(siapa))
    satu = layanan.jelaskan_keberatan(satu.pk, penjelasan=ALASAN, pelaku=siapa.peg, versi=2)
    langkah.append(menunggu(siapa))
    satu = layanan.jelaskan_keberatan(satu.pk, penjelasan=ALASAN, pelaku=siapa.pnl, versi=3)
    langkah.append(menunggu(siapa))
    tetap(satu, siapa.apn)
    langkah.append(menunggu(siapa))

    assert langkah == [
        set(),
        {("apn", "putus")},
        {("peg", "jelas"), ("pnl", "jelas")},
        {("pnl", "jelas")},
        {("apn", "putus")},
        set(),
    ]


def test_after_the_deadline_nobody_explains_and_the_atasan_decides():
    keberatan = KeberatanFactory(diperiksa=True)
    siapa = orang(keberatan.evaluasi)

    lewat = keberatan.batas_penjelasan + timedelta(seconds=1)

    assert ("apn", "putus") not in menunggu(siapa, keberatan.batas_penjelasan)
    assert menunggu(siapa, lewat) == {("apn", "putus")}


def test_at_the_top_it_waits_for_the_pengelola_of_the_unit_alone():
    evaluasi, pengelola = di_puncak()
    siapa = orang(evaluasi)
    siapa.pgk, siapa.lain = pengelola, PenugasanPeranFactory().pegawai
    siapa.adm = PenugasanPeranFactory(admin=True, unit_kerja=evaluasi.unit_kerja).pegawai
    del siapa.apn
    ajukan(evaluasi)

    assert menunggu(siapa) == {("pgk", "catat")}


def test_a_pengelola_does_not_wait_for_himself():
    evaluasi, _ = di_puncak()
    PenugasanPeranFactory(unit_kerja=evaluasi.unit_kerja, pegawai=evaluasi.pegawai)
    ajukan(evaluasi)

    assert not SEMUA.menunggu_pengelola(evaluasi.pegawai, kini()).exists()
