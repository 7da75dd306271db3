"""The words of the SKP: statuses, acts and kinds. Imports nothing of the project."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class StatusSKP(models.TextChoices):
    DRAF = "draf", "Draf"
    DIAJUKAN = "diajukan", "Diajukan"
    DIKEMBALIKAN = "dikembalikan", "Dikembalikan"
    DIREVIU = "direviu", "Direviu"
    DITETAPKAN = "ditetapkan", "Ditetapkan"
    DIGANTIKAN = "digantikan", "Digantikan"
    DITUTUP = "ditutup", "Ditutup"
    DIBATALKAN = "dibatalkan", "Dibatalkan"


# What the holder of the ball does next; a status without entry waits for nobody.
PERBUATAN = {
    StatusSKP.DRAF: "menyusun SKP, lalu mengajukannya kepada pejabat penilai",
    StatusSKP.DIKEMBALIKAN: "memperbaiki SKP sesuai catatan, lalu mengajukannya lagi",
    StatusSKP.DIAJUKAN: "memeriksa SKP, lalu menetapkan atau mengembalikannya",
}


class AksiSKP(StrEnum):
    BUAT = "skp.buat"
    SIMPAN_RHK = "skp.simpan_rhk"
    HAPUS_RHK = "skp.hapus_rhk"
    SIMPAN_LAMPIRAN = "skp.simpan_lampiran"
    TULIS_EKSPEKTASI = "skp.tulis_ekspektasi"
    CATAT_DIALOG = "skp.catat_dialog"
    AJUKAN = "skp.ajukan"
    TARIK = "skp.tarik"
    KEMBALIKAN = "skp.kembalikan"
    TETAPKAN = "skp.tetapkan"
    BATALKAN = "skp.batalkan"
    BEKUKAN_IKI = "skp.bekukan_iki"


class Pendekatan(models.TextChoices):
    KUANTITATIF = "kuantitatif", "Kuantitatif"
    KUALITATIF = "kualitatif", "Kualitatif"


class FormatSKP(models.TextChoices):
    JPT = "jpt", "JPT/Pimpinan Unit Kerja Mandiri"
    JA_JF = "ja_jf", "JA/JF"


class JenisDokumen(models.TextChoices):
    AWAL = "awal", "SKP awal"
    ADENDUM = "adendum", "Adendum"
    KOMPLEMEN = "komplemen", "Komplemen"


class FrekuensiDokumentasi(models.TextChoices):
    HARIAN = "harian", "Harian"
    MINGGUAN = "mingguan", "Mingguan"
    BULANAN = "bulanan", "Bulanan"
    TRIWULANAN = "triwulanan", "Triwulanan"
    SEMESTERAN = "semesteran", "Semesteran"
    TAHUNAN = "tahunan", "Tahunan"


class JenisHasil(models.TextChoices):
    UTAMA = "utama", "Hasil kerja utama"
    TAMBAHAN = "tambahan", "Hasil kerja tambahan"


class AsalRHK(models.TextChoices):
    PK_RENSTRA = "pk_renstra", "Perjanjian Kinerja/Renstra"
    DIREKTIF = "direktif", "Direktif/rencana aksi"
    MPH = "mph", "Matriks peran hasil"
    PENUGASAN = "penugasan", "Penugasan"
    SUKARELA = "sukarela", "Sukarela"


class BentukHasil(models.TextChoices):
    OUTCOME = "outcome", "Outcome"
    OUTCOME_ANTARA = "outcome_antara", "Outcome antara"
    OUTPUT = "output", "Output"
    LAYANAN = "layanan", "Layanan"


class Aspek(models.TextChoices):
    KUANTITAS = "kuantitas", "Kuantitas"
    KUALITAS = "kualitas", "Kualitas"
    WAKTU = "waktu", "Waktu"
    BIAYA = "biaya", "Biaya"


class Perspektif(models.TextChoices):
    PENERIMA_LAYANAN = "penerima_layanan", "Penerima layanan"
    PROSES_BISNIS = "proses_bisnis", "Proses bisnis"
    PENGUATAN_INTERNAL = "penguatan_internal", "Penguatan internal"
    ANGGARAN = "anggaran", "Anggaran"


class ArahTarget(models.TextChoices):
    MAKIN_TINGGI = "makin_tinggi", "Makin tinggi makin baik"
    MAKIN_RENDAH = "makin_rendah", "Makin rendah makin baik"
    TEPAT = "tepat", "Tepat pada target"


class TingkatKendali(models.TextChoices):
    OUTCOME = "outcome", "Outcome"
    OUTCOME_ANTARA = "outcome_antara", "Outcome antara"
    OUTPUT_RENDAH = "output_rendah", "Output dengan tingkat kendali rendah"
    OUTPUT_SEDANG = "output_sedang", "Output dengan tingkat kendali sedang"
    OUTPUT_TINGGI = "output_tinggi", "Output dengan tingkat kendali tinggi"


class JenisLampiran(models.TextChoices):
    SUMBER_DAYA = "sumber_daya", "Sumber daya"
    SKEMA = "skema", "Skema pertanggungjawaban"
    KONSEKUENSI = "konsekuensi", "Konsekuensi"


class KondisiKonsekuensi(models.TextChoices):
    TERCAPAI = "tercapai", "Jika memenuhi ekspektasi"
    TIDAK_TERCAPAI = "tidak_tercapai", "Jika tidak memenuhi ekspektasi"


class KategoriSumberDaya(models.TextChoices):
    SDM = "sdm", "Sumber daya manusia"
    ANGGARAN = "anggaran", "Anggaran"
    PERLENGKAPAN = "perlengkapan", "Perlengkapan"
    PENDAMPINGAN_PIMPINAN = "pendampingan_pimpinan", "Pendampingan pimpinan"
    SARANA_PRASARANA = "sarana_prasarana", "Sarana dan prasarana"
