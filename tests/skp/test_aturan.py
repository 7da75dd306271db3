"""The rules of the SKP, exhaustively and without a database."""

from dataclasses import replace
from decimal import Decimal
from itertools import product

import pytest

from skp import aturan
from skp.aturan import BacaanTarget, RingkasIKI, RingkasRHK, RingkasSKP
from skp.pilihan import (
    AksiSKP,
    FormatSKP,
    JenisHasil,
    JenisLampiran,
    KondisiKonsekuensi,
    Pendekatan,
    StatusSKP,
)

ALUR = """
draf          ajukan      diajukan
draf          batalkan    dibatalkan
diajukan      tarik       draf
diajukan      kembalikan  dikembalikan
diajukan      tetapkan    ditetapkan
dikembalikan  ajukan      diajukan
"""

LAMPIRAN = [
    (JenisLampiran.SUMBER_DAYA, ""),
    (JenisLampiran.SKEMA, ""),
    (JenisLampiran.KONSEKUENSI, KondisiKonsekuensi.TERCAPAI),
    (JenisLampiran.KONSEKUENSI, KondisiKonsekuensi.TIDAK_TERCAPAI),
]
IKI = RingkasIKI("Jumlah laporan", "1 laporan", "kuantitas", "penerima_layanan")
RHK = RingkasRHK(JenisHasil.UTAMA, "Tersusunnya laporan", bertaut=True, daftar_iki=[IKI])
SKP = RingkasSKP(Pendekatan.KUANTITATIF, FormatSKP.JA_JF, [RHK], LAMPIRAN)


def test_alur_is_the_table_and_nothing_else():
    harapan = {}
    for baris in ALUR.strip().splitlines():
        dari, aksi, ke = baris.split()
        harapan[dari, f"skp.{aksi}"] = ke

    nyata = {
        (status.value, aksi.value): aturan.ALUR[status, aksi].value
        for status, aksi in product(StatusSKP, AksiSKP)
        if (status, aksi) in aturan.ALUR
    }

    assert nyata == harapan


def test_status_groups_do_not_overlap_and_leave_only_the_cancelled():
    kelompok = [aturan.BELUM_DITETAPKAN, aturan.TERKUNCI]

    assert aturan.DAPAT_DIUBAH < aturan.BELUM_DITETAPKAN
    assert frozenset.intersection(*kelompok) == frozenset()
    assert set(StatusSKP) - frozenset.union(*kelompok) == {StatusSKP.DIBATALKAN}


@pytest.mark.parametrize(
    ("kelompok", "mandiri", "format_skp"),
    [
        ("jpt", False, FormatSKP.JPT),
        ("jpt", True, FormatSKP.JPT),
        ("ja", True, FormatSKP.JPT),
        ("jf", True, FormatSKP.JPT),
        ("ja", False, FormatSKP.JA_JF),
        ("jf", False, FormatSKP.JA_JF),
    ],
)
def test_format_untuk_follows_the_post(kelompok, mandiri, format_skp):
    assert aturan.format_untuk(kelompok, mandiri) == format_skp


def test_butuh_aspek_only_in_the_quantitative_form_of_ja_jf():
    butuh = {(p, f) for p, f in product(Pendekatan, FormatSKP) if aturan.butuh_aspek(p, f)}

    assert butuh == {(Pendekatan.KUANTITATIF, FormatSKP.JA_JF)}


def test_kekurangan_of_a_complete_skp_is_empty():
    assert aturan.kekurangan(SKP) == []


KUALITATIF = replace(SKP, pendekatan=Pendekatan.KUALITATIF)
JPT = replace(SKP, format=FormatSKP.JPT)
TANPA_RHK = "Belum ada rencana hasil kerja utama."
TAUT = "RHK utama 1: sebutkan rencana hasil kerja pimpinan yang diintervensi."


def _rhk(skp=SKP, **isi):
    return replace(skp, daftar_rhk=[replace(RHK, **isi)])


def _iki(skp=SKP, **isi):
    return _rhk(skp, daftar_iki=[replace(IKI, **isi)])


