"""Rules of the rencana aksi. Pure: no ORM, no clock, no request."""

from __future__ import annotations

from datetime import date

from dialog.pilihan import AksiRencana, StatusRencana, TahapDialog
from ekinerja.inti.alur import Alur

# Dasar: webinar Kementerian Kesehatan 11 Februari 2026, tombol «Selesai» setelah rencana aksi
# dibuat; infografik BKN «Dialog Kinerja», rencana aksi disetujui oleh atasan.
ALUR: Alur = {
    (StatusRencana.DRAF, AksiRencana.SELESAI): StatusRencana.SELESAI,
    (StatusRencana.SELESAI, AksiRencana.BUKA): StatusRencana.DRAF,
    (StatusRencana.SELESAI, AksiRencana.KEMBALIKAN): StatusRencana.DRAF,
    (StatusRencana.SELESAI, AksiRencana.SETUJUI): StatusRencana.DISETUJUI,
    (StatusRencana.DISETUJUI, AksiRencana.GANTIKAN): StatusRencana.DIGANTIKAN,
}

# Dasar: kebijakan aplikasi (KEPUTUSAN 29); formulir harus selalu dapat dicetak.
MAKS_AKSI_PER_IKI = 20


def di_dalam_periode(bulan_mulai: int, bulan_selesai: int, mulai: date, selesai: date) -> bool:
    """Whether the months ``bulan_mulai`` to ``bulan_selesai`` (1–12) lie in the SKP's period.

    Dasar: webinar Kementerian Kesehatan 11 Februari 2026, waktu pelaksanaan bulan s.d. bulan.
    """
    return mulai.month <= bulan_mulai <= bulan_selesai <= selesai.month


def membuka_perubahan(tahap: str) -> bool:
    """Whether final minutes of this stage may ask for a change of an approved plan.

    Dasar: webinar Kementerian Kesehatan 11 Februari 2026, perubahan rencana aksi sesuai hasil
    dialog kinerja; dialog perencanaan mendahului rencana aksi yang pertama.
    """
    return tahap != TahapDialog.PERENCANAAN
