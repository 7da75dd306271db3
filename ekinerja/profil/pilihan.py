"""Words of the rule profile."""

from __future__ import annotations

from enum import StrEnum

from django.db import models


class JenisHari(models.TextChoices):
    KERJA = "kerja", "Hari kerja"
    KALENDER = "kalender", "Hari kalender"


class Pratetap(models.TextChoices):
    """The profiles that are shipped; the value is the name of the JSON file in ``acuan``."""

    UMUM = "umum", "UMUM (PermenPANRB 6/2022)"
    KEMENKES_2025 = "kemenkes-2025", "KEMENKES-2025"
    KEMENKEU_DKI = "kemenkeu-dki", "KEMENKEU-DKI"


class LabelTandaTangan(models.TextChoices):
    """Above the two signatures; the seed forms print both pairs (KEPUTUSAN 16)."""

    PEGAWAI = "pegawai", "Pegawai yang Dinilai / Pejabat Penilai Kinerja"
    PNS = "pns", "PNS yang Dinilai / Pejabat Penilai"


class AksiProfil(StrEnum):
    TETAPKAN = "profil.ubah"
