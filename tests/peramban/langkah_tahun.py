"""Steps of the year after planning, in the words that stand on the screen."""

from __future__ import annotations

import io
import re

import pypdfium2
from playwright.sync_api import Locator, expect

from ekinerja.inti.waktu import hari_ini
from tests.peramban import langkah
from tests.peramban.jendela import Jendela
from tests.peramban.langkah import kotak

ZONA = "WITA"
AKSI = "Menyusun jadwal pengangkutan per rute dan membaginya kepada pengemudi"
KEGIATAN = "Memeriksa jadwal pengangkutan enam rute bersama pengemudi"
PROGRES = "Terangkut 42 dari 46 rute, 91% dari target 95%."
MASALAH = "Dua truk masih dalam perbaikan sampai akhir bulan."
TEROBOSAN = "Menukar jadwal rute yang berdekatan bila satu truk rusak."
REALISASI = "Dari 46 rute, 44 terangkut sesuai jadwal (95,7%)."
BUKTI_TAUTAN, BUKTI_BERKAS = (
    "Rekapitulasi rute Oktober–Desember",
    "Lembar jalan yang ditandatangani",
)
UMPAN = "Rekapitulasi rute November selesai dua hari lebih awal dan tanpa salah hitung."
TANGGAPAN = "Terima kasih, pemeriksaan silangnya saya teruskan."
KONTRIBUSI = "Menjaga layanan pengangkutan wilayah I tetap berjalan saat dua truk rusak."
ALASAN = "Dua rute yang tidak terangkut ada di luar kendali saya karena truk diperbaiki."
PERTIMBANGAN = "Perbaikan truk terbukti dari lembar bengkel, sehingga targetnya tercapai."
LEMBAR = b"%PDF-1.4\n1 0 obj<</Type/Catalog>>endobj\ntrailer<</Root 1 0 R>>\n%%EOF\n"
KODE = re.compile(r"EK-\w{4}-\w{4}-\w{4}")


def menu(satu: Jendela, kata: str) -> None:
    """One entry of the menu, which a phone keeps behind «Menu»."""
    cepat = satu.hal.get_by_role("navigation", name="Menu cepat")
    if cepat.is_visible():
        cepat.get_by_role("link", name="Menu", exact=True).click()
    utama = satu.hal.get_by_role("navigation", name="Menu utama")
    utama.get_by_role("link", name=kata, exact=True).click()


def baris(satu: Jendela, *kata: str) -> Locator:
    """The row of a list that holds all these words."""
    hasil = satu.hal.locator("main tbody tr")
    for isi in kata:
        hasil = hasil.filter(has_text=isi)
    expect(hasil).to_have_count(1)
    return hasil


def rencana_aksi(satu: Jendela) -> None:
    """One action per indicator, then «Selesai»."""
    menu(satu, "Rencana Aksi")
    satu.periksa("tahun-rencana-daftar")
    satu.buka("/")
    satu.periksa("tahun-beranda")
    langkah.buka_tugas(satu, "Susun rencana aksi")
    banyak = satu.hal.get_by_role("link", name="Tambah rencana aksi").count()
    for nomor in range(banyak):
        satu.hal.get_by_role("link", name="Tambah rencana aksi").nth(nomor).click()
        kotak(satu, "Rencana aksi").fill(f"{AKSI} ({nomor + 1})")
        satu.hal.get_by_label("Dari bulan").select_option("Oktober")
        satu.hal.get_by_label("Sampai bulan").select_option("Desember")
        satu.periksa("tahun-rencana-tulis")
        satu.tekan("Simpan")
        langkah.kabar(satu, "Rencana aksi ditambahkan.")
    satu.periksa("tahun-rencana")
    satu.hal.get_by_role("button", name="Selesai", exact=True).click()
    langkah.kabar(satu, "Rencana aksi selesai disusun.")


