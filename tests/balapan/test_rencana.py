"""Races around one action plan, each with its twin without the guard."""

from threading import Barrier

import pytest

from dialog.izin import rencana as izin
from dialog.kueri.rencana import terkini
from dialog.layanan import rencana as layanan
from dialog.models import RencanaAksi, SusunanRencanaAksi
from dialog.pilihan import StatusRencana
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from ekinerja.jejak.pemeriksaan import periksa_rantai
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.balapan.serempak import serempak
from tests.dialog.test_layanan_rencana import risalah_final
from tests.factories import SKPFactory
from tests.factories.rencana import SusunanFactory, iki_dari
from tests.factories.skp import penilai_dari

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 8


def test_two_tabs_setujui_against_buka_kembali_and_one_act_happens():
    susunan = SusunanFactory(selesai=True)
    pegawai, penilai = susunan.skp.pegawai, penilai_dari(susunan.skp)
    giliran = iter([(layanan.setujui_rencana, penilai), (layanan.buka_rencana, pegawai)] * 4)

    def satu():
        tindakan, pelaku = next(giliran)
        return tindakan(susunan.pk, pelaku=pelaku, versi=3)

    hasil = serempak(BANYAK, satu)

    baru = SusunanRencanaAksi.objects.get()
    disetujui = baru.status == StatusRencana.DISETUJUI
    assert sorted(type(h).__name__ for h in hasil) == [*["Ditolak"] * 7, "SusunanRencanaAksi"]
    assert baru.status in {StatusRencana.DISETUJUI, StatusRencana.DRAF}
    assert (baru.versi, Jejak.objects.untuk(susunan).count()) == (4, 1)
    # Form and letter exist exactly when the approval won.
    assert DokumenTerbit.objects.count() == Pemberitahuan.objects.count() == int(disetujui)
    assert periksa_rantai() is None


def test_deciding_by_looking_first_is_allowed_to_both():
    """The twin: each finds it waiting, so it would be approved and a draft at once."""
    susunan = SusunanFactory(selesai=True)
    pegawai, penilai = susunan.skp.pegawai, penilai_dari(susunan.skp)
    dilihat, giliran = Barrier(2), iter([penilai, pegawai])

    def tanpa_kunci():
        pelaku, satu = next(giliran), SusunanRencanaAksi.objects.get(pk=susunan.pk)
        boleh = izin.buka(satu, pelaku) or izin.setujui(satu, pelaku, hari_ini())
        dilihat.wait(timeout=30)
        return bool(boleh)

    assert serempak(2, tanpa_kunci) == [True, True]


def test_the_first_action_from_eight_tabs_begins_one_plan():
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    isi = {"iki_pk": iki_dari(skp).pk, "uraian": "A", "bulan_mulai": 3, "bulan_selesai": 4}

    hasil = serempak(
        BANYAK, lambda: layanan.tambah_aksi(skp.pk, **isi, pelaku=skp.pegawai, versi=0)
    )

    assert sum(isinstance(satu, RencanaAksi) for satu in hasil) == 1
    assert sum(isinstance(satu, Ditolak) for satu in hasil) == BANYAK - 1
    assert (SusunanRencanaAksi.objects.count(), RencanaAksi.objects.count()) == (1, 1)


def test_actions_without_a_version_all_arrive_in_order():
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    isi = {"iki_pk": iki_dari(skp).pk, "uraian": "A", "bulan_mulai": 3, "bulan_selesai": 4}

    serempak(BANYAK, lambda: layanan.tambah_aksi(skp.pk, **isi, pelaku=skp.pegawai))

    urutan = RencanaAksi.objects.order_by("urutan").values_list("urutan", flat=True)
    assert list(urutan) == list(range(1, BANYAK + 1))
    assert SusunanRencanaAksi.objects.get().versi == BANYAK + 1


def test_beginning_by_looking_first_finds_no_plan_in_any_tab():
    """The twin: eight plans would be begun."""
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        ada = terkini(skp)
        dilihat.wait(timeout=30)
        return ada

    assert serempak(BANYAK, tanpa_kunci) == [None] * BANYAK


def test_the_same_minutes_open_one_change_from_eight_tabs():
    susunan = SusunanFactory(disetujui=True)
    skp, risalah = susunan.skp, risalah_final(susunan.skp)

    hasil = serempak(
        BANYAK, lambda: layanan.buka_perubahan(skp.pk, risalah=risalah, pelaku=skp.pegawai)
    )

    assert sum(isinstance(satu, Ditolak) for satu in hasil) == BANYAK - 1
    assert list(SusunanRencanaAksi.objects.values_list("revisi", flat=True)) == [2, 1]
    assert RencanaAksi.objects.count() == 2


def test_opening_a_change_by_looking_first_is_allowed_to_all():
    """The twin: nobody sees the other's copy."""
    susunan = SusunanFactory(disetujui=True)
    risalah = risalah_final(susunan.skp)
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        boleh = izin.buka_perubahan(susunan.skp, susunan, risalah, susunan.skp.pegawai)
        dilihat.wait(timeout=30)
        return bool(boleh)

    assert serempak(BANYAK, tanpa_kunci) == [True] * BANYAK
