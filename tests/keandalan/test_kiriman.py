"""A body larger than any form of ours is refused unread, and says so."""

import io

import pytest
from django.test import Client
from django.urls import reverse

pytestmark = pytest.mark.django_db


class TakTerbaca(io.RawIOBase):
    """A body that fails the test when anybody asks for it."""

    def read(self, *_):
        raise AssertionError("dibaca")


@pytest.mark.parametrize("panjang", ["31457281", "9" * 30, "-1", "abc"])
def test_a_huge_body_is_not_read(panjang):
    jawaban = Client().generic(
        "POST",
        reverse("dokumen:periksa_kode", args=["EK-7F3K-Q92M-D4TX"]),
        content_type="multipart/form-data; boundary=x",
        CONTENT_LENGTH=panjang,
        **{"wsgi.input": TakTerbaca()},
    )

    assert jawaban.status_code == 413
    assert "Kiriman terlalu besar" in jawaban.content.decode()
    assert (jawaban["X-Frame-Options"], "form-action" in jawaban["Content-Security-Policy"]) == (
        "DENY",
        True,
    )


@pytest.mark.parametrize("panjang", ["", "0"])
def test_no_body_is_no_trouble(panjang):
    assert Client().get(reverse("inti:hidup"), CONTENT_LENGTH=panjang).status_code == 200
