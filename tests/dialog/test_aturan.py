"""The rules of the dialogue, exhaustively and without a database."""

from datetime import date
from itertools import product

import pytest

from dialog.aturan import risalah as aturan
from dialog.pilihan import AksiRisalah, Penyelesaian, StatusRisalah, TahapDialog

ALUR = """
draf                 kirim       menunggu_pimpinan
menunggu_pimpinan    tanggapi    menunggu_konfirmasi
menunggu_pimpinan    kembalikan  draf
menunggu_konfirmasi  kembalikan  draf
menunggu_konfirmasi  konfirmasi  final
"""


def test_alur_is_the_table_and_nothing_else():
    harapan = {}
    for baris in ALUR.strip().splitlines():
        dari, aksi, ke = baris.split()
        harapan[dari, f"dialog.{aksi}"] = ke

    nyata = {
        (status.value, aksi.value): aturan.ALUR[status, aksi].value
        for status, aksi in product(StatusRisalah, AksiRisalah)
        if (status, aksi) in aturan.ALUR
    }

    assert nyata == harapan


def test_nothing_leaves_final():
    assert {aksi for aksi in AksiRisalah if (StatusRisalah.FINAL, aksi) in aturan.ALUR} == set()


def test_every_act_has_a_name_for_the_history():
    assert all(aksi.sebutan for aksi in AksiRisalah)


def test_membuka_pengajuan_only_a_planning_dialogue_that_is_settled():
    membuka = {
        (tahap, hasil)
        for tahap, hasil in product(TahapDialog, Penyelesaian)
        if aturan.membuka_pengajuan(tahap, hasil)
    }

    assert membuka == {(TahapDialog.PERENCANAAN, Penyelesaian.SELESAI)}


@pytest.mark.parametrize(
    ("status", "tahap"),
    [
        ("draf", ["perencanaan"]),
        ("dikembalikan", ["perencanaan"]),
        ("diajukan", []),
        ("ditetapkan", ["pelaksanaan", "evaluasi", "tindak_lanjut"]),
        ("ditutup", []),
        ("dibatalkan", []),
    ],
)
def test_tahap_terbuka_follows_the_skp(status, tahap):
    assert [satu.value for satu in aturan.tahap_terbuka(status)] == tahap


@pytest.mark.parametrize(
    ("pada", "mulai", "selesai"),
    [
        (date(2026, 1, 1), date(2026, 1, 1), date(2026, 3, 31)),
        (date(2026, 6, 30), date(2026, 4, 1), date(2026, 6, 30)),
        (date(2026, 7, 1), date(2026, 7, 1), date(2026, 9, 30)),
        (date(2026, 12, 31), date(2026, 10, 1), date(2026, 12, 31)),
    ],
)
def test_triwulan_holds_its_first_and_last_day(pada, mulai, selesai):
    assert aturan.triwulan(pada) == (mulai, selesai)


def test_bagian_satu_needs_both_in_every_row():
    assert aturan.bagian_satu_kurang([("a", "b"), ("a", " "), ("", "b")]) == 2
    assert aturan.bagian_satu_kurang([]) == 0


@pytest.mark.parametrize(
    ("usulan", "sah"), [([], True), (["a"] * 5, True), (["a"] * 6, False), (["a", " "], False)]
)
def test_usulan_sah(usulan, sah):
    assert aturan.usulan_sah(usulan) is sah


@pytest.mark.parametrize(
    ("beda", "kata"),
    [
        ({}, ""),
        ({"tenggat": date(2026, 3, 5)}, ""),
        ({"tenggat": date(2026, 3, 4)}, "mendahului"),
        ({"penanggung_jawab": 3}, "Penanggung jawab"),
        ({"uraian": " "}, "diuraikan"),
    ],
)
def test_strategi_kurang_names_the_first_thing_wrong(beda, kata):
    isi = {"uraian": "Meminta data", "penanggung_jawab": 2, "tenggat": date(2026, 4, 1), **beda}
    daftar = [aturan.IsianStrategi(**isi)]

    kurang = aturan.strategi_kurang(daftar, date(2026, 3, 5), frozenset({1, 2}))

    assert (kata in kurang, bool(kurang)) == (True, bool(kata))


def test_usulan_belum_ditanggapi_counts_empty_answers():
    assert aturan.usulan_belum_ditanggapi([1, 2, 3], {1: "Ya", 2: " "}) == 2
