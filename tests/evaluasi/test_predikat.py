"""The tables of the evaluation, every cell and every border."""

from itertools import product

import pytest

from ekinerja.profil.layanan import pratetap
from evaluasi.aturan.predikat import (
    KUADRAN_ORGANISASI,
    PREDIKAT,
    NilaiRHK,
    capaian_tahunan,
    predikat,
    rentang_nilai,
    saran_hasil_kerja,
    sesuai_kelompok,
)
from evaluasi.pilihan import Kelompok, Predikat, PredikatOrganisasi, Proses, Rating

DA, SE, DB = Rating.DI_ATAS, Rating.SESUAI, Rating.DI_BAWAH
SB, B, BP, K, SK = Predikat
KEMENKES = pratetap("kemenkes-2025")
# As the regulation prints it: behaviour from left to right, results from top to bottom.
MATRIKS = """
             | di_bawah        | sesuai          | di_atas
    di_atas  | kurang          | baik            | sangat_baik
    sesuai   | kurang          | baik            | baik
    di_bawah | sangat_kurang   | butuh_perbaikan | butuh_perbaikan
"""
KUADRAN = """
             | kurang          | baik            | sangat_baik
    di_atas  | kurang          | baik            | istimewa
    sesuai   | kurang          | baik            | baik
    di_bawah | sangat_kurang   | butuh_perbaikan | butuh_perbaikan
"""


def sel(tabel):
    isi = [[kata.strip() for kata in s.split("|")] for s in tabel.splitlines() if s.strip()]
    (_, *kolom), *baris = isi
    return [(isi[0], k, jadi) for isi in baris for k, jadi in zip(kolom, isi[1:], strict=True)]


@pytest.mark.parametrize(("hasil", "perilaku", "jadi"), sel(MATRIKS))
def test_the_predicate_is_what_the_regulation_prints(hasil, perilaku, jadi):
    assert predikat(hasil, perilaku) == jadi


def test_the_matrix_has_every_pair_and_no_other():
    assert set(PREDIKAT) == set(product(Rating, Rating))
    assert len(sel(MATRIKS)) == 9
    assert set(KUADRAN_ORGANISASI) == set(product(Rating, Proses))


@pytest.mark.parametrize(("hasil", "proses", "jadi"), sel(KUADRAN))
def test_the_quadrant_of_the_organisation(hasil, proses, jadi):
    assert capaian_tahunan(hasil, proses) == PredikatOrganisasi(jadi)


@pytest.mark.parametrize("salah", ["", "Di atas", "diatas", "DI_ATAS", "sangat_baik"])
def test_what_is_no_rating_has_no_predicate(salah):
    with pytest.raises(ValueError, match="is not a valid"):
        predikat(salah, Rating.SESUAI)


# Group, predicate, the values that the letter allows.
RENTANG = [
    (Kelompok.K1, SB, 110, 120),
    (Kelompok.K2, B, 92, 109),
    (Kelompok.K3, B, 90, 91),
    (Kelompok.K3, BP, 70, 89),
    (Kelompok.K3, K, 50, 69),
    (Kelompok.K3, SK, 1, 49),
]


def test_every_value_belongs_to_exactly_one_range():
    pemilik = [
        [(k, p) for k, p, dari, sampai in RENTANG if dari <= nilai <= sampai]
        for nilai in range(1, 121)
    ]
    assert [len(satu) for satu in pemilik] == [1] * 120
    tersimpan = [(r.kelompok.upper(), r.predikat, r.dari, r.sampai) for r in KEMENKES.rentang_nilai]
    assert sorted(tersimpan) == sorted(RENTANG)


@pytest.mark.parametrize(("kelompok", "jadi", "dari", "sampai"), RENTANG)
def test_a_fitting_group_has_its_own_range(kelompok, jadi, dari, sampai):
    rentang = rentang_nilai(KEMENKES, kelompok, jadi)
    assert (rentang.dari, rentang.sampai) == (dari, sampai)
    assert sesuai_kelompok(kelompok, jadi)


