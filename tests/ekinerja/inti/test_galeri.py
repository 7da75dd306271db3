import re

import pytest
from django.test import RequestFactory
from django.urls import NoReverseMatch, reverse

from ekinerja.beranda import galeri

ACAK = re.compile(r'(name="(?:csrfmiddlewaretoken|kunci)" value=")[^"]+')


def test_gallery_draws_every_component(snapshot):
    jawaban = galeri.galeri(RequestFactory().get("/komponen/"))

    assert jawaban.status_code == 200
    assert ACAK.sub(r"\1…", jawaban.content.decode()) == snapshot


def test_gallery_is_closed_outside_debug():
    with pytest.raises(NoReverseMatch):
        reverse("beranda:galeri")
