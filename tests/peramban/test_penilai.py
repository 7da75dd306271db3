"""The way of the penilai: risalah, expectations, back and forth, decision, PDF, public check."""

import io

import pypdfium2
import pytest
from playwright.sync_api import expect

from tests.peramban import langkah
from tests.peramban.jendela import HP, MEJA
from tests.peramban.portal import nip

pytestmark = pytest.mark.peramban
CATATAN = "Sebutkan bulan pada target pertama, lalu ajukan lagi."
EKSPEKTASI = "Menjawab pertanyaan unit lain paling lama satu hari kerja."
TARGET_BARU = "paling lambat 30 September"


@pytest.mark.parametrize(
    ("penilai", "risalah", "kode", "nama", "layar", "tema"),
    [
        ("ketua1", None, "irmawati", "Irmawati Sanrego", MEJA, "dark"),
        ("ratna", "Taufan", "sekar", "Sekar Ayuningdyah", HP, "light"),
    ],
    ids=["meja-gelap", "hp-terang"],
)
def test_a_penilai_returns_then_sets_and_anyone_can_check(
    jendela, portal, penilai, risalah, kode, nama, layar, tema
):
    satu = jendela(penilai, layar=layar, tema=tema)
    if risalah:
        langkah.tanggapi(satu, risalah)
    langkah.buka_tugas(satu, f"Periksa SKP 20.* {nama}")
    _tulis_ekspektasi(satu)
    _kembalikan(satu)

    pegawai = jendela(kode, layar=layar, tema=tema)
    _perbaiki(pegawai, kode)
    langkah.buka_tugas(satu, f"Periksa SKP 20.* {nama}")
    satu.pilih("Bandingkan versi")
    expect(satu.hal.locator("ins").filter(has_text="September")).to_be_visible()
    satu.periksa("banding-penilai")
    satu.hal.go_back()
    _tetapkan(satu, nama)

    portal.kerjakan_antrean()
    satu.hal.reload()
    pdf = _unduh(satu)
    teks = _teks(pdf)
    kode_periksa = satu.hal.locator(".kertas a[href*='/periksa/']").inner_text()
    satu.periksa("skp-ditetapkan")
    assert [kode_periksa in teks, nama in teks, TARGET_BARU in teks, EKSPEKTASI in teks] == [
        True
    ] * 4
    assert _rapat(nip(kode)) in _rapat(teks)

    _periksa_umum(jendela(layar=layar, tema=tema), kode_periksa, pdf, penilai)


def _tulis_ekspektasi(satu):
    satu.pilih("Tulis ekspektasi khusus")
    satu.hal.get_by_label("1. Berorientasi Pelayanan").fill(EKSPEKTASI)
    satu.tekan("Simpan ekspektasi")
    langkah.kabar(satu, "Ekspektasi khusus tersimpan.")
    expect(satu.hal.locator(".kertas")).to_contain_text(EKSPEKTASI)


def _kembalikan(satu):
    satu.pilih("Kembalikan")
    satu.hal.get_by_label("Catatan untuk pegawai").fill("kurang")
    satu.tekan("Kembalikan SKP")
    expect(satu.hal.get_by_role("alert")).to_contain_text("Catatan terlalu pendek.")
    expect(satu.hal.get_by_label("Catatan untuk pegawai")).to_have_value("kurang")
    satu.hal.get_by_label("Catatan untuk pegawai").fill(CATATAN)
    satu.tekan("Kembalikan SKP")
    langkah.kabar(satu, "SKP dikembalikan kepada pegawai")


