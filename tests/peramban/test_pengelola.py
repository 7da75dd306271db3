"""The way of the pengelola kinerja: a missing penilai, a request, an import, the ledger."""

import io
import re

import openpyxl
import pytest
from playwright.sync_api import expect

from tests.peramban import langkah
from tests.peramban.jendela import HP, MEJA
from tests.peramban.portal import nip

pytestmark = pytest.mark.peramban


@pytest.mark.parametrize(
    ("kode", "pegawai", "nama", "peminta", "layar", "tema"),
    [
        ("hajrah", "ridwan", "Ridwan Tarawe", "Nurlaela Sappewali", MEJA, "dark"),
        ("rosalina", "ester", "Ester Yarangga Sawor", "Nataniel Deda Manuri", HP, "light"),
    ],
    ids=["meja-gelap", "hp-terang"],
)
def test_a_pengelola_mends_answers_imports_and_reads(
    jendela, kode, pegawai, nama, peminta, layar, tema
):
    satu = jendela(kode, layar=layar, tema=tema)
    assert langkah.tugas(satu, "Benahi penilai").count() == 1
    _saring(satu, nama)
    _tetapkan_penilai(satu, nama, kode)
    _jawab(satu, peminta, kode)
    _impor(satu, pegawai, kode)
    _ledger(satu, nama)
    assert langkah.tugas(satu, "Benahi penilai|Jawab permintaan").count() == 0


def _saring(satu, nama):
    satu.buka("/kepegawaian/")
    satu.hal.get_by_label("Penilai", exact=True).select_option("Belum ada penilai")
    satu.tekan("Terapkan")
    satu.hal.wait_for_url(re.compile("keadaan=belum_ada"))
    baris = satu.hal.locator("#tabel tbody tr")
    expect(baris).to_have_count(1)
    expect(baris).to_contain_text(nama)
    satu.hal.reload()
    expect(satu.hal.locator("#tabel tbody tr")).to_have_count(1)
    baris.get_by_role("link").first.click()


def _tetapkan_penilai(satu, nama, kode):
    """Search by name, see what follows, say why."""
    satu.pilih("Tetapkan pejabat penilai")
    kotak = satu.hal.get_by_role("searchbox", name="Pejabat penilai kinerja", exact=True)
    usulan = satu.hal.locator("[name=penilai]:checked")
    expect(usulan).to_have_count(1)
    calon = satu.hal.locator("[id$=penilai_hasil]").first.locator("label")
    satu.hal.get_by_label("Berlaku mulai").fill("")
    satu.tekan("Lihat akibatnya")
    expect(satu.hal.get_by_role("alert")).to_contain_text("Berlaku mulai")
    satu.periksa("penilai-galat")
    kotak.fill({"hajrah": "Hasnawiyah", "rosalina": "Martha"}[kode])
    expect(calon).to_have_count(1)
    calon.click()
    satu.hal.get_by_label("Berlaku mulai").fill(
        satu.hal.evaluate("new Date().toLocaleDateString('sv')")
    )
    satu.tekan("Lihat akibatnya")
    expect(satu.hal.get_by_role("heading", name="Yang terjadi")).to_be_visible()
    satu.periksa("penilai-pastikan")
    satu.hal.get_by_role("textbox", name="Alasan").fill("Jabatan baru terisi.")
    satu.tekan("Tetapkan pejabat penilai")
    langkah.kabar(satu, "ditetapkan sebagai pejabat penilai")
    satu.periksa("pegawai-rinci")


def _jawab(satu, peminta, kode):
    langkah.buka_tugas(satu, f"Jawab permintaan perbaikan {peminta}")
    satu.periksa("permintaan")
    satu.tekan("Kirim jawaban")
    expect(satu.hal.get_by_role("alert")).to_contain_text("Jawaban")
    satu.hal.get_by_label("Tidak perlu diperbaiki").check()
    jawaban = satu.hal.get_by_role("textbox", name="Jawaban kepada pegawai")
    jawaban.fill("Penilai Anda sesuai surat tugas.")
    satu.tekan("Kirim jawaban")
    langkah.kabar(satu, "Jawaban dikirim kepada")


def _impor(satu, pegawai, kode):
    """One cell changed in the sheet as it stands: seen first, then applied."""
    satu.buka("/kepegawaian/impor/")
    alamat = satu.hal.get_by_role("link", name="Templat terisi").get_attribute("href")
    buku = openpyxl.load_workbook(
        io.BytesIO(satu.konteks.request.get(f"/kepegawaian/impor/{alamat}").body())
        if alamat.startswith("?")
        else io.BytesIO(satu.konteks.request.get(alamat).body())
    )
    lembar = buku["Pegawai"]
    judul = [sel.value for sel in lembar[1]]
    baris = next(b for b in lembar.iter_rows(min_row=2) if b[0].value == nip(pegawai))
    baris[judul.index("Nama lengkap")].value += " Baru"
    _unggah(satu, buku)
    expect(satu.hal.get_by_role("heading", name="Pratinjau impor")).to_be_visible()
    satu.hal.locator("main details.kartu > summary").first.click()
    expect(satu.hal.locator("main details.kartu").first).to_contain_text(" Baru")
    satu.periksa("impor-pratinjau")
    satu.tekan("Terapkan semua")
    langkah.kabar(satu, "Impor sudah diterapkan.")
    satu.periksa("impor-bukti")

    baris[0].value = int(nip(pegawai))
    satu.buka("/kepegawaian/impor/")
    _unggah(satu, buku)
    expect(satu.hal.get_by_role("alert")).to_contain_text("perlu diperbaiki")
    satu.periksa("impor-galat")


def _unggah(satu, buku):
    wadah = io.BytesIO()
    buku.save(wadah)
    jenis = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
    berkas = {"name": "pegawai.xlsx", "mimeType": jenis, "buffer": wadah.getvalue()}
    satu.hal.locator("input[type=file]").set_input_files(berkas)
    satu.tekan("Periksa berkas")


def _ledger(satu, nama):
    satu.buka("/kotak-masuk/")
    satu.pilih("Catatan pengiriman unit")
    satu.hal.get_by_label("Nama atau NIP penerima").fill(nama.split()[0])
    satu.tekan("Terapkan")
    satu.hal.wait_for_url(re.compile("cari="))
    expect(satu.hal.locator("#ledger tbody tr").first).to_contain_text(nama)
