"""A whole year with four people: from the SKP to the printed evaluation and the bulk print."""

import io
import shutil
import zipfile

import pytest
from playwright.sync_api import expect

from tests.peramban import langkah
from tests.peramban import langkah_tahun as tahun
from tests.peramban.jendela import HP, LAYAR, MEJA
from tests.peramban.portal import Portal, nip

pytestmark = pytest.mark.peramban
ATASAN, PENGELOLA, UNIT = "kabid", "hajrah", "Dinas Lingkungan Hidup dan Kebersihan"


@pytest.fixture
def portal(bekal, tmp_path):
    """A year of one's own for each walk: evaluations open once an hour."""
    var = tmp_path / "var"
    shutil.copytree(bekal, var)
    LAYAR.mkdir(parents=True, exist_ok=True)
    portal = Portal(var)
    portal.mulai()
    yield portal
    portal.berhenti()


@pytest.mark.parametrize(
    ("kode", "nama", "penilai", "nama_penilai", "keberatan", "layar", "tema"),
    [
        ("syamsul", "Syamsul Bahrieng", "ketua1", "Rusdianto Pasigai", False, MEJA, "light"),
        ("karaeng", "Zulkifli Karaengta", "ketua2", "Nurhikmah Lambogo", True, HP, "dark"),
    ],
    ids=["setuju-meja-terang", "keberatan-hp-gelap"],
)
def test_a_year_from_the_skp_to_the_printed_evaluation(
    jendela, portal, kode, nama, penilai, nama_penilai, keberatan, layar, tema
):
    pegawai, atas = (jendela(satu, layar=layar, tema=tema) for satu in (kode, penilai))
    _rencanakan(pegawai, atas, nama)
    tahun.catatan_harian(pegawai)
    tahun.dialog_evaluasi(pegawai, atas, nama)
    periode = tahun.realisasi(pegawai)
    tahun.umpan_balik(pegawai, atas, nama)

    # The evaluation opens by itself within the hour.
    portal.kerjakan_antrean()
    if keberatan:
        tahun.nilai(atas, nama, periode, "Di bawah", "Butuh Perbaikan")
        atasan = jendela(ATASAN, layar=layar, tema=tema)
        tahun.keberatan((pegawai, atas, atasan), nama, periode)
        cara = "Hasil evaluasi final berdasarkan putusan keberatan atasan pejabat penilai kinerja"
    else:
        tahun.nilai(atas, nama, periode, "Di atas", "Baik")
        tahun.setuju(pegawai, periode)
        cara = "Hasil evaluasi disetujui oleh pegawai yang dinilai"
    portal.kerjakan_antrean()
    pegawai.hal.reload()
    expect(pegawai.hal.locator("main .lencana").first).to_have_text("Final")
    pegawai.periksa(f"tahun-evaluasi-final-{'keberatan' if keberatan else 'setuju'}")
    isi = tahun.pdf(pegawai, "Dokumen evaluasi kinerja")
    ada = ("PREDIKAT KINERJA PEGAWAI : BAIK", nama, nip(kode), nama_penilai, nip(penilai), cara)
    assert [satu for satu in ada if _rapat(satu) not in _rapat(isi)] == []

    _periksa_kode(jendela(layar=layar, tema=tema), isi, nama)
    _pengelola(jendela(PENGELOLA, layar=layar, tema=tema), nama, nip(kode))


def _rapat(teks):
    """Without blanks: a PDF breaks lines, and groups a NIP, as its column is wide."""
    return "".join(teks.split())


def _rencanakan(pegawai, atas, nama):
    """What is left of planning, then the plan of action."""
    if langkah.tugas(pegawai, "Konfirmasi risalah").count():
        tahun.konfirmasi(pegawai)
    langkah.buka_tugas(pegawai, "Lengkapi dan ajukan SKP")
    langkah.ajukan(pegawai)
    langkah.buka_tugas(atas, f"Periksa SKP 20.* {nama}")
    atas.pilih("Tetapkan")
    atas.tekan("Tetapkan SKP")
    langkah.kabar(atas, "SKP ditetapkan.")
    tahun.rencana_aksi(pegawai)
    tahun.setujui_rencana(atas, nama)


def _periksa_kode(tamu, isi, nama):
    """Without logging in: the code on the paper is genuine, and tells nobody's name in full."""
    tamu.buka("/periksa/")
    tamu.hal.get_by_label("Kode periksa").fill(tahun.KODE.search(isi).group())
    tamu.tekan("Periksa")
    hasil = tamu.hal.get_by_role("heading", name="Dokumen asli dan masih berlaku")
    expect(hasil).to_be_visible()
    expect(tamu.hal.locator("main")).not_to_contain_text(nama)
    tamu.periksa("tahun-periksa")


def _pengelola(satu, nama, nomor):
    tahun.menu(satu, "Pantauan")
    satu.periksa("tahun-pantauan")
    langkah.kotak(satu, "Cari nama atau NIP").fill(nama)
    satu.tekan("Terapkan")
    expect(satu.hal.locator("#tabel tbody tr")).to_have_count(1)
    expect(satu.hal.locator("#tabel tbody tr")).to_contain_text("Final")
    arsip = zipfile.ZipFile(io.BytesIO(tahun.cetak_massal(satu, UNIT)))
    milik = [satu for satu in arsip.namelist() if nomor in satu]
    assert len(milik) == 1
    assert arsip.testzip() is None
    assert nama in tahun.teks(arsip.read(milik[0]))
