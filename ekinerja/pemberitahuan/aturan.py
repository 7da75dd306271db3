"""When the digest of a person goes out. Pure: no ORM, no clock.

Dasar: kebijakan aplikasi (KEPUTUSAN 12)
"""

from __future__ import annotations

from datetime import date, datetime, time, timedelta, tzinfo

JAM_RANGKUMAN = time(6)


def rangkuman_jatuh_tempo(pada: datetime, zona: tzinfo) -> tuple[date, datetime] | None:
    """The local day whose digest is due at ``pada``, and until when its reminders were written.

    ``None`` before six. Reminders of the six o'clock hour itself still go along; whatever comes
    later waits for the next day, so that nobody gets a second letter of the kind.

    Dasar: kebijakan aplikasi (KEPUTUSAN 12)
    """
    setempat = pada.astimezone(zona)
    if setempat.time() < JAM_RANGKUMAN:
        return None
    mulai = datetime.combine(setempat.date(), JAM_RANGKUMAN, zona)
    return setempat.date(), mulai + timedelta(hours=1)
