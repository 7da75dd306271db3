"""``kill -9`` in the middle of a bulk print, and a Redis that is gone while people order one."""

import hashlib
import os
import shutil
import signal
import socket
import subprocess
import time
import zipfile
from contextlib import suppress

import pytest
import redis
from django.test import override_settings
from django.urls import reverse

from ekinerja.antrean import tasks
from ekinerja.antrean.models import Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.beranda.models import CetakMassal
from ekinerja.beranda.pilihan import KeadaanLembar
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import kini
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.ekinerja.antrean.proses import bunuh, proses, tunggu
from tests.factories.pantauan import TAHUN, pesan, unit_bercetak
from tests.situs import kirim, masuk

REDIS_URL = os.environ.get("REDIS_URL", "")
pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK, LAMA = 12, 90
SURAT = "beranda.cetak_selesai"


@pytest.fixture
def gudang(tmp_path, monkeypatch):
    monkeypatch.setenv("UJI_MEDIA", str(tmp_path))
    with override_settings(MEDIA_ROOT=tmp_path):
        yield tmp_path


def tercetak():
    return DokumenTerbit.objects.exclude(sidik_pdf="").count()


def potret(gudang):
    """Each PDF that a row names: who wrote it last, and what."""
    daftar = DokumenTerbit.objects.exclude(sidik_pdf="")
    letak = {satu.pk: gudang / satu.berkas.name for satu in daftar}
    return {
        pk: (satu.stat().st_ino, satu.stat().st_mtime_ns, satu.read_bytes())
        for pk, satu in letak.items()
    }


def bunuh_di_tengah(anak, cetak, minimal):
    """``kill -9`` once ``minimal`` documents are there; the lease of the dead one then lapses."""
    tunggu(lambda: tercetak() >= minimal, LAMA)
    bunuh(anak)
    pekerjaan = Pekerjaan.objects.get(kunci=cetak.kunci)
    assert pekerjaan.keadaan == Keadaan.BERJALAN
    assert minimal <= tercetak() < BANYAK
    Pekerjaan.objects.filter(pk=pekerjaan.pk).update(sewa_sampai=kini())


def tunggu_selesai(cetak):
    tunggu(lambda: CetakMassal.objects.get(pk=cetak.pk).waktu_selesai, LAMA)
    selesai = Pekerjaan.objects.filter(kunci=cetak.kunci, keadaan=Keadaan.SELESAI)
    tunggu(selesai.exists, LAMA)


def temuan(cetak, gudang, sebelum):
    """What is lost or done twice, in words; nothing when all is well."""
    cetak.refresh_from_db()
    keadaan = cetak.daftar_lembar.exclude(keadaan=KeadaanLembar.TIADA)
    sesudah = potret(gudang)
    pdf = sorted(satu.name for satu in (gudang / "dokumen").rglob("*") if satu.is_file())
    sidik = {hashlib.sha256(isi).hexdigest() for _, _, isi in sesudah.values()}
    periksa = {
        "lembar tidak berhasil": keadaan.exclude(keadaan=KeadaanLembar.BERHASIL).count() == 0,
        "dokumen tanpa PDF": len(sesudah) == BANYAK,
        "PDF lebih atau kurang": pdf == sorted(f"{pk}.pdf" for pk in sesudah),
        "sidik tidak cocok": sidik
        == set(DokumenTerbit.objects.exclude(sidik_pdf="").values_list("sidik_pdf", flat=True)),
        "dicetak dua kali": all(sesudah[pk] == lama for pk, lama in sebelum.items()),
        "arsip": _isi_arsip(cetak, gudang) == sorted(isi for _, _, isi in sesudah.values()),
        "surat": Pemberitahuan.objects.filter(kunci__startswith=SURAT).count() == 1,
    }
    return [nama for nama, baik in periksa.items() if not baik]


def _isi_arsip(cetak, gudang):
    """The contents of the one archive that there is, if it is the one that the order names."""
    ada = sorted((gudang / "cetak").glob("*")) if (gudang / "cetak").exists() else []
    if [str(satu.relative_to(gudang)) for satu in ada] != [cetak.berkas.name]:
        return None
    if hashlib.sha256(ada[0].read_bytes()).hexdigest() != cetak.sha256:
        return None
    with zipfile.ZipFile(ada[0]) as arsip:
        return sorted(arsip.read(nama) for nama in arsip.namelist())