def setujui_rencana(penilai: Jendela, nama: str) -> None:
    langkah.buka_tugas(penilai, f"Periksa rencana aksi 20.* {nama}")
    expect(penilai.hal.locator("main")).to_contain_text(AKSI)
    penilai.periksa("tahun-rencana-penilai")
    penilai.tekan("Setujui")
    langkah.kabar(penilai, "Rencana aksi disetujui.")


def catatan_harian(satu: Jendela) -> None:
    menu(satu, "Catatan Harian")
    kotak(satu, "Rincian kegiatan harian").fill(KEGIATAN)
    pilihan = satu.hal.get_by_label("Untuk indikator atau rencana aksi")
    expect(
        pilihan.locator("option").filter(has_text="rencana aksi: Menyusun").first
    ).to_be_attached()
    pilihan.select_option(index=2)
    satu.tekan("Simpan catatan")
    langkah.kabar(satu, "Catatan tersimpan.")
    expect(satu.hal.locator("main")).to_contain_text(KEGIATAN)
    satu.periksa("tahun-catatan")


def dialog_evaluasi(satu: Jendela, penilai: Jendela, nama: str) -> None:
    """Prepared by the employee, answered with a strategy, confirmed."""
    satu.buka("/")
    satu.pilih(f"SKP {hari_ini(ZONA).year}")
    satu.periksa("tahun-skp")
    satu.pilih("Buka dialog")
    satu.hal.get_by_role("radio", name="Evaluasi", exact=True).check()
    kotak(satu, "Tempat atau media").fill("Ruang rapat bidang")
    satu.periksa("tahun-dialog-buka")
    satu.tekan("Buka dialog")
    satu.pilih("Isi lembar persiapan")
    for isian, teks in (("Progres pencapaian hasil kerja", PROGRES), ("Masalah/hambatan", MASALAH)):
        for satu_kotak in kotak(satu, isian).all():
            satu_kotak.fill(teks)
    kotak(satu, "Usulan terobosan").first.fill(TEROBOSAN)
    satu.periksa("tahun-dialog-lembar")
    satu.hal.get_by_role("button", name="Simpan lembar").last.click()
    satu.tekan("Kirim kepada pimpinan")
    langkah.kabar(satu, "Risalah dikirim kepada pimpinan.")
    langkah.tanggapi(penilai, nama)
    konfirmasi(satu)
    expect(satu.hal.locator("main")).to_contain_text(langkah.STRATEGI)
    satu.periksa("tahun-dialog-final")


def konfirmasi(satu: Jendela) -> None:
    langkah.buka_tugas(satu, "Konfirmasi risalah")
    satu.tekan("Konfirmasi risalah")
    langkah.kabar(satu, "Risalah Anda konfirmasi.")


def realisasi(satu: Jendela) -> str:
    """Every indicator with a link and a file, reviewed and sent; answers the period."""
    judul = langkah.tugas(satu, "Isi realisasi").get_by_role("heading").inner_text()
    langkah.buka_tugas(satu, "Isi realisasi")
    satu.periksa("tahun-realisasi-kosong")
    isi = satu.hal.get_by_role("link", name=re.compile("^Isi realisasi"))
    for sisa in range(isi.count(), 0, -1):
        expect(isi).to_have_count(sisa)
        isi.first.click()
        _isi_satu(satu)
    satu.periksa("tahun-realisasi-draf")
    satu.pilih("Tinjau dan kirim semua")
    expect(satu.hal.locator("main")).to_contain_text(BUKTI_BERKAS)
    satu.periksa("tahun-realisasi-kirim")
    satu.tekan("Kirim semua")
    langkah.kabar(satu, "realisasi dikirim kepada pejabat penilai.")
    satu.periksa("tahun-realisasi-terkirim")
    return judul.removeprefix("Isi realisasi ")


