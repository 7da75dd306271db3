"""The only callers of the clock. Instants are UTC; days belong to the zone of a unit."""

from __future__ import annotations

from datetime import date, datetime
from zoneinfo import ZoneInfo

from django.utils import timezone

ZONA = {"WIB": "Asia/Jakarta", "WITA": "Asia/Makassar", "WIT": "Asia/Jayapura"}


def kini() -> datetime:
    """This instant, aware, in UTC."""
    return timezone.now()


def setempat(saat: datetime, zona: str) -> datetime:
    """``saat`` as the wall clock of ``zona`` (WIB, WITA, WIT) shows it."""
    return saat.astimezone(ZoneInfo(ZONA[zona]))


def hari_ini(zona: str = "WIB") -> date:
    """Today's date where the unit is."""
    return setempat(kini(), zona).date()
