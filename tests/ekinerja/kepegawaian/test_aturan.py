"""Numbers and loops, without a database."""

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ekinerja.kepegawaian import aturan
from ekinerja.kepegawaian.pilihan import JenisIdentitas, JenisKelamin

NIP = "198503142010122001"


def test_baca_nomor_tells_what_the_digits_say():
    nip = aturan.baca_nomor(JenisIdentitas.NIP, NIP)
    pppk = aturan.baca_nomor(JenisIdentitas.NI_PPPK, "198503142024211001")

    assert nip == aturan.Nomor(date(1985, 3, 14), JenisKelamin.PEREMPUAN, 2010, date(2010, 12, 1))
    assert pppk == aturan.Nomor(date(1985, 3, 14), JenisKelamin.LAKI_LAKI, 2024, None)


@pytest.mark.parametrize("jenis", [JenisIdentitas.NRP, JenisIdentitas.PEJABAT_NEGARA])
def test_baca_nomor_other_numbers_say_nothing(jenis):
    assert aturan.baca_nomor(jenis, NIP) is None


@pytest.mark.parametrize(
    ("nomor", "jenis", "banyak"),
    [
        (NIP, "nip", 0),
        ("", "nip", 1),
        ("19850314201012200", "nip", 1),
        ("1985031420101220012", "nip", 1),
        ("19850314 201012 2 001", "nip", 1),
        ("１９８５０３１４２０１０１２２００１", "nip", 1),  # noqa: RUF001 -- wide digits
        ("198502302010122001", "nip", 1),
        ("188503142010122001", "nip", 1),
        ("198503140999122001", "nip", 1),
        ("198503142010002001", "nip", 1),
        ("198503142010132001", "nip", 1),
        ("198503142010133001", "nip", 2),
        ("198503142010122000", "nip", 1),
        ("000000000000000000", "nip", 5),
        ("198503142024502001", "ni_pppk", 0),
        ("198503142024002001", "ni_pppk", 0),
        ("198503142024003001", "ni_pppk", 1),
        ("NRP 123", "nrp", 0),
        (" ", "nrp", 1),
        ("x" * 31, "nrp", 1),
        ("", "pejabat_negara", 0),
        (NIP, "pejabat_negara", 1),
    ],
)
def test_galat_nomor_names_each_fault(nomor, jenis, banyak):
    assert len(aturan.galat_nomor(jenis, nomor)) == banyak


@given(st.text(max_size=25), st.sampled_from(JenisIdentitas.values))
def test_galat_nomor_survives_anything(nomor, jenis):
    assert isinstance(aturan.galat_nomor(jenis, nomor), list)


def test_peringatan_nomor_doubts_but_does_not_refuse():
    def peringatan(nomor=NIP, lahir=date(1985, 3, 14), kelamin="perempuan", jenis="nip"):
        return aturan.peringatan_nomor(jenis, nomor, tanggal_lahir=lahir, jenis_kelamin=kelamin)

    assert peringatan() == []
    assert [len(peringatan(lahir=date(1985, 3, 15))), len(peringatan(kelamin="laki_laki"))] == [
        1,
        1,
    ]
    assert len(peringatan(nomor="199903142013122001", lahir=date(1999, 3, 14))) == 1
    assert peringatan(nomor="199903142014122001", lahir=None, kelamin="") == []
    assert peringatan(nomor="bukan") == []


def test_kelompokkan_nip_groups_eighteen_digits_only():
    assert aturan.kelompokkan_nip(NIP) == "19850314 201012 2 001"
    assert aturan.kelompokkan_nip("123") == "123"


@pytest.mark.parametrize(
    ("penilai_dari", "hasil"),
    [
        ({}, []),
        ({1: 2, 2: 3}, []),
        ({1: 2, 2: 1}, [1, 2]),
        ({1: 1}, [1]),
        ({1: 2, 2: 3, 3: 2}, [2, 3]),
    ],
)
def test_lingkaran_finds_the_loop_above(penilai_dari, hasil):
    assert aturan.lingkaran(1, penilai_dari) == hasil


@pytest.mark.parametrize(
    ("kelompok", "jenjang", "mandiri", "menilai"),
    [
        ("jpt", "pratama", False, True),
        ("pejabat_negara", "", False, True),
        ("ja", "administrator", False, True),
        ("ja", "pengawas", False, True),
        ("ja", "pelaksana", False, False),
        ("jf", "", False, False),
        ("jf", "", True, True),
    ],
)
def test_menilai_menurut_struktur_from_pengawas_upwards(kelompok, jenjang, mandiri, menilai):
    hasil = aturan.menilai_menurut_struktur(kelompok, jenjang, pimpinan_unit_mandiri=mandiri)
    assert hasil is menilai
