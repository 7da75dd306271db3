"""The way of the employee: from «Menunggu Anda» to an SKP in the hands of the penilai."""

import pytest
from playwright.sync_api import expect

from ekinerja.demo.layanan import SANDI
from tests.peramban import langkah
from tests.peramban.jendela import HP, MEJA
from tests.peramban.portal import nip

pytestmark = pytest.mark.peramban


@pytest.mark.parametrize(
    ("kode", "nama", "penilai", "layar", "tema"),
    [
        ("bagas", "Bagas Tirtawening", "wira", MEJA, "light"),
        ("selvina", "Selvina Awiwon", "kaklaster", HP, "dark"),
    ],
    ids=["meja-terang", "hp-gelap"],
)
def test_an_employee_writes_talks_and_submits(jendela, kode, nama, penilai, layar, tema):
    satu = jendela(kode, layar=layar, tema=tema)
    langkah.buka_tugas(satu, "Lengkapi dan ajukan SKP")
    assert langkah.tertahan(satu, "Tinjau dan ajukan").startswith("SKP belum lengkap.")

    satu.pilih("Susun SKP")
    satu.pilih("Tambah RHK")
    _dua_iki(satu, kode)
    langkah.tulis_lampiran(satu)
    alasan = "Dialog perencanaan dengan pejabat penilai Anda belum selesai."
    assert langkah.tertahan(satu, "Ajukan SKP").startswith(alasan)

    satu.pilih("SKP 20", ".remah")
    langkah.berdialog(satu)
    satu.periksa("risalah-terkirim")

    langkah.tanggapi(jendela(penilai), nama)
    langkah.buka_tugas(satu, "Konfirmasi risalah")
    satu.periksa("risalah-konfirmasi")
    satu.tekan("Konfirmasi risalah")
    langkah.kabar(satu, "Risalah Anda konfirmasi.")

    langkah.buka_tugas(satu, "Lengkapi dan ajukan SKP")
    langkah.ajukan(satu)
    expect(satu.hal.get_by_role("button", name="Tarik pengajuan")).to_be_visible()
    satu.periksa("skp-diajukan")


def _dua_iki(satu, kode):
    """One RHK with two indicators; the second lacks its aspek at first."""
    langkah.uraian_rhk(satu).fill(langkah.RHK)
    langkah.taut_pimpinan(satu)
    langkah.isi_iki(satu, 1, langkah.IKI_1)
    satu.tekan("Tambah IKI")
    expect(langkah.iki(satu, 2)).to_be_visible()
    expect(langkah.uraian_rhk(satu)).to_have_value(langkah.RHK)
    langkah.isi_iki(satu, 2, ("", *langkah.IKI_2[1:]))
    satu.hal.get_by_role("button", name="Simpan RHK").last.click()

    aspek = langkah.iki(satu, 2).get_by_label("Aspek").first
    expect(aspek).to_have_attribute("aria-invalid", "true")
    expect(langkah.uraian_rhk(satu)).to_have_value(langkah.RHK)
    expect(langkah.iki(satu, 2).get_by_label("Target")).to_have_value(langkah.IKI_2[2])
    satu.periksa("rhk-galat")
    satu.hal.get_by_role("alert").get_by_role("link").first.click()
    expect(aspek).to_be_focused()

    aspek.select_option(langkah.IKI_2[0])
    satu.hal.get_by_role("button", name="Simpan RHK").last.click()
    langkah.kabar(satu, "Rencana hasil kerja tersimpan.")
    kartu = satu.hal.locator("section.kartu").filter(has_text=langkah.RHK)
    expect(kartu.locator("li")).to_have_count(2)


def _fokus(hal):
    """Name and words of what has the focus."""
    unsur = "document.activeElement"
    return hal.evaluate(f"`${{{unsur}.name ?? ''}} ${{{unsur}.innerText ?? ''}}`.trim()")


def _tab_ke(hal, kata, *, batas=80):
    """Press Tab until the focus stands on what has these words, as one must without a mouse."""
    for _ in range(batas):
        hal.keyboard.press("Tab")
        if kata in _fokus(hal):
            return
    raise AssertionError(f"Tab tidak sampai pada «{kata}»")


def _masuki(hal):
    with hal.expect_navigation():
        hal.keyboard.press("Enter")


def test_by_keyboard_alone(jendela):
    """Login, skip link, an RHK, its place in the list: no mouse and no direct fill."""
    satu = jendela(tema="dark")
    hal = satu.buka("/akun/masuk/")
    _tab_ke(hal, "login")
    hal.keyboard.type(nip("sitti"))
    _tab_ke(hal, "password")
    hal.keyboard.type(SANDI)
    _masuki(hal)

    hal.keyboard.press("Tab")
    assert _fokus(hal) == "Langsung ke isi halaman"
    hal.keyboard.press("Enter")
    _tab_ke(hal, "Lanjutkan")
    _masuki(hal)
    _tab_ke(hal, "Susun SKP")
    _masuki(hal)
    _tab_ke(hal, "Tambah RHK")
    _masuki(hal)
    _tab_ke(hal, "jenis")
    hal.keyboard.press("ArrowDown")
    _tab_ke(hal, "uraian")
    hal.keyboard.type(langkah.RHK)
    _tab_ke(hal, "iki-0-aspek")
    hal.keyboard.type("Kuantitas")
    _tab_ke(hal, "iki-0-uraian")
    hal.keyboard.type(langkah.IKI_1[1])
    _tab_ke(hal, "iki-0-target")
    hal.keyboard.type(langkah.IKI_1[2])
    _tab_ke(hal, "Simpan RHK")
    _masuki(hal)

    langkah.kabar(satu, "Rencana hasil kerja tersimpan.")
    kartu = hal.locator("section.kartu").filter(has_text=langkah.RHK)
    expect(kartu.get_by_role("heading")).to_contain_text("Hasil kerja tambahan")
    expect(kartu.locator("li")).to_contain_text("Kuantitas")


def test_without_javascript_an_skp_is_written_and_submitted(jendela):
    """Petrus got his SKP back: he adds an RHK and submits again, with plain forms."""
    satu = jendela("petrus", layar=HP, java_script_enabled=False)
    langkah.buka_tugas(satu, "Perbaiki SKP")
    langkah.tulis_rhk(satu)
    langkah.tulis_lampiran(satu)
    satu.tekan("Ajukan SKP")
    langkah.kabar(satu, "SKP diajukan kepada pejabat penilai kinerja.")

    satu.pilih("Dialog kinerja SKP ini")
    expect(satu.hal.get_by_role("heading", name="Dialog kinerja").first).to_be_visible()


def test_without_javascript_a_dialogue_is_opened_and_sent(jendela):
    satu = jendela("yakob", java_script_enabled=False)
    langkah.buka_tugas(satu, "Lengkapi dan ajukan SKP")
    satu.pilih("Dialog kinerja SKP ini")
    langkah.berdialog(satu)
