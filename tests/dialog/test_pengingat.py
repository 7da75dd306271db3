"""Who is reminded of realisasi: those with something not sent, once each."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from dialog.layanan.pengingat import belum_mengirim_realisasi
from dialog.models import RealisasiIKI
from dialog.pilihan import StatusRealisasi
from ekinerja.antrean.layanan import jalankan_jatuh_tempo
from ekinerja.inti.waktu import pada_saat
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories import PegawaiFactory, RHKFactory, SKPFactory
from tests.factories.kalender import PerpanjanganTahapFactory
from tests.factories.realisasi import RealisasiFactory, saat, tetapkan, triwulan

pytestmark = pytest.mark.django_db


def pengingat(pegawai):
    daftar = Pemberitahuan.objects.filter(penerima=pegawai, kunci__startswith="pengingat:")
    return [int(satu.kunci.split(":")[4]) for satu in daftar.order_by("pk")]


def jalankan(*hari):
    for satu in hari:
        with pada_saat(saat(satu, jam=5)):
            jalankan_jatuh_tempo(saat(satu, jam=5))


def skp_lain(d, **isi):
    """Another set SKP of the same instansi and period."""
    skp = SKPFactory(unit_kerja=d.skp.unit_kerja, **isi)
    RHKFactory(skp=skp)
    tetapkan(skp)
    return skp


@pytest.mark.parametrize(
    ("keadaan", "berutang"),
    [({}, True), ({"dikembalikan": True}, True), ({"dikirim": True}, False)],
)
def test_who_has_not_sent_everything_owes(keadaan, berutang):
    d = triwulan()
    RealisasiFactory(d=d, **keadaan)

    daftar = list(belum_mengirim_realisasi(d.tahap))

    assert [satu.penerima for satu in daftar] == ([d.pegawai] if berutang else [])


def test_one_indicator_left_out_is_enough():
    d = triwulan(jumlah_iki=2)
    RealisasiFactory(d=d, dikirim=True)

    (satu,) = belum_mengirim_realisasi(d.tahap)

    assert satu == (
        d.pegawai,
        date(2026, 3, 30),
        reverse("dialog:realisasi", args=[d.skp.pk, d.periode.pk]),
        "Realisasi hasil kerja Anda untuk Triwulan I 2026 belum seluruhnya dikirim.",
    )


def test_reminded_until_sent_and_by_the_own_closing_day():
    d = triwulan()
    RealisasiFactory(d=d)
    lain = skp_lain(d).pegawai
    PerpanjanganTahapFactory(tahap=d.tahap, pegawai=lain, sampai=date(2026, 3, 31))

    jalankan(*range(20, 28))
    RealisasiIKI.objects.update(status=StatusRealisasi.DIKIRIM, waktu_dikirim=saat(27))
    jalankan(*range(28, 32))

    assert (pengingat(d.pegawai), pengingat(lain)) == ([7, 3], [7, 3, 1, 0])
    assert pengingat(d.penilai) == []


def test_two_skp_are_one_reminder_and_inactive_people_none():
    d = triwulan()
    skp_lain(d, pegawai=PegawaiFactory(aktif=False))
    kedua = PegawaiFactory(unit_kerja=d.skp.unit_kerja)
    riwayat = kedua.daftar_riwayat_jabatan.get()
    skp_lain(d, pegawai=d.pegawai, riwayat_jabatan=riwayat, penilai=False)

    daftar = list(belum_mengirim_realisasi(d.tahap))

    assert [(satu.penerima, satu.tautan) for satu in daftar] == [
        (d.pegawai, reverse("dialog:realisasi_daftar"))
    ]


def test_asking_costs_the_same_for_one_and_thirty():
    d = triwulan()

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            daftar = list(belum_mengirim_realisasi(d.tahap))
        return len(daftar), len(kueri)

    satu = hitung()
    for _ in range(5):
        skp_lain(d)
    PerpanjanganTahapFactory(tahap=d.tahap, unit_kerja=d.skp.unit_kerja)

    assert (satu, hitung()) == ((1, 2), (6, 2))
