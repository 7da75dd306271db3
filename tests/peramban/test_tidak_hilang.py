"""Nothing typed is lost, on the form of one RHK: lost session, two tabs, no network."""

import pytest
from playwright.sync_api import expect

from ekinerja.demo.layanan import SANDI
from tests.peramban import langkah
from tests.peramban.jendela import HP
from tests.peramban.portal import nip

pytestmark = pytest.mark.peramban
TULISAN = "Tersusunnya pedoman layanan yang ditulis sepanjang sore"


def _rhk_baru(satu):
    """The address of the form for a new RHK of one's own SKP."""
    satu.buka("/skp/?cakupan=saya")
    satu.hal.locator("td.tindakan a").first.click()
    satu.pilih("Susun SKP")
    satu.pilih("Tambah RHK")
    return satu.hal.url


def _simpan(satu):
    satu.hal.get_by_role("button", name="Simpan RHK").last.click()


def _status(satu):
    return satu.hal.locator("[data-status-otomatis]")


def _masuk_lagi(satu, kode):
    satu.hal.get_by_label("NIP").fill(nip(kode))
    satu.hal.get_by_label("Kata sandi").fill(SANDI)
    satu.hal.get_by_role("button", name="Masuk", exact=True).click()


@pytest.mark.parametrize("skrip", [True, False], ids=["skrip", "tanpa-skrip"])
def test_a_session_lost_while_writing_comes_back_with_the_text(jendela, skrip):
    kode = "ilham" if skrip else "intan"
    satu = jendela(kode, layar=HP, java_script_enabled=skrip)
    alamat = _rhk_baru(satu)
    langkah.uraian_rhk(satu).fill(TULISAN)
    langkah.isi_iki(satu, 1, langkah.IKI_1)
    satu.hilang_sesi()
    _simpan(satu)
    _masuk_lagi(satu, kode)

    expect(satu.hal).to_have_url(alamat)
    expect(langkah.uraian_rhk(satu)).to_have_value(TULISAN)
    expect(langkah.iki(satu, 1).get_by_label("Target")).to_have_value(langkah.IKI_1[2])
    assert satu.hal.get_by_text("Di perangkat ini ada tulisan lain").count() == 0
    if skrip:
        satu.periksa("rhk-dipulihkan")
    langkah.taut_pimpinan(satu)
    _simpan(satu)
    langkah.kabar(satu, "Rencana hasil kerja tersimpan.")


def test_two_tabs_show_both_texts(jendela):
    satu = jendela("rahayu", tema="dark")
    satu.buka("/skp/?cakupan=saya")
    satu.hal.locator("td.tindakan a").first.click()
    satu.pilih("Susun SKP")
    satu.pilih("Ubah")
    alamat = satu.hal.url
    lain = satu.konteks.new_page()
    lain.goto(alamat)
    lain.locator("textarea[name=uraian]").fill("Tulisan dari tab kedua")
    lain.get_by_role("button", name="Simpan RHK").last.click()
    expect(lain.get_by_role("status").filter(has_text="tersimpan.")).to_be_visible()

    langkah.uraian_rhk(satu).fill(TULISAN)
    with satu.hal.expect_response(lambda jawaban: jawaban.url == alamat) as jawaban:
        _simpan(satu)

    assert jawaban.value.status == 409
    expect(langkah.uraian_rhk(satu)).to_have_value(TULISAN)
    banding = satu.hal.locator(".banding").first
    expect(banding).to_contain_text("sepanjang sore")
    expect(banding).to_contain_text("tab kedua")
    satu.periksa("rhk-konflik")
    _simpan(satu)
    langkah.kabar(satu, "Rencana hasil kerja tersimpan.")
    expect(satu.hal.locator("main")).to_contain_text(TULISAN)


def test_without_network_the_text_waits_on_the_device(jendela):
    satu = jendela("syamsul")
    alamat = _rhk_baru(satu)
    satu.konteks.set_offline(True)
    langkah.uraian_rhk(satu).fill(TULISAN)
    expect(_status(satu)).to_contain_text("Belum tersimpan di server.")
    satu.potret("rhk-luring-1280-terang")
    satu.keluhan.clear()  # the browser's own words about the missing network

    satu.konteks.set_offline(False)
    expect(_status(satu)).to_contain_text("Tersimpan ")
    satu.hal.goto(alamat)
    expect(langkah.uraian_rhk(satu)).to_have_value(TULISAN)
    expect(satu.hal.get_by_text("dipulihkan")).to_be_visible()
    satu.tekan("Buang draf")
    expect(langkah.uraian_rhk(satu)).to_have_value("")
    satu.keluhan.clear()
