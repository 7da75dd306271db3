"""Who may do what to an SKP, and why not. Asked by layanan (to enforce) and views (to offer).

Every answer is about one SKP on one day: person, then moment, then content.
"""

from __future__ import annotations

from datetime import date

from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from skp import aturan
from skp.kueri import penetapan_pada, ringkas
from skp.models import SKP
from skp.pilihan import AksiSKP, FormatSKP, StatusSKP


def buat(riwayat: RiwayatJabatan, tahun: int, pelaku: Pegawai) -> Keputusan:
    """Start the SKP of ``tahun`` for one's own post; a missing penilai does not stop a draft."""
    if riwayat.pegawai_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "SKP hanya dapat dibuat oleh pegawai yang bersangkutan.")
    if tahun < aturan.TAHUN_PERTAMA:
        return tolak(Sebab.ISI, f"SKP tersedia mulai tahun {aturan.TAHUN_PERTAMA}.")
    ada = SKP.objects.filter(riwayat_jabatan=riwayat, tahun=tahun)
    if ada.exclude(status=StatusSKP.DIBATALKAN).exists():
        return tolak(
            Sebab.STATUS, f"SKP tahun {tahun} untuk jabatan ini sudah ada. Lanjutkan yang itu."
        )
    if aturan.format_untuk(riwayat.jabatan.kelompok, riwayat.jabatan.pimpinan_unit_mandiri) == (
        FormatSKP.JPT
    ):
        return tolak(
            Sebab.ISI,
            "SKP bagi JPT dan pimpinan unit kerja mandiri memerlukan Perjanjian Kinerja dan manual "
            "indikator, yang belum dapat diisi di portal ini.",
        )
    return BOLEH


def ubah(skp: SKP, pelaku: Pegawai) -> Keputusan:
    """Write RHK, IKI and lampiran: the owner, before submission or after a return."""
    if skp.pegawai_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Hanya pemilik SKP yang dapat mengubah isinya.")
    if skp.status in aturan.DAPAT_DIUBAH:
        return BOLEH
    return tolak(
        Sebab.STATUS,
        f"SKP berstatus «{skp.get_status_display()}», sehingga isinya tidak dapat diubah.",
    )


def tambah_rhk(skp: SKP, pelaku: Pegawai) -> Keputusan:
    """One more RHK, as long as the form stays of a size that can be read and printed."""
    boleh = ubah(skp, pelaku)
    if boleh and skp.daftar_rhk.count() >= aturan.MAKS_RHK:
        return tolak(
            Sebab.ISI,
            f"SKP memuat paling banyak {aturan.MAKS_RHK} rencana hasil kerja. "
            "Gabungkan yang serupa.",
        )
    return boleh


def batalkan(skp: SKP, pelaku: Pegawai) -> Keputusan:
    if skp.pegawai_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Hanya pemilik SKP yang dapat membatalkannya.")
    return boleh_beralih(skp, AksiSKP.BATALKAN)


def ajukan(skp: SKP, pelaku: Pegawai, pada: date) -> Keputusan:
    if skp.pegawai_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Hanya pemilik SKP yang dapat mengajukannya.")
    return pertama(boleh_beralih(skp, AksiSKP.AJUKAN), _siap_diajukan(skp, pada))


def _siap_diajukan(skp: SKP, pada: date) -> Keputusan:
    penetapan = penetapan_pada(skp, pada)
    if penetapan is None:
        return tolak(
            Sebab.ISI,
            "Pejabat penilai Anda belum ditetapkan. Pengelola kinerja unit Anda dapat "
            "menetapkannya; isi SKP Anda tetap tersimpan.",
        )
    penilai = penetapan.pejabat_penilai
    if not penilai.aktif:
        return tolak(
            Sebab.ISI,
            f"Pejabat penilai Anda, {penilai.nama_gelar}, sudah tidak aktif. Pengelola kinerja "
            "unit Anda dapat menetapkan penggantinya; isi SKP Anda tetap tersimpan.",
        )
    if kurang := aturan.kekurangan(ringkas(skp)):
        lagi = f" Masih ada {len(kurang) - 1} kekurangan lain." if len(kurang) > 1 else ""
        return tolak(Sebab.ISI, f"SKP belum lengkap. {kurang[0]}{lagi}")
    if skp.dialog_dengan_id != penetapan.pejabat_penilai_id:
        return tolak(
            Sebab.ISI,
            "Dialog perencanaan dengan pejabat penilai Anda belum selesai. "
            "Selesaikan risalahnya, lalu ajukan SKP.",
        )
    return BOLEH


def tarik(skp: SKP, pelaku: Pegawai) -> Keputusan:
    """Take a submitted SKP back, until the penilai has begun to work on it."""
    if skp.pegawai_id != pelaku.pk:
        return tolak(Sebab.PELAKU, "Hanya pemilik SKP yang dapat menarik pengajuannya.")
    if skp.status == StatusSKP.DIAJUKAN and skp.waktu_diperiksa:
        return tolak(
            Sebab.STATUS,
            "Pejabat penilai sudah mulai memeriksa SKP ini. Mintalah agar dikembalikan.",
        )
    return boleh_beralih(skp, AksiSKP.TARIK)


def tulis_ekspektasi(skp: SKP, pelaku: Pegawai, pada: date) -> Keputusan:
    """Write ekspektasi khusus: the penilai of today, until the SKP is set."""
    siapa = _penilai(skp, pelaku, pada, "menuliskan ekspektasi khusus")
    if siapa and skp.status not in aturan.BELUM_DITETAPKAN:
        return tolak(
            Sebab.STATUS,
            f"SKP berstatus «{skp.get_status_display()}», sehingga ekspektasi khusus "
            "tidak dapat diubah.",
        )
    return siapa


def kembalikan(skp: SKP, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        _penilai(skp, pelaku, pada, "mengembalikan SKP ini"),
        boleh_beralih(skp, AksiSKP.KEMBALIKAN),
    )


def catatan_pengembalian(catatan: str) -> Keputusan:
    """Is the note long enough to help whom it is for? Minutes of a dialogue ask the same."""
    if len(catatan.strip()) >= aturan.PANJANG_CATATAN_MINIMAL:
        return BOLEH
    return tolak(
        Sebab.ISI,
        f"Catatan paling sedikit {aturan.PANJANG_CATATAN_MINIMAL} huruf, "
        "agar pegawai tahu apa yang perlu diperbaiki.",
    )


def tetapkan(skp: SKP, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        _penilai(skp, pelaku, pada, "menetapkan SKP ini"),
        boleh_beralih(skp, AksiSKP.TETAPKAN),
        _tetap_lengkap(skp),
    )


def _tetap_lengkap(skp: SKP) -> Keputusan:
    kurang = aturan.kekurangan(ringkas(skp))
    return tolak(Sebab.ISI, f"SKP belum lengkap. {kurang[0]}") if kurang else BOLEH


def _penilai(skp: SKP, pelaku: Pegawai, pada: date, perbuatan: str) -> Keputusan:
    """The penilai of the day ``pada``, never the owner himself."""
    if skp.pegawai_id == pelaku.pk:
        return tolak(Sebab.PELAKU, f"Anda tidak dapat {perbuatan} karena SKP ini milik Anda.")
    penetapan = penetapan_pada(skp, pada)
    if penetapan is None or penetapan.pejabat_penilai_id != pelaku.pk:
        return tolak(
            Sebab.PELAKU, f"Hanya pejabat penilai kinerja pegawai ini yang dapat {perbuatan}."
        )
    return BOLEH
