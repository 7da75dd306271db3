"""The only callers of the clock. Instants are UTC; days belong to the zone of a unit."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from contextvars import ContextVar
from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

ZONA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}

_jam: ContextVar[datetime | None] = ContextVar("jam", default=None)


def kini() -> datetime:
    """This instant, aware, in UTC."""
    return _jam.get() or timezone.now()


@contextmanager
def pada_saat(saat: datetime) -> Iterator[None]:
    """Let the clock stand at ``saat`` in this block: for the demo year and simulated clocks."""
    lama = _jam.set(saat)
    try:
        yield
    finally:
        _jam.reset(lama)


def setempat(saat: datetime, zona: str) -> datetime:
    """``saat`` as the wall clock of ``zona`` (WIB, WITA, WIT) shows it."""
    return saat.astimezone(ZoneInfo(ZONA[zona]))


def hari_ini(zona: str = "WIB") -> date:
    """Today's date where the unit is."""
    return setempat(kini(), zona).date()
