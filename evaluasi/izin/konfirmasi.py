"""Who may answer a set evaluation, and until when. Asked by layanan and views."""

from __future__ import annotations

from datetime import datetime

from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import waktu
from ekinerja.kepegawaian.models import Pegawai
from evaluasi.aturan.alur import KEBERATAN_AKTIF
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import AksiEvaluasi


def setujui(evaluasi: EvaluasiKinerja, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """The employee agrees, up to the last instant of the window."""
    return pertama(
        pemilik(evaluasi, pelaku, "menyetujui hasil evaluasi ini"),
        boleh_beralih(evaluasi, AksiEvaluasi.SETUJUI),
        dalam_batas(evaluasi, saat),
    )


def setujui_otomatis(evaluasi: EvaluasiKinerja, saat: datetime) -> Keputusan:
    """Silence counts as agreement only after the window, and never beside an objection."""
    alur = boleh_beralih(evaluasi, AksiEvaluasi.SETUJUI_OTOMATIS)
    if not alur:
        return alur
    if evaluasi.batas_waktu is None or saat <= evaluasi.batas_waktu:
        return tolak(Sebab.TENGGAT, "Batas konfirmasi belum lewat.")
    if evaluasi.daftar_keberatan.filter(status__in=sorted(KEBERATAN_AKTIF)).exists():
        return tolak(Sebab.STATUS, "Pegawai mengajukan keberatan atas hasil evaluasi ini.")
    return BOLEH


def pemilik(evaluasi: EvaluasiKinerja, pelaku: Pegawai, perbuatan: str) -> Keputusan:
    if evaluasi.pegawai_id == pelaku.pk:
        return BOLEH
    return tolak(Sebab.PELAKU, f"Hanya pegawai yang dinilai yang dapat {perbuatan}.")


def dalam_batas(evaluasi: EvaluasiKinerja, saat: datetime) -> Keputusan:
    """Both answers have the same window, its last second included."""
    batas = evaluasi.batas_waktu
    if batas is not None and saat <= batas:
        return BOLEH
    sampai = f" pada {waktu(batas, evaluasi.unit_kerja.zona_waktu)}" if batas else ""
    return tolak(
        Sebab.TENGGAT,
        f"Batas konfirmasi sudah lewat{sampai}. Tanpa jawaban sampai batas itu, hasil evaluasi "
        "disetujui secara otomatis.",
    )
