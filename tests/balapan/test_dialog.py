"""Races around one dialogue, each with its twin without the guard."""

from datetime import timedelta
from threading import Barrier

import pytest

from dialog.izin import risalah as izin
from dialog.layanan import risalah as layanan
from dialog.models import DialogKinerja, PesertaDialog, RisalahDialog
from dialog.pilihan import Penyelesaian, StatusRisalah
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.balapan.serempak import serempak
from tests.factories import SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.skp import penilai_dari

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 8
TEMPAT = {"tanggal": hari_ini(), "metode": "tatap_muka", "tempat_media": "Aula"}


def lewat_batas(**isi):
    """Minutes whose time to confirm ended a moment ago."""
    return RisalahFactory(ditanggapi=True, batas_konfirmasi=kini() - timedelta(seconds=1), **isi)


def test_confirmation_and_the_clock_make_it_final_once():
    risalah = lewat_batas(penyelesaian=Penyelesaian.BELUM_SELESAI)
    pegawai = risalah.dialog.skp.pegawai
    giliran = iter(
        [
            lambda: layanan.konfirmasi_risalah(risalah.pk, pelaku=pegawai, versi=3),
            *[lambda: layanan.konfirmasi_otomatis(risalah.pk, pada=kini())] * (BANYAK - 1),
        ]
    )

    hasil = serempak(BANYAK, lambda: next(giliran)())

    final = RisalahDialog.objects.get(pk=risalah.pk)
    lain = [satu for satu in hasil if not isinstance(satu, bool | RisalahDialog | Ditolak)]
    assert (final.status, final.versi, lain) == (StatusRisalah.FINAL, 4, [])
    assert Jejak.objects.untuk(risalah).count() == 1
    # One follow-up, one letter each: nothing of the end happened twice.
    assert DialogKinerja.objects.filter(lanjutan_dari=risalah.dialog).count() == 1
    assert Pemberitahuan.objects.filter(jenis="dialog/surel/final").count() == 2
    assert periksa_rantai() is None


def test_the_clock_by_looking_first_ends_it_eight_times():
    """The twin: everybody finds it open."""
    risalah = lewat_batas()
    dilihat, diakhiri = Barrier(BANYAK), []

    def tanpa_kunci():
        ada = RisalahDialog.objects.lewat_batas(kini()).filter(pk=risalah.pk).exists()
        dilihat.wait(timeout=30)
        if ada:
            diakhiri.append(risalah.pk)

    serempak(BANYAK, tanpa_kunci)

    assert len(diakhiri) == BANYAK


def test_both_open_a_dialogue_at_once_and_there_is_one():
    skp = SKPFactory(lengkap=True)
    giliran = iter([skp.pegawai, penilai_dari(skp)] * (BANYAK // 2))

    hasil = serempak(BANYAK, lambda: layanan.buat_dialog(skp, **TEMPAT, pelaku=next(giliran)))

    assert sum(isinstance(satu, Ditolak) for satu in hasil) == BANYAK - 1
    assert (RisalahDialog.objects.count(), PesertaDialog.objects.count()) == (1, 1)


def test_opening_by_looking_first_is_allowed_to_all():
    """The twin: nobody sees the other's dialogue."""
    skp = SKPFactory(lengkap=True)
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        boleh = izin.buat(skp, skp.pegawai, hari_ini())
        dilihat.wait(timeout=30)
        return bool(boleh)

    assert serempak(BANYAK, tanpa_kunci) == [True] * BANYAK
