"""The words of the dialogue: stages, forms, statuses and acts. Imports nothing of the project."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class StatusRisalah(models.TextChoices):
    DRAF = "draf", "Draf"
    MENUNGGU_PIMPINAN = "menunggu_pimpinan", "Menunggu pimpinan"
    MENUNGGU_KONFIRMASI = "menunggu_konfirmasi", "Menunggu konfirmasi"
    FINAL = "final", "Final"


class AksiRisalah(StrEnum):
    BUAT = "dialog.buat"
    UBAH = "dialog.ubah"
    KIRIM = "dialog.kirim"
    TANGGAPI = "dialog.tanggapi"
    KEMBALIKAN = "dialog.kembalikan"
    KONFIRMASI = "dialog.konfirmasi"

    @property
    def sebutan(self) -> str:
        """How the history names the act."""
        return {
            "buat": "Dialog dibuka",
            "ubah": "Risalah ditulis",
            "kirim": "Dikirim kepada pimpinan",
            "tanggapi": "Ditanggapi pimpinan",
            "kembalikan": "Dikembalikan",
            "konfirmasi": "Dikonfirmasi",
        }[self.value.partition(".")[2]]


class TahapDialog(models.TextChoices):
    PERENCANAAN = "perencanaan", "Perencanaan"
    PELAKSANAAN = "pelaksanaan", "Pelaksanaan"
    EVALUASI = "evaluasi", "Evaluasi"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut"


class LingkupDialog(models.TextChoices):
    INDIVIDU = "individu", "Individu"
    KELOMPOK = "kelompok", "Kelompok"
    ORGANISASI = "organisasi", "Organisasi"


class MetodeDialog(models.TextChoices):
    TATAP_MUKA = "tatap_muka", "Tatap muka"
    MEDIA = "media", "Melalui media"
    COACHING_PERSONAL = "coaching_personal", "Coaching personal"
    BIMBINGAN_KELOMPOK = "bimbingan_kelompok", "Bimbingan kelompok"


class SifatDialog(models.TextChoices):
    BERKALA = "berkala", "Berkala"
    INSIDENTAL = "insidental", "Insidental"
    DIRENCANAKAN = "direncanakan", "Direncanakan"


class TopikDialog(models.TextChoices):
    HASIL_KERJA = "hasil_kerja", "Hasil kerja"
    PERILAKU = "perilaku", "Perilaku"
    PENGEMBANGAN_KOMPETENSI = "pengembangan_kompetensi", "Pengembangan kompetensi"
    KARIER = "karier", "Karier"
    TINDAK_LANJUT = "tindak_lanjut", "Tindak lanjut"


class Penyelesaian(models.TextChoices):
    SELESAI = "selesai", "Selesai"
    BELUM_SELESAI = "belum_selesai", "Belum selesai"
