"""Who manages a unit learns that a dialogue took place, and nothing of what was said."""

import pytest
from django.urls import reverse

from tests.factories import PegawaiFactory, PenugasanPeranFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.situs import masuk

pytestmark = pytest.mark.django_db
TANGGAL = "Perencanaan, 03 Maret 2026"


def panel(orang, skp):
    return masuk(orang).get(reverse("dialog:panel_skp", args=[skp.pk])).text


@pytest.mark.parametrize("topi", ["kepala", "pengelola"])
def test_panel_says_that_a_dialogue_took_place(topi):
    risalah = RisalahFactory(dialog__tanggal="2026-03-03", pokok_bahasan="Rahasia")
    unit = risalah.dialog.skp.unit_kerja
    orang = PegawaiFactory(unit_kerja=unit, kepala=topi == "kepala")
    if topi == "pengelola":
        PenugasanPeranFactory(pegawai=orang)

    halaman = panel(orang, risalah.dialog.skp)

    assert (TANGGAL in halaman, "Rahasia" in halaman) == (True, False)
    assert reverse("dialog:rinci", args=[risalah.pk]) not in halaman


def test_panel_shows_only_the_dialogues_of_this_skp():
    skp = SKPFactory(lengkap=True)
    RisalahFactory(dialog__tanggal="2026-03-03")
    kepala = PegawaiFactory(unit_kerja=skp.unit_kerja, kepala=True)

    halaman = panel(kepala, skp)

    assert TANGGAL not in halaman
    assert "Tidak ada risalah dialog SKP ini yang dapat Anda baca." in halaman


def test_panel_tells_an_admin_nothing():
    risalah = RisalahFactory(dialog__tanggal="2026-03-03")
    admin = PegawaiFactory(unit_kerja=risalah.dialog.skp.unit_kerja)
    PenugasanPeranFactory(pegawai=admin, peran="admin_instansi")

    assert TANGGAL not in panel(admin, risalah.dialog.skp)
