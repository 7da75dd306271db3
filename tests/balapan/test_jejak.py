"""Writers of one chain, with and without the lock."""

from threading import Barrier

import pytest
from django.db import IntegrityError, transaction

from ekinerja.inti.waktu import kini
from ekinerja.jejak import layanan, rantai
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from tests.balapan.serempak import serempak

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 12


def test_catat_by_twelve_writers_makes_one_unbroken_chain():
    @transaction.atomic
    def tulis():
        return layanan.catat("uji.surat", 1, "surat.buka", pelaku=None).nomor

    hasil = serempak(BANYAK, tulis)

    assert sorted(hasil) == list(range(1, BANYAK + 1))
    assert periksa_rantai() is None


def test_catat_on_different_objects_keeps_them_apart():
    giliran = iter(range(BANYAK))

    @transaction.atomic
    def tulis():
        return layanan.catat("uji.surat", next(giliran) % 3, "surat.buka", pelaku=None).nomor

    serempak(BANYAK, tulis)

    assert Jejak.objects.count() == BANYAK
    assert periksa_rantai() is None


def test_a_chain_without_the_lock_loses_all_writers_but_one():
    dibaca = Barrier(BANYAK)

    def tulis_tanpa_kunci():
        nomor = Jejak.objects.filter(jenis_objek="uji.surat", id_objek=1).count() + 1
        dibaca.wait(timeout=30)
        isi = ("", "uji.surat", 1, nomor, None, "surat.buka", None, saat, {})
        return Jejak.objects.create(
            jenis_objek="uji.surat",
            id_objek=1,
            nomor=nomor,
            aksi="surat.buka",
            waktu=saat,
            sidik=rantai.sidik(*isi),
        ).nomor

    saat = kini()
    hasil = serempak(BANYAK, tulis_tanpa_kunci)

    assert [satu for satu in hasil if satu == 1] == [1]
    assert sum(isinstance(satu, IntegrityError) for satu in hasil) == BANYAK - 1