def test_runner_killed_twice_in_the_middle_loses_nothing_and_prints_nothing_twice(gudang):
    cetak = pesan(unit_bercetak(BANYAK))
    for minimal in (3, 7):
        with proses("pekerja") as anak:
            bunuh_di_tengah(anak, cetak, minimal)
    sebelum = potret(gudang)
    dicatat = cetak.daftar_lembar.filter(keadaan=KeadaanLembar.BERHASIL).count()

    with proses("pekerja"):
        tunggu_selesai(cetak)

    assert len(sebelum) >= dicatat >= 6
    assert temuan(cetak, gudang, sebelum) == []
    assert Pekerjaan.objects.get(kunci=cetak.kunci).percobaan == 3


def test_the_harness_sees_a_receipt_before_the_work_and_a_second_print(gudang):
    """The negative control: a careless worker loses what it had not printed yet."""
    cetak = pesan(unit_bercetak(BANYAK))
    with proses("pekerja", UJI_MUAT="tests.ekinerja.antrean.lalai") as anak:
        bunuh_di_tengah(anak, cetak, 3)
    sebelum = potret(gudang)
    satu = DokumenTerbit.objects.get(pk=min(sebelum)).berkas
    (gudang / satu.name).write_bytes(sebelum[min(sebelum)][2])

    with proses("pekerja", UJI_MUAT="tests.ekinerja.antrean.lalai"):
        tunggu_selesai(cetak)

    ditemukan = temuan(cetak, gudang, sebelum)
    assert {"dokumen tanpa PDF", "dicetak dua kali", "arsip", "surat"} <= set(ditemukan)


@pytest.mark.skipif(not REDIS_URL, reason="Redis tidak dipakai pada lintasan ini (REDIS_URL)")
def test_celery_worker_killed_in_the_middle_loses_nothing(celery, gudang):
    celery(REDIS_URL)
    with proses("celery") as anak:
        cetak = pesan(unit_bercetak(BANYAK))
        bunuh_di_tengah(anak, cetak, 3)
    sebelum = potret(gudang)

    with proses("celery"):
        tunggu(lambda: tasks.sapu() >= 1, LAMA)
        tunggu_selesai(cetak)

    assert temuan(cetak, gudang, sebelum) == []
    assert Pekerjaan.objects.get(kunci=cetak.kunci).percobaan == 2


@pytest.fixture
def redis_sendiri(tmp_path_factory):
    """A Redis that the test may stop: ``(url, proses)``."""
    if not shutil.which("redis-server"):
        pytest.skip("redis-server tidak terpasang")
    with socket.socket() as pintu:
        pintu.bind(("127.0.0.1", 0))
        nomor = pintu.getsockname()[1]
    perintah = ["redis-server", "--port", str(nomor), "--bind", "127.0.0.1", "--save", ""]
    tempat = tmp_path_factory.mktemp("redis")
    keluar = subprocess.DEVNULL
    anak = subprocess.Popen([*perintah, "--dir", str(tempat)], stdout=keluar, stderr=keluar)
    url = f"redis://127.0.0.1:{nomor}/0"
    with redis.Redis.from_url(url) as klien:
        tunggu(lambda: _menjawab(klien))
    yield url, anak
    with suppress(ProcessLookupError):
        anak.send_signal(signal.SIGCONT)
    anak.kill()
    anak.wait()


def _menjawab(klien):
    with suppress(redis.RedisError):
        return klien.ping()
    return False


def test_redis_that_answers_no_more_costs_delay_only(celery, redis_sendiri, gudang):
    """Frozen, so that it still takes connections: worse than one that refuses them."""
    url, peladen = redis_sendiri
    celery(url)
    d = unit_bercetak(2)
    client = masuk(d.pengelola)
    alamat = reverse("beranda:pesan_cetak", args=[d.unit.pk], query={"tahun": TAHUN})
    peladen.send_signal(signal.SIGSTOP)
    lama = []

    for _ in range(3):
        mulai = time.monotonic()
        assert kirim(client, alamat, {"jenis": "skp"}).status_code == 302
        lama.append(time.monotonic() - mulai)

    # One request waits until the socket gives up, the others do not knock any more.
    assert (lama[0] < 20, max(lama[1:]) < 3) == (True, True), lama
    assert set(Pekerjaan.objects.values_list("keadaan", flat=True)) == {Keadaan.MENUNGGU}
    peladen.send_signal(signal.SIGCONT)
    with proses("celery", REDIS_URL=url):
        tunggu(lambda: tasks.sapu() >= 3, LAMA)
        for cetak in CetakMassal.objects.all():
            tunggu_selesai(cetak)
    assert CetakMassal.objects.exclude(berkas="").count() == 3
    assert Pemberitahuan.objects.filter(kunci__startswith=SURAT).count() == 3
    assert tercetak() == 2
