"""Which plans a person sees, and whom each of them waits for."""

from datetime import timedelta

import pytest

from dialog.kueri.rencana import belum_menyusun, berlaku, dasar_perubahan, terkini
from dialog.models import SusunanRencanaAksi
from ekinerja.inti.waktu import hari_ini, kini
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.dialog.test_layanan_rencana import risalah_final
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.rencana import SusunanFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db
SIFAT = [{}, {"selesai": True}, {"disetujui": True}]


def test_a_draft_waits_for_its_owner_and_a_finished_plan_for_the_penilai():
    penilai = PegawaiFactory()
    draf, selesai, _ = (SusunanFactory(skp__penilai=penilai, **sifat) for sifat in SIFAT)
    SusunanFactory(selesai=True)
    daftar = SusunanRencanaAksi.objects

    assert list(daftar.menunggu_penilai(penilai, hari_ini())) == [selesai]
    assert list(daftar.menunggu_pemilik(draf.skp.pegawai)) == [draf]
    assert list(daftar.menunggu_pemilik(selesai.skp.pegawai)) == []
    assert list(daftar.menunggu_pemilik(penilai)) == []


def test_a_plan_waits_for_nobody_once_its_skp_is_closed():
    draf, selesai = SusunanFactory(), SusunanFactory(selesai=True)
    SKP.objects.update(status=StatusSKP.DITUTUP)
    daftar = SusunanRencanaAksi.objects

    assert list(daftar.menunggu_pemilik(draf.skp.pegawai)) == []
    assert list(daftar.menunggu_penilai(penilai_dari(selesai.skp), hari_ini())) == []


def test_a_former_penilai_is_waited_for_no_longer():
    susunan = SusunanFactory(selesai=True)
    penilai, daftar = penilai_dari(susunan.skp), SusunanRencanaAksi.objects
    kemarin = hari_ini() - timedelta(days=1)
    susunan.skp.pegawai.daftar_penetapan_penilai.update(berlaku_sampai=kemarin)

    assert list(daftar.menunggu_penilai(penilai, kemarin)) == [susunan]
    assert list(daftar.menunggu_penilai(penilai, hari_ini())) == []


def test_terlihat_oleh_follows_the_skp():
    susunan = SusunanFactory()
    pengurus = PegawaiFactory(unit_kerja=susunan.skp.unit_kerja, kepala=True)
    daftar = SusunanRencanaAksi.objects

    for orang in (susunan.skp.pegawai, penilai_dari(susunan.skp), pengurus):
        assert list(daftar.terlihat_oleh(orang)) == [susunan]
    assert list(daftar.terlihat_oleh(PegawaiFactory())) == []


def test_terkini_and_berlaku_differ_while_a_change_is_written():
    lama = SusunanFactory(disetujui=True)
    baru = SusunanFactory(skp=lama.skp, revisi=2, dasar=risalah_final(lama.skp))

    assert (terkini(lama.skp), berlaku(lama.skp)) == (baru, lama)
    assert (terkini(SKPFactory()), berlaku(baru.skp)) == (None, lama)


def test_dasar_perubahan_is_the_latest_of_the_unused_minutes():
    susunan = SusunanFactory(disetujui=True)
    skp = susunan.skp
    assert dasar_perubahan(susunan) is None
    risalah_final(skp, "perencanaan")
    risalah_final(skp, waktu_final=kini() - timedelta(days=2))
    risalah_final(SusunanFactory(disetujui=True).skp)
    assert dasar_perubahan(susunan) is None
    pertama = risalah_final(skp)
    kedua = risalah_final(skp, waktu_final=kini() + timedelta(hours=1))

    assert dasar_perubahan(susunan) == kedua
    SusunanFactory(skp=skp, revisi=2, dasar=kedua)
    assert dasar_perubahan(susunan) == pertama


def test_belum_menyusun_counts_set_skp_without_a_plan():
    SusunanFactory()
    tanpa = SKPFactory(lengkap=True, ditetapkan=True)
    SKPFactory(lengkap=True)

    assert list(belum_menyusun(SKP.objects.all())) == [tanpa]
