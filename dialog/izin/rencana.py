"""Who may do what to an action plan, and why not. Asked by layanan and views."""

from __future__ import annotations

from datetime import date

from dialog.aturan import rencana as aturan
from dialog.kueri.rencana import aksi_dari, susun, tanpa_aksi
from dialog.models import RisalahDialog, SusunanRencanaAksi
from dialog.pilihan import AksiRencana, StatusRencana, StatusRisalah
from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.inti.templatetags.format_id import BULAN
from ekinerja.kepegawaian.models import Pegawai
from skp.aturan import BELUM_DITETAPKAN
from skp.kueri import penetapan_pada
from skp.models import SKP
from skp.pilihan import StatusSKP

PANJANG_KUTIPAN = 80
# Why a plan that is no draft cannot be written.
TERTUTUP = {
    StatusRencana.SELESAI: (
        "Rencana aksi sudah selesai disusun dan menunggu pejabat penilai. "
        "Buka kembali bila masih perlu diubah."
    ),
    StatusRencana.DISETUJUI: (
        "Rencana aksi sudah disetujui. Perubahannya dibuka dari risalah dialog yang final."
    ),
    StatusRencana.DIGANTIKAN: "Rencana aksi ini sudah digantikan oleh yang baru.",
}


def tulis(skp: SKP, susunan: SusunanRencanaAksi | None, pelaku: Pegawai) -> Keputusan:
    """Add, change and delete rows: the owner of a set SKP, while his plan is a draft."""
    siapa = pertama(_pemilik(skp, pelaku, "menyusun rencana aksinya"), _skp_berlaku(skp))
    if not siapa or susunan is None or susunan.status == StatusRencana.DRAF:
        return siapa
    return tolak(Sebab.STATUS, TERTUTUP[StatusRencana(susunan.status)])


def tambah(skp: SKP, susunan: SusunanRencanaAksi | None, iki_pk: int, pelaku: Pegawai) -> Keputusan:
    """One more action for one indicator of this SKP."""
    boleh = tulis(skp, susunan, pelaku)
    if not boleh:
        return boleh
    baris = {iki.pk: iki for rhk in susun(skp, aksi_dari(susunan)) for iki in rhk.daftar_iki}
    if iki_pk not in baris:
        return tolak(Sebab.ISI, "Indikator itu bukan bagian SKP ini.")
    if len(baris[iki_pk].daftar_aksi) >= aturan.MAKS_AKSI_PER_IKI:
        return tolak(
            Sebab.ISI,
            f"Satu indikator memuat paling banyak {aturan.MAKS_AKSI_PER_IKI} rencana aksi. "
            "Gabungkan yang serupa.",
        )
    return BOLEH


def waktu_pelaksanaan(skp: SKP, bulan_mulai: int, bulan_selesai: int) -> Keputusan:
    """The months follow one another and lie in the period of the SKP."""
    mulai, selesai = skp.periode_mulai, skp.periode_selesai
    if bulan_mulai > bulan_selesai:
        return tolak(Sebab.ISI, "Bulan selesai tidak boleh mendahului bulan mulai.")
    if aturan.di_dalam_periode(bulan_mulai, bulan_selesai, mulai, selesai):
        return BOLEH
    return tolak(
        Sebab.ISI,
        f"Pilih bulan di dalam periode SKP, {BULAN[mulai.month - 1]} s/d "
        f"{BULAN[selesai.month - 1]} {skp.tahun}.",
    )


def selesai(susunan: SusunanRencanaAksi, pelaku: Pegawai, pada: date) -> Keputusan:
    """Press «Selesai»: every indicator has at least one action, and somebody is there to agree."""
    return pertama(
        _pemilik(susunan.skp, pelaku, "menyelesaikan rencana aksinya"),
        _skp_berlaku(susunan.skp),
        boleh_beralih(susunan, AksiRencana.SELESAI),
        _lengkap(susunan),
        _berpenilai(susunan.skp, pada),
    )


def buka(susunan: SusunanRencanaAksi, pelaku: Pegawai) -> Keputusan:
    """Take «Selesai» back, before the penilai has decided."""
    return pertama(
        _pemilik(susunan.skp, pelaku, "membuka kembali rencana aksinya"),
        _skp_berlaku(susunan.skp),
        boleh_beralih(susunan, AksiRencana.BUKA),
    )


def kembalikan(susunan: SusunanRencanaAksi, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        _penilai(susunan.skp, pelaku, pada, "mengembalikan rencana aksi ini"),
        _skp_berlaku(susunan.skp),
        boleh_beralih(susunan, AksiRencana.KEMBALIKAN),
    )


