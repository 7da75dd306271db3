"""Celery pointed at a broker of the test's choice."""

import importlib
import os
import uuid

import pytest
import redis

import ekinerja.celery
from ekinerja.antrean import bangun

REDIS_URL = os.environ.get("REDIS_URL", "")


@pytest.fixture
def celery(settings, monkeypatch):
    """Point the application at a broker, under a key prefix of its own."""

    def arahkan(url):
        settings.REDIS_URL = url
        importlib.reload(ekinerja.celery)

    awalan = f"uji-{uuid.uuid4().hex}:"
    settings.ANTREAN_CELERY = True
    monkeypatch.setenv("EKINERJA_REDIS_AWALAN", awalan)
    monkeypatch.setattr(bangun, "_diam_sampai", 0.0)
    yield arahkan
    ekinerja.celery.app.close()
    if REDIS_URL:
        with redis.Redis.from_url(REDIS_URL) as klien:
            for kunci in klien.scan_iter(f"{awalan}*"):
                klien.delete(kunci)
    settings.REDIS_URL = ""
    importlib.reload(ekinerja.celery)
