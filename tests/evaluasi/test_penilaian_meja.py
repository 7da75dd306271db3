"""The desk reads in few queries what the rules read one by one, and says the same."""

from dataclasses import asdict, replace
from datetime import date, datetime, timedelta

import pytest
from django.urls import reverse
from django.utils.timezone import get_current_timezone

from ekinerja.kalender.pilihan import KodePeriode, Tahap
from evaluasi.kueri.kesiapan import bahan
from evaluasi.kueri.meja import meja
from evaluasi.layanan import penilaian as layanan
from evaluasi.models import EvaluasiKinerja
from tests.dialog.test_realisasi_kueri import banyak_kueri
from tests.evaluasi.menilai import bernilai, dengan, draf, terbuka
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kalender import PerpanjanganTahapFactory, TahapPeriodeFactory
from tests.factories.realisasi import BuktiFactory, RealisasiFactory
from tests.factories.rencana import iki_dari
from tests.factories.umpan_balik import UmpanBalikFactory
from tests.situs import masuk

pytestmark = pytest.mark.django_db


def _isi(d):
    iki, periode = iki_dari(d.evaluasi.skp), d.evaluasi.periode
    kirim = RealisasiFactory(
        d=None, iki_akar=iki, skp=d.evaluasi.skp, periode=periode, dikirim=True
    )
    UmpanBalikFactory(skp=d.evaluasi.skp, periode=periode, rhk=iki.rhk)
    return kirim


def _tahap(d, diperpanjang):
    for nomor, kode in enumerate((Tahap.INPUT_REALISASI, Tahap.PENETAPAN)):
        tahap = TahapPeriodeFactory(periode=d.evaluasi.periode, tahap=kode, urutan=nomor + 1)
        if diperpanjang:
            PerpanjanganTahapFactory(tahap=tahap, pegawai=d.peg)
            PerpanjanganTahapFactory(
                tahap=tahap, unit_kerja=d.evaluasi.unit_kerja, sampai=date(2026, 4, 9)
            )
            PerpanjanganTahapFactory(tahap=tahap, pegawai=d.pnl, sampai=date(2026, 12, 9))
    return d


def tahunan():
    d = terbuka(kode=KodePeriode.TAHUNAN)
    for kode in (KodePeriode.TW2, KodePeriode.TW1):
        EvaluasiFactory(skp=d.evaluasi.skp, kode=kode)
    return d


DUNIA = {
    "terbuka": terbuka,
    "tanpa capaian": lambda: terbuka(capaian=False),
    "diperingkat": bernilai,
    "belum diperingkat": lambda: bernilai(kelompok=None),
    "draf": lambda: draf(bernilai(), dengan(nilai=95)),
    "tahunan": tahunan,
    "lewat tahap": lambda: _tahap(terbuka(), diperpanjang=False),
    "diperpanjang": lambda: _tahap(terbuka(), diperpanjang=True),
}
HARI = [date(2026, 3, 15), date(2026, 4, 4), date(2026, 4, 9), date(2026, 4, 10)]


def _segar(d):
    return EvaluasiKinerja.objects.untuk_rinci().get(pk=d.evaluasi.pk)


@pytest.mark.parametrize("terisi", [False, True])
@pytest.mark.parametrize("dunia", DUNIA)
def test_the_desk_knows_what_the_rules_know(dunia, terisi):
    d = DUNIA[dunia]()
    if terisi:
        _isi(d)
    for hari in HARI:
        saat = datetime(hari.year, hari.month, hari.day, 9, tzinfo=get_current_timezone())
        di_meja, penuh = meja(_segar(d), saat), bahan(_segar(d), saat)

        # Only the distribution of the unit is left to the page before setting.
        assert asdict(di_meja.bahan.keadaan) == asdict(replace(penuh.keadaan, searah=True))
        assert di_meja.bahan.profil == penuh.profil
        assert di_meja.bahan.capaian == penuh.capaian
        assert di_meja.bahan.kelompok == penuh.kelompok
        if penuh.capaian:
            assert di_meja.bahan.capaian.predikat == penuh.capaian.predikat


def test_the_desk_reads_what_stands_written():
    d = terbuka()
    rhk, aspek = d.evaluasi.skp.daftar_rhk.get(), d.evaluasi.skp.daftar_ekspektasi.first()
    tulisan = {"rhk": {rhk.pk: ("sesuai", "Rapi.")}, "perilaku": {aspek.aspek_id: "Ramah."}}
    draf(d, dengan(**tulisan))
    evaluasi = _segar(d)

    baca = meja(evaluasi, evaluasi.waktu_dibuat)

    assert (baca.rhk, baca.perilaku) == (tulisan["rhk"], tulisan["perilaku"])
    isian = layanan.isian_pokok(evaluasi, rhk=baca.rhk, perilaku=baca.perilaku)
    assert isian == layanan.isian_dari(evaluasi)


def test_the_evidence_of_each_report_stands_on_the_desk():
    d = terbuka()
    kirim = _isi(d)
    kirim.daftar_bukti.all().delete()
    bukti = [BuktiFactory(realisasi=kirim, keterangan=f"Bukti {n}") for n in range(3)]

    [baris] = meja(_segar(d), kirim.waktu_dikirim + timedelta(days=1)).daftar_iki

    assert (baris.realisasi, baris.bukti) == (kirim, bukti)


@pytest.mark.parametrize("dunia", DUNIA)
def test_the_desk_costs_twelve_queries_whatever_stands_around(dunia):
    d = DUNIA[dunia]()
    _isi(d)
    client, alamat = masuk(d.pnl), reverse("evaluasi:nilai", args=[d.evaluasi.pk])
    client.get(alamat)

    assert banyak_kueri(lambda: client.get(alamat)) <= 12
