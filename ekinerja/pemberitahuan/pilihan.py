"""Enumerations of letters and their delivery."""

from __future__ import annotations

from django.db import models


class Saluran(models.TextChoices):
    SUREL = "surel", "Surel"


class KeadaanPengiriman(models.TextChoices):
    MENUNGGU = "menunggu", "Menunggu dikirim"
    TERKIRIM = "terkirim", "Terkirim"
    GAGAL = "gagal", "Gagal"
    DIRANGKUM = "dirangkum", "Masuk rangkuman"
    TANPA_ALAMAT = "tanpa_alamat", "Hanya kotak masuk"


# What the recipient reads while there is neither a time of sending nor an error.
KALIMAT_PENGIRIMAN = {
    KeadaanPengiriman.MENUNGGU: "Surel sedang dikirim",
    KeadaanPengiriman.DIRANGKUM: "Surel rangkuman sedang dikirim",
    KeadaanPengiriman.TANPA_ALAMAT: "Hanya di kotak masuk: alamat surel belum diisi",
}


class SaringKotak(models.TextChoices):
    BELUM_DIBACA = "belum", "Belum dibaca"
    PENGINGAT = "pengingat", "Pengingat"
