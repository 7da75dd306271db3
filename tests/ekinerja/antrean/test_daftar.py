import pytest

from ekinerja.antrean import daftar
from tests.factories.antrean import penangan_sementara


def _kerja(pekerjaan):
    return None


def _lain(pekerjaan):
    return None


def test_penangan_untuk_refuses_an_unknown_name():
    with pytest.raises(daftar.TidakDikenal, match=r"«uji\.hilang» belum didaftarkan"):
        daftar.penangan_untuk("uji.hilang")


def test_penangan_refuses_a_name_taken_by_another_function():
    with penangan_sementara(_kerja), pytest.raises(ValueError, match="sudah didaftarkan"):
        daftar.penangan("uji.kerja")(_lain)


def test_penangan_may_be_entered_again_by_the_same_function():
    with penangan_sementara(_kerja):
        daftar.penangan("uji.kerja")(_kerja)

        assert daftar.penangan_untuk("uji.kerja").fungsi is _kerja


def test_berkala_refuses_an_unknown_rhythm():
    with pytest.raises(ValueError, match="mingguan"):
        daftar.berkala("uji.mingguan", setiap="mingguan")
