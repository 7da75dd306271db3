"""What a draft may hold."""

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.isian import aturan

KUNCI = "0b9f7f1e-6f7b-4c55-9b1d-000000000001"


@pytest.mark.parametrize(
    ("nama", "sah"),
    [
        ("skp.rhk:12", True),
        ("skp.rhk", True),
        ("a" * 120, True),
        ("a" * 121, False),
        ("", False),
        (":skp", False),
        ("SKP.rhk", False),
        ("skp rhk", False),
        ("skp.rhk\n", False),
        ("skp<script>", False),
    ],
)
def test_formulir_sah(nama, sah):
    assert aturan.formulir_sah(nama) is sah


@pytest.mark.parametrize(
    ("kunci", "sah"),
    [(KUNCI, True), ("a" * 16, True), ("a" * 64, True), ("a" * 15, False), ("a" * 65, False),
     ("", False), ("a" * 15 + "/", False), ("a" * 16 + "\n", False)],
)  # fmt: skip
def test_kunci_sah(kunci, sah):
    assert aturan.kunci_sah(kunci) is sah


@pytest.mark.parametrize(
    "nama",
    ["csrfmiddlewaretoken", "kunci", "pemilik", "formulir", "versi", "next", "password1",
     "sandi_lama", "kode_aktivasi", "otp", "TOTP_kode"],
)  # fmt: skip
def test_isi_bersih_keeps_neither_plumbing_nor_secrets(nama):
    assert aturan.isi_bersih({nama: ["x"], "uraian": ["y"]}) == {"uraian": ["y"]}


def test_isi_bersih_mends_text_that_no_database_holds():
    assert aturan.isi_bersih({"uraian": ["a\0b", "c\ud800"]}) == {"uraian": ["ab", "c?"]}


@pytest.mark.parametrize(
    "isi",
    [
        {"uraian": ["x" * aturan.BATAS_BITA]},
        {"uraian": ["é" * (aturan.BATAS_BITA // 2)]},
        {f"kolom{nomor}": [""] for nomor in range(201)},
        {"uraian": [""] * 501},
        {"x" * 101: [""]},
    ],
)
def test_isi_bersih_refuses_too_much(isi):
    with pytest.raises(aturan.TerlaluBesar):
        aturan.isi_bersih(isi)


def test_isi_bersih_takes_all_that_fits():
    isi = {f"kolom{nomor}": ["x" * 300] for nomor in range(200)}

    assert aturan.isi_bersih(isi) == isi


@settings(deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(st.dictionaries(st.text(max_size=9), st.lists(st.text(max_size=9), max_size=3)))
def test_isi_bersih_of_its_own_answer_is_the_same(isi):
    bersih = aturan.isi_bersih(isi)

    assert aturan.isi_bersih(bersih) == bersih


def test_sidik_isi_ignores_the_plumbing_and_the_order():
    satu = aturan.sidik_isi({"a": ["1"], "b": ["2"], "csrfmiddlewaretoken": ["x"]}, [])

    assert aturan.sidik_isi({"b": ["2"], "a": ["1"], "kunci": ["y"]}, []) == satu


@pytest.mark.parametrize(
    ("isi", "berkas"),
    [
        ({"a": ["1"], "b": ["3"]}, []),
        ({"a": ["1", "1"], "b": ["2"]}, []),
        ({"a": ["1"], "b": ["2"], "versi": ["2"]}, []),
        ({"a": ["1"], "b": ["2"]}, [("lampiran", "a.txt", 1)]),
    ],
)
def test_sidik_isi_sees_every_difference(isi, berkas):
    assert aturan.sidik_isi(isi, berkas) != aturan.sidik_isi({"a": ["1"], "b": ["2"]}, [])
