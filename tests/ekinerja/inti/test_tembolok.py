"""A Redis that does not answer costs memory of attempts, never a page."""

import socket

import pytest
from django.core.cache import caches

from ekinerja.inti import tembolok

MATI = "redis://127.0.0.1:1/0"


@pytest.fixture
def mati(settings, monkeypatch):
    """A cache whose server answers nobody."""
    monkeypatch.setattr(tembolok, "_diam_sampai", 0.0)
    settings.CACHES = {
        "default": {"BACKEND": "ekinerja.inti.tembolok.TembolokRedis", "LOCATION": MATI}
    }
    return caches["default"]


@pytest.mark.parametrize(
    ("perbuatan", "argumen", "jawaban"),
    [
        ("get", ("a", "bawaan"), "bawaan"),
        ("set", ("a", 1), None),
        ("add", ("a", 1), True),
        ("incr", ("a", 1), 1),
        ("touch", ("a",), False),
        ("delete", ("a",), False),
        ("has_key", ("a",), False),
        ("get_many", (["a"],), {}),
        ("set_many", ({"a": 1},), []),
        ("delete_many", (["a"],), None),
        ("get_or_set", ("a", 5), 5),
    ],
)
def test_tembolok_answers_as_if_empty(mati, perbuatan, argumen, jawaban):
    assert getattr(mati, perbuatan)(*argumen) == jawaban


def test_tembolok_knocks_once_and_then_rests(mati, monkeypatch):
    ketukan = []
    asli = socket.socket.connect
    monkeypatch.setattr(socket.socket, "connect", lambda s, a: ketukan.append(a) or asli(s, a))

    for _ in range(5):
        mati.get("a")

    assert len(ketukan) <= 2


@pytest.mark.django_db
def test_login_works_without_the_cache(mati, client):
    jawaban = client.post("/akun/masuk/", {"login": "1", "password": "salah"})

    assert jawaban.status_code == 200
