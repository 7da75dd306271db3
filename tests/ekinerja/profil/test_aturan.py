"""The shipped profiles as values."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from ekinerja.profil import aturan
from ekinerja.profil.layanan import isi_pratetap, pratetap
from ekinerja.profil.pilihan import Pratetap


def test_tanggal_tahunan_reads_this_year_and_the_next():
    assert aturan.tanggal_tahunan("03-30").pada(2026) == date(2026, 3, 30)
    assert aturan.tanggal_tahunan("+1/01-15").pada(2026) == date(2027, 1, 15)


@pytest.mark.parametrize("kode", Pratetap.values)
def test_every_shipped_profile_keeps_the_defaults_of_the_domain(kode):
    profil = pratetap(kode)

    assert (profil.kode, profil.hari_konfirmasi, profil.jenis_hari) == (kode, 14, "kerja")
    assert (profil.gabung_tw4_akhir, profil.jendela_mundur_hari) == (False, 0)
    assert (profil.min_ambang_responden_360, profil.dialog_minimal_per_triwulan) == (3, 1)
    assert profil.reviu_awal_pengelola is False


def test_kemenkes_requires_ranking_review_and_360_and_cuts_allowances():
    profil = pratetap("kemenkes-2025")

    assert profil.wajib_pemeringkatan == {"tw4", "tahunan"}
    assert (profil.wajib_reviu_pertimbangan, profil.wajib_360) == (True, True)
    assert dict(profil.potongan_predikat_persen) == {
        "butuh_perbaikan": Decimal(5),
        "kurang": Decimal(10),
        "sangat_kurang": Decimal(15),
    }
    assert (profil.potongan_pimpinan_persen, profil.jumlah_bulan_potongan) == (Decimal(5), 3)


def test_the_values_1_to_120_of_kemenkes_belong_to_one_range_each():
    rentang = pratetap("kemenkes-2025").rentang_nilai

    nilai = sorted(n for satu in rentang for n in range(satu.dari, satu.sampai + 1))

    assert nilai == list(range(1, 121))


def test_umum_knows_neither_values_nor_deductions():
    profil = pratetap("umum")

    assert (profil.nilai_aktif, profil.rentang_nilai) == (False, ())
    assert (profil.potongan_tunjangan, dict(profil.potongan_predikat_persen)) == (False, {})
    assert profil.wajib_pemeringkatan == frozenset()


def test_baca_profil_refuses_a_360_threshold_below_three():
    with pytest.raises(ValueError, match="paling sedikit 3"):
        aturan.baca_profil({**isi_pratetap("umum"), "min_ambang_responden_360": 2})


def test_baca_profil_refuses_an_unknown_switch():
    with pytest.raises(TypeError):
        aturan.baca_profil({**isi_pratetap("umum"), "saklar_baru": True})


def test_profil_is_frozen_and_may_be_a_key():
    profil = pratetap("kemenkes-2025")

    assert {profil: 1}[profil] == 1
    with pytest.raises(TypeError):
        profil.potongan_predikat_persen["kurang"] = Decimal(0)
