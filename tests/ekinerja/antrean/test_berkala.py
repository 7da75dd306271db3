from datetime import UTC, datetime, timedelta

import pytest
import time_machine

from ekinerja.antrean import layanan
from ekinerja.antrean.models import Berkala, Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from tests.factories.antrean import hanya_berkala

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 1, 20, 7, 30, 10, tzinfo=UTC)


@pytest.fixture
def jam():
    with time_machine.travel(PADA, tick=False) as perjalanan:
        yield perjalanan


@pytest.fixture
def harian():
    """One daily act that notes the moments it was run for."""
    waktu = []

    def tindakan(pada):
        waktu.append(pada)
        return 2

    with hanya_berkala(uji=("harian", tindakan)):
        yield waktu


def test_jalankan_jatuh_tempo_runs_each_slot_once(jam, harian):
    hasil = [layanan.jalankan_jatuh_tempo() for _ in range(3)]
    jam.shift(timedelta(days=1))
    hasil += [layanan.jalankan_jatuh_tempo() for _ in range(3)]

    assert hasil == [1, 0, 0, 1, 0, 0]
    assert harian == [PADA, PADA + timedelta(days=1)]


def test_jalankan_jatuh_tempo_five_days_late_runs_once(jam, harian):
    layanan.jalankan_jatuh_tempo()
    jam.shift(timedelta(days=5))

    assert [layanan.jalankan_jatuh_tempo() for _ in range(2)] == [1, 0]
    assert harian == [PADA, PADA + timedelta(days=5)]


def test_jalankan_jatuh_tempo_keeps_the_result(jam, harian):
    layanan.jalankan_jatuh_tempo()

    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.kunci, pekerjaan.hasil) == (
        "berkala:uji:2026-01-20T00:00:00+00:00",
        {"jumlah": 2},
    )


def test_jalankan_jatuh_tempo_tries_a_failed_act_again(jam):
    panggilan = []

    def tindakan(pada):
        panggilan.append(pada)
        if len(panggilan) == 1:
            raise OSError("jaringan putus")
        return 0

    with hanya_berkala(uji=("jam", tindakan)):
        assert layanan.jalankan_jatuh_tempo() == 0
        jam.shift(timedelta(seconds=10))
        assert layanan.jalankan_semua() == 1

    assert panggilan == [PADA, PADA]


def test_jalankan_jatuh_tempo_runs_the_other_acts_when_one_fails(jam, harian):
    def rusak(pada):
        raise OSError("jaringan putus")

    with hanya_berkala(a_rusak=("menit", rusak), b_baik=("menit", lambda pada: 1)):
        assert layanan.jalankan_jatuh_tempo() == 1


def test_jalankan_jatuh_tempo_recovers_from_a_clock_that_was_ahead(jam, harian):
    Berkala.objects.create(nama="uji", terakhir_untuk=PADA + timedelta(days=900))

    assert [layanan.jalankan_jatuh_tempo() for _ in range(2)] == [1, 0]


def test_jalankan_jatuh_tempo_does_not_repeat_an_older_slot(jam, harian):
    layanan.jalankan_jatuh_tempo(PADA)
    layanan.jalankan_jatuh_tempo(PADA + timedelta(days=1))

    assert layanan.jalankan_jatuh_tempo(PADA) == 0
    assert Pekerjaan.objects.count() == 2


def test_rapikan_forgets_only_old_finished_slots(jam, harian):
    layanan.jalankan_jatuh_tempo()
    Pekerjaan.objects.create(
        jenis="uji.kerja",
        kunci="tetap",
        keadaan=Keadaan.SELESAI,
        waktu_tersedia=PADA,
        waktu_dibuat=PADA,
        waktu_selesai=PADA,
    )

    assert layanan.rapikan(PADA + timedelta(days=7)) == 0
    assert layanan.rapikan(PADA + timedelta(days=8)) == 1
    assert Pekerjaan.objects.get().kunci == "tetap"
