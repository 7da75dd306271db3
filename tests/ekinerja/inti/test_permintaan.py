"""Small readers of the request: whose address counts."""

import pytest
from django.test import RequestFactory

from ekinerja.inti.permintaan import alamat_klien

PROKSI = "172.18.0.5"


@pytest.mark.parametrize(
    ("jumlah", "diteruskan", "alamat"),
    [
        (0, "", PROKSI),
        (0, "6.6.6.6", PROKSI),
        (1, "", PROKSI),
        (1, "203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 203.0.113.9", "203.0.113.9"),
        (1, "6.6.6.6, 2001:db8::1", "2001:db8::1"),
        (2, "6.6.6.6, 203.0.113.9, 10.0.0.1", "203.0.113.9"),
        (2, "203.0.113.9", PROKSI),
        (1, "unknown", None),
    ],
)
def test_alamat_klien_is_what_our_own_proxies_saw(settings, jumlah, diteruskan, alamat):
    settings.ALLAUTH_TRUSTED_PROXY_COUNT = jumlah
    kepala = {"HTTP_X_FORWARDED_FOR": diteruskan} if diteruskan else {}

    assert alamat_klien(RequestFactory().get("/", REMOTE_ADDR=PROKSI, **kepala)) == alamat


def test_alamat_klien_of_a_unix_socket_is_unknown():
    assert alamat_klien(RequestFactory().get("/", REMOTE_ADDR="")) is None
