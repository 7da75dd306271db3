from hypothesis import given
from hypothesis import strategies as st

from ekinerja.inti.banding import BATAS_KATA, Beda, bandingkan

SAMA, HAPUS, TAMBAH = Beda.SAMA, Beda.HAPUS, Beda.TAMBAH


def test_bandingkan_marks_removed_and_added_words():
    assert bandingkan("paling lambat 30 September 2026", "paling lambat 31 Agustus 2026") == [
        (SAMA, "paling lambat "),
        (HAPUS, "30 September "),
        (TAMBAH, "31 Agustus "),
        (SAMA, "2026"),
    ]


def test_bandingkan_from_and_to_nothing():
    assert bandingkan("", "satu laporan") == [(TAMBAH, "satu laporan")]
    assert bandingkan("satu laporan", "") == [(HAPUS, "satu laporan")]
    assert bandingkan("", "") == []


def test_bandingkan_ignores_changed_line_breaks_between_words():
    assert bandingkan("a b", "a\nb") == [(SAMA, "a\nb")]


def test_bandingkan_gives_up_word_by_word_on_huge_texts():
    lama, baru = "a " * BATAS_KATA, "b " * BATAS_KATA
    assert bandingkan(lama, baru) == [(HAPUS, lama), (TAMBAH, baru)]


@given(st.text(), st.text())
def test_bandingkan_loses_no_character_of_the_new_text(lama, baru):
    assert "".join(t for beda, t in bandingkan(lama, baru) if beda is not HAPUS) == baru