def _isi_satu(satu: Jendela) -> None:
    kotak(satu, "Realisasi").fill(REALISASI)
    kotak(satu, "Bukti dukung").fill(BUKTI_TAUTAN)
    kotak(satu, "Tautan (jika diperlukan)").fill("https://drive.contoh.go.id/rute")
    satu.tekan("Simpan, lalu tambah bukti lagi")
    langkah.kabar(satu, "Realisasi tersimpan sebagai draf.")
    kotak(satu, "Bukti dukung").fill(BUKTI_BERKAS)
    berkas = {"name": "lembar-jalan.pdf", "mimeType": "application/pdf", "buffer": LEMBAR}
    satu.hal.locator("input[type=file]").set_input_files(berkas)
    satu.periksa("tahun-realisasi-tulis")
    satu.hal.get_by_role("button", name="Simpan", exact=True).click()
    langkah.kabar(satu, "Realisasi tersimpan sebagai draf.")


def umpan_balik(satu: Jendela, penilai: Jendela, nama: str) -> None:
    menu(penilai, "Umpan Balik")
    penilai.periksa("tahun-umpan-tim")
    baris(penilai, nama).get_by_role("link").click()
    penilai.periksa("tahun-umpan-skp")
    penilai.pilih("Beri umpan balik")
    penilai.hal.get_by_role("radio", name="Positif").check()
    kotak(penilai, "Umpan balik").fill(UMPAN)
    penilai.periksa("tahun-umpan-beri")
    penilai.tekan("Beri umpan balik")
    langkah.kabar(penilai, "Umpan balik diberikan.")

    menu(satu, "Umpan Balik")
    satu.hal.locator("article").filter(has_text=UMPAN).get_by_role("link", name="Tanggapi").click()
    kotak(satu, "Tanggapan Anda").fill(TANGGAPAN)
    satu.tekan("Kirim tanggapan")
    langkah.kabar(satu, "Tanggapan Anda terkirim")
    satu.periksa("tahun-umpan-ditanggapi")


def nilai(penilai: Jendela, nama: str, periode: str, hasil: str, predikat: str) -> None:
    """Two ratings, the predicate before it is kept, the review, and the act itself."""
    langkah.buka_tugas(penilai, f"Nilai {nama}, {periode}$")
    penilai.tekan("Mulai menilai")
    langkah.kabar(penilai, "Penilaian dimulai.")
    putusan = penilai.hal.get_by_role("region", name="3. Penilaian")
    for label, pilihan in (
        ("Rating hasil kerja", hasil),
        ("Rating perilaku kerja", "Sesuai"),
    ):
        kelompok = putusan.get_by_role("group", name=label)
        kelompok.get_by_text(pilihan, exact=True).click()
    terlihat = putusan.locator(".hasil-kini:visible")
    expect(terlihat).to_have_text([predikat])
    kotak(penilai, "Kontribusi terhadap kinerja organisasi").fill(KONTRIBUSI)
    penilai.periksa("tahun-nilai")
    expect(penilai.hal.locator("main")).to_contain_text(REALISASI)
    expect(penilai.hal.locator("main")).to_contain_text(UMPAN)
    penilai.tekan("Tinjau dan tetapkan")
    expect(penilai.hal.get_by_role("heading", name="Yang akan ditetapkan")).to_be_visible()
    penilai.periksa("tahun-nilai-tinjau")
    penilai.hal.get_by_role("button", name="Tetapkan", exact=True).click()
    langkah.kabar(penilai, "Hasil evaluasi ditetapkan.")
    penilai.periksa("tahun-evaluasi-penilai")


def setuju(satu: Jendela, periode: str) -> None:
    langkah.buka_tugas(satu, f"Jawab hasil evaluasi {periode}$")
    satu.periksa("tahun-evaluasi-jawab")
    satu.pilih("Setuju")
    satu.periksa("tahun-evaluasi-setuju")
    satu.tekan("Ya, saya setuju")
    langkah.kabar(satu, "Hasil evaluasi Anda setujui dan sekarang final.")


