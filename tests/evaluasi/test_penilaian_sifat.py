"""No combination gets through that the rules refuse, and the predicate is always the matrix."""

from contextlib import suppress

import pytest
from django.db import transaction
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.inti.galat import Ditolak
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import Kelompok, Rating, StatusEvaluasi
from tests.evaluasi.menilai import bernilai, dengan, draf, tetapkan

pytestmark = pytest.mark.django_db
# Written anew from the letter and the regulation, not taken from the rules under test.
MATRIKS = {
    "di_atas": {"di_bawah": "kurang", "sesuai": "baik", "di_atas": "sangat_baik"},
    "sesuai": {"di_bawah": "kurang", "sesuai": "baik", "di_atas": "baik"},
    "di_bawah": {
        "di_bawah": "sangat_kurang",
        "sesuai": "butuh_perbaikan",
        "di_atas": "butuh_perbaikan",
    },
}
TEPAT = {
    ("K1", "sangat_baik"): (110, 120),
    ("K2", "baik"): (92, 109),
    ("K3", "baik"): (90, 91),
    ("K3", "butuh_perbaikan"): (70, 89),
    ("K3", "kurang"): (50, 69),
    ("K3", "sangat_kurang"): (1, 49),
}
SELURUH = {
    "sangat_baik": (110, 120),
    "baik": (90, 109),
    "butuh_perbaikan": (70, 89),
    "kurang": (50, 69),
    "sangat_kurang": (1, 49),
}
TEPI = [None, 1, 49, 50, 69, 70, 89, 90, 91, 92, 109, 110, 120]
TEKS = st.sampled_from(["", "   ", "pendek", "Alasan yang cukup panjang."])


def sah(kelompok, isian):
    hasil, perilaku = isian.rating_hasil_kerja, isian.rating_perilaku
    if not hasil or not perilaku or len(isian.kontribusi.strip()) < 10:
        return False
    predikat = MATRIKS[hasil][perilaku]
    tepat = TEPAT.get((kelompok, predikat))
    if tepat is None and len(isian.alasan_penyimpangan.strip()) < 10:
        return False
    dari, sampai = tepat or SELURUH[predikat]
    return isian.nilai is not None and dari <= isian.nilai <= sampai


@pytest.mark.parametrize("kelompok", Kelompok.values)
def test_only_what_the_rules_allow_is_set(kelompok):
    d = bernilai(kelompok)

    @settings(
        max_examples=40,
        deadline=None,
        derandomize=True,
        suppress_health_check=[HealthCheck.too_slow],
    )
    @given(
        hasil=st.sampled_from(["", *Rating.values]),
        perilaku=st.sampled_from([*Rating.values, *Rating.values, ""]),
        nilai=st.sampled_from(TEPI) | st.integers(1, 120),
        kontribusi=st.sampled_from(["Menopang capaian indikator unit."] * 3) | TEKS,
        alasan=TEKS,
    )
    def jalan(hasil, perilaku, nilai, kontribusi, alasan):
        isian = dengan(
            rating_hasil_kerja=hasil,
            rating_perilaku=perilaku,
            nilai=nilai,
            kontribusi=kontribusi,
            alasan_penyimpangan=alasan,
        )
        with suppress(_Batal), transaction.atomic():
            draf(d, isian)
            jadi = _dicoba(d)
            evaluasi = EvaluasiKinerja.objects.get(pk=d.evaluasi.pk)
            assert jadi == sah(kelompok, isian)
            assert (evaluasi.status == StatusEvaluasi.DITETAPKAN) == jadi
            harus = MATRIKS[hasil][perilaku] if hasil and perilaku else ""
            assert evaluasi.predikat == harus
            raise _Batal

    jalan()


class _Batal(Exception):
    """Back to the beginning."""


def _dicoba(d):
    try:
        with transaction.atomic():
            tetapkan(d)
    except Ditolak:
        return False
    return True
