"""The words of the monitoring page and of the bulk print. Imports nothing of the project."""

from __future__ import annotations

from django.db import models


class JenisCetak(models.TextChoices):
    SKP = "skp", "SKP beserta lampirannya"
    EVALUASI = "evaluasi", "Lampiran evaluasi kinerja"
    DOKUMEN_EVALUASI = "dokumen_evaluasi", "Dokumen evaluasi kinerja"


class KeadaanLembar(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu"
    BERHASIL = "berhasil", "Berhasil"
    GAGAL = "gagal", "Gagal"
    TIADA = "tiada", "Belum ada dokumen"


class KeadaanPegawai(models.TextChoices):
    """Where one person's year stands; each person is in the first one that holds."""

    TANPA_SKP = "tanpa_skp", "Belum mempunyai SKP"
    SKP_BERJALAN = "skp_berjalan", "SKP belum ditetapkan"
    REALISASI = "realisasi", "Realisasi belum lengkap"
    PENILAIAN = "penilaian", "Belum dinilai"
    KONFIRMASI = "konfirmasi", "Menunggu konfirmasi pegawai"
    KEBERATAN = "keberatan", "Keberatan"
    SELESAI = "selesai", "Evaluasi final"
