"""Telling a Celery worker that a row waits. Never the work itself, and never a failure."""

from __future__ import annotations

import logging
import time

from django.conf import settings

# After a refusal requests stop knocking for a while; the sweep finds the rows meanwhile.
DIAM_DETIK = 15.0
TUGAS = "antrean.jalankan"

logger = logging.getLogger(__name__)
_diam_sampai = 0.0


def bangunkan(pk: int) -> None:
    """Wake a worker for job ``pk``. A broker that is down costs delay only."""
    global _diam_sampai
    if not getattr(settings, "ANTREAN_CELERY", False) or time.monotonic() < _diam_sampai:
        return
    from ekinerja.celery import app  # noqa: PLC0415 -- slow import

    try:
        app.send_task(TUGAS, args=(pk,), retry=False, ignore_result=True)
    except Exception as galat:  # the driver's own errors differ by transport
        _diam_sampai = time.monotonic() + DIAM_DETIK
        logger.warning(
            "broker tidak terjangkau (%s); pekerjaan %s menunggu penyapuan",
            type(galat).__name__,
            pk,
        )
