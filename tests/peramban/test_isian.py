"""Forms that save themselves, in a real browser: typing, offline, lost session, another person."""

import os
import shutil

import pytest
from django.conf import settings as setelan
from django.contrib.sessions.models import Session
from playwright.sync_api import expect, sync_playwright

from ekinerja.isian import titipan
from ekinerja.isian.models import Konsep
from tests.ekinerja.isian.conftest import django_db_setup, situs  # noqa: F401
from tests.ekinerja.jejak.dokumen_uji import Surat
from tests.factories.kepegawaian import PegawaiFactory

CHROMIUM = shutil.which("chromium")
pytestmark = [
    pytest.mark.peramban,
    pytest.mark.django_db(transaction=True),
    pytest.mark.skipif(not CHROMIUM, reason="Chromium is not installed"),
]
TERSIMPAN = "Tersimpan "
BELUM = "Belum tersimpan di server. Teks aman di perangkat ini."
SALINAN = "() => Object.keys(localStorage).filter((nama) => nama.startsWith('isian:')).length"


@pytest.fixture(scope="module")
def peramban():
    os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=CHROMIUM)
        yield chromium
        chromium.close()
    del os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"]


@pytest.fixture
def jendela(peramban, live_server):
    """A browser of its own, which fails the test when a page complains."""
    konteks = peramban.new_context(base_url=live_server.url, locale="id-ID")
    konteks.set_default_timeout(15_000)
    keluhan = []
    konteks.on("weberror", lambda galat: keluhan.append(str(galat.error)))
    konteks.on(
        "console",
        lambda pesan: keluhan.append(pesan.text) if "Content Security" in pesan.text else None,
    )
    yield konteks
    konteks.close()
    assert keluhan == []


@pytest.fixture
def pelaku(live_server):
    Surat.objects.all().delete()
    return PegawaiFactory()


@pytest.fixture
def halaman(jendela, pelaku):
    """The form that adds, opened by ``pelaku``."""
    halaman = jendela.new_page()
    halaman.goto("/masuk/?next=/tambah/")
    _masuk(halaman, pelaku)
    halaman.wait_for_url("**/tambah/")
    halaman.wait_for_load_state()
    return halaman


def _masuk(halaman, pegawai):
    halaman.get_by_label("NIP").fill(pegawai.akun.username)
    halaman.get_by_role("button", name="Masuk").click()


def _perihal(halaman):
    return halaman.get_by_label("Perihal surat")


def _status(halaman):
    return halaman.locator("[data-status-otomatis]")


def _simpan(halaman):
    halaman.get_by_role("button", name="Simpan").click()


def test_typing_saves_itself_and_is_there_after_a_reload(halaman, pelaku):
    _perihal(halaman).fill("Undangan rapat")
    halaman.get_by_label("Sifat").select_option("r")
    halaman.get_by_label("Penting").check()
    expect(_status(halaman)).to_contain_text(TERSIMPAN)

    halaman.goto("/tambah/")

    expect(_perihal(halaman)).to_have_value("Undangan rapat")
    expect(halaman.get_by_label("Sifat")).to_have_value("r")
    expect(halaman.get_by_label("Penting")).to_be_checked()
    expect(halaman.get_by_text("dipulihkan")).to_be_visible()
    assert halaman.evaluate(SALINAN) == 0

    halaman.get_by_role("button", name="Buang draf").click()
    expect(_perihal(halaman)).to_have_value("")
    assert not Konsep.objects.filter(pelaku=pelaku).exists()


def test_secrets_are_never_saved(halaman):
    halaman.get_by_label("Sandi").fill("rahasia-sekali")
    _perihal(halaman).fill("Undangan")
    expect(_status(halaman)).to_contain_text(TERSIMPAN)

    assert "sandi" not in Konsep.objects.get().isi


def test_offline_keeps_the_text_here_and_sends_it_when_the_network_is_back(halaman, jendela):
    jendela.set_offline(True)
    _perihal(halaman).fill("Ditulis di kereta")
    expect(_status(halaman)).to_contain_text(BELUM)
    _simpan(halaman)
    expect(_status(halaman)).to_contain_text("Kirim lagi setelah tersambung.")
    assert (halaman.evaluate(SALINAN), Konsep.objects.count()) == (1, 0)

    jendela.set_offline(False)

    expect(_status(halaman)).to_contain_text(TERSIMPAN)
    assert Konsep.objects.get().isi["perihal"] == ["Ditulis di kereta"]
    assert halaman.evaluate(SALINAN) == 0


def test_a_copy_on_the_device_is_restored_when_the_server_never_got_it(halaman, jendela):
    jendela.route("**/isian/konsep/", lambda rute: rute.abort())
    _perihal(halaman).fill("Hanya di perangkat")
    expect(_status(halaman)).to_contain_text(BELUM)
    halaman.close()
    jendela.unroute("**/isian/konsep/")

    baru = jendela.new_page()
    baru.goto("/tambah/")

    expect(_perihal(baru)).to_have_value("Hanya di perangkat")
    expect(baru.get_by_text("dipulihkan dari perangkat ini")).to_be_visible()
    expect(_status(baru)).to_contain_text(TERSIMPAN)
    assert baru.evaluate(SALINAN) == 0


