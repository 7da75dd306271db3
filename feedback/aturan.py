"""Rules of feedback. Pure: no ORM, no clock, no request.

Dasar: S1 dan S2, umpan balik berkelanjutan.
"""

from __future__ import annotations

from typing import NamedTuple

from feedback.pilihan import HubunganUmpanBalik

# Dasar: S2, umpan balik b: rekan dan bawahan menilai perilaku saja.
HANYA_PERILAKU = frozenset({HubunganUmpanBalik.REKAN, HubunganUmpanBalik.BAWAHAN})


class Kriteria(NamedTuple):
    nama: str
    arti: str


# Dasar: webinar Kementerian Kesehatan 11 Februari 2026, kriteria umpan balik.
KRITERIA = (
    Kriteria("Konstruktif", "membangun dan berguna untuk memperbaiki hasil kerja atau perilaku"),
    Kriteria("Spesifik", "menyebut tindakan atau perilaku tertentu"),
    Kriteria("Jelas", "tidak bermakna ganda"),
    Kriteria("Obyektif", "jujur, tanpa prasangka dan tanpa emosi berlebihan"),
)

# Dasar: kebijakan aplikasi (KEPUTUSAN 43): umpan balik dan ralat yang terlalu pendek tidak
# menyebut tindakan tertentu.
PANJANG_MINIMAL = 10