def setujui(susunan: SusunanRencanaAksi, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        _penilai(susunan.skp, pelaku, pada, "menyetujui rencana aksi ini"),
        _skp_berlaku(susunan.skp),
        boleh_beralih(susunan, AksiRencana.SETUJUI),
        _lengkap(susunan),
    )


def buka_perubahan(
    skp: SKP, susunan: SusunanRencanaAksi | None, risalah: RisalahDialog | None, pelaku: Pegawai
) -> Keputusan:
    """Change an approved plan: only what final minutes of a later stage ask for, and once."""
    siapa = pertama(_pemilik(skp, pelaku, "mengubah rencana aksinya"), _skp_berlaku(skp))
    if not siapa:
        return siapa
    if susunan is None or susunan.status != StatusRencana.DISETUJUI:
        return tolak(Sebab.STATUS, "Perubahan dibuka setelah rencana aksi disetujui.")
    return _dasar_sah(susunan, risalah)


def _dasar_sah(susunan: SusunanRencanaAksi, risalah: RisalahDialog | None) -> Keputusan:
    sesuai = (
        risalah is not None
        and risalah.dialog.skp_id == susunan.skp_id
        and risalah.status == StatusRisalah.FINAL
        and aturan.membuka_perubahan(risalah.dialog.tahap)
    )
    if risalah is None or not sesuai:
        return tolak(
            Sebab.ISI,
            "Perubahan rencana aksi memerlukan risalah dialog pelaksanaan atau tahap sesudahnya "
            "yang sudah final.",
        )
    lebih_awal = bool(
        susunan.waktu_disetujui
        and risalah.waktu_final
        and (risalah.waktu_final < susunan.waktu_disetujui)
    )
    if lebih_awal or risalah.daftar_rencana_aksi.exists():
        return tolak(
            Sebab.STATUS,
            "Risalah itu sudah tercakup dalam rencana aksi yang disetujui. Adakan dialog baru "
            "bila masih ada yang perlu diubah.",
        )
    return BOLEH


def _pemilik(skp: SKP, pelaku: Pegawai, perbuatan: str) -> Keputusan:
    if skp.pegawai_id == pelaku.pk:
        return BOLEH
    return tolak(Sebab.PELAKU, f"Hanya pegawai pemilik SKP yang dapat {perbuatan}.")


def _penilai(skp: SKP, pelaku: Pegawai, pada: date, perbuatan: str) -> Keputusan:
    """The penilai of the day ``pada``, never the owner himself."""
    penetapan = penetapan_pada(skp, pada)
    if pelaku.pk != skp.pegawai_id and penetapan and penetapan.pejabat_penilai_id == pelaku.pk:
        return BOLEH
    return tolak(Sebab.PELAKU, f"Hanya pejabat penilai kinerja pegawai ini yang dapat {perbuatan}.")


def _skp_berlaku(skp: SKP) -> Keputusan:
    if skp.status == StatusSKP.DITETAPKAN:
        return BOLEH
    if skp.status in BELUM_DITETAPKAN:
        return tolak(
            Sebab.STATUS,
            "Rencana aksi disusun setelah SKP ditetapkan. "
            f"SKP ini berstatus «{skp.get_status_display()}».",
        )
    return tolak(
        Sebab.STATUS,
        f"SKP berstatus «{skp.get_status_display()}», sehingga rencana aksinya tidak berubah lagi.",
    )


def _lengkap(susunan: SusunanRencanaAksi) -> Keputusan:
    kurang = tanpa_aksi(susunan.skp, susunan)
    if not kurang:
        return BOLEH
    teks = kurang[0].uraian
    kutipan = teks if len(teks) <= PANJANG_KUTIPAN else f"{teks[:PANJANG_KUTIPAN].rstrip()}…"
    lagi = f" Masih ada {len(kurang) - 1} indikator lain." if len(kurang) > 1 else ""
    return tolak(Sebab.ISI, f"Indikator «{kutipan}» belum mempunyai rencana aksi.{lagi}")


def _berpenilai(skp: SKP, pada: date) -> Keputusan:
    penetapan = penetapan_pada(skp, pada)
    if penetapan is not None and penetapan.pejabat_penilai.aktif:
        return BOLEH
    return tolak(
        Sebab.ISI,
        "Pejabat penilai Anda belum ditetapkan atau sudah tidak aktif. Pengelola kinerja unit "
        "Anda dapat menetapkannya; rencana aksi Anda tetap tersimpan.",
    )
