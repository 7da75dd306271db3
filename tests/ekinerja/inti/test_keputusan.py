"""Decisions that explain themselves."""

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import BOLEH, Sebab, pertama, tolak


def test_boleh_is_true_and_lets_pass():
    assert BOLEH
    assert BOLEH.wajib() is None


@pytest.mark.parametrize("sebab", Sebab)
def test_tolak_is_false_and_carries_its_sentence(sebab):
    keputusan = tolak(sebab, "Belum waktunya.")

    assert not keputusan
    with pytest.raises(Ditolak, match="Belum waktunya") as galat:
        keputusan.wajib()
    assert galat.value.keputusan is keputusan


def test_tampil_hides_only_what_is_somebody_elses():
    tampil = {sebab for sebab in Sebab if tolak(sebab, "").tampil}

    assert BOLEH.tampil
    assert set(Sebab) - tampil == {Sebab.PELAKU}


def test_pertama_gives_the_first_refusal_from_the_left():
    satu, dua = tolak(Sebab.PELAKU, "satu"), tolak(Sebab.ISI, "dua")

    assert pertama(BOLEH, satu, dua) is satu
    assert pertama(BOLEH, BOLEH) is BOLEH
    assert pertama() is BOLEH
