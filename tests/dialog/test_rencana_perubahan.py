"""A later change of an approved plan: out of final minutes only, and versions are kept."""

from datetime import timedelta

import pytest

from dialog.layanan import rencana as layanan
from dialog.models import RencanaAksi, SusunanRencanaAksi
from dialog.pilihan import StatusRencana, TahapDialog
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import kini
from ekinerja.jejak.pemeriksaan import periksa_rantai
from tests.dialog.test_layanan_rencana import ditolak, risalah_final
from tests.factories.dialog import RisalahFactory
from tests.factories.rencana import SusunanFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db


def disetujui():
    """A plan that came into force the way it should, yesterday's letters and all."""
    susunan = SusunanFactory(selesai=True)
    return layanan.setujui_rencana(susunan.pk, pelaku=penilai_dari(susunan.skp), versi=3)


def buka(susunan, risalah, pelaku=None):
    skp = susunan.skp
    return layanan.buka_perubahan(skp.pk, risalah=risalah, pelaku=pelaku or skp.pegawai)


@pytest.mark.parametrize(
    "tahap", [TahapDialog.PELAKSANAAN, TahapDialog.EVALUASI, TahapDialog.TINDAK_LANJUT]
)
def test_a_change_is_a_copy_and_the_approved_plan_stays_in_force(tahap):
    lama = disetujui()
    risalah = risalah_final(lama.skp, tahap)

    baru = buka(lama, risalah)

    lama.refresh_from_db()
    assert (lama.status, baru.status) == (StatusRencana.DISETUJUI, StatusRencana.DRAF)
    assert (baru.revisi, baru.dasar, baru.versi) == (2, risalah, 1)
    isi = [
        list(satu.daftar_aksi.values_list("iki", "urutan", "uraian", "bulan_mulai"))
        for satu in (lama, baru)
    ]
    assert isi[0] == isi[1] != []


def test_an_approved_change_replaces_plan_and_form():
    lama = disetujui()
    baru = buka(lama, risalah_final(lama.skp))
    pegawai, penilai = lama.skp.pegawai, penilai_dari(lama.skp)
    aksi = baru.daftar_aksi.get()
    layanan.ubah_aksi(
        aksi.pk, uraian="Langkah baru", bulan_mulai=5, bulan_selesai=5, pelaku=pegawai, versi=1
    )
    layanan.selesaikan_rencana(baru.pk, pelaku=pegawai, versi=2)

    layanan.setujui_rencana(baru.pk, pelaku=penilai, versi=3)

    status = SusunanRencanaAksi.objects.order_by("revisi").values_list("status", flat=True)
    assert list(status) == [StatusRencana.DIGANTIKAN, StatusRencana.DISETUJUI]
    pertama, kedua = DokumenTerbit.objects.order_by("versi")
    assert (pertama.versi, pertama.masih_berlaku, kedua.versi, kedua.masih_berlaku) == (
        1,
        False,
        2,
        True,
    )
    assert pertama.digantikan_oleh == kedua
    assert kedua.cuplikan["daftar"][0]["iki"][0]["aksi"] == ["Langkah baru (Mei)"]
    assert kedua.cuplikan["perubahan_ke"] == 1
    assert list(lama.daftar_aksi.values_list("uraian", flat=True)) != ["Langkah baru"]
    assert periksa_rantai() is None


def test_the_same_minutes_open_one_change():
    lama = disetujui()
    risalah = risalah_final(lama.skp)
    baru = buka(lama, risalah)
    ditolak(lambda: buka(lama, risalah), Sebab.STATUS, "setelah rencana aksi disetujui")
    layanan.selesaikan_rencana(baru.pk, pelaku=lama.skp.pegawai, versi=1)
    layanan.setujui_rencana(baru.pk, pelaku=penilai_dari(lama.skp), versi=2)

    ditolak(lambda: buka(lama, risalah), Sebab.STATUS, "sudah tercakup")


def test_minutes_older_than_the_approval_open_nothing():
    susunan = SusunanFactory(disetujui=True)
    risalah = risalah_final(susunan.skp, waktu_final=kini() - timedelta(days=3))

    ditolak(lambda: buka(susunan, risalah), Sebab.STATUS, "sudah tercakup")


def test_planning_open_and_foreign_minutes_open_nothing():
    susunan = SusunanFactory(disetujui=True)
    perencanaan = risalah_final(susunan.skp, TahapDialog.PERENCANAAN)
    terbuka = RisalahFactory(
        dialog__skp=susunan.skp, dialog__tahap=TahapDialog.PELAKSANAAN, ditanggapi=True
    )
    asing = risalah_final(SusunanFactory(disetujui=True).skp)

    for risalah in (perencanaan, terbuka, asing):
        ditolak(lambda r=risalah: buka(susunan, r), Sebab.ISI, "yang sudah final")


@pytest.mark.parametrize("sifat", [{}, {"selesai": True}])
def test_a_plan_that_is_not_approved_is_simply_written(sifat):
    susunan = SusunanFactory(**sifat)

    ditolak(lambda: buka(susunan, risalah_final(susunan.skp)), Sebab.STATUS)


def test_only_the_owner_opens_a_change():
    susunan = SusunanFactory(disetujui=True)
    risalah = risalah_final(susunan.skp)

    ditolak(lambda: buka(susunan, risalah, penilai_dari(susunan.skp)), Sebab.PELAKU)


def test_a_change_can_be_returned_and_the_old_rows_stay():
    lama = disetujui()
    baru = buka(lama, risalah_final(lama.skp))
    layanan.hapus_aksi(baru.daftar_aksi.get().pk, pelaku=lama.skp.pegawai, versi=1)

    ditolak(
        lambda: layanan.selesaikan_rencana(baru.pk, pelaku=lama.skp.pegawai, versi=2), Sebab.ISI
    )
    assert RencanaAksi.objects.filter(susunan=lama).count() == 1
