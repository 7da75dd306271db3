"""Celery's doors to the queue: a key in, one call, no rule."""

from __future__ import annotations

from celery import shared_task

from ekinerja.antrean import layanan
from ekinerja.antrean.bangun import TUGAS
from ekinerja.inti.waktu import kini


@shared_task(name=TUGAS)
def jalankan(pk: int) -> bool:
    return layanan.jalankan(pk)


@shared_task(name="antrean.sapu")
def sapu() -> int:
    return _sebarkan(layanan.sapu())


@shared_task(name="antrean.jatuh_tempo")
def jatuh_tempo() -> int:
    return _sebarkan(layanan.antrekan_jatuh_tempo(kini()))


def _sebarkan(daftar_pk: list[int]) -> int:
    """One message per job. It expires before the next sweep, so that a backlog does not pile up."""
    for pk in daftar_pk:
        jalankan.apply_async((pk,), retry=False, expires=55)
    return len(daftar_pk)
