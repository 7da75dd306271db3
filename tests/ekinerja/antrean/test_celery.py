"""Celery as the other driver: a worker that is killed, and a Redis that is gone."""

import os
import time

import pytest

import ekinerja.celery
from ekinerja.antrean import bangun, layanan, tasks
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from tests.ekinerja.antrean.proses import SEWA, bunuh, catatan, lambat, proses, tunggu
from tests.factories.antrean import PekerjaanFactory, hanya_berkala, penangan_sementara

REDIS_URL = os.environ.get("REDIS_URL", "")
pytestmark = pytest.mark.django_db(transaction=True)


@pytest.fixture
def antrekan(tmp_path):
    with penangan_sementara(lambat, "uji.lambat", sewa=SEWA):
        yield lambda kunci: layanan.antrekan(
            "uji.lambat", kunci=kunci, argumen={"map_kerja": str(tmp_path)}
        )


def test_antrekan_commits_when_redis_is_gone(celery, antrekan, caplog):
    celery("redis://127.0.0.1:1/0")
    mulai = time.monotonic()

    for nomor in range(20):
        antrekan(str(nomor))

    assert Pekerjaan.objects.filter(keadaan=Keadaan.MENUNGGU).count() == 20
    # Once knocked in vain, the process stops knocking: one warning, and no request hangs.
    assert caplog.text.count("broker tidak terjangkau") == 1
    assert time.monotonic() - mulai < 5


def test_antrekan_wakes_nobody_without_celery(settings, monkeypatch, antrekan):
    def ketuk(*args, **kwargs):
        raise AssertionError

    monkeypatch.setattr(ekinerja.celery.app, "send_task", ketuk)

    assert antrekan("a").keadaan == Keadaan.MENUNGGU


def test_jatuh_tempo_hands_each_act_to_the_workers(monkeypatch):
    pesan = []
    monkeypatch.setattr(tasks.jalankan, "apply_async", lambda *a, **k: pesan.append((a, k)))
    with hanya_berkala(uji=("jam", lambda pada: 0)):
        jumlah = tasks.jatuh_tempo()
        pk = Pekerjaan.objects.get().pk
        selesai = tasks.jalankan(pk)

    assert (jumlah, selesai) == (1, True)
    assert pesan == [(((pk,),), {"retry": False, "expires": 55})]


def test_sapu_hands_out_what_was_left_behind(monkeypatch):
    pesan = []
    monkeypatch.setattr(tasks.jalankan, "apply_async", lambda *a, **k: pesan.append(a))
    telantar = PekerjaanFactory(telantar=True)
    PekerjaanFactory(berjalan=True)

    assert tasks.sapu() == 1
    assert pesan == [((telantar.pk,),)]


def test_beat_schedule_names_tasks_that_exist():
    ekinerja.celery.app.loader.import_default_modules()
    terdaftar = set(ekinerja.celery.app.tasks)
    jadwal = {entri["task"] for entri in ekinerja.celery.app.conf.beat_schedule.values()}

    assert jadwal == {"antrean.sapu", "antrean.jatuh_tempo"}
    assert jadwal | {bangun.TUGAS} <= terdaftar


@pytest.mark.balapan
@pytest.mark.skipif(not REDIS_URL, reason="Redis tidak dipakai pada lintasan ini (REDIS_URL)")
def test_worker_killed_loses_nothing(celery, antrekan, tmp_path):
    celery(REDIS_URL)
    with proses("celery") as pertama:
        pk = antrekan("a").pk
        tunggu(lambda: catatan(tmp_path) == ["mulai"], 60)
        bunuh(pertama)
        tertinggal = Pekerjaan.objects.get(pk=pk)
    (tmp_path / "boleh").touch()

    with proses("celery"):
        tunggu(lambda: tasks.sapu() == 1, 60)
        tunggu(lambda: Pekerjaan.objects.get(pk=pk).keadaan == Keadaan.SELESAI, 60)

    selesai = Pekerjaan.objects.get(pk=pk)
    assert (tertinggal.keadaan, tertinggal.percobaan) == (Keadaan.BERJALAN, 1)
    assert (selesai.percobaan, selesai.hasil) == (2, "beres")
    assert catatan(tmp_path) == ["mulai", "mulai", "selesai"]
