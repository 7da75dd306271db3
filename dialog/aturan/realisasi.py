"""Rules of the realisasi. Pure: no ORM, no clock, no request."""

from __future__ import annotations

from dialog.pilihan import AksiRealisasi, SifatRealisasi, StatusRealisasi
from ekinerja.inti.alur import Alur

# Dasar: webinar Kementerian Kesehatan 11 Februari 2026, pengisian pelaksanaan kinerja per
# triwulan; surat Kementerian Kesehatan 30 Desember 2025, tahap reviu dan penetapan.
ALUR: Alur = {
    (StatusRealisasi.DRAF, AksiRealisasi.KIRIM): StatusRealisasi.DIKIRIM,
    (StatusRealisasi.DIKIRIM, AksiRealisasi.KEMBALIKAN): StatusRealisasi.DIKEMBALIKAN,
    (StatusRealisasi.DIKEMBALIKAN, AksiRealisasi.KIRIM): StatusRealisasi.DIKIRIM,
    (StatusRealisasi.DIKIRIM, AksiRealisasi.REVIU): StatusRealisasi.DIREVIU,
    (StatusRealisasi.DIKIRIM, AksiRealisasi.KUNCI): StatusRealisasi.TERKUNCI,
    (StatusRealisasi.DIREVIU, AksiRealisasi.KUNCI): StatusRealisasi.TERKUNCI,
    # What was never sent is locked as it stands: the evaluation says «tidak mengisi».
    (StatusRealisasi.DRAF, AksiRealisasi.KUNCI): StatusRealisasi.TERKUNCI,
    (StatusRealisasi.DIKEMBALIKAN, AksiRealisasi.KUNCI): StatusRealisasi.TERKUNCI,
}

# Dasar: webinar Kementerian Kesehatan 11 Februari 2026; isi berubah sebelum dikirim atau setelah
# dikembalikan.
DAPAT_DIUBAH = frozenset({StatusRealisasi.DRAF, StatusRealisasi.DIKEMBALIKAN})
TERKIRIM = frozenset({StatusRealisasi.DIKIRIM, StatusRealisasi.DIREVIU, StatusRealisasi.TERKUNCI})
# Dasar: kebijakan aplikasi (KEPUTUSAN 29); formulir harus selalu dapat dicetak.
MAKS_BUKTI = 10


def sifat(kode_periode: str, *, gabung_tw4_akhir: bool) -> SifatRealisasi:
    """Whether what is reported in this period is progress or the final achievement of the year.

    Dasar: PermenPANRB 6/2022, format evaluasi kualitatif: progres capaian dan capaian akhir.
    """
    akhir = kode_periode == "tahunan" or (gabung_tw4_akhir and kode_periode == "tw4")
    return SifatRealisasi.AKHIR if akhir else SifatRealisasi.PROGRES
