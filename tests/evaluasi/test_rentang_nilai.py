"""The span of values of a group and predicate, with the profile as it is shipped."""

import pytest

from ekinerja.profil.layanan import pratetap
from evaluasi.aturan.predikat import rentang_nilai
from evaluasi.pilihan import Kelompok, Predikat

KEMENKES = pratetap("kemenkes-2025")


@pytest.mark.parametrize(
    ("kelompok", "predikat", "rentang"),
    [
        (Kelompok.K1, Predikat.SANGAT_BAIK, (110, 120)),
        (Kelompok.K2, Predikat.BAIK, (92, 109)),
        (Kelompok.K3, Predikat.BAIK, (90, 91)),
        (Kelompok.K3, Predikat.BUTUH_PERBAIKAN, (70, 89)),
        (Kelompok.K3, Predikat.KURANG, (50, 69)),
        (Kelompok.K3, Predikat.SANGAT_KURANG, (1, 49)),
        # Without a group, or beside it, the whole span of the predicate.
        (Kelompok.K1, Predikat.BAIK, (90, 109)),
        ("", Predikat.BAIK, (90, 109)),
        ("", Predikat.SANGAT_BAIK, (110, 120)),
    ],
)
def test_span_of_values(kelompok, predikat, rentang):
    hasil = rentang_nilai(KEMENKES, kelompok, predikat)

    assert (hasil.dari, hasil.sampai) == rentang


def test_no_values_where_the_instansi_gives_none():
    assert rentang_nilai(pratetap("umum"), Kelompok.K2, Predikat.BAIK) is None
