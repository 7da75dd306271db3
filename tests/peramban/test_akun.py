"""Account pages: theme, warning of the session, password, second factor, activation."""

import re

import pytest
from playwright.sync_api import expect

from ekinerja.demo.layanan import SANDI
from tests.peramban.jendela import HP
from tests.peramban.portal import nip

pytestmark = pytest.mark.peramban
SANDI_BARU = "Ombak-Tenang-41"


def test_the_theme_is_chosen_and_kept(jendela):
    satu = jendela("andi")
    akar = satu.hal.locator("html")
    expect(akar).to_have_attribute("data-bs-theme", "light")
    urutan = []
    for _ in range(3):
        satu.hal.locator("details.orang > summary").click()
        if not urutan:
            satu.periksa("menu-akun")
        satu.hal.get_by_role("button", name="Tampilan:").click()
        satu.hal.wait_for_load_state()
        urutan.append(akar.get_attribute("data-tema"))
    assert urutan == ["terang", "gelap", "otomatis"]

    satu.hal.locator("details.orang > summary").click()
    satu.hal.get_by_role("button", name="Tampilan:").click()
    satu.hal.emulate_media(color_scheme="dark")
    satu.hal.reload()
    expect(akar).to_have_attribute("data-bs-theme", "light")


def test_the_session_warns_and_can_be_kept(jendela):
    satu = jendela("andi")
    kotak = satu.hal.locator("#sesi")
    expect(kotak).to_be_hidden()
    satu.hal.route("**/skp/", lambda rute: _hampir_habis(rute))
    satu.buka("/skp/")
    expect(kotak).to_be_visible()
    expect(kotak.get_by_role("button")).to_be_focused()
    satu.periksa("sesi-hampir-habis")

    kotak.get_by_role("button", name="Tetap masuk").click()
    expect(kotak).to_be_hidden()


def _hampir_habis(rute):
    """The same page, as if the session had four minutes left."""
    jawaban = rute.fetch()
    isi = re.sub(r'data-sisa="\d+"', 'data-sisa="240"', jawaban.text())
    rute.fulfill(response=jawaban, body=isi)


def test_a_password_is_changed(jendela):
    satu = jendela("maria")
    satu.buka("/akun/sandi/")
    isian = satu.hal.locator("main input[type=password]")
    isian.nth(0).fill(SANDI)
    isian.nth(1).fill("pendek")
    isian.nth(2).fill("pendek")
    satu.hal.locator("main form button[type=submit]").first.click()
    expect(satu.hal.get_by_role("alert")).to_be_visible()
    satu.periksa("sandi-galat")
    for urut, kata in enumerate((SANDI, SANDI_BARU, SANDI_BARU)):
        isian.nth(urut).fill(kata)
    satu.hal.locator("main form button[type=submit]").first.click()

    baru = jendela(layar=HP)
    baru.buka("/akun/masuk/")
    baru.hal.get_by_label("NIP").fill(nip("maria"))
    baru.hal.get_by_label("Kata sandi").fill(SANDI_BARU)
    baru.hal.get_by_role("button", name="Masuk", exact=True).click()
    expect(baru.hal).to_have_url(f"{baru.portal.alamat}/")


def test_the_second_factor_is_set_up(jendela):
    satu = jendela("taufan")
    satu.buka("/akun/dua-langkah/pasang/")
    if "konfirmasi" in satu.hal.url:
        satu.periksa("konfirmasi-sandi")
        satu.hal.locator("main input[type=password]").fill(SANDI)
        satu.hal.locator("main form button[type=submit]").first.click()
    expect(satu.hal.locator("main img")).to_be_visible()
    assert satu.hal.locator("main img").evaluate("gambar => gambar.naturalWidth") > 0
    satu.periksa("totp-pasang")
    satu.hal.locator("[name=code]").fill("000000")
    satu.tekan("Aktifkan")
    expect(satu.hal.get_by_role("alert")).to_be_visible()
    satu.periksa("totp-galat")


def test_a_wrong_password_and_a_wrong_code_say_so(jendela):
    satu = jendela()
    satu.buka("/akun/masuk/")
    satu.hal.get_by_label("NIP").fill(nip("andi"))
    satu.hal.get_by_label("Kata sandi").fill("bukan-sandinya")
    satu.hal.get_by_role("button", name="Masuk", exact=True).click()
    expect(satu.hal.get_by_role("alert")).to_be_visible()
    expect(satu.hal.get_by_label("NIP")).to_have_value(nip("andi"))
    satu.periksa("masuk-galat")

    satu.buka("/akun/aktivasi/")
    satu.hal.get_by_role("button", name="Pasang kata sandi").click()
    satu.hal.get_by_label("NIP").fill(nip("andi"))
    satu.hal.get_by_label("Kode aktivasi").fill("7K4PM-2XH9D")
    for isian in satu.hal.locator("main input[type=password]").all():
        isian.fill(SANDI_BARU)
    satu.hal.get_by_role("button", name="Pasang kata sandi").click()
    expect(satu.hal.get_by_role("alert")).to_be_visible()
    satu.periksa("aktivasi-galat")


def test_an_activation_code_is_issued_and_used(jendela):
    """A pengelola issues a code for a colleague, who sets a new password with it."""
    satu = jendela("hajrah")
    satu.buka("/kepegawaian/?cari=Asriani")
    satu.hal.locator("td.tindakan a").first.click()
    satu.pilih("kode")
    satu.periksa("kode-aktivasi")
    satu.hal.locator("main form button[type=submit]").first.click()
    satu.periksa("kode-terbit")
    kode = re.search(r"\b[0-9A-Z]{5}-[0-9A-Z]{5}\b", satu.hal.locator("main").inner_text())[0]

    baru = jendela(layar=HP, tema="dark")
    baru.buka("/akun/aktivasi/")
    baru.hal.get_by_label("NIP").fill(nip("asriani"))
    baru.hal.get_by_label("Kode aktivasi").fill(kode)
    for isian in baru.hal.locator("main input[type=password]").all():
        isian.fill(SANDI_BARU)
    baru.tekan("Pasang kata sandi")
    baru.hal.wait_for_url(re.compile("/akun/masuk/|/$"))
