"""Rules of the realisasi. Pure: no ORM, no clock, no request."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from dialog.pilihan import AksiRealisasi, BandingTarget, SifatRealisasi, StatusRealisasi
from ekinerja.inti.alur import Alur
from skp.pilihan import ArahTarget

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
# Dasar: kebijakan aplikasi (KEPUTUSAN 47); formulir harus selalu dapat dicetak.
MAKS_BUKTI = 10


def sifat(kode_periode: str, *, gabung_tw4_akhir: bool) -> SifatRealisasi:
    """Whether what is reported in this period is progress or the final achievement of the year.

    Dasar: PermenPANRB 6/2022, format evaluasi kualitatif: progres capaian dan capaian akhir.
    """
    akhir = kode_periode == "tahunan" or (gabung_tw4_akhir and kode_periode == "tw4")
    return SifatRealisasi.AKHIR if akhir else SifatRealisasi.PROGRES


def dilaporkan_pada(
    mulai: date, selesai: date, *, periode_mulai: date, periode_selesai: date
) -> bool:
    """Whether an SKP of ``mulai`` to ``selesai`` speaks about a part of the period.

    Dasar: PermenPANRB 6/2022, evaluasi periodik atas SKP yang berlaku pada periode itu.
    """
    return mulai <= periode_selesai and selesai >= periode_mulai


def bandingkan(
    nilai: Decimal | None, minimal: Decimal | None, maksimal: Decimal | None, arah: str
) -> BandingTarget | None:
    """Where the reached value stands beside the target; ``None`` where one of them is no number.

    A hint for both readers, never a rating: the penilai decides.

    Dasar: PermenPANRB 6/2022, contoh target rentang «90 – 95%» (uji H.4); arah menurut
    kebijakan aplikasi (KEPUTUSAN 8).
    """
    if nilai is None or minimal is None or maksimal is None:
        return None
    if minimal <= nilai <= maksimal:
        return BandingTarget.SESUAI if minimal == maksimal else BandingTarget.DI_DALAM
    lebih = nilai > maksimal
    if arah == ArahTarget.TEPAT:
        return BandingTarget.DI_LUAR
    return (
        BandingTarget.MELAMPAUI
        if lebih == (arah == ArahTarget.MAKIN_TINGGI)
        else BandingTarget.DI_BAWAH
    )


def belum_siap(uraian: str, jumlah_bukti: int) -> str:
    """What one realisasi still lacks before it may be sent; empty when nothing.

    Dasar: webinar Kementerian Kesehatan 11 Februari 2026, isian wajib «Realisasi (*)» dan
    «Bukti Dukung (*)».
    """
    if not uraian.strip():
        return "realisasinya belum ditulis"
    return "" if jumlah_bukti else "bukti dukungnya belum ada"
