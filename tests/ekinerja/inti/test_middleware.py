"""What stands between a request and a view."""

import pytest
from django.core.exceptions import PermissionDenied
from django.test import Client, RequestFactory
from django.urls import reverse

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.middleware import DitolakMiddleware
from tests.factories import PegawaiFactory, PenggunaFactory
from tests.situs import masuk

ALASAN = "Jendela pengajuan sudah ditutup."


def tolakan(sebab=Sebab.STATUS, **kepala):
    request = RequestFactory().post("/skp/1/ajukan/", headers=kepala)
    request._messages = pesan = Pesan()
    galat = Ditolak(tolak(sebab, ALASAN))
    return DitolakMiddleware(lambda r: None).process_exception(request, galat), pesan


class Pesan(list):
    """As much of the messages framework as a refusal needs."""

    def add(self, tingkat, teks, ekstra=""):
        self.append(teks)


@pytest.mark.parametrize(
    ("asal", "tujuan"),
    [
        ("http://testserver/skp/1/", "http://testserver/skp/1/"),
        ("https://jahat.example/skp/1/", "/"),
        ("javascript:alert(1)", "/"),
        ("", "/"),
    ],
)
def test_refused_act_goes_back_with_its_reason_but_never_abroad(asal, tujuan):
    jawaban, pesan = tolakan(Referer=asal)

    assert (jawaban.status_code, jawaban.url, list(pesan)) == (302, tujuan, [ALASAN])


def test_refused_act_answers_htmx_in_place():
    jawaban, pesan = tolakan(HX_Request="true")

    assert (jawaban.status_code, jawaban.content.decode(), list(pesan)) == (409, ALASAN, [])


def test_wrong_person_gets_403():
    with pytest.raises(PermissionDenied, match=ALASAN):
        tolakan(Sebab.PELAKU)


def test_other_errors_are_not_swallowed():
    request = RequestFactory().get("/")

    assert DitolakMiddleware(lambda r: None).process_exception(request, ValueError()) is None


@pytest.mark.django_db
def test_account_without_a_person_gets_no_page_of_people():
    client = Client()
    client.force_login(
        PenggunaFactory(), backend="ekinerja.kepegawaian.akun.backend.PegawaiBackend"
    )

    status = {alamat: client.get(alamat).status_code for alamat in ("/", "/skp/", "/kotak-masuk/")}

    assert status == {"/": 403, "/skp/": 403, "/kotak-masuk/": 403}
    assert client.get(reverse("account_logout")).status_code == 200


@pytest.mark.django_db
def test_pages_of_signed_in_people_stay_out_of_every_cache():
    client = masuk(PegawaiFactory())

    assert client.get("/")["Cache-Control"] == "no-store"
    assert "no-store" not in Client().get("/livez/").get("Cache-Control", "")
