"""Run the same act in many threads at one moment, each with its own connection."""

from __future__ import annotations

from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from threading import Barrier
from typing import Any

from django.db import connections


def serempak(jumlah: int, tindakan: Callable[[], Any]) -> list[Any]:
    """What each of ``jumlah`` threads got: the answer, or the exception it met."""
    garis = Barrier(jumlah)

    def satu(_: int) -> Any:
        try:
            garis.wait(timeout=30)
            return tindakan()
        except Exception as galat:
            return galat
        finally:
            connections.close_all()

    with ThreadPoolExecutor(jumlah) as kolam:
        return list(kolam.map(satu, range(jumlah)))
