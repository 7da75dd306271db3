"""The same form sent twelve times at once, with and without its key."""

from threading import Barrier

import pytest
from django.http import HttpResponse
from django.test import Client, RequestFactory

from ekinerja.isian import layanan
from ekinerja.isian.models import Konsep, KunciKirim
from ekinerja.isian.permintaan import sekali_kirim
from ekinerja.jejak.models import Jejak
from tests.balapan.serempak import serempak
from tests.ekinerja.isian import situs
from tests.ekinerja.isian.conftest import situs as pasang_situs  # noqa: F401
from tests.factories.kepegawaian import PegawaiFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
KUNCI = "0b9f7f1e-6f7b-4c55-9b1d-000000000001"
BANYAK = 12


def _permintaan(pelaku, **isian):
    request = RequestFactory().post("/tekan/", {"kunci": KUNCI, "jawab": "htmx", **isian})
    request.pelaku = pelaku
    return request


def test_twelve_posts_of_one_form_act_once():
    pelaku = PegawaiFactory()
    peramban = Client()
    peramban.force_login(pelaku.akun)
    sesi = peramban.cookies

    def kirim():
        satu = Client()
        satu.cookies = sesi
        jawaban = satu.post("/tekan/", {"kunci": KUNCI, "jawab": "htmx"})
        return jawaban.status_code, jawaban.content, jawaban["HX-Trigger"]

    hasil = serempak(BANYAK, kirim)

    assert hasil == [(200, b"<p>potongan</p>", "selesai")] * BANYAK
    assert (Jejak.objects.count(), KunciKirim.objects.count()) == (1, 1)


def test_twelve_posts_without_the_key_act_twelve_times():
    """The twin: look first, act then, remember last."""
    pelaku = PegawaiFactory()
    dilihat = Barrier(BANYAK)

    def kirim():
        ada = KunciKirim.objects.sudah_terkirim(pelaku, KUNCI)
        dilihat.wait(timeout=30)
        return None if ada else situs.tekan.__wrapped__.__wrapped__(_permintaan(pelaku))

    serempak(BANYAK, kirim)

    assert Jejak.objects.count() == BANYAK


def test_a_twin_whose_first_sending_fails_gets_its_turn():
    """The first is refused after the others began to wait: exactly one of them acts."""
    pelaku = PegawaiFactory()
    urutan = []

    @sekali_kirim
    def pertama_gagal(request):
        urutan.append(1)
        if len(urutan) == 1:
            return HttpResponse(status=409)
        return situs.tekan.__wrapped__.__wrapped__(request)

    hasil = serempak(BANYAK, lambda: pertama_gagal(_permintaan(pelaku)).status_code)

    assert sorted(hasil) == [200] * (BANYAK - 1) + [409]
    assert Jejak.objects.count() == 1


def test_twelve_savings_of_one_draft_leave_one_row():
    pelaku = PegawaiFactory()

    hasil = serempak(
        BANYAK,
        lambda: layanan.simpan_konsep("uji.surat:1", pelaku=pelaku, isi={"perihal": ["Ketikan"]}),
    )

    assert [galat for galat in hasil if isinstance(galat, Exception)] == []
    assert Konsep.objects.count() == 1
