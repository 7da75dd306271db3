"""What is shown of the realisasi, to whom, and who still owes."""

from datetime import date

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialog.kueri import keadaan_realisasi as keadaan
from dialog.kueri.realisasi import belum_dikirim, daftar_iki, riwayat
from dialog.layanan import realisasi as layanan
from dialog.models import BuktiDukung, RealisasiIKI
from ekinerja.inti.waktu import pada_saat
from ekinerja.jejak.models import Jejak
from skp.models import SKP, RencanaHasilKerja
from tests.factories import IKIFactory, PegawaiFactory, RHKFactory
from tests.factories.kalender import PerpanjanganTahapFactory, TahapPeriodeFactory
from tests.factories.realisasi import RealisasiFactory, periode_untuk, saat, tetapkan, triwulan
from tests.factories.skp import SKPFactory

pytestmark = pytest.mark.django_db


def banyak_kueri(tindakan):
    with CaptureQueriesContext(connection) as kueri:
        tindakan()
    return len(kueri)


def test_every_iki_comes_in_the_order_of_the_form_with_its_realisasi_or_none():
    d = triwulan(2)
    tambahan = RHKFactory(skp=d.skp, jenis="tambahan")
    RealisasiFactory(d=d, iki_akar=d.iki[1])
    RealisasiFactory()

    daftar = daftar_iki(d.skp, d.periode)

    assert [satu.iki for satu in daftar] == [*d.iki, tambahan.daftar_iki.get()]
    assert [bool(satu.realisasi) for satu in daftar] == [False, True, False]
    assert [satu.rhk for satu in daftar] == [d.rhk, d.rhk, tambahan]


def test_what_was_given_up_is_no_longer_owed():
    d = triwulan()
    mati = RHKFactory(skp=d.skp)
    RencanaHasilKerja.objects.filter(pk=mati.pk).update(aktif=False)

    assert [satu.iki for satu in daftar_iki(d.skp, d.periode)] == d.iki


def test_iki_cost_three_queries_however_many_there_are():
    satu, tujuh = triwulan(1), triwulan(7)
    for d in (satu, tujuh):
        for iki in d.iki:
            RealisasiFactory(d=d, iki_akar=iki)

    assert [banyak_kueri(lambda d=d: daftar_iki(d.skp, d.periode)) for d in (satu, tujuh)] == [3, 3]


def test_a_new_version_of_the_skp_shows_what_the_former_one_reported():
    d = triwulan()
    lama = RealisasiFactory(d=d, dikirim=True)
    baru = SKPFactory(pegawai=PegawaiFactory(unit_kerja=d.skp.unit_kerja))
    IKIFactory(rhk__skp=baru, iki_akar=d.iki[0])
    tetapkan(baru)

    assert [satu.realisasi for satu in daftar_iki(baru, d.periode)] == [lama]
    assert list(RealisasiIKI.objects.untuk_skp(baru, d.periode)) == [lama]


@pytest.mark.parametrize(
    ("isi", "berutang"),
    [
        ({}, True),
        ({"dikembalikan": True}, True),
        ({"dikirim": True}, False),
        ({"dikirim": True, "status": "direviu"}, False),
        ({"terkunci": True}, False),
        (None, True),
    ],
)
def test_who_still_owes(isi, berutang):
    d, lain = triwulan(2), triwulan()
    RealisasiFactory(d=d, iki_akar=d.iki[0], dikirim=True)
    if isi is not None:
        RealisasiFactory(d=d, iki_akar=d.iki[1], **isi)
    instansi = d.skp.unit_kerja.instansi_id

    assert list(belum_dikirim(instansi, d.periode)) == ([d.skp] if berutang else [])
    assert not belum_dikirim(instansi, lain.periode).filter(pk=lain.skp.pk).exists()


def test_an_skp_that_is_not_in_force_or_of_another_time_owes_nothing():
    d, kemudian = triwulan(), triwulan(periode_mulai=date(2026, 4, 1))
    assert not belum_dikirim(kemudian.skp.unit_kerja.instansi_id, kemudian.periode)
    assert belum_dikirim(d.skp.unit_kerja.instansi_id, d.periode)

    SKP.objects.update(status="digantikan")

    assert not belum_dikirim(d.skp.unit_kerja.instansi_id, d.periode)


def test_realisasi_and_evidence_are_seen_by_whoever_sees_the_skp():
    r = RealisasiFactory(dikirim=True)
    penetapan = r.skp.pegawai.daftar_penetapan_penilai.get()

    for siapa, terlihat in (
        (r.skp.pegawai, 1),
        (penetapan.pejabat_penilai, 1),
        (penetapan.atasan_pejabat_penilai, 1),
        (PegawaiFactory(unit_kerja=r.skp.unit_kerja), 0),
    ):
        assert RealisasiIKI.objects.terlihat_oleh(siapa, date(2026, 3, 15)).count() == terlihat
        assert BuktiDukung.objects.terlihat_oleh(siapa, date(2026, 3, 15)).count() == terlihat


