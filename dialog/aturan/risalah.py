"""Rules of the dialogue: its workflow and its confirmation. Pure: no ORM, no clock, no request."""

from __future__ import annotations

from datetime import date

from dialog.pilihan import AksiRisalah, Penyelesaian, StatusRisalah, TahapDialog
from ekinerja.inti.alur import Alur

# Dasar: webinar Kementerian Kesehatan 11 Februari 2026, risalah dialog kinerja: peserta menulis,
# pimpinan menanggapi, peserta mengonfirmasi.
ALUR: Alur = {
    (StatusRisalah.DRAF, AksiRisalah.KIRIM): StatusRisalah.MENUNGGU_PIMPINAN,
    (StatusRisalah.MENUNGGU_PIMPINAN, AksiRisalah.TANGGAPI): StatusRisalah.MENUNGGU_KONFIRMASI,
    (StatusRisalah.MENUNGGU_PIMPINAN, AksiRisalah.KEMBALIKAN): StatusRisalah.DRAF,
    (StatusRisalah.MENUNGGU_KONFIRMASI, AksiRisalah.KEMBALIKAN): StatusRisalah.DRAF,
    (StatusRisalah.MENUNGGU_KONFIRMASI, AksiRisalah.KONFIRMASI): StatusRisalah.FINAL,
}

# Dasar: kebijakan aplikasi (KEPUTUSAN 6); peserta yang diam tidak menahan perencanaan.
HARI_KERJA_KONFIRMASI = 5


def tanggal_terawal(tahun: int) -> date:
    """The first day on which a planning dialogue for the SKP of ``tahun`` can have taken place.

    Dasar: kebijakan aplikasi (KEPUTUSAN 23).
    """
    return date(tahun - 1, 10, 1)


def membuka_pengajuan(tahap: str, penyelesaian: str) -> bool:
    """Whether a final dialogue lets the employee submit his SKP to this penilai.

    Dasar: PermenPANRB 6/2022, SKP disusun melalui dialog kinerja; bahwa dialog yang belum selesai
    tidak dihitung adalah kebijakan aplikasi (KEPUTUSAN 6).
    """
    return tahap == TahapDialog.PERENCANAAN and penyelesaian == Penyelesaian.SELESAI
