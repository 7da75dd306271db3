"""The words of feedback: who says it, about what, how. Imports nothing of the project."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class HubunganUmpanBalik(models.TextChoices):
    PENILAI = "penilai", "Pejabat penilai kinerja"
    PEMBERI_TUGAS = "pemberi_tugas", "Pejabat pemberi tugas"
    KETUA_TIM = "ketua_tim", "Ketua tim"
    REKAN = "rekan", "Rekan setingkat"
    BAWAHAN = "bawahan", "Pegawai di bawahnya"
    PENGGUNA_LAYANAN = "pengguna_layanan", "Pengguna layanan"
    INSTITUSI_PENDIDIKAN = "institusi_pendidikan", "Institusi pendidikan"
    DIRI_MINTA = "diri_minta", "Atas permintaan pegawai"


class ObjekUmpanBalik(models.TextChoices):
    HASIL_KERJA = "hasil_kerja", "Hasil kerja"
    PERILAKU = "perilaku", "Perilaku kerja"


class SifatWaktu(models.TextChoices):
    BERKALA = "berkala", "Berkala"
    INSIDENTAL = "insidental", "Insidental"


class Respon(models.TextChoices):
    POSITIF = "positif", "Positif"
    PERBAIKAN = "perbaikan", "Perlu perbaikan"


class AksiUmpanBalik(StrEnum):
    BERI = "feedback.beri"
    RALAT = "feedback.ralat"
    TANGGAPI = "feedback.tanggapi"

    @property
    def sebutan(self) -> str:
        """How the history names the act."""
        return {
            "beri": "Umpan balik diberikan",
            "ralat": "Umpan balik diralat",
            "tanggapi": "Ditanggapi pegawai",
        }[self.value.partition(".")[2]]
