"""Reminders: each mark once, on the right local day, to those who still owe and to nobody else."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ekinerja.antrean.layanan import jalankan_jatuh_tempo
from ekinerja.inti.waktu import pada_saat
from ekinerja.kalender import aturan
from ekinerja.kalender.kueri import batas_per_orang, ditutup_untuk
from ekinerja.kalender.layanan import pengingat
from ekinerja.kalender.layanan.pengingat import Tagihan, ingatkan
from ekinerja.kalender.pilihan import StatusTahunKinerja, Tahap
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman, Rangkuman
from tests.factories import InstansiFactory, PegawaiFactory, UnitKerjaFactory
from tests.factories.kalender import PerpanjanganTahapFactory, TahapPeriodeFactory

pytestmark = pytest.mark.django_db
# The stage of the factory: 1 to 30 March 2026, local dates.
DITUTUP = date(2026, 3, 30)
JENIS = "kalender/surel/pengingat"


def saat(hari, jam=0, menit=0, bulan=3):
    """A moment of 2026 on the clock of Jakarta."""
    return datetime(2026, bulan, hari, jam, menit, tzinfo=UTC) - timedelta(hours=7)


@pytest.fixture
def utang(monkeypatch):
    """Who owes, as the apps above would say; remove somebody and he has sent his."""
    berutang = []
    monkeypatch.setattr(pengingat, "_PENAGIH", [])

    @pengingat.penagih(Tahap.INPUT_REALISASI)
    def berutang_realisasi(tahap):
        batas = batas_per_orang(tahap)
        for satu in berutang:
            yield Tagihan(satu, batas(satu), "/dialog/realisasi/", "Realisasi belum dikirim.")

    return berutang


@pytest.fixture
def tahap():
    return TahapPeriodeFactory(periode__tahun_kinerja__instansi=InstansiFactory())


def pegawai(zona="WIB", **isi):
    return PegawaiFactory(unit_kerja=UnitKerjaFactory(zona_waktu=zona), **isi)


def jalankan(*saat_ini):
    for satu in saat_ini:
        with pada_saat(satu):
            jalankan_jatuh_tempo(satu)


def ingatkan_pada(*saat_ini):
    """The act alone, without the other periodic ones."""
    for satu in saat_ini:
        with pada_saat(satu):
            ingatkan(satu)


def tanda(penerima):
    """The marks that somebody was reminded of, in the order of the letters."""
    daftar = Pemberitahuan.objects.filter(penerima=penerima, jenis=JENIS).order_by("pk")
    return [int(satu.kunci.split(":")[4]) for satu in daftar]


@pytest.mark.parametrize(
    ("sisa", "due"),
    [(9, None), (8, None), (7, 7), (6, 7), (4, 7), (3, 3), (2, 3), (1, 1), (0, 0), (-1, None)],
)
def test_the_nearest_mark_is_due(sisa, due):
    assert aturan.tanda_pengingat(sisa) == due


def test_run_every_hour_each_reminder_comes_once_in_its_hour(utang, tahap):
    orang = {zona: pegawai(zona) for zona in ("WIB", "WITA", "WIT")}
    utang.extend(orang.values())

    ingatkan_pada(*(saat(20) + timedelta(hours=n) for n in range(12 * 24)))

    assert {zona: tanda(satu) for zona, satu in orang.items()} == {
        zona: [7, 3, 1, 0] for zona in orang
    }
    pertama = Pemberitahuan.objects.filter(kunci__contains=":7:").order_by("waktu_dibuat")
    jam = [(s.penerima.unit_kerja.zona_waktu, s.waktu_dibuat) for s in pertama]
    assert jam == [("WIT", saat(23, 3)), ("WITA", saat(23, 4)), ("WIB", saat(23, 5))]


def test_run_every_minute_nothing_comes_twice(utang, tahap):
    satu = pegawai()
    utang.append(satu)

    for awal in (saat(30, 4, 55), saat(30, 5, 55)):
        jalankan(*(awal + timedelta(minutes=n) for n in range(10)))

    assert tanda(satu) == [0]
    # One reminder, and the one digest that carries it.
    assert Pemberitahuan.objects.count() == 1
    assert (Pengiriman.objects.count(), Rangkuman.objects.count()) == (2, 1)


def test_run_once_a_day_after_the_digest_the_same_reminders_come(utang, tahap):
    satu = pegawai()
    utang.append(satu)

    jalankan(*(saat(hari, 10) for hari in range(15, 32)))

    assert tanda(satu) == [7, 3, 1, 0]


def test_after_a_pause_of_five_days_only_the_mark_then_due_comes(utang, tahap):
    satu = pegawai()
    utang.append(satu)

    jalankan(saat(23, 5), saat(28, 9), saat(28, 10), saat(30, 5))

    # The third day before was the 27th: its mark is due on the 28th, once; that of the 29th never.
    assert tanda(satu) == [7, 3, 0]


def test_after_a_pause_over_the_end_nothing_is_sent_late(utang, tahap):
    satu = pegawai()
    utang.append(satu)

    jalankan(saat(20, 5), saat(31, 5), saat(1, 5, bulan=4))

    assert tanda(satu) == []


def test_a_run_left_behind_by_a_dead_worker_says_nothing(utang, tahap):
    satu = pegawai()
    utang.append(satu)

    with pada_saat(saat(28, 9)):
        assert ingatkan(saat(23, 5)) == 0
        assert tanda(satu) == []
        assert ingatkan(saat(28, 9)) == 1


def test_who_has_sent_is_left_alone_from_then_on(utang, tahap):
    satu, dua = pegawai(), pegawai()
    utang.extend([satu, dua])
    jalankan(saat(23, 5))
    utang.remove(satu)

    jalankan(*(saat(hari, 5) for hari in range(24, 31)))

    assert (tanda(satu), tanda(dua)) == ([7], [7, 3, 1, 0])


def test_inactive_people_and_a_closed_year_are_silent(utang, tahap):
    utang.append(pegawai(aktif=False))
    jalankan(saat(30, 5))
    assert Pemberitahuan.objects.count() == 0

    utang.append(pegawai())
    tahun = tahap.periode.tahun_kinerja
    tahun.__class__.objects.filter(pk=tahun.pk).update(status=StatusTahunKinerja.DITUTUP)
    jalankan(saat(30, 6))

    assert Pemberitahuan.objects.count() == 0


def test_a_stage_not_yet_open_reminds_nobody(utang):
    TahapPeriodeFactory(dibuka=date(2026, 3, 28), ditutup=date(2026, 3, 31))
    satu = pegawai()
    utang.append(satu)

    jalankan(*(saat(hari, 5) for hari in range(24, 32)))

    # Four days before the end the stage opens, with the first mark still due.
    assert tanda(satu) == [3, 1, 0]
    assert Pemberitahuan.objects.order_by("pk")[0].waktu_dibuat == saat(28, 5)


@pytest.mark.parametrize("sasaran", ["orang", "unit", "unit_di_atas"])
def test_an_extension_moves_the_reminders_of_those_it_is_for(utang, tahap, sasaran):
    induk = UnitKerjaFactory()
    satu = PegawaiFactory(unit_kerja=UnitKerjaFactory(induk=induk))
    lain = pegawai()
    utang.extend([satu, lain])
    untuk = {
        "orang": {"pegawai": satu},
        "unit": {"unit_kerja": satu.unit_kerja},
        "unit_di_atas": {"unit_kerja": induk},
    }[sasaran]
    PerpanjanganTahapFactory(tahap=tahap, sampai=date(2026, 4, 5), **untuk)

    ingatkan_pada(*(saat(20, 5) + timedelta(days=n) for n in range(20)))

    daftar = Pemberitahuan.objects.filter(penerima=satu).order_by("pk")
    assert [s.waktu_dibuat for s in daftar] == [
        saat(29, 5),
        saat(2, 5, bulan=4),
        saat(4, 5, bulan=4),
        saat(5, 5, bulan=4),
    ]
    assert (tanda(satu), tanda(lain)) == ([7, 3, 1, 0], [7, 3, 1, 0])


def test_an_extension_given_on_the_last_day_brings_reminders_of_its_own(utang, tahap):
    satu = pegawai()
    utang.append(satu)
    jalankan(saat(30, 5))
    PerpanjanganTahapFactory(tahap=tahap, sampai=date(2026, 4, 1), pegawai=satu)

    jalankan(saat(30, 9), saat(31, 5), saat(1, 5, bulan=4), saat(2, 5, bulan=4))

    assert tanda(satu) == [0, 3, 1, 0]


def test_batas_per_orang_says_what_ditutup_untuk_says_in_one_query(tahap):
    induk = UnitKerjaFactory()
    orang = [PegawaiFactory(unit_kerja=UnitKerjaFactory(induk=induk)) for _ in range(3)]
    orang.append(pegawai())
    for isi in (
        {"pegawai": orang[0], "sampai": date(2026, 4, 9)},
        {"pegawai": orang[1], "sampai": date(2026, 4, 2)},
        {"unit_kerja": induk, "sampai": date(2026, 4, 5)},
        {"unit_kerja": induk, "sampai": date(2026, 4, 3)},
    ):
        PerpanjanganTahapFactory(tahap=tahap, **isi)
    harapan = [ditutup_untuk(tahap, satu) for satu in orang]

    with CaptureQueriesContext(connection) as kueri:
        batas = batas_per_orang(tahap)
        hasil = [batas(satu) for satu in orang]

    assert hasil == harapan == [date(2026, 4, n) for n in (9, 5, 5)] + [DITUTUP]
    assert len(kueri) == 1


def test_the_reminder_of_the_morning_rides_in_the_digest_of_that_morning(utang, tahap):
    satu = pegawai(email="pegawai@contoh.go.id")
    utang.append(satu)

    jalankan(saat(23, 5), saat(23, 6), saat(23, 7))

    rangkuman = Rangkuman.objects.get()
    surat = Pemberitahuan.objects.get(jenis=JENIS)
    assert (rangkuman.tanggal, surat.pengingat) == (date(2026, 3, 23), True)
    assert surat.perihal in rangkuman.isi
    assert surat.perihal == (
        "Pengingat: Input realisasi hasil kerja Triwulan I 2026 berakhir 30 Maret 2026"
    )
    assert surat.isi == (
        "Realisasi belum dikirim.\n\n"
        "Batasnya Senin, 30 Maret 2026, pukul 23.59 WIB, 7 hari lagi.\n\n"
        "Abaikan pengingat ini bila sudah Anda selesaikan.\n"
    )
    assert surat.tautan == "/dialog/realisasi/"


def test_on_the_last_day_a_reminder_after_the_digest_goes_alone(utang, tahap):
    satu = pegawai("WIT", email="pegawai@contoh.go.id")
    utang.append(satu)

    jalankan(saat(30, 9))

    surat = Pemberitahuan.objects.get()
    assert surat.pengingat is False
    assert surat.perihal.endswith("berakhir hari ini")
    assert "Senin, 30 Maret 2026, pukul 23.59 WIT, yaitu hari ini." in surat.isi


def test_a_debt_with_a_date_of_its_own_is_not_bound_to_the_stage(utang, tahap):
    satu = pegawai()

    @pengingat.penagih(Tahap.PERSETUJUAN, dari=Tahap.INPUT_REALISASI)
    def menjawab(tahap_periode):
        return [Tagihan(satu, date(2026, 4, 20), "", "Hasil menunggu jawaban Anda.")]

    ingatkan_pada(*(saat(25, 5) + timedelta(days=n) for n in range(40)))

    assert tanda(satu) == [7, 3, 1, 0]
    assert "Persetujuan hasil evaluasi" in Pemberitahuan.objects.order_by("pk")[0].perihal


def test_one_debt_that_cannot_be_read_silences_no_other(utang, tahap):
    utang.append(pegawai())
    baik = pengingat._PENAGIH.pop()

    @pengingat.penagih(Tahap.INPUT_REALISASI)
    def rusak(tahap_periode):
        raise ZeroDivisionError

    pengingat._PENAGIH.append(baik)

    with pada_saat(saat(23, 5)), pytest.raises(ZeroDivisionError):
        ingatkan(saat(23, 5))

    assert tanda(utang[0]) == [7]


def test_the_act_costs_the_same_with_one_and_thirty_people(utang, tahap):
    utang.append(pegawai())
    jalankan(saat(23, 5))
    with CaptureQueriesContext(connection) as satu, pada_saat(saat(23, 8)):
        ingatkan(saat(23, 8))
    utang.extend(PegawaiFactory.create_batch(29))
    jalankan(saat(23, 6))

    with CaptureQueriesContext(connection) as banyak, pada_saat(saat(23, 8)):
        ingatkan(saat(23, 8))

    assert len(banyak) == len(satu)
