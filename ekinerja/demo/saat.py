"""When each thing of the demo happened: on the clock of the office, and never after today."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from datetime import date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from ekinerja.inti.waktu import ZONA, kini, pada_saat

PUKUL = 9


@contextmanager
def hari(tanggal: date, zona: str, *, pukul: int = PUKUL) -> Iterator[None]:
    """Let the clock of the office show ``tanggal``; a day to come is the hour just gone."""
    saat = datetime.combine(tanggal, time(pukul), ZoneInfo(ZONA[zona]))
    with pada_saat(min(saat, kini() - timedelta(hours=1))):
        yield
