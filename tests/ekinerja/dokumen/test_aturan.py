from hypothesis import given
from hypothesis import strategies as st

from ekinerja.dokumen import aturan

KODE = "7F3KQ92MD4TX"


def test_kode_baru_is_long_unambiguous_and_never_the_same():
    daftar = [aturan.kode_baru() for _ in range(500)]

    assert len(set(daftar)) == 500
    assert {len(kode) for kode in daftar} == {12}
    assert set("".join(daftar)) == set(aturan.ABJAD)
    assert set(aturan.ABJAD) & set("ILOU") == set()


def test_kode_tampil_is_grouped():
    assert aturan.kode_tampil(KODE) == "EK-7F3K-Q92M-D4TX"


@given(st.text(aturan.ABJAD, min_size=12, max_size=12))
def test_baca_kode_reads_what_is_printed(kode):
    tampil = aturan.kode_tampil(kode)

    for tulisan in (tampil, tampil.lower(), kode, f"  {tampil.replace('-', ' ')} \n"):
        assert aturan.baca_kode(tulisan) == kode


@given(st.text())
def test_baca_kode_gives_a_code_or_nothing(teks):
    kode = aturan.baca_kode(teks)

    assert kode == "" or (len(kode) == 12 and set(kode) <= set(aturan.ABJAD))


def test_baca_kode_forgives_letters_that_look_like_digits():
    assert aturan.baca_kode("EK-OI1L-0000-0000") == "011100000000"


def test_baca_kode_refuses_other_lengths_and_letters():
    salah = ("", "EK-7F3K-Q92M-D4T", "EK-7F3K-Q92M-D4TXX", "EK-7F3K-Q92M-D4TU", "é" * 12)
    assert [aturan.baca_kode(teks) for teks in salah] == [""] * len(salah)


def test_sidik_cuplikan_does_not_depend_on_the_order_of_keys():
    satu = {"b": [1, {"y": "ß", "x": None}], "a": True}
    dua = {"a": True, "b": [1, {"x": None, "y": "ß"}]}

    assert aturan.sidik_cuplikan(satu) == aturan.sidik_cuplikan(dua)
    assert aturan.sidik_cuplikan(satu) != aturan.sidik_cuplikan({**satu, "a": False})
    assert len(aturan.sidik_cuplikan({})) == 64
