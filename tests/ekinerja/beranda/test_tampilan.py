import pytest
from django.test import RequestFactory

from ekinerja.beranda.tampilan import tampilan


def pilih(tema, referer=""):
    request = RequestFactory().post("/tampilan/", {"tema": tema}, headers={"Referer": referer})
    return tampilan(request)


def test_tampilan_keeps_the_choice_and_goes_back():
    jawaban = pilih("gelap", "http://testserver/skp/?tahun=2026")

    kuki = jawaban.cookies["tema"]
    assert (jawaban.url, kuki.value, kuki["httponly"], kuki["samesite"]) == (
        "http://testserver/skp/?tahun=2026",
        "gelap",
        True,
        "Lax",
    )


@pytest.mark.parametrize("referer", ["https://jahat.contoh/", "javascript:x", ""])
def test_tampilan_never_leads_to_another_host(referer):
    assert pilih("terang", referer).url == "/"


def test_tampilan_ignores_an_unknown_theme():
    assert pilih("ungu").cookies == {}