@pytest.mark.parametrize(
    ("skp", "kurang"),
    [
        (replace(SKP, daftar_rhk=[]), [TANPA_RHK]),
        (_rhk(jenis=JenisHasil.TAMBAHAN), [TANPA_RHK]),
        (_rhk(bertaut=False), [TAUT]),
        (_rhk(KUALITATIF, bertaut=False), []),
        (_rhk(JPT, bertaut=False), []),
        (_rhk(daftar_iki=[]), ["RHK utama 1: belum ada indikator kinerja individu."]),
        (_iki(target=""), ["RHK utama 1: IKI ke-1 belum bertarget."]),
        (_iki(KUALITATIF, target=""), []),
        (_iki(aspek=""), ["RHK utama 1: IKI ke-1 belum menyebut aspek."]),
        (_iki(KUALITATIF, aspek=""), []),
        (_iki(perspektif=""), []),
        (_iki(JPT, perspektif=""), ["RHK utama 1: IKI ke-1 belum menyebut perspektif."]),
        (_iki(JPT, aspek=""), []),
    ],
)
def test_kekurangan_names_what_is_missing(skp, kurang):
    assert aturan.kekurangan(skp) == kurang


@pytest.mark.parametrize(
    ("hilang", "kalimat"),
    [
        (0, "Lampiran: sumber daya belum diisi."),
        (1, "Lampiran: skema pertanggungjawaban belum diisi."),
        (2, "Lampiran: konsekuensi «jika memenuhi ekspektasi» belum diisi."),
        (3, "Lampiran: konsekuensi «jika tidak memenuhi ekspektasi» belum diisi."),
    ],
)
def test_kekurangan_wants_every_part_of_the_lampiran(hilang, kalimat):
    sisa = [satu for nomor, satu in enumerate(LAMPIRAN) if nomor != hilang]

    assert aturan.kekurangan(replace(SKP, lampiran=sisa)) == [kalimat]


def test_kekurangan_counts_each_kind_of_rhk_for_itself():
    kosong = replace(RHK, daftar_iki=[])
    tambahan = replace(kosong, jenis=JenisHasil.TAMBAHAN, bertaut=False)
    skp = replace(SKP, daftar_rhk=[RHK, kosong, tambahan, tambahan])

    assert aturan.kekurangan(skp) == [
        f"RHK {nama}: belum ada indikator kinerja individu."
        for nama in ("utama 2", "tambahan 1", "tambahan 2")
    ]


def _bacaan(minimal, maksimal, satuan):
    return BacaanTarget(Decimal(minimal), Decimal(maksimal), satuan)


@pytest.mark.parametrize(
    ("teks", "bacaan"),
    [
        ("1 Laporan", _bacaan("1", "1", "Laporan")),
        ("90 – 95%", _bacaan("90", "95", "%")),
        ("90% – 95%", _bacaan("90", "95", "%")),
        ("90% sampai 95", _bacaan("90", "95", "%")),
        ("90-95 %", _bacaan("90", "95", "%")),
        ("3 s.d. 4 dokumen", _bacaan("3", "4", "dokumen")),
        ("3 sd 4 dokumen", _bacaan("3", "4", "dokumen")),
        ("1.200 berkas", _bacaan("1200", "1200", "berkas")),
        ("1.200.000,50 rupiah", _bacaan("1200000.50", "1200000.50", "rupiah")),
        ("97,5%", _bacaan("97.5", "97.5", "%")),
        ("100", _bacaan("100", "100", "")),
        ("  12 bulan  ", _bacaan("12", "12", "bulan")),
        ("999999999999 butir", _bacaan("999999999999", "999999999999", "butir")),
        ("1 " + "x" * 100, _bacaan("1", "1", "x" * 60)),
        ("95 – 90%", None),
        ("Paling lambat 31 Agustus 2026", None),
        ("Sangat baik", None),
        ("", None),
        ("1000000000000 butir", None),
        ("9" * 400, None),
        ("1,00001 m", None),
        ("1.2.3 versi", None),
        ("٣ laporan", None),
    ],
)
def test_baca_target_reads_numbers_or_nothing(teks, bacaan):
    assert aturan.baca_target(teks) == bacaan


def test_baca_target_never_leaves_the_room_of_the_column():
    for angka in ("9" * 12, "999.999.999.999", "9" * 12 + ",9999"):
        bacaan = aturan.baca_target(f"{angka} butir")

        assert bacaan is None or bacaan.maksimal < Decimal(10) ** 12