@pytest.mark.parametrize("kelompok", ["", Kelompok.K1])
def test_without_a_fitting_group_baik_spans_all_its_ranges(kelompok):
    rentang = rentang_nilai(KEMENKES, kelompok, B)
    assert (rentang.dari, rentang.sampai) == (90, 109)


def test_an_instansi_without_values_has_no_range():
    for satu in product(["", *Kelompok], Predikat):
        assert rentang_nilai(pratetap("umum"), *satu) is None


def test_which_predicates_fit_which_group():
    sesuai = {(k, p) for k, p in product(Kelompok, Predikat) if sesuai_kelompok(k, p)}
    assert sesuai == {(k, p) for k, p, _, _ in RENTANG}


def rhk(utama="", tambahan=""):
    """«asb-»: di atas, sesuai, di bawah, not rated."""
    kata = {"a": DA, "s": SE, "b": DB, "-": ""}
    return [NilaiRHK(utama=True, rating=kata[s]) for s in utama] + [
        NilaiRHK(utama=False, rating=kata[s]) for s in tambahan
    ]


# utama, tambahan, feedback (+ positive, - not), what the guidance says.
SARAN = [
    ("", "", "", None),
    ("---", "-", "++", None),
    # Above: more than half above, no main one below, at least one positive.
    ("aas", "", "+", DA),
    ("aa", "b", "+-", DA),
    ("as", "", "+", SE),
    ("aab", "", "+", SE),
    ("aas", "", "--", None),
    ("s", "aa", "-+", DA),
    # Below: more than half of the main ones below, most feedback not positive.
    ("bbs", "", "--", DB),
    ("bbs", "", "+--", DB),
    ("bbs", "", "+-", None),
    ("bs", "", "--", None),
    ("bb", "aaa", "--", DB),
    # Met: more than half met or above, at most half of the main ones below.
    ("sss", "", "+", SE),
    ("ssb", "", "+", SE),
    ("bs", "s", "+", SE),
    ("bs", "", "+", None),
    ("sss", "", "-", None),
    ("s-", "", "+", SE),
    ("", "s", "+", SE),
    ("", "b", "-", None),
    # Without feedback nothing is known, except where all main ones are below.
    ("aaa", "", "", None),
    ("sss", "", "", None),
    ("bb", "", "", DB),
    ("bb", "a", "", DB),
    ("bs", "", "", None),
    ("", "b", "", None),
]


@pytest.mark.parametrize(("utama", "tambahan", "umpan", "saran"), SARAN)
def test_what_the_guidance_suggests(utama, tambahan, umpan, saran):
    assert saran_hasil_kerja(rhk(utama, tambahan), [s == "+" for s in umpan]) == saran


def patokan(daftar, umpan):
    """The algorithm word for word, with shares instead of counts."""
    dinilai = [s for s in daftar if s.rating]
    utama = [s.rating for s in dinilai if s.utama]
    semua = [s.rating for s in dinilai]
    if not semua:
        return None
    bawah = utama.count(DB) / len(utama) if utama else 0
    if not umpan:
        return DB if utama and bawah == 1 else None
    positif = umpan.count(True) / len(umpan)
    if semua.count(DA) / len(semua) > 0.5 and not bawah and positif > 0:
        return DA
    if bawah > 0.5 and positif < 0.5:
        return DB
    if 1 - semua.count(DB) / len(semua) > 0.5 and bawah <= 0.5 and positif > 0:
        return SE
    return None


def test_the_suggestion_for_every_small_case():
    for nu, nt in product(range(4), range(3)):
        for huruf in product("asb-", repeat=nu + nt):
            daftar = rhk("".join(huruf[:nu]), "".join(huruf[nu:]))
            for umpan in ([], [True], [False], [True, False], [True, False, False]):
                assert saran_hasil_kerja(daftar, umpan) == patokan(daftar, umpan), (huruf, umpan)
