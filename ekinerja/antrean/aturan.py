"""When to try again and which slot a moment belongs to. Pure: no ORM, no clock.

Dasar: kebijakan aplikasi (KEPUTUSAN 4)
"""

from __future__ import annotations

from datetime import datetime, timedelta

# How long a worker may be silent before its job is free again.
SEWA = timedelta(minutes=5)
SEWA_BERKALA = timedelta(minutes=15)
MAKS_PERCOBAAN = 6
JEDA_DETIK = (10, 60, 300, 1800, 7200)

# A periodic act that fails is due again at its next slot; only the rare ones are worth repeating.
PERCOBAAN_BERKALA = {"menit": 1, "jam": 3, "harian": 5}
LANGKAH = {"menit": timedelta(minutes=1), "jam": timedelta(hours=1), "harian": timedelta(days=1)}


def jeda(percobaan: int) -> timedelta:
    """The wait after failed attempt number ``percobaan`` (counted from 1).

    Dasar: kebijakan aplikasi (KEPUTUSAN 4)
    """
    return timedelta(seconds=JEDA_DETIK[min(percobaan, len(JEDA_DETIK)) - 1])


def slot(pada: datetime, setiap: str) -> datetime:
    """Beginning of the minute, hour or UTC day that ``pada`` lies in.

    Dasar: kebijakan aplikasi (KEPUTUSAN 4)
    """
    menit = pada.replace(second=0, microsecond=0)
    if setiap == "menit":
        return menit
    if setiap == "jam":
        return menit.replace(minute=0)
    if setiap == "harian":
        return menit.replace(hour=0, minute=0)
    raise ValueError(f"Irama tidak dikenal: {setiap}")
