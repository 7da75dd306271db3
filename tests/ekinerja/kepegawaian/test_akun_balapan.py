"""Races: one code is spent once, wrong attempts are all counted, one import is applied once."""

from datetime import date

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kepegawaian.impor.rencana import susun
from ekinerja.kepegawaian.layanan import akun, impor
from ekinerja.kepegawaian.models import KodeAktivasi, Pegawai
from tests.balapan.serempak import serempak
from tests.factories.kepegawaian import PegawaiFactory
from tests.korpus import dunia
from tests.korpus.buku import buku
from tests.korpus.dunia import NIP_BARU

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
SANDI_BARU = "payung biru di teras"


def test_aktifkan_akun_eight_at_once_spend_the_code_once():
    pegawai = PegawaiFactory()
    _, kode = akun.terbitkan_kode(pegawai.pk, pelaku=None)

    hasil = serempak(8, lambda: bool(akun.aktifkan_akun(pegawai.nip, kode=kode, sandi=SANDI_BARU)))

    assert sorted(hasil) == [False] * 7 + [True]


def test_aktifkan_akun_without_the_lock_would_spend_it_more_than_once():
    """The twin: who reads the row before anybody has written accepts the same code again."""
    pegawai = PegawaiFactory()
    baris, kode = akun.terbitkan_kode(pegawai.pk, pelaku=None)
    dibaca = [KodeAktivasi.objects.get(pk=baris.pk) for _ in range(2)]

    assert [akun._terima(satu, kode, kini()) for satu in dibaca] == [True, True]


def test_aktifkan_akun_counts_every_wrong_attempt():
    pegawai = PegawaiFactory()
    akun.terbitkan_kode(pegawai.pk, pelaku=None)

    serempak(4, lambda: akun.aktifkan_akun(pegawai.nip, kode="x", sandi=SANDI_BARU))

    assert KodeAktivasi.objects.get().percobaan == 4


def test_terapkan_four_at_once_apply_once():
    d = dunia.bangun()
    isi = buku(pegawai=[d.baris_baru(tmt_jabatan=date(2026, 1, 1), penilai=None)])
    rencana = susun(isi, pelaku=d.pengelola, pada=hari_ini())
    berkas = impor.simpan_pratinjau(isi, nama="a.xlsx", rencana=rencana, pelaku=d.pengelola)
    kunci = {"sha256": berkas.sha256, "keadaan": berkas.keadaan}

    def terapkan():
        return impor.terapkan(berkas.pk, pelaku=Pegawai.objects.get(pk=d.pengelola.pk), **kunci)

    hasil = serempak(4, terapkan)

    assert sorted(type(satu).__name__ for satu in hasil) == ["BerkasImpor"] + ["Ditolak"] * 3
    assert [str(satu) for satu in hasil if isinstance(satu, Ditolak)] == [
        "Berkas ini sudah diterapkan."
    ] * 3
    assert Pegawai.objects.filter(nip=NIP_BARU).count() == 1