def test_the_state_of_a_year_counts_and_names_the_last_day_of_its_owner():
    d = triwulan(4)
    kedua = periode_untuk(
        d.skp, kode="tw2", label="TW II", mulai=date(2026, 4, 1), selesai=date(2026, 6, 30)
    )
    TahapPeriodeFactory(periode=kedua, dibuka=date(2026, 6, 1), ditutup=date(2026, 6, 30))
    periode_untuk(d.skp, kode="tw3", label="TW III")  # has no stage: not shown
    for iki, isi in zip(d.iki, [{"dikirim": True}, {"dikembalikan": True}, {}], strict=False):
        RealisasiFactory(d=d, iki_akar=iki, **isi)
    PerpanjanganTahapFactory(tahap=d.tahap, pegawai=d.pegawai, sampai=date(2026, 4, 9))
    PerpanjanganTahapFactory(tahap=d.tahap, unit_kerja=d.skp.unit_kerja, sampai=date(2026, 4, 2))
    PerpanjanganTahapFactory(tahap=d.tahap, pegawai=d.penilai, sampai=date(2026, 5, 1))

    satu, dua = keadaan.keadaan_periode([d.skp])[d.skp.pk]

    assert (satu.jumlah, satu.terkirim, satu.draf, satu.dikembalikan) == (4, 1, 1, 1)
    assert (satu.dibuka, satu.ditutup, satu.lengkap) == (date(2026, 3, 1), date(2026, 4, 9), False)
    assert satu.batas == saat(9, 4, 23, 59, 59)
    assert (dua.periode, dua.jumlah, dua.terkirim) == (kedua, 4, 0)


def test_the_state_of_many_costs_three_queries():
    daftar = [triwulan(2).skp for _ in range(5)]
    daftar = list(SKP.objects.select_related("pegawai__unit_kerja", "unit_kerja"))

    assert banyak_kueri(lambda: keadaan.keadaan_periode(daftar[:1])) == 3
    assert banyak_kueri(lambda: keadaan.keadaan_periode(daftar)) == 3
    assert keadaan.keadaan_periode([]) == {}


@pytest.mark.parametrize(
    ("hari", "isi", "menunggu"),
    [
        (date(2026, 3, 1), None, True),
        (date(2026, 3, 30), {}, True),
        (date(2026, 3, 30), {"dikembalikan": True}, True),
        (date(2026, 3, 30), {"dikirim": True}, False),
        (date(2026, 2, 28), None, False),
        (date(2026, 3, 31), None, False),
    ],
)
def test_what_waits_for_the_employee(hari, isi, menunggu):
    d = triwulan()
    triwulan()
    if isi is not None:
        RealisasiFactory(d=d, **isi)

    daftar = keadaan.menunggu_isi(d.pegawai, hari)

    assert [satu.periode for satu in daftar] == ([d.periode] if menunggu else [])


def test_what_was_returned_waits_for_its_owner():
    r = RealisasiFactory(dikembalikan=True)
    RealisasiFactory(dikirim=True)

    assert list(RealisasiIKI.objects.menunggu_pemilik(r.skp.pegawai)) == [r]
    assert not RealisasiIKI.objects.menunggu_pemilik(r.skp.pejabat_penilai)


def test_the_list_of_others_leaves_out_oneself_and_what_is_not_set():
    d = triwulan()
    SKPFactory(penilai=d.penilai)
    hari = date(2026, 3, 15)

    def daftar(pelaku, **isi):
        return list(keadaan.daftar_orang_lain(pelaku, hari, **{"tahun": 2026, **isi}))

    assert daftar(d.penilai) == daftar(d.penilai, cakupan="dinilai") == [d.skp]
    assert daftar(d.penilai, cari=d.pegawai.nama_lengkap) == [d.skp]
    assert daftar(d.penilai, cari="tak ada") == daftar(d.penilai, tahun=2025) == []
    assert daftar(d.pegawai) == []
    assert list(keadaan.milik_sendiri(d.pegawai)) == [d.skp]


def test_history_names_who_did_what_to_these_rows_only():
    d, lain = triwulan(), triwulan()
    with pada_saat(saat()):
        satu, _ = (
            layanan.simpan_realisasi(
                s.skp.pk,
                iki_pk=s.iki[0].pk,
                periode_pk=s.periode.pk,
                uraian="Tercapai.",
                pelaku=s.pegawai,
            )
            for s in (d, lain)
        )

    assert [(j.aksi, j.pelaku) for j in riwayat([satu])] == [("dialog.tulis_realisasi", d.pegawai)]
    assert Jejak.objects.count() == 2