def _perbaiki(satu, kode):
    langkah.buka_tugas(satu, "Perbaiki SKP")
    expect(satu.hal.locator("main")).to_contain_text(CATATAN)
    satu.pilih("Susun SKP")
    satu.pilih("Ubah")
    langkah.iki(satu, 1).get_by_label("Target").fill(TARGET_BARU)
    satu.hal.get_by_role("button", name="Simpan RHK").last.click()
    langkah.kabar(satu, "Rencana hasil kerja tersimpan.")
    satu.pilih("SKP 20", ".remah")
    satu.pilih("Bandingkan versi")
    expect(satu.hal.locator("ins").filter(has_text="September")).to_be_visible()
    expect(satu.hal.locator("del").first).to_be_visible()
    satu.periksa("banding-pegawai")
    satu.hal.go_back()
    langkah.ajukan(satu)


def _tetapkan(satu, nama):
    satu.pilih("Tetapkan")
    expect(satu.hal.get_by_role("heading", name="Setelah ditetapkan")).to_be_visible()
    expect(satu.hal.locator("main")).to_contain_text(nama)
    satu.tekan("Tetapkan SKP")
    langkah.kabar(satu, "SKP ditetapkan. Formulir resminya sedang dibuat.")
    expect(satu.hal.locator("main .lencana").first).to_have_text("Ditetapkan")


def _unduh(satu):
    alamat = satu.hal.get_by_role("link", name="Unduh formulir").get_attribute("href")
    jawaban = satu.konteks.request.get(alamat)
    assert jawaban.headers["content-type"] == "application/pdf"
    return jawaban.body()


def _teks(pdf):
    assert pdf.startswith(b"%PDF")
    dokumen = pypdfium2.PdfDocument(io.BytesIO(pdf))
    teks = " ".join(hal.get_textpage().get_text_range() for hal in dokumen)
    return " ".join(teks.split())


def _rapat(teks):
    return "".join(teks.split())


def _periksa_umum(tamu, kode, pdf, nama):
    """Without logging in: the code, the same file, and the file with one byte changed."""
    tamu.buka("/periksa/")
    tamu.hal.get_by_label("Kode periksa").fill(kode.lower())
    tamu.tekan("Periksa")
    hasil = tamu.hal.get_by_role("heading", name="Dokumen asli dan masih berlaku")
    expect(hasil).to_be_visible()
    expect(tamu.hal.locator("main")).not_to_contain_text("Sanrego")

    palsu = pdf.replace(b"%PDF-1.", b"%PDF-2.", 1)
    assert palsu != pdf
    _cocokkan(tamu, pdf)
    expect(tamu.hal.get_by_text("Berkas sama persis.")).to_be_visible()
    expect(tamu.hal.get_by_text("Berkas berbeda.")).to_be_hidden()
    tamu.periksa("periksa-asli")
    _cocokkan(tamu, palsu)
    expect(tamu.hal.get_by_text("Berkas berbeda.")).to_be_visible()
    expect(tamu.hal.get_by_text("Berkas sama persis.")).to_be_hidden()
    tamu.periksa("periksa-palsu")


def _cocokkan(tamu, isi):
    berkas = {"name": "skp.pdf", "mimeType": "application/pdf", "buffer": isi}
    tamu.hal.locator("input[type=file]").set_input_files(berkas)
    tamu.tekan("Cocokkan")


def test_a_file_is_compared_by_upload_where_there_is_no_script(jendela):
    """The server compares when the browser cannot."""
    satu = jendela("taufan")
    satu.buka("/skp/?cakupan=saya")
    satu.hal.locator("td.tindakan a").first.click()
    kode = satu.hal.locator(".kertas a[href*='/periksa/']")
    satu.portal.cetak(kode.inner_text())
    satu.hal.reload()
    pdf = _unduh(satu)
    alamat = kode.get_attribute("href")

    tamu = jendela(java_script_enabled=False)
    tamu.buka(alamat)
    _cocokkan(tamu, pdf)
    expect(tamu.hal.get_by_text("Berkas sama persis.")).to_be_visible()
    _cocokkan(tamu, pdf + b"\n")
    expect(tamu.hal.get_by_text("Berkas berbeda.")).to_be_visible()
