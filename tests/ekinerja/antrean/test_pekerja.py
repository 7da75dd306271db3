"""The embedded runner as a real process: killed, asked to stop, run once."""

import signal

import pytest
from django.core.management import call_command

from ekinerja.antrean import layanan
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from tests.ekinerja.antrean.proses import SEWA, bunuh, catatan, lambat, proses, tunggu
from tests.factories.antrean import hanya_berkala, penangan_sementara


@pytest.fixture
def antrekan(tmp_path):
    with penangan_sementara(lambat, "uji.lambat", sewa=SEWA):
        yield lambda kunci: layanan.antrekan(
            "uji.lambat", kunci=kunci, argumen={"map_kerja": str(tmp_path)}
        )


def _keadaan(pk):
    return Pekerjaan.objects.get(pk=pk).keadaan


@pytest.mark.balapan
@pytest.mark.django_db(transaction=True)
def test_jalankan_pekerja_killed_loses_nothing(antrekan, tmp_path):
    pk = antrekan("a").pk
    with proses("pekerja") as pertama:
        tunggu(lambda: catatan(tmp_path) == ["mulai"])
        bunuh(pertama)
        tertinggal = Pekerjaan.objects.get(pk=pk)
    (tmp_path / "boleh").touch()

    with proses("pekerja"):
        tunggu(lambda: _keadaan(pk) == Keadaan.SELESAI)

    selesai = Pekerjaan.objects.get(pk=pk)
    assert (tertinggal.keadaan, tertinggal.percobaan) == (Keadaan.BERJALAN, 1)
    assert (selesai.percobaan, selesai.hasil) == (2, "beres")
    assert catatan(tmp_path) == ["mulai", "mulai", "selesai"]
    assert selesai.waktu_selesai > tertinggal.sewa_sampai


@pytest.mark.balapan
@pytest.mark.django_db(transaction=True)
def test_jalankan_pekerja_asked_to_stop_finishes_the_running_job(antrekan, tmp_path):
    pertama, kedua = antrekan("a").pk, antrekan("b").pk
    with proses("pekerja") as pekerja:
        tunggu(lambda: catatan(tmp_path) == ["mulai"])
        pekerja.send_signal(signal.SIGTERM)
        (tmp_path / "boleh").touch()
        keluar = pekerja.wait(timeout=30)

    assert keluar == 0
    assert [_keadaan(pk) for pk in (pertama, kedua)] == [Keadaan.SELESAI, Keadaan.MENUNGGU]
    assert catatan(tmp_path) == ["mulai", "selesai"]


@pytest.mark.django_db
def test_jalankan_pekerja_sekali_empties_the_queue(antrekan, tmp_path):
    (tmp_path / "boleh").touch()
    pk = antrekan("a").pk

    with hanya_berkala(uji=("jam", lambda pada: 0)):
        call_command("jalankan_pekerja", "--sekali")

    assert _keadaan(pk) == Keadaan.SELESAI
    assert Pekerjaan.objects.get(jenis="antrean.berkala").keadaan == Keadaan.SELESAI


@pytest.mark.django_db
def test_jalankan_jatuh_tempo_says_what_it_did(antrekan, tmp_path, capsys):
    (tmp_path / "boleh").touch()
    antrekan("a")

    with hanya_berkala(uji=("jam", lambda pada: 0)):
        call_command("jalankan_jatuh_tempo")

    assert capsys.readouterr().out == ("1 tindakan berkala dan 1 pekerjaan selesai dijalankan.\n")
