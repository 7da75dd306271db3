from datetime import UTC, datetime, timedelta

import pytest
import time_machine
from django.db import transaction

from ekinerja.antrean import layanan
from ekinerja.antrean.daftar import GagalTetap, SewaHilang, TidakDikenal
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import kini
from tests.factories.antrean import PekerjaanFactory, penangan_sementara

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 1, 20, 7, 0, tzinfo=UTC)


@pytest.fixture(autouse=True)
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def catatan():
    """A handler that notes what it was given."""
    panggilan = []

    def kerja(pekerjaan, **argumen):
        panggilan.append(argumen)
        return {"jumlah": len(panggilan)}

    with penangan_sementara(kerja, maks_percobaan=3):
        yield panggilan


def _jatuh(galat, **pilihan):
    def kerja(pekerjaan):
        raise galat

    return penangan_sementara(kerja, **pilihan)


def test_antrekan_writes_one_row(catatan):
    pekerjaan = layanan.antrekan("uji.kerja", kunci="a", argumen={"pk": 7})

    assert pekerjaan == Pekerjaan.objects.get()
    assert (pekerjaan.keadaan, pekerjaan.argumen, pekerjaan.maks_percobaan) == (
        Keadaan.MENUNGGU,
        {"pk": 7},
        3,
    )


def test_antrekan_gives_the_first_job_for_the_same_kunci(catatan):
    pertama = layanan.antrekan("uji.kerja", kunci="a", argumen={"pk": 7})
    kedua = layanan.antrekan("uji.kerja", kunci="a", argumen={"pk": 8})

    assert kedua.pk == pertama.pk
    assert kedua.argumen == {"pk": 7}


def test_antrekan_refuses_an_unknown_name():
    with pytest.raises(TidakDikenal):
        layanan.antrekan("uji.hilang", kunci="a")

    assert Pekerjaan.objects.count() == 0


def test_antrekan_goes_with_the_transaction_of_its_caller(catatan):
    @transaction.atomic
    def tindakan():
        layanan.antrekan("uji.kerja", kunci="a")
        raise RuntimeError

    with pytest.raises(RuntimeError):
        tindakan()

    assert Pekerjaan.objects.count() == 0


def test_ambil_leaves_a_job_that_is_not_due(catatan):
    pekerjaan = layanan.antrekan("uji.kerja", kunci="a", tersedia=PADA + timedelta(seconds=1))

    assert layanan.ambil(pekerjaan.pk) is None


def test_ambil_leaves_a_job_in_other_hands(catatan):
    assert layanan.ambil(PekerjaanFactory(berjalan=True).pk) is None


def test_ambil_takes_over_when_the_lease_has_lapsed(catatan):
    telantar = PekerjaanFactory(telantar=True)

    pekerjaan = layanan.ambil(telantar.pk)

    assert (pekerjaan.percobaan, pekerjaan.sewa_sampai) == (2, PADA + timedelta(minutes=5))
    assert pekerjaan.pemilik != telantar.pemilik


def test_jalankan_stores_the_result(catatan):
    pekerjaan = layanan.antrekan("uji.kerja", kunci="a", argumen={"pk": 7})

    assert layanan.jalankan(pekerjaan.pk)

    pekerjaan.refresh_from_db()
    assert catatan == [{"pk": 7}]
    assert (pekerjaan.keadaan, pekerjaan.hasil) == (Keadaan.SELESAI, {"jumlah": 1})
    assert (pekerjaan.pemilik, pekerjaan.sewa_sampai) == ("", None)
    assert pekerjaan.waktu_selesai == PADA


def test_jalankan_does_nothing_twice(catatan):
    pekerjaan = layanan.antrekan("uji.kerja", kunci="a")

    assert [layanan.jalankan(pekerjaan.pk) for _ in range(3)] == [True, False, False]
    assert len(catatan) == 1


def test_jalankan_tries_again_later_and_then_gives_up():
    riwayat = []
    with _jatuh(ValueError("rusak"), maks_percobaan=3), time_machine.travel(PADA) as jam:
        pk = layanan.antrekan("uji.kerja", kunci="a").pk
        for maju in (0, 10, 60, 600):
            jam.shift(timedelta(seconds=maju))
            layanan.jalankan(pk)
            pekerjaan = Pekerjaan.objects.get(pk=pk)
            riwayat.append((pekerjaan.keadaan, pekerjaan.percobaan))

    assert riwayat == [("menunggu", 1), ("menunggu", 2), ("gagal", 3), ("gagal", 3)]
    assert pekerjaan.galat == "ValueError: rusak"


def test_jalankan_waits_before_the_second_attempt():
    with _jatuh(ValueError("rusak")):
        pk = layanan.antrekan("uji.kerja", kunci="a").pk
        layanan.jalankan(pk)

        assert Pekerjaan.objects.get().waktu_tersedia == PADA + timedelta(seconds=10)
        assert layanan.sapu() == []


@pytest.mark.parametrize(
    "galat",
    [
        GagalTetap("Alamat surel ditolak."),
        Ditolak(tolak(Sebab.STATUS, "Alamat surel ditolak.")),
    ],
)
def test_jalankan_gives_up_at_once_when_trying_again_is_pointless(galat):
    with _jatuh(galat):
        layanan.jalankan(layanan.antrekan("uji.kerja", kunci="a").pk)

    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.keadaan, pekerjaan.galat) == (Keadaan.GAGAL, "Alamat surel ditolak.")


def test_jalankan_survives_what_is_raised_outside_exception():
    class GalatLuar(BaseException):
        pass

    with _jatuh(GalatLuar("http://contoh")):
        layanan.jalankan(layanan.antrekan("uji.kerja", kunci="a").pk)

    assert Pekerjaan.objects.get().galat == "GalatLuar: http://contoh"


