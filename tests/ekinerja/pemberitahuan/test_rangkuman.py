from datetime import UTC, date, datetime, timedelta

import pytest
import time_machine

from ekinerja.antrean import layanan as antrean
from ekinerja.pemberitahuan import layanan
from ekinerja.pemberitahuan.models import Pengiriman, Rangkuman
from tests.factories.antrean import hanya_berkala
from tests.factories.kepegawaian import PegawaiFactory

pytestmark = pytest.mark.django_db
# 06.00 WIB on 20 January; 08.00 in Jayapura.
ENAM_WIB = datetime(2026, 1, 19, 23, 0, tzinfo=UTC)


@pytest.fixture
def jam():
    tindakan = hanya_berkala(rangkum=("jam", layanan.rangkum_jatuh_tempo))
    with tindakan, time_machine.travel(ENAM_WIB - timedelta(hours=5), tick=False) as perjalanan:
        yield perjalanan


def _ingatkan(penerima, kunci, **pilihan):
    return layanan.antrekan(
        "uji/surel/diajukan",
        penerima=penerima,
        kunci=kunci,
        konteks={"nama": kunci, "tahun": 2026},
        tautan=f"/skp/{kunci}/",
        **{"pengingat": True, **pilihan},
    )


def _maju(jam, saat):
    """Move the clock and run all that is due."""
    jam.move_to(saat)
    antrean.jalankan_jatuh_tempo()
    antrean.jalankan_semua()


def test_rangkum_sends_one_digest_at_six_with_every_reminder(jam, settings, mailoutbox):
    settings.URL_DASAR = "https://kinerja.contoh.go.id"
    penerima = PegawaiFactory()
    for kunci in ("a", "b"):
        _ingatkan(penerima, kunci)
    _maju(jam, ENAM_WIB - timedelta(seconds=1))
    sebelum = list(mailoutbox)

    _maju(jam, ENAM_WIB)

    assert sebelum == []
    (rangkuman,) = mailoutbox
    assert rangkuman.subject == "Rangkuman pengingat e-Kinerja 20 Januari 2026: 2 hal menunggu Anda"
    assert rangkuman.body.split("\n\n")[1:4] == [
        "Berikut pengingat untuk Anda per Selasa, 20 Januari 2026:",
        "1. SKP a menunggu keputusan Anda\n   https://kinerja.contoh.go.id/skp/a/",
        "2. SKP b menunggu keputusan Anda\n   https://kinerja.contoh.go.id/skp/b/",
    ]


def test_rangkum_takes_each_reminder_once_over_many_days(jam, mailoutbox):
    penerima = PegawaiFactory()
    _ingatkan(penerima, "a")
    for jam_ke in range(48):
        _maju(jam, ENAM_WIB + timedelta(hours=jam_ke))
    _ingatkan(penerima, "a")
    _ingatkan(penerima, "b")
    for jam_ke in range(48, 96):
        _maju(jam, ENAM_WIB + timedelta(hours=jam_ke))

    assert [surat.body.count("menunggu keputusan Anda") for surat in mailoutbox] == [1, 1]
    assert list(Rangkuman.objects.values_list("tanggal", flat=True)) == [
        date(2026, 1, 20),
        date(2026, 1, 22),
    ]


def test_rangkum_keeps_a_later_reminder_for_the_next_day(jam, mailoutbox):
    penerima = PegawaiFactory()
    jam.move_to(ENAM_WIB + timedelta(hours=4))
    _ingatkan(penerima, "siang")
    _maju(jam, ENAM_WIB + timedelta(hours=5))
    assert mailoutbox == []

    _maju(jam, ENAM_WIB + timedelta(days=1))

    assert len(mailoutbox) == 1


def test_rangkum_five_days_late_sends_all_in_one(jam, mailoutbox):
    penerima = PegawaiFactory()
    for hari in range(5):
        jam.move_to(ENAM_WIB + timedelta(days=hari, hours=-2))
        _ingatkan(penerima, f"hari{hari}")

    _maju(jam, ENAM_WIB + timedelta(days=5))

    assert [surat.body.count("menunggu keputusan Anda") for surat in mailoutbox] == [5]


@pytest.mark.parametrize(("zona", "selisih"), [("WIB", 0), ("WITA", 1), ("WIT", 2)])
def test_rangkum_follows_the_clock_of_the_unit(jam, mailoutbox, zona, selisih):
    penerima = PegawaiFactory(unit_kerja__zona_waktu=zona)
    _ingatkan(penerima, "a")
    enam = ENAM_WIB - timedelta(hours=selisih)
    _maju(jam, enam - timedelta(minutes=1))
    assert mailoutbox == []

    _maju(jam, enam)

    assert len(mailoutbox) == 1
    assert Rangkuman.objects.get().tanggal == date(2026, 1, 20)


def test_rangkum_leaves_ordinary_letters_alone(jam, mailoutbox):
    penerima = PegawaiFactory()
    _ingatkan(penerima, "surat", pengingat=False)
    _ingatkan(penerima, "pengingat")

    _maju(jam, ENAM_WIB)

    assert sorted(surat.subject for surat in mailoutbox) == [
        "Rangkuman pengingat e-Kinerja 20 Januari 2026: 1 hal menunggu Anda",
        "SKP surat menunggu keputusan Anda",
    ]


def test_rangkum_says_in_the_ledger_that_the_digest_went_out(jam, mailoutbox):
    _ingatkan(PegawaiFactory(), "a")
    sebelum = Pengiriman.objects.get().kalimat

    _maju(jam, ENAM_WIB)

    pengingat = Pengiriman.objects.get(pemberitahuan__isnull=False)
    assert sebelum == "Surel menunggu rangkuman pukul 06.00"
    assert (pengingat.kalimat, pengingat.waktu_terkirim) == (
        "Surel terkirim dalam rangkuman",
        ENAM_WIB,
    )


def test_rangkum_without_address_stays_in_the_inbox(jam, mailoutbox):
    penerima = PegawaiFactory()
    _ingatkan(penerima, "a")
    penerima.email = ""
    penerima.save(update_fields=["email"])

    _maju(jam, ENAM_WIB)

    assert (Pengiriman.objects.get().keadaan, mailoutbox) == ("tanpa_alamat", [])
    assert Rangkuman.objects.count() == 0
