"""Steps that several ways share, in the words that stand on the screen."""

from __future__ import annotations

import re
from datetime import timedelta

from playwright.sync_api import Locator, expect

from ekinerja.inti.waktu import hari_ini
from tests.peramban.jendela import Jendela

RHK = "Terlaksananya penataan arsip kepegawaian sesuai daftar simpan"
IKI_1 = ("kuantitas", "Jumlah berkas kepegawaian yang tertata", "120 berkas")
IKI_2 = ("waktu", "Penataan selesai sebelum pemindahan ruang arsip", "31 Oktober")
STRATEGI = "Meminjam satu truk dari wilayah II setiap Senin dan Kamis."
LAMPIRAN = {
    "Sumber daya": "Membutuhkan rak arsip tambahan\nMembutuhkan pendampingan arsiparis",
    "Skema pertanggungjawaban": "Kemajuan dilaporkan setiap bulan",
    "Konsekuensi jika memenuhi ekspektasi": "Diusulkan mengikuti pelatihan kearsipan",
    "Konsekuensi jika tidak memenuhi ekspektasi": "Mendapat pendampingan",
}


def tugas(satu: Jendela, judul: str) -> Locator:
    """The line of «Menunggu Anda» with this title."""
    satu.buka("/")
    nama = re.compile(judul)
    return satu.hal.locator(".tugas li").filter(has=satu.hal.get_by_role("heading", name=nama))


def buka_tugas(satu: Jendela, judul: str) -> None:
    tugas(satu, judul).get_by_role("link").click()


def kotak(satu: Jendela, nama: str) -> Locator:
    return satu.hal.get_by_role("textbox", name=nama, exact=True)


def kabar(satu: Jendela, kalimat: str) -> None:
    """The message of the page after an act."""
    expect(satu.hal.get_by_role("status").filter(has_text=kalimat)).to_be_visible()


def tertahan(satu: Jendela, kata: str) -> str:
    """The reason below a button that cannot be pressed yet."""
    tombol = satu.hal.get_by_role("button", name=kata, disabled=True)
    expect(tombol).to_be_visible()
    return satu.hal.locator(f"#{tombol.get_attribute('aria-describedby')}").inner_text()


def iki(satu: Jendela, nomor: int) -> Locator:
    return satu.hal.get_by_role("group", name=f"IKI {nomor}")


def isi_iki(satu: Jendela, nomor: int, isi: tuple[str, str, str]) -> None:
    aspek, uraian, target = isi
    kelompok = iki(satu, nomor)
    kelompok.get_by_label("Indikator kinerja individu").fill(uraian)
    kelompok.get_by_label("Target").fill(target)
    if aspek:
        kelompok.get_by_label("Aspek", exact=False).first.select_option(aspek)


def uraian_rhk(satu: Jendela) -> Locator:
    return satu.hal.locator("textarea[name=uraian]")


def taut_pimpinan(satu: Jendela) -> None:
    """What of the superior's work is supported: from the list where there is one."""
    daftar = satu.hal.get_by_label("RHK pimpinan yang diintervensi")
    if daftar.count():
        daftar.select_option(index=1)
    else:
        satu.hal.locator("[name=teks_diintervensi]").fill("Terwujudnya layanan yang tertib")


def tulis_rhk(satu: Jendela) -> None:
    """On the page of the SKP: a first RHK with one indicator, saved."""
    satu.pilih("Susun SKP")
    satu.pilih("Tambah RHK")
    uraian_rhk(satu).fill(RHK)
    taut_pimpinan(satu)
    isi_iki(satu, 1, IKI_1)
    satu.hal.get_by_role("button", name="Simpan RHK").last.click()
    kabar(satu, "Rencana hasil kerja tersimpan.")


def tulis_lampiran(satu: Jendela) -> None:
    satu.pilih("2. Lampiran")
    for label, teks in LAMPIRAN.items():
        satu.hal.get_by_label(label, exact=True).fill(teks)
    satu.tekan("Simpan lampiran")
    kabar(satu, "Lampiran tersimpan.")


def berdialog(satu: Jendela) -> None:
    """From the page of the SKP to a risalah that lies with the pimpinan."""
    satu.pilih("Buka dialog perencanaan")
    satu.hal.get_by_label("Tempat atau media").fill("Ruang rapat lantai dua")
    satu.tekan("Buka dialog")
    satu.pilih("Tulis risalah")
    satu.hal.get_by_label("Pokok bahasan dan kesepakatan").fill("Ukuran dan dukungan disepakati.")
    satu.tekan("Simpan risalah")
    satu.tekan("Kirim kepada pimpinan")
    kabar(satu, "Risalah dikirim kepada pimpinan.")


def tanggapi(penilai: Jendela, nama: str) -> None:
    buka_tugas(penilai, f"Tanggapi risalah {nama}")
    penilai.pilih("Tanggapi")
    if penilai.hal.get_by_role("heading", name="Strategi mengatasi").count():
        _isi_strategi(penilai)
    penilai.hal.get_by_role("radio", name="Tidak", exact=True).check()
    penilai.hal.get_by_role("radio", name="Selesai", exact=True).check()
    penilai.periksa("risalah-tanggapi")
    penilai.hal.get_by_role("button", name="Simpan tanggapan").last.click()
    kabar(penilai, "Tanggapan tersimpan.")


def _isi_strategi(penilai: Jendela) -> None:
    """A later dialogue ends with a strategy, and with an answer to every idea."""
    kotak(penilai, "Strategi").fill(STRATEGI)
    penilai.hal.get_by_label("Penanggung jawab").select_option(index=1)
    kotak(penilai, "Tenggat").fill((hari_ini("WIB") + timedelta(14)).isoformat())
    usulan = penilai.hal.get_by_role("textbox", name=re.compile("^Tanggapan atas usulan"))
    for satu in usulan.all():
        satu.fill("Setuju, mulai minggu depan.")


def ajukan(satu: Jendela) -> None:
    """From the page of the SKP through the review to the hands of the penilai."""
    satu.pilih("Tinjau dan ajukan")
    satu.tekan("Ajukan SKP")
    kabar(satu, "SKP diajukan kepada pejabat penilai kinerja.")
    expect(satu.hal.locator("main .lencana").first).to_have_text("Diajukan")
