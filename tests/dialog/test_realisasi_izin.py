"""Who may do what to a realisasi, beyond the window."""

from dataclasses import replace
from datetime import date
from decimal import Decimal

import pytest

from dialog.aturan import realisasi as aturan
from dialog.izin import realisasi as izin
from dialog.kueri.realisasi import daftar_iki
from dialog.pilihan import AksiRealisasi, BandingTarget, StatusRealisasi
from ekinerja.inti.keputusan import Sebab
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.realisasi import BuktiFactory, RealisasiFactory, saat, triwulan

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("status", ["draf", "diajukan", "digantikan", "ditutup"])
def test_only_an_skp_in_force_takes_realisasi(status):
    d = triwulan()
    d.skp.status = status

    putusan = izin.isi(d.skp, d.periode, d.pegawai, saat())

    assert putusan.sebab is Sebab.STATUS
    assert d.skp.get_status_display() in putusan.alasan


@pytest.mark.parametrize("siapa", ["penilai", "orang lain"])
def test_only_the_owner_writes(siapa):
    d = triwulan()
    pelaku = d.penilai if siapa == "penilai" else PegawaiFactory()

    assert izin.isi(d.skp, d.periode, pelaku, saat()).sebab is Sebab.PELAKU


def test_an_skp_takes_no_realisasi_of_a_period_it_does_not_cover_or_of_another_instansi():
    d, lain = triwulan(), triwulan()
    assert izin.isi(d.skp, lain.periode, d.pegawai, saat()).sebab is Sebab.ISI

    d = triwulan(periode_mulai=date(2026, 4, 1))

    assert "tidak mencakup Triwulan I" in izin.isi(d.skp, d.periode, d.pegawai, saat()).alasan


def test_who_gives_pertimbangan_may_return_too_but_not_the_former_penilai():
    r = RealisasiFactory(dikirim=True)
    penetapan = r.skp.pegawai.daftar_penetapan_penilai.get()
    timbang, lama = PegawaiFactory(), penetapan.pejabat_penilai
    penetapan.pemberi_pertimbangan = timbang
    penetapan.pejabat_penilai = PegawaiFactory()
    penetapan.save()

    assert izin.kembalikan(r, timbang, saat())
    assert izin.kembalikan(r, penetapan.pejabat_penilai, saat())
    assert izin.kembalikan(r, lama, saat()).sebab is Sebab.PELAKU


@pytest.mark.parametrize("status", [s for s in StatusRealisasi if s != StatusRealisasi.DIKIRIM])
def test_only_what_was_sent_can_be_returned(status):
    r = RealisasiFactory(dikirim=True)
    r.status = status

    assert izin.kembalikan(r, r.skp.pejabat_penilai, saat()).sebab is Sebab.STATUS


def test_the_first_realisasi_that_lacks_something_is_named():
    d = triwulan(3)
    RealisasiFactory(d=d)
    RealisasiFactory(d=d, iki_akar=d.iki[2], bukti=False)
    boleh = izin.isi(d.skp, d.periode, d.pegawai, saat())

    putusan = izin.kirim(d.periode, daftar_iki(d.skp, d.periode), boleh)

    assert putusan.sebab is Sebab.ISI
    assert "«Persentase usulan ke-3» bukti dukungnya belum ada" in putusan.alasan


def test_sending_answers_with_the_window_first():
    d = triwulan()
    boleh = izin.isi(d.skp, d.periode, d.pegawai, saat(31, 3))

    assert izin.kirim(d.periode, daftar_iki(d.skp, d.periode), boleh) == boleh


def test_ten_pieces_of_evidence_and_no_more():
    r = RealisasiFactory(bukti=False)
    BuktiFactory.create_batch(9, realisasi=r)
    assert izin.tambah_bukti(r, r.skp.pegawai, saat())

    BuktiFactory(realisasi=r)

    assert izin.tambah_bukti(r, r.skp.pegawai, saat()).sebab is Sebab.ISI


def test_every_arrow_of_the_workflow_and_no_other():
    assert {(dari, aksi): ke for (dari, aksi), ke in aturan.ALUR.items()} == {
        ("draf", AksiRealisasi.KIRIM): "dikirim",
        ("dikirim", AksiRealisasi.KEMBALIKAN): "dikembalikan",
        ("dikembalikan", AksiRealisasi.KIRIM): "dikirim",
        ("dikirim", AksiRealisasi.REVIU): "direviu",
        ("dikirim", AksiRealisasi.KUNCI): "terkunci",
        ("direviu", AksiRealisasi.KUNCI): "terkunci",
        ("draf", AksiRealisasi.KUNCI): "terkunci",
        ("dikembalikan", AksiRealisasi.KUNCI): "terkunci",
    }


@pytest.mark.parametrize(
    ("nilai", "minimal", "maksimal", "arah", "hasil"),
    [
        # H.4
        ("93.5", 90, 95, "makin_tinggi", BandingTarget.DI_DALAM),
        ("89.9", 90, 95, "makin_tinggi", BandingTarget.DI_BAWAH),
        ("90", 90, 95, "makin_tinggi", BandingTarget.DI_DALAM),
        ("95", 90, 95, "makin_tinggi", BandingTarget.DI_DALAM),
        ("95.1", 90, 95, "makin_tinggi", BandingTarget.MELAMPAUI),
        ("1", 1, 1, "makin_tinggi", BandingTarget.SESUAI),
        ("3", 5, 5, "makin_rendah", BandingTarget.MELAMPAUI),
        ("6", 5, 5, "makin_rendah", BandingTarget.DI_BAWAH),
        ("6", 5, 5, "tepat", BandingTarget.DI_LUAR),
        ("4", 5, 5, "tepat", BandingTarget.DI_LUAR),
    ],
)
def test_a_value_beside_its_target(nilai, minimal, maksimal, arah, hasil):
    target = Decimal(minimal), Decimal(maksimal)

    assert aturan.bandingkan(Decimal(nilai), *target, arah) == hasil


@pytest.mark.parametrize("kosong", range(3))
def test_without_a_number_there_is_no_hint(kosong):
    isi = [Decimal(1)] * 3
    isi[kosong] = None

    assert aturan.bandingkan(*isi, "makin_tinggi") is None


def test_the_target_is_read_from_its_text_where_no_number_was_kept():
    d = triwulan()
    RealisasiFactory(d=d, nilai_angka=Decimal("89.9"))
    [baris] = daftar_iki(d.skp, d.periode)
    assert baris.banding == BandingTarget.DI_BAWAH

    baris.iki.target_min = baris.iki.target_maks = Decimal("89.9")

    assert replace(baris).banding == BandingTarget.SESUAI


@pytest.mark.parametrize(
    ("kode", "gabung", "hasil"),
    [
        ("tw1", False, "progres"),
        ("tw4", False, "progres"),
        ("tw4", True, "akhir"),
        ("tahunan", False, "akhir"),
    ],
)
def test_progress_or_final(kode, gabung, hasil):
    assert aturan.sifat(kode, gabung_tw4_akhir=gabung) == hasil


def test_an_skp_that_is_not_set_takes_none():
    skp = SKPFactory(lengkap=True)
    d = triwulan()

    assert izin.isi(skp, d.periode, skp.pegawai, saat()).sebab is Sebab.STATUS