def test_a_copy_older_than_the_servers_draft_is_only_offered(halaman, jendela, pelaku):
    jendela.route("**/isian/konsep/", lambda rute: rute.abort())
    _perihal(halaman).fill("Dari perangkat")
    expect(_status(halaman)).to_contain_text(BELUM)
    halaman.close()
    jendela.unroute("**/isian/konsep/")
    titipan.layanan.simpan_konsep(
        "uji.surat:baru", pelaku=pelaku, isi={"perihal": ["Dari komputer lain"]}
    )

    baru = jendela.new_page()
    baru.goto("/tambah/")
    expect(_perihal(baru)).to_have_value("Dari komputer lain")
    baru.get_by_role("button", name="Pakai tulisan di perangkat ini").click()

    expect(_perihal(baru)).to_have_value("Dari perangkat")
    expect(_status(baru)).to_contain_text(TERSIMPAN)


def test_a_server_in_trouble_is_asked_again(halaman, jendela):
    jawaban = iter([500, 502])
    jendela.route(
        "**/isian/konsep/",
        lambda rute: rute.fulfill(status=kode) if (kode := next(jawaban, 0)) else rute.continue_(),
    )
    _perihal(halaman).fill("Sabar")

    expect(_status(halaman)).to_contain_text(BELUM)
    expect(_status(halaman)).to_contain_text(TERSIMPAN, timeout=15_000)


def test_a_lost_session_returns_to_the_same_form_with_the_text(halaman, pelaku):
    Session.objects.all().delete()
    _perihal(halaman).fill("Tulisan sepanjang sore")
    expect(_status(halaman)).to_contain_text("Sesi Anda berakhir.")

    _simpan(halaman)
    expect(halaman).to_have_url(f"{_alamat(halaman)}/masuk/?next=/tambah/")
    _masuk(halaman, pelaku)

    expect(_perihal(halaman)).to_have_value("Tulisan sepanjang sore")
    expect(halaman.get_by_text(titipan.DIPULIHKAN)).to_be_visible()

    _simpan(halaman)
    expect(halaman).to_have_url(f"{_alamat(halaman)}/surat/{Surat.objects.get().pk}/ubah/")
    assert (Surat.objects.get().perihal, Konsep.objects.count()) == ("Tulisan sepanjang sore", 0)
    assert halaman.evaluate(SALINAN) == 0


def test_a_sent_form_leaves_neither_draft_nor_copy(halaman):
    _perihal(halaman).fill("Cepat dikirim")
    _simpan(halaman)
    halaman.wait_for_url("**/ubah/")
    halaman.goto("/tambah/")

    expect(_perihal(halaman)).to_have_value("")
    assert (Konsep.objects.count(), halaman.evaluate(SALINAN)) == (0, 0)


def test_a_form_with_errors_keeps_saving_itself(halaman):
    halaman.get_by_label("Nilai").fill("7")
    halaman.evaluate("document.getElementById('formulir').noValidate = true")
    _simpan(halaman)
    expect(halaman.get_by_label("Nilai")).to_have_value("7")

    _perihal(halaman).fill("Sekarang lengkap")
    expect(_status(halaman)).to_contain_text(TERSIMPAN)
    assert Konsep.objects.get().isi["nilai"] == ["7"]


def test_a_double_click_sends_once(halaman):
    _perihal(halaman).fill("Sekali saja")
    halaman.get_by_role("button", name="Simpan").dblclick()
    halaman.wait_for_url("**/ubah/")

    assert Surat.objects.count() == 1


def test_back_and_edit_after_sending_loses_nothing(halaman):
    _perihal(halaman).fill("Pertama")
    _simpan(halaman)
    halaman.wait_for_url("**/ubah/")
    halaman.go_back()
    _perihal(halaman).fill("Kedua")
    _simpan(halaman)

    if halaman.get_by_text("belum disimpan").count():
        halaman.get_by_role("button", name="Kirim sebagai kiriman baru").click()
        halaman.wait_for_url("**/ubah/")

    assert sorted(Surat.objects.values_list("perihal", flat=True)) == ["Kedua", "Pertama"]


def test_logging_out_clears_the_copies_on_the_device(halaman, jendela):
    jendela.route("**/isian/konsep/", lambda rute: rute.abort())
    _perihal(halaman).fill("Komputer bersama")
    expect(_status(halaman)).to_contain_text(BELUM)

    halaman.get_by_role("button", name="Keluar").click()
    halaman.wait_for_url("**/masuk/")

    assert halaman.evaluate(SALINAN) == 0


def test_another_person_on_the_same_device_sees_nothing(halaman, jendela):
    jendela.route("**/isian/konsep/", lambda rute: rute.abort())
    _perihal(halaman).fill("Tulisan orang pertama")
    expect(_status(halaman)).to_contain_text(BELUM)
    jendela.clear_cookies(name=setelan.SESSION_COOKIE_NAME)

    halaman.goto("/masuk/?next=/tambah/")
    _masuk(halaman, PegawaiFactory())

    expect(_perihal(halaman)).to_have_value("")
    assert not halaman.get_by_text("dipulihkan").count()


def test_a_stale_page_shows_both_texts(halaman):
    surat = Surat.objects.create(perihal="Lama")
    halaman.goto(f"/surat/{surat.pk}/ubah/")
    Surat.objects.filter(pk=surat.pk).update(perihal="Tulisan dia", versi=2)
    _perihal(halaman).fill("Tulisan saya")
    _simpan(halaman)

    expect(halaman.get_by_text("Tulisan Anda belum tersimpan")).to_be_visible()
    expect(_perihal(halaman)).to_have_value("Tulisan saya")
    expect(halaman.locator(".banding").first).to_contain_text("dia")

    _simpan(halaman)
    expect(halaman.get_by_text("belum tersimpan")).to_have_count(0)
    assert Surat.objects.get().perihal == "Tulisan saya"


def _alamat(halaman):
    return halaman.evaluate("location.origin")
