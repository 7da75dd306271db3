"""Races of the queue and of letters, each with its twin without the guard."""

from datetime import UTC, date, datetime, timedelta
from threading import Barrier

import pytest
from django.core import mail
from django.db import IntegrityError, transaction

from ekinerja.antrean import layanan
from ekinerja.antrean.models import Berkala, Pekerjaan
from ekinerja.antrean.pilihan import Keadaan
from ekinerja.inti.waktu import kini
from ekinerja.pemberitahuan import layanan as surat
from ekinerja.pemberitahuan import surel
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman, Rangkuman
from tests.balapan.serempak import serempak
from tests.factories.antrean import PekerjaanFactory, hanya_berkala, penangan_sementara
from tests.factories.kepegawaian import PegawaiFactory
from tests.factories.pemberitahuan import PengirimanFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
PADA = datetime(2026, 1, 20, 7, 30, tzinfo=UTC)


@pytest.fixture
def dikerjakan():
    """The jobs that a handler was given, in the order in which it was."""
    daftar = []

    def kerja(pekerjaan):
        daftar.append(pekerjaan.pk)

    with penangan_sementara(kerja):
        yield daftar


@pytest.mark.parametrize("keadaan", [{}, {"telantar": True}])
def test_ambil_gives_a_job_to_one_of_eight_workers(dikerjakan, keadaan):
    pk = PekerjaanFactory(**keadaan).pk

    hasil = serempak(8, lambda: layanan.jalankan(pk))

    assert sorted(hasil) == [False] * 7 + [True]
    assert dikerjakan == [pk]


def test_ambil_without_compare_and_set_gives_it_to_all(dikerjakan):
    pk = PekerjaanFactory().pk
    dilihat = Barrier(8)

    def ambil_tanpa_syarat():
        pekerjaan = Pekerjaan.objects.siap(kini()).filter(pk=pk).first()
        dilihat.wait(timeout=30)
        Pekerjaan.objects.filter(pk=pk).update(
            keadaan=Keadaan.BERJALAN, pemilik="x", sewa_sampai=kini()
        )
        dikerjakan.append(pekerjaan.pk)

    serempak(8, ambil_tanpa_syarat)

    assert dikerjakan == [pk] * 8


def test_antrekan_makes_one_row_of_twelve_at_once(dikerjakan):
    @transaction.atomic
    def antrekan():
        return layanan.antrekan("uji.kerja", kunci="sama").pk

    hasil = serempak(12, antrekan)

    assert hasil == [Pekerjaan.objects.get().pk] * 12


def test_antrekan_by_looking_first_breaks_eleven_of_twelve(dikerjakan):
    dilihat = Barrier(12)

    def antrekan_setelah_melihat():
        ada = Pekerjaan.objects.filter(kunci="sama").exists()
        dilihat.wait(timeout=30)
        return None if ada else PekerjaanFactory(kunci="sama").pk

    hasil = serempak(12, antrekan_setelah_melihat)

    assert sum(isinstance(satu, IntegrityError) for satu in hasil) == 11


def test_jalankan_jatuh_tempo_of_eight_processes_runs_each_slot_once():
    dijalankan = []
    with hanya_berkala(uji=("harian", lambda pada: dijalankan.append(pada) or 0)):
        hasil = serempak(8, lambda: layanan.jalankan_jatuh_tempo(PADA))

    assert sorted(hasil) == [0] * 7 + [1]
    assert dijalankan == [PADA]


def test_jalankan_jatuh_tempo_by_looking_first_runs_a_slot_eight_times():
    dijalankan = []
    Berkala.objects.create(nama="uji", terakhir_untuk=PADA - timedelta(days=1))
    dilihat = Barrier(8)

    def jalankan_setelah_melihat():
        baris = Berkala.objects.get(nama="uji")
        dilihat.wait(timeout=30)
        if baris.terakhir_untuk < PADA:
            Berkala.objects.filter(nama="uji").update(terakhir_untuk=PADA)
            dijalankan.append(PADA)

    serempak(8, jalankan_setelah_melihat)

    assert dijalankan == [PADA] * 8


def test_antrekan_writes_one_letter_of_twelve_at_once():
    penerima = PegawaiFactory()

    def antrekan():
        # Any two templates do: the digest's own need no app of ours.
        konteks = {"tanggal": PADA, "daftar": []}
        jenis = "pemberitahuan/surel/rangkuman"
        return surat.antrekan(jenis, penerima=penerima, kunci="sama", konteks=konteks).pk

    hasil = serempak(12, antrekan)

    assert hasil == [Pemberitahuan.objects.get().pk] * 12
    assert [m.objects.count() for m in (Pengiriman, Pekerjaan)] == [1, 1]


def test_rangkum_of_eight_at_once_makes_one_digest():
    pengingat = PengirimanFactory(pengingat=True)
    sampai = kini() + timedelta(hours=1)

    hasil = serempak(
        8,
        lambda: surat.rangkum(pengingat.penerima_id, tanggal=date(2026, 1, 20), sampai=sampai),
    )

    assert sorted(hasil) == [False] * 7 + [True]
    assert Rangkuman.objects.count() == 1
    assert Pekerjaan.objects.filter(jenis=surat.JENIS_KIRIM).count() == 1


def test_rangkum_by_looking_first_takes_a_reminder_twice():
    PengirimanFactory(pengingat=True)
    sampai, dilihat, dirangkum = kini() + timedelta(hours=1), Barrier(2), []

    def rangkum_setelah_melihat():
        menunggu = list(Pengiriman.objects.pengingat_menunggu(sampai))
        dilihat.wait(timeout=30)
        dirangkum.extend(satu.pk for satu in menunggu)

    serempak(2, rangkum_setelah_melihat)

    assert dirangkum == [Pengiriman.objects.get().pk] * 2


def test_kirim_of_two_workers_sends_one_letter():
    pk = PengirimanFactory().pk

    hasil = serempak(2, lambda: surat.kirim(Pekerjaan(), pk=pk))

    assert len(mail.outbox) == 1
    assert {type(satu) for satu in hasil} <= {type(None), surat.SedangDikirim}


def test_kirim_by_looking_first_sends_two_letters():
    pk, dilihat = PengirimanFactory().pk, Barrier(2)

    def kirim_setelah_melihat():
        pengiriman = Pengiriman.objects.bebas(kini()).get(pk=pk)
        dilihat.wait(timeout=30)
        surel.kirim(pengiriman)

    serempak(2, kirim_setelah_melihat)

    assert len(mail.outbox) == 2
