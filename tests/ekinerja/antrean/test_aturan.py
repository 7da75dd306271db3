from datetime import UTC, datetime, timedelta

import pytest

from ekinerja.antrean import aturan

PADA = datetime(2026, 1, 20, 7, 5, 42, 99, tzinfo=UTC)


@pytest.mark.parametrize(
    ("setiap", "mulai"),
    [
        ("menit", datetime(2026, 1, 20, 7, 5, tzinfo=UTC)),
        ("jam", datetime(2026, 1, 20, 7, tzinfo=UTC)),
        ("harian", datetime(2026, 1, 20, tzinfo=UTC)),
    ],
)
def test_slot_is_the_beginning_of_its_rhythm(setiap, mulai):
    assert aturan.slot(PADA, setiap) == mulai


def test_slot_refuses_an_unknown_rhythm():
    with pytest.raises(ValueError, match="mingguan"):
        aturan.slot(PADA, "mingguan")


def test_jeda_grows_and_stays_at_the_longest():
    detik = [aturan.jeda(n) / timedelta(seconds=1) for n in range(1, 8)]

    assert detik == [10, 60, 300, 1800, 7200, 7200, 7200]
