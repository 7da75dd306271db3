from datetime import UTC, date, datetime
from zoneinfo import ZoneInfo

import pytest

from ekinerja.pemberitahuan import aturan

JAKARTA, JAYAPURA = ZoneInfo("Asia/Jakarta"), ZoneInfo("Asia/Jayapura")


@pytest.mark.parametrize(
    ("pada", "zona", "tanggal"),
    [
        (datetime(2026, 1, 19, 22, 59, 59, tzinfo=UTC), JAKARTA, None),
        (datetime(2026, 1, 19, 23, 0, tzinfo=UTC), JAKARTA, date(2026, 1, 20)),
        (datetime(2026, 1, 20, 16, 59, tzinfo=UTC), JAKARTA, date(2026, 1, 20)),
        (datetime(2026, 1, 20, 17, 0, tzinfo=UTC), JAKARTA, None),
        (datetime(2026, 1, 19, 20, 59, tzinfo=UTC), JAYAPURA, None),
        (datetime(2026, 1, 19, 21, 0, tzinfo=UTC), JAYAPURA, date(2026, 1, 20)),
    ],
)
def test_rangkuman_jatuh_tempo_from_six_on_the_local_clock(pada, zona, tanggal):
    tempo = aturan.rangkuman_jatuh_tempo(pada, zona)

    assert (tempo and tempo[0]) == tanggal


def test_rangkuman_jatuh_tempo_takes_reminders_until_seven():
    tempo = aturan.rangkuman_jatuh_tempo(datetime(2026, 1, 20, 8, tzinfo=UTC), JAKARTA)

    assert tempo == (date(2026, 1, 20), datetime(2026, 1, 20, 0, 0, tzinfo=UTC))
