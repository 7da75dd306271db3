import re

import pytest
from django.template.loader import get_template
from django.test import Client

KODE = [400, 403, 404, 409, 413, 500]


@pytest.mark.parametrize("kode", KODE)
def test_error_pages_stand_without_any_context(kode):
    """Django draws 500 without a request; none of them may need one."""
    html = get_template(f"{kode}.html").render()

    assert re.findall(r"<h1>([^<]+)</h1>", html) == re.findall(r"<title>([^·]+?) ·", html)
    assert 'href="/"' in html


@pytest.mark.django_db
def test_an_unknown_address_costs_no_query(django_assert_num_queries):
    with django_assert_num_queries(0):
        jawaban = Client().get("/tidak-ada/")

    assert (jawaban.status_code, "Halaman tidak ditemukan" in jawaban.content.decode()) == (
        404,
        True,
    )


def test_a_refused_form_token_says_what_to_do():
    html = get_template("403.html").render({"alasan_csrf": True})

    assert "muat ulang, lalu kirim lagi" in html


def test_a_refusal_gives_its_reason():
    html = get_template("403.html").render({"exception": "Hanya pemilik <SKP>."})

    assert "Hanya pemilik &lt;SKP&gt;." in html
