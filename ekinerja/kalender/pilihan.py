"""Words of the calendar: periods, stages, kinds of holiday, acts."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class StatusTahunKinerja(models.TextChoices):
    DIBUKA = "dibuka", "Dibuka"
    DITUTUP = "ditutup", "Ditutup"


class KodePeriode(models.TextChoices):
    TW1 = "tw1", "Triwulan I"
    TW2 = "tw2", "Triwulan II"
    TW3 = "tw3", "Triwulan III"
    TW4 = "tw4", "Triwulan IV"
    TAHUNAN = "tahunan", "Tahunan"


class Tahap(models.TextChoices):
    INPUT_REALISASI = "input_realisasi", "Input realisasi hasil kerja"
    PERILAKU_360 = "perilaku_360", "Penilaian perilaku kerja 360°"
    REVIU = "reviu", "Reviu hasil kinerja"
    PEMERINGKATAN = "pemeringkatan", "Pemetaan dan pemeringkatan kinerja"
    PENETAPAN = "penetapan", "Penetapan hasil evaluasi kinerja"
    PERSETUJUAN = "persetujuan", "Persetujuan hasil evaluasi kinerja"


class JenisLibur(models.TextChoices):
    LIBUR_NASIONAL = "libur_nasional", "Libur nasional"
    CUTI_BERSAMA = "cuti_bersama", "Cuti bersama"
    DAERAH = "daerah", "Libur daerah"


class AksiTahunKinerja(StrEnum):
    BUKA = "kalender.buka_tahun"
    TUTUP = "kalender.tutup_tahun"
    BUKA_KEMBALI = "kalender.buka_kembali_tahun"
    UBAH_TAHAP = "kalender.ubah_tahap"
    PERPANJANG = "kalender.perpanjang"


class AksiHariLibur(StrEnum):
    TAMBAH = "kalender.tambah_libur"
    UBAH = "kalender.ubah_libur"
    HAPUS = "kalender.hapus_libur"
