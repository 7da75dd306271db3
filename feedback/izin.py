"""Who may give, correct, answer and print feedback, and why not."""

from __future__ import annotations

from datetime import date

from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import Pegawai
from feedback.aturan import PANJANG_MINIMAL
from feedback.models import UmpanBalik
from feedback.pilihan import ObjekUmpanBalik
from skp.kueri import penetapan_pada
from skp.models import SKP, IndikatorKinerjaIndividu
from skp.pilihan import StatusSKP


def beri(
    skp: SKP, pelaku: Pegawai, pada: date, periode: PeriodePenilaian | None = None
) -> Keputusan:
    """The penilai of today, on a set SKP, about a quarter of its year that has begun."""
    siapa = _penilai(skp, pelaku, pada, "memberi umpan balik atas SKP ini")
    saat = pertama(siapa, _sudah_ditetapkan(skp))
    return periode_sah(skp, periode, pada) if saat and periode else saat


def periode_skp(skp: SKP, periode: PeriodePenilaian) -> Keputusan:
    """Is it a period of the very year and instansi of this SKP?"""
    tahun = periode.tahun_kinerja
    if (tahun.instansi_id, tahun.tahun) == (skp.unit_kerja.instansi_id, skp.tahun):
        return BOLEH
    return tolak(Sebab.ISI, "Periode ini bukan periode penilaian SKP tersebut.")


def periode_sah(skp: SKP, periode: PeriodePenilaian, pada: date) -> Keputusan:
    if not (milik := periode_skp(skp, periode)):
        return milik
    if periode.kode == KodePeriode.TAHUNAN:
        return tolak(
            Sebab.ISI, "Umpan balik diberikan per triwulan. Pilih salah satu triwulan di halaman."
        )
    if periode.mulai > pada:
        return tolak(Sebab.TENGGAT, f"{periode.label} belum dimulai.")
    if periode.selesai < skp.periode_mulai or periode.mulai > skp.periode_selesai:
        return tolak(Sebab.ISI, f"SKP ini tidak berlaku pada {periode.label}.")
    return BOLEH


def objek_sah(
    skp: SKP, objek: str, *, rhk: int | None, iki: int | None, aspek: int | None
) -> Keputusan:
    """Is what is spoken about a part of this very SKP?"""
    if objek == ObjekUmpanBalik.PERILAKU:
        ada = rhk is None and iki is None and skp.daftar_ekspektasi.filter(aspek_id=aspek).exists()
    else:
        ada = (
            aspek is None and rhk is not None and skp.daftar_rhk.filter(pk=rhk, aktif=True).exists()
        )
        if ada and iki is not None:
            ada = IndikatorKinerjaIndividu.objects.filter(pk=iki, rhk=rhk).exists()
    if ada:
        return BOLEH
    return tolak(Sebab.ISI, "Hasil kerja atau perilaku itu bukan bagian dari SKP ini.")


def isi_sah(isi: str, alasan: str | None = None) -> Keputusan:
    """Enough words to name something; a correction says why too."""
    if len(isi.strip()) < PANJANG_MINIMAL:
        return tolak(Sebab.ISI, f"Umpan balik perlu paling sedikit {PANJANG_MINIMAL} huruf.")
    if alasan is not None and len(alasan.strip()) < PANJANG_MINIMAL:
        return tolak(Sebab.ISI, f"Alasan ralat perlu paling sedikit {PANJANG_MINIMAL} huruf.")
    return BOLEH


def tanggapan_sah(tanggapan: str) -> Keputusan:
    return BOLEH if tanggapan.strip() else tolak(Sebab.ISI, "Tanggapan perlu diisi.")


def ralat(umpan: UmpanBalik, pelaku: Pegawai, pada: date) -> Keputusan:
    """Who gave it, as long as he assesses that person; once, the correction in its turn."""
    if umpan.pemberi_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Umpan balik hanya diralat oleh pemberinya.")
    siapa = _penilai(umpan.skp, pelaku, pada, "meralat umpan balik ini")
    return pertama(siapa, _masih_berlaku(umpan))


def tanggapi(umpan: UmpanBalik, pelaku: Pegawai) -> Keputusan:
    """The employee, once, while it stands."""
    if umpan.pegawai_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Hanya pegawai yang menerima umpan balik yang menanggapinya.")
    if umpan.waktu_tanggapan:
        return tolak(Sebab.STATUS, "Anda sudah menanggapi umpan balik ini.")
    return _masih_berlaku(umpan)


def baca(skp: SKP, pelaku: Pegawai, pada: date) -> Keputusan:
    """The words: the employee, his penilai and the superior of him; others read numbers only."""
    penetapan = penetapan_pada(skp, pada)
    orang = {skp.pegawai_id}
    if penetapan:
        orang |= {penetapan.pejabat_penilai_id, penetapan.atasan_pejabat_penilai_id or 0}
    if pelaku.pk in orang:
        return BOLEH
    return tolak(
        Sebab.PELAKU,
        "Isi umpan balik hanya dibaca pegawai, pejabat penilai, dan atasan pejabat penilainya.",
    )


def cetak(skp: SKP, pelaku: Pegawai, pada: date, *, jumlah: int) -> Keputusan:
    """Issue the form: the employee or his penilai, once there is something to print."""
    penetapan = penetapan_pada(skp, pada)
    penilai = penetapan.pejabat_penilai_id if penetapan else None
    if pelaku.pk not in {skp.pegawai_id, penilai}:
        return tolak(
            Sebab.PELAKU, "Formulir hanya diterbitkan oleh pegawai atau pejabat penilainya."
        )
    if not jumlah:
        return tolak(Sebab.ISI, "Belum ada umpan balik pada periode ini untuk dicetak.")
    return BOLEH


def _penilai(skp: SKP, pelaku: Pegawai, pada: date, perbuatan: str) -> Keputusan:
    penetapan = penetapan_pada(skp, pada)
    if penetapan and penetapan.pejabat_penilai_id == pelaku.pk:
        return BOLEH
    return tolak(Sebab.PELAKU, f"Hanya pejabat penilai pegawai ini yang dapat {perbuatan}.")


def _sudah_ditetapkan(skp: SKP) -> Keputusan:
    if skp.status == StatusSKP.DITETAPKAN:
        return BOLEH
    return tolak(
        Sebab.STATUS,
        f"SKP berstatus «{skp.get_status_display()}». Umpan balik diberikan atas SKP yang "
        "sudah ditetapkan.",
    )


def _masih_berlaku(umpan: UmpanBalik) -> Keputusan:
    if umpan.diralat:
        return tolak(Sebab.STATUS, "Umpan balik ini sudah diralat. Bacalah ralatnya.")
    return BOLEH
