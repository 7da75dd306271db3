"""Who may object, explain and decide, and why not. Asked by layanan and views."""

from __future__ import annotations

from datetime import date, datetime

from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import waktu
from ekinerja.kepegawaian.kueri import lingkup
from ekinerja.kepegawaian.models import Pegawai
from ekinerja.profil.aturan import Profil
from evaluasi.aturan.predikat import rentang_nilai
from evaluasi.aturan.putusan import PANJANG_ALASAN_MINIMAL, Hasil
from evaluasi.izin.konfirmasi import dalam_batas, pemilik
from evaluasi.kueri.keberatan import Pemutus
from evaluasi.models import EvaluasiKinerja, Keberatan
from evaluasi.pilihan import AksiEvaluasi, AksiKeberatan, StatusKeberatan


def ajukan(evaluasi: EvaluasiKinerja, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """Object to a set evaluation, inside the window; a decided one has no second objection."""
    siapa = pemilik(evaluasi, pelaku, "mengajukan keberatan")
    if not siapa:
        return siapa
    if not (alur := boleh_beralih(evaluasi, AksiEvaluasi.AJUKAN_KEBERATAN)):
        return alur
    return dalam_batas(evaluasi, saat)


def alasan(teks: str) -> Keputusan:
    if len(teks.strip()) >= PANJANG_ALASAN_MINIMAL:
        return BOLEH
    return tolak(
        Sebab.ISI,
        f"Tuliskan alasannya dengan jelas, paling sedikit {PANJANG_ALASAN_MINIMAL} huruf.",
    )


def cabut(keberatan: Keberatan, pelaku: Pegawai) -> Keputusan:
    siapa = pemilik(keberatan.evaluasi, pelaku, "mencabut keberatan ini")
    if not siapa:
        return siapa
    if keberatan.status == StatusKeberatan.DIPERIKSA:
        return tolak(Sebab.STATUS, "Keberatan sudah diperiksa, sehingga tidak dapat dicabut lagi.")
    return boleh_beralih(keberatan, AksiKeberatan.CABUT)


def periksa(keberatan: Keberatan, pelaku: Pegawai, pemutus: Pemutus, pada: date) -> Keputusan:
    return pertama(
        _pemutus(keberatan, pelaku, pemutus, pada),
        boleh_beralih(keberatan, AksiKeberatan.PERIKSA),
    )


def jelaskan(keberatan: Keberatan, pelaku: Pegawai, saat: datetime) -> Keputusan:
    """Each side once, while it is examined and until the deadline."""
    siapa = pihak(keberatan, pelaku)
    if not siapa:
        return tolak(
            Sebab.PELAKU,
            "Hanya pegawai dan pejabat penilai yang menetapkan evaluasi ini yang dapat memberi "
            "penjelasan.",
        )
    if getattr(keberatan, f"penjelasan_{siapa}"):
        return tolak(Sebab.STATUS, "Penjelasan Anda sudah diberikan dan tidak dapat diubah.")
    if keberatan.status == StatusKeberatan.DIAJUKAN:
        return tolak(Sebab.STATUS, "Penjelasan diminta setelah keberatan mulai diperiksa.")
    if keberatan.status != StatusKeberatan.DIPERIKSA:
        return tolak(Sebab.STATUS, f"Keberatan berstatus «{keberatan.get_status_display()}».")
    batas = keberatan.batas_penjelasan
    if batas is None or saat <= batas:
        return BOLEH
    zona = keberatan.evaluasi.unit_kerja.zona_waktu
    return tolak(Sebab.TENGGAT, f"Batas penjelasan sudah lewat pada {waktu(batas, zona)}.")


def putus(
    keberatan: Keberatan, pelaku: Pegawai, pemutus: Pemutus, pada: date, saat: datetime
) -> Keputusan:
    """Decide after both have explained, or once their deadline has passed.

    What was decided on paper has heard both there: it is recorded without waiting.
    """
    boleh = pertama(
        _pemutus(keberatan, pelaku, pemutus, pada),
        _sudah_diperiksa(keberatan),
        boleh_beralih(keberatan, AksiKeberatan.TETAP),
    )
    if not boleh or pemutus.dicatat:
        return boleh
    batas = keberatan.batas_penjelasan
    lengkap = keberatan.penjelasan_penilai and keberatan.penjelasan_pegawai
    if lengkap or batas is None or saat > batas:
        return BOLEH
    zona = keberatan.evaluasi.unit_kerja.zona_waktu
    return tolak(
        Sebab.STATUS,
        "Putusan diambil setelah pegawai dan pejabat penilai memberi penjelasan, atau setelah "
        f"{waktu(batas, zona)}.",
    )


def isi_putusan(pertimbangan: str, pemutus: Pemutus, *, bernomor: bool) -> Keputusan:
    """The grounds always; number and document where the decision stands on paper."""
    if not (isi := alasan(pertimbangan)):
        return isi
    if pemutus.dicatat and not bernomor:
        return tolak(Sebab.ISI, "Isikan nomor putusan dan unggah dokumen putusannya.")
    return BOLEH


def hasil_baru(evaluasi: EvaluasiKinerja, profil: Profil, hasil: Hasil) -> Keputusan:
    """A result that differs from the one objected to, with a value that belongs to it."""
    lama = Hasil(evaluasi.rating_hasil_kerja, evaluasi.rating_perilaku, evaluasi.nilai)
    if lama == hasil:
        return tolak(
            Sebab.ISI,
            "Rating dan nilai yang dipilih sama dengan hasil semula. Untuk itu putuskan «Tetap».",
        )
    nilai, predikat = hasil.nilai, hasil.predikat
    rentang = rentang_nilai(profil, evaluasi.kelompok, predikat)
    if rentang is None:
        if nilai is None:
            return BOLEH
        return tolak(Sebab.ISI, "Instansi ini tidak memakai nilai. Kosongkan nilainya.")
    if nilai is not None and rentang.dari <= nilai <= rentang.sampai:
        return BOLEH
    return tolak(
        Sebab.ISI,
        f"Nilai untuk predikat {predikat.label} harus bilangan bulat {rentang.dari} sampai "
        f"{rentang.sampai}.",
    )


def pihak(keberatan: Keberatan, pelaku: Pegawai) -> str:
    """Which side of the objection this person is: «pegawai», «penilai» or neither."""
    if keberatan.evaluasi.pegawai_id == pelaku.pk:
        return "pegawai"
    return "penilai" if keberatan.evaluasi.pejabat_penilai_id == pelaku.pk else ""


def _pemutus(keberatan: Keberatan, pelaku: Pegawai, pemutus: Pemutus, pada: date) -> Keputusan:
    """Nobody decides about himself, nor about the evaluation that he set."""
    if pihak(keberatan, pelaku):
        return tolak(Sebab.PELAKU, "Keberatan diputus oleh pejabat yang bukan pihak di dalamnya.")
    if pemutus.dicatat:
        unit = keberatan.evaluasi.unit_kerja
        jalur = lingkup(pelaku, pada).pengelola
        if jalur and unit.jalur.startswith(jalur):
            return BOLEH
        return tolak(
            Sebab.PELAKU,
            "Keberatan ini diputus pejabat negara di luar portal dan dicatat oleh pengelola "
            "kinerja unit pegawai.",
        )
    if pemutus.pegawai_id == pelaku.pk:
        return BOLEH
    return tolak(Sebab.PELAKU, "Keberatan ini diputus oleh atasan pejabat penilai kinerja.")


def _sudah_diperiksa(keberatan: Keberatan) -> Keputusan:
    if keberatan.status == StatusKeberatan.DIAJUKAN:
        return tolak(Sebab.STATUS, "Mulai periksa dahulu, agar kedua pihak dimintai penjelasan.")
    return BOLEH
