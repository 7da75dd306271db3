"""Who may do what to a risalah, and why not. Asked by layanan (to enforce) and views (to offer)."""

from __future__ import annotations

from datetime import date

from dialog.aturan.risalah import ALUR
from dialog.models import RisalahDialog
from dialog.pilihan import AksiRisalah, StatusRisalah
from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.kepegawaian.models import Pegawai
from skp.aturan import DAPAT_DIUBAH
from skp.kueri import penetapan_pada
from skp.models import SKP


def buat(skp: SKP, pelaku: Pegawai, pada: date) -> Keputusan:
    """Open a planning dialogue: the owner of the SKP or his penilai of today, one at a time."""
    penetapan = penetapan_pada(skp, pada)
    penilai = penetapan.pejabat_penilai_id if penetapan else None
    if pelaku.pk not in {skp.pegawai_id, penilai}:
        return tolak(Sebab.PELAKU, "Dialog hanya dibuka oleh pemilik SKP atau pejabat penilainya.")
    if penetapan is None:
        return tolak(
            Sebab.ISI,
            "Pejabat penilai Anda belum ditetapkan. Hubungi pengelola kinerja unit Anda.",
        )
    if skp.status not in DAPAT_DIUBAH:
        return tolak(
            Sebab.STATUS,
            f"SKP berstatus «{skp.get_status_display()}». Dialog perencanaan diadakan sebelum "
            "SKP diajukan.",
        )
    # One that was left open with a former penilai does not stand in the way.
    terbuka = RisalahDialog.objects.filter(dialog__skp=skp, dialog__pimpinan=penilai)
    if terbuka.exclude(status=StatusRisalah.FINAL).exists():
        return tolak(Sebab.STATUS, "Masih ada dialog perencanaan yang berjalan. Selesaikan dahulu.")
    return BOLEH


def ubah(risalah: RisalahDialog, pelaku: Pegawai) -> Keputusan:
    """Write the first part: the owner of the SKP, while it is a draft."""
    return pertama(_pemilik(risalah, pelaku, "mengubah risalah ini"), _masih_draf(risalah))


def kirim(risalah: RisalahDialog, pelaku: Pegawai, pada: date) -> Keputusan:
    siapa = _pemilik(risalah, pelaku, "mengirim risalah ini")
    if not siapa:
        return siapa
    saat = pertama(boleh_beralih(risalah, AksiRisalah.KIRIM), _masih_disusun(risalah))
    if not saat:
        return saat
    if not _masih_penilai(risalah, pada):
        return tolak(
            Sebab.STATUS,
            "Pejabat penilai Anda sudah berganti. Buka dialog baru dengan pejabat penilai "
            "yang sekarang.",
        )
    if not risalah.pokok_bahasan.strip():
        return tolak(Sebab.ISI, "Tuliskan dahulu pokok bahasan dan kesepakatan dialog.")
    if not risalah.dialog.skp.daftar_rhk.filter(daftar_iki__isnull=False).exists():
        return tolak(
            Sebab.ISI, "SKP belum memuat rencana hasil kerja dan indikator yang dapat dibahas."
        )
    return BOLEH


def tanggapi(risalah: RisalahDialog, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        _pimpinan(risalah, pelaku, pada, "menanggapi risalah ini"),
        boleh_beralih(risalah, AksiRisalah.TANGGAPI),
        _masih_disusun(risalah),
    )


def kembalikan(risalah: RisalahDialog, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        _pimpinan(risalah, pelaku, pada, "mengembalikan risalah ini"),
        boleh_beralih(risalah, AksiRisalah.KEMBALIKAN),
        _masih_disusun(risalah),
    )


def konfirmasi(risalah: RisalahDialog, pelaku: Pegawai) -> Keputusan:
    peserta = next(
        (p for p in risalah.dialog.daftar_peserta.all() if p.pegawai_id == pelaku.pk), None
    )
    if peserta is None:
        return tolak(Sebab.PELAKU, "Hanya peserta dialog yang dapat mengonfirmasi risalah ini.")
    if not (alur := boleh_beralih(risalah, AksiRisalah.KONFIRMASI)):
        return alur
    if peserta.waktu_konfirmasi:
        return tolak(Sebab.STATUS, "Anda sudah mengonfirmasi risalah ini.")
    return BOLEH


def _masih_draf(risalah: RisalahDialog) -> Keputusan:
    if (risalah.status, AksiRisalah.KIRIM) in ALUR:
        return BOLEH
    return tolak(
        Sebab.STATUS,
        f"Risalah berstatus «{risalah.get_status_display()}», sehingga tidak dapat diubah.",
    )


def _pemilik(risalah: RisalahDialog, pelaku: Pegawai, perbuatan: str) -> Keputusan:
    if risalah.dialog.skp.pegawai_id == pelaku.pk:
        return BOLEH
    return tolak(Sebab.PELAKU, f"Hanya pegawai pemilik SKP yang dapat {perbuatan}.")


def _pimpinan(risalah: RisalahDialog, pelaku: Pegawai, pada: date, perbuatan: str) -> Keputusan:
    """The leader of this dialogue, as long as he assesses its employee."""
    if risalah.dialog.pimpinan_id != pelaku.pk:
        return tolak(Sebab.PELAKU, f"Hanya pimpinan dialog yang dapat {perbuatan}.")
    if not _masih_penilai(risalah, pada):
        return tolak(
            Sebab.PELAKU,
            f"Anda bukan lagi pejabat penilai pegawai ini, sehingga tidak dapat {perbuatan}.",
        )
    return BOLEH


def _masih_penilai(risalah: RisalahDialog, pada: date) -> bool:
    penetapan = penetapan_pada(risalah.dialog.skp, pada)
    return penetapan is not None and (penetapan.pejabat_penilai_id == risalah.dialog.pimpinan_id)


def _masih_disusun(risalah: RisalahDialog) -> Keputusan:
    """A planning dialogue is about an SKP that can still be changed."""
    skp = risalah.dialog.skp
    if skp.status in DAPAT_DIUBAH:
        return BOLEH
    return tolak(
        Sebab.STATUS,
        f"SKP berstatus «{skp.get_status_display()}», sehingga dialog perencanaannya berhenti.",
    )
