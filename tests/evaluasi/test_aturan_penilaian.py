"""What must be there before rating, what is worth knowing, and what setting needs. No database."""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.profil.layanan import pratetap
from evaluasi.aturan.penilaian import (
    IsianPenilaian,
    Kesiapan,
    belum_siap,
    kekurangan,
    kekurangan_kolom,
    kekurangan_nilai,
    peringatan,
)
from evaluasi.aturan.predikat import PREDIKAT, PREDIKAT_KELOMPOK, rentang_nilai
from evaluasi.pilihan import Kelompok, Predikat, Rating

KEMENKES = pratetap("kemenkes-2025")
SIAP = Kesiapan(
    jumlah_iki=3,
    terkirim=3,
    realisasi_ditutup=False,
    ada_capaian=True,
    wajib_pemeringkatan=True,
    kelompok="K2",
    periodik_belum=(),
    ada_umpan_balik=True,
    ada_dialog=True,
    searah=True,
)
LENGKAP = IsianPenilaian("sesuai", "sesuai", 92, "Menopang capaian unit.")


def test_nothing_is_missing_and_nothing_to_say():
    assert belum_siap(SIAP) == []
    assert peringatan(SIAP) == []
    assert not SIAP.tidak_mengisi


@pytest.mark.parametrize(
    ("ubah", "kalimat"),
    [
        (
            {"terkirim": 2},
            "Realisasi baru dikirim 2 dari 3 indikator, dan tahap pengisiannya belum ditutup.",
        ),
        ({"ada_capaian": False}, "Capaian kinerja organisasi unit pegawai ini belum ditetapkan."),
        ({"kelompok": ""}, "Pemetaan dan pemeringkatan unit pegawai ini belum ditetapkan."),
        (
            {"periodik_belum": ["Triwulan I 2026", "Triwulan II 2026"]},
            "Evaluasi periodik berikut belum final: Triwulan I 2026, Triwulan II 2026.",
        ),
    ],
)
def test_each_thing_that_is_missing_has_its_sentence(ubah, kalimat):
    assert belum_siap(replace(SIAP, **ubah)) == [kalimat]


def test_everything_that_is_missing_is_said():
    kosong = replace(SIAP, terkirim=0, ada_capaian=False, kelompok="", periodik_belum=["TW I"])

    assert len(belum_siap(kosong)) == 4


def test_what_was_not_sent_is_judged_as_it_stands_once_the_stage_is_over():
    lewat = replace(SIAP, terkirim=1, realisasi_ditutup=True)

    assert belum_siap(lewat) == []
    assert peringatan(lewat) == [
        "Pegawai tidak mengisi 2 dari 3 realisasi sampai tahapnya ditutup."
    ]


def test_without_a_ranking_no_group_is_asked():
    assert belum_siap(replace(SIAP, wajib_pemeringkatan=False, kelompok="")) == []


@pytest.mark.parametrize(
    ("ubah", "awal"),
    [
        ({"ada_umpan_balik": False}, "Anda belum memberi umpan balik"),
        ({"ada_dialog": False}, "Dialog tahap evaluasi belum diadakan"),
        ({"searah": False}, "Sebaran predikat unit"),
    ],
)
def test_a_warning_stands_in_nobodys_way(ubah, awal):
    keadaan = replace(SIAP, **ubah)

    assert [kalimat.startswith(awal) for kalimat in peringatan(keadaan)] == [True]
    assert belum_siap(keadaan) == []


@pytest.mark.parametrize("hilang", ["rating_hasil_kerja", "rating_perilaku"])
def test_one_rating_alone_has_no_predicate(hilang):
    isian = replace(LENGKAP, **{hilang: ""})

    assert isian.predikat is None
    assert list(kekurangan_kolom(isian, "", None)) == [hilang]


def test_nothing_written_names_every_field_but_the_value():
    assert list(kekurangan_kolom(IsianPenilaian(), "K1", None)) == [
        "rating_hasil_kerja",
        "rating_perilaku",
        "kontribusi",
    ]


@pytest.mark.parametrize("teks", ["", "  ", "sembilan.", "   sembilan.   "])
def test_blanks_are_no_contribution(teks):
    assert list(kekurangan_kolom(replace(LENGKAP, nilai=None, kontribusi=teks), "", None)) == [
        "kontribusi"
    ]


def test_ten_letters_are_enough():
    assert kekurangan(replace(LENGKAP, nilai=None, kontribusi="sepuluh ya"), "", None) == []


def test_a_value_where_the_instansi_gives_none_is_refused():
    assert kekurangan_nilai(90, Predikat.BAIK, None) == [
        "Instansi ini tidak memakai nilai. Kosongkan nilainya."
    ]


@pytest.mark.parametrize(("kelompok", "jadi"), list(product(Kelompok, Predikat)))
def test_every_border_of_every_range(kelompok, jadi):
    rentang = rentang_nilai(KEMENKES, kelompok, jadi)
    boleh = {n for n in range(-1, 123) if not kekurangan_nilai(n, jadi, rentang)}

    assert boleh == set(range(rentang.dari, rentang.sampai + 1))
    assert kekurangan_nilai(None, jadi, rentang)


ISIAN = st.builds(
    IsianPenilaian,
    rating_hasil_kerja=st.sampled_from(["", *Rating]),
    rating_perilaku=st.sampled_from(["", *Rating]),
    nilai=st.none() | st.integers(-5, 130),
    kontribusi=st.sampled_from(["", " " * 12, "pendek", "Menopang capaian unit."]),
    alasan_penyimpangan=st.sampled_from(["", " " * 12, "pendek", "Baru dua bulan menjabat."]),
)


@given(ISIAN, st.sampled_from(["", *Kelompok]), st.booleans())
def test_what_passes_is_what_the_tables_say_and_nothing_else(isian, kelompok, bernilai):
    """Word for word: two ratings, ten letters, the reason beside the group, the printed range."""
    profil = KEMENKES if bernilai else pratetap("umum")
    pasangan = (isian.rating_hasil_kerja, isian.rating_perilaku)
    jadi = PREDIKAT.get(pasangan)
    rentang = rentang_nilai(profil, kelompok, jadi or "")
    lulus = jadi is not None and len(isian.kontribusi.strip()) >= 10
    if lulus and kelompok and jadi not in PREDIKAT_KELOMPOK[kelompok]:
        lulus = len(isian.alasan_penyimpangan.strip()) >= 10
    if lulus and not bernilai:
        lulus = isian.nilai is None
    if lulus and bernilai:
        tabel = [r for r in KEMENKES.rentang_nilai if r.predikat == jadi]
        tepat = [r for r in tabel if r.kelompok.upper() == kelompok] or tabel
        lulus = isian.nilai is not None and any(r.dari <= isian.nilai <= r.sampai for r in tepat)

    assert isian.predikat == jadi
    assert (kekurangan(isian, kelompok, rentang) == []) == lulus
    assert set(kekurangan_kolom(isian, kelompok, rentang)) <= {
        "rating_hasil_kerja",
        "rating_perilaku",
        "nilai",
        "kontribusi",
        "alasan_penyimpangan",
    }