def test_jalankan_keeps_neither_details_nor_texts_of_an_error(caplog):
    with _jatuh(ValueError("nilai tidak sah\nDETAIL: catatan rahasia")):
        layanan.jalankan(layanan.antrekan("uji.kerja", kunci="a").pk)

    assert Pekerjaan.objects.get().galat == "ValueError: nilai tidak sah"
    assert "rahasia" not in caplog.text
    assert "_jatuh" in caplog.text or "test_layanan.py" in caplog.text


def test_jalankan_fails_a_job_nobody_knows_any_more():
    pekerjaan = PekerjaanFactory(jenis="uji.lama")

    assert not layanan.jalankan(pekerjaan.pk)

    pekerjaan.refresh_from_db()
    assert pekerjaan.keadaan == Keadaan.MENUNGGU
    assert pekerjaan.galat.startswith("TidakDikenal")


def test_jalankan_stops_quietly_when_the_job_went_to_another_worker():
    def kerja(pekerjaan):
        Pekerjaan.objects.update(pemilik="mesin:2:lain")
        layanan.laporkan_kemajuan(pekerjaan, selesai=1)

    with penangan_sementara(kerja):
        pk = layanan.antrekan("uji.kerja", kunci="a").pk

        assert not layanan.jalankan(pk)

    pekerjaan = Pekerjaan.objects.get()
    assert (pekerjaan.keadaan, pekerjaan.pemilik) == (Keadaan.BERJALAN, "mesin:2:lain")


@pytest.mark.parametrize("galat", [SystemExit, KeyboardInterrupt])
def test_jalankan_lets_the_process_end(galat):
    with _jatuh(galat()), pytest.raises(galat):
        layanan.jalankan(layanan.antrekan("uji.kerja", kunci="a").pk)

    assert Pekerjaan.objects.get().keadaan == Keadaan.BERJALAN


def test_selesaikan_leaves_a_job_that_was_taken_over(catatan):
    pekerjaan = PekerjaanFactory(berjalan=True)
    Pekerjaan.objects.update(pemilik="mesin:2:lain")

    assert not layanan.selesaikan(pekerjaan, hasil=1)
    assert Pekerjaan.objects.get().keadaan == Keadaan.BERJALAN


def test_laporkan_kemajuan_renews_the_lease(catatan):
    pekerjaan = PekerjaanFactory(berjalan=True)
    with time_machine.travel(PADA + timedelta(minutes=3), tick=False):
        layanan.laporkan_kemajuan(pekerjaan, selesai=3, total=41)
        layanan.laporkan_kemajuan(pekerjaan, selesai=4)

    pekerjaan.refresh_from_db()
    assert (pekerjaan.kemajuan_selesai, pekerjaan.kemajuan_total) == (4, 41)
    assert pekerjaan.sewa_sampai == PADA + timedelta(minutes=8)


def test_laporkan_kemajuan_raises_when_the_lease_is_lost(catatan):
    pekerjaan = PekerjaanFactory(berjalan=True)
    Pekerjaan.objects.update(pemilik="mesin:2:lain")

    with pytest.raises(SewaHilang):
        layanan.laporkan_kemajuan(pekerjaan, selesai=1)


def test_ulangi_gives_a_failed_job_all_its_attempts_again(catatan):
    pekerjaan = PekerjaanFactory(gagal=True)

    assert layanan.ulangi(pekerjaan.pk)

    pekerjaan.refresh_from_db()
    assert (pekerjaan.keadaan, pekerjaan.percobaan) == (Keadaan.MENUNGGU, 0)
    assert layanan.jalankan(pekerjaan.pk)


def test_ulangi_leaves_a_job_that_did_not_fail(catatan):
    assert not layanan.ulangi(PekerjaanFactory(berjalan=True).pk)


def test_sapu_finds_what_is_due_and_what_was_left_behind():
    nanti = kini() + timedelta(hours=1)
    PekerjaanFactory(waktu_tersedia=nanti)
    PekerjaanFactory(berjalan=True)
    PekerjaanFactory(gagal=True)
    menunggu = PekerjaanFactory()
    telantar = PekerjaanFactory(telantar=True, waktu_tersedia=PADA - timedelta(hours=1))

    assert layanan.sapu() == [telantar.pk, menunggu.pk]


def test_sapu_ends_a_job_that_took_every_worker_down(caplog):
    pekerjaan = PekerjaanFactory(telantar=True, percobaan=6)

    assert layanan.sapu() == []

    pekerjaan.refresh_from_db()
    assert pekerjaan.keadaan == Keadaan.GAGAL
    assert pekerjaan.galat == "Pekerja berhenti di tengah pekerjaan pada setiap percobaan."
    assert "1 pekerjaan gagal" in caplog.text


def test_jalankan_semua_also_runs_what_a_job_queues():
    def kerja(pekerjaan, sisa):
        if sisa:
            layanan.antrekan("uji.kerja", kunci=f"s{sisa}", argumen={"sisa": sisa - 1})

    with penangan_sementara(kerja):
        layanan.antrekan("uji.kerja", kunci="awal", argumen={"sisa": 2})

        assert layanan.jalankan_semua() == 3


def test_jalankan_semua_stops_between_two_jobs(catatan):
    for nomor in range(3):
        layanan.antrekan("uji.kerja", kunci=str(nomor))

    assert layanan.jalankan_semua(berhenti=lambda: len(catatan) == 2) == 2
    assert Pekerjaan.objects.filter(keadaan=Keadaan.MENUNGGU).count() == 1
