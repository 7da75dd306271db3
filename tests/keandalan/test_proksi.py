"""Behind the proxy of production: limits count people, not the proxy, and believe no header."""

import pytest
from django.core.cache import cache
from django.test import Client
from django.urls import reverse

from ekinerja.dokumen import views
from tests.factories import PegawaiFactory
from tests.factories.kepegawaian import SANDI

pytestmark = pytest.mark.django_db
PENYERANG, KORBAN = "203.0.113.66", "203.0.113.9"


@pytest.fixture(autouse=True)
def di_balik_proksi(settings):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = 1
    cache.clear()


def lewat_proksi(alamat, karangan=""):
    """A client whose address the proxy puts behind whatever it claimed itself."""
    diteruskan = f"{karangan}, {alamat}" if karangan else alamat
    return Client(REMOTE_ADDR="172.18.0.5", HTTP_X_FORWARDED_FOR=diteruskan)


def masuk(client, nip, sandi):
    return client.post(reverse("account_login"), {"login": nip, "password": sandi}).status_code


def test_a_stranger_does_not_lock_out_somebody_at_another_address():
    pegawai = PegawaiFactory()

    gagal = [masuk(lewat_proksi(PENYERANG), pegawai.nip, "salah") for _ in range(6)]

    assert gagal[-1] == 429
    assert masuk(lewat_proksi(PENYERANG), pegawai.nip, SANDI) == 429
    assert masuk(lewat_proksi(KORBAN), pegawai.nip, SANDI) == 302


def test_an_invented_address_does_not_escape_the_lock():
    pegawai = PegawaiFactory()

    kode = [masuk(lewat_proksi(PENYERANG, f"6.6.6.{n}"), pegawai.nip, "salah") for n in range(6)]

    assert kode[-1] == 429


def test_the_public_check_counts_each_address_alone():
    alamat = reverse("dokumen:periksa_kode", args=["EK-7F3K-Q92M-D4TX"])

    kode = [
        lewat_proksi(PENYERANG, f"6.6.6.{n}").get(alamat).status_code
        for n in range(views.PER_MENIT + 1)
    ]

    assert (kode[0], kode[-1], lewat_proksi(KORBAN).get(alamat).status_code) == (404, 429, 404)