def keberatan(pihak: tuple[Jendela, Jendela, Jendela], nama: str, periode: str) -> None:
    """Raised, examined, explained by both, decided with another result."""
    satu, penilai, atasan = pihak
    langkah.buka_tugas(satu, f"Jawab hasil evaluasi {periode}$")
    satu.periksa("tahun-evaluasi-jawab")
    satu.pilih("Ajukan keberatan")
    kotak(satu, "Alasan keberatan").fill(ALASAN)
    satu.periksa("tahun-keberatan-ajukan")
    satu.tekan("Ajukan keberatan")
    langkah.kabar(satu, "Keberatan diajukan.")

    langkah.buka_tugas(atasan, f"Putuskan keberatan {nama}, {periode}$")
    atasan.tekan("Mulai periksa")
    langkah.kabar(atasan, "Pemeriksaan dimulai.")
    atasan.periksa("tahun-keberatan-diperiksa")
    for orang in (satu, penilai):
        langkah.buka_tugas(orang, "Beri penjelasan atas keberatan")
        orang.pilih("Beri penjelasan")
        kotak(orang, "Penjelasan Anda").fill(ALASAN)
        orang.periksa("tahun-keberatan-jelaskan")
        orang.tekan("Simpan penjelasan")
        langkah.kabar(orang, "Penjelasan Anda diterima.")
    _putuskan(atasan, nama, periode)

    menu(satu, "Keberatan")
    satu.periksa("tahun-keberatan-daftar")
    baris(satu, periode).get_by_role("link").click()
    satu.pilih("Buka evaluasi yang menggantikan")


def _putuskan(atasan: Jendela, nama: str, periode: str) -> None:
    langkah.buka_tugas(atasan, f"Putuskan keberatan {nama}, {periode}$")
    atasan.pilih("Putuskan diubah")
    for label in ("Rating hasil kerja yang baru", "Rating perilaku kerja yang baru"):
        kelompok = atasan.hal.get_by_role("group", name=label)
        kelompok.get_by_text("Sesuai ekspektasi", exact=True).click()
    kotak(atasan, "Pertimbangan putusan").fill(PERTIMBANGAN)
    atasan.periksa("tahun-keberatan-putus")
    atasan.hal.get_by_role("button", name="Putuskan diubah", exact=True).click()
    langkah.kabar(atasan, "Putusan tersimpan.")
    atasan.periksa("tahun-keberatan-diputus")


def cetak_massal(satu: Jendela, unit: str) -> bytes:
    """The printed evaluations of a whole unit as one ZIP."""
    satu.pilih("Cetak massal")
    expect(satu.hal.locator("main")).to_contain_text(unit)
    satu.hal.get_by_role("radio", name="Dokumen evaluasi kinerja").check()
    satu.periksa("tahun-cetak-pesan")
    satu.tekan("Mulai cetak")
    langkah.kabar(satu, "Pesanan cetak diterima.")
    satu.portal.kerjakan_antrean()
    satu.hal.reload()
    alamat = satu.hal.get_by_role("link", name="Unduh ZIP").get_attribute("href")
    satu.periksa("tahun-cetak-selesai")
    jawaban = satu.konteks.request.get(alamat)
    assert jawaban.headers["content-type"] == "application/zip"
    return jawaban.body()


def pdf(satu: Jendela, kata: str) -> str:
    """Everything that the PDF behind this link says, in one line."""
    alamat = satu.hal.get_by_role("link", name=kata).get_attribute("href")
    jawaban = satu.konteks.request.get(alamat)
    assert jawaban.headers["content-type"] == "application/pdf"
    return teks(jawaban.body())


def teks(isi: bytes) -> str:
    dokumen = pypdfium2.PdfDocument(io.BytesIO(isi))
    return " ".join(" ".join(hal.get_textpage().get_text_range() for hal in dokumen).split())
