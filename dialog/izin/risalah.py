"""Who may do what to a risalah, and why not. Asked by layanan (to enforce) and views (to offer)."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

from dialog.aturan import risalah as aturan
from dialog.aturan.risalah import ALUR, IsianAgenda, IsianStrategi
from dialog.models import RisalahDialog
from dialog.pilihan import AksiRisalah, StatusRisalah, TahapDialog
from ekinerja.inti.alur import boleh_beralih
from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, pertama, tolak
from ekinerja.kepegawaian.models import Pegawai
from skp.kueri import penetapan_pada
from skp.models import SKP


def buat(skp: SKP, pelaku: Pegawai, pada: date, tahap: str = TahapDialog.PERENCANAAN) -> Keputusan:
    """Open a dialogue: the owner of the SKP or his penilai of today, one at a time per stage."""
    penetapan = penetapan_pada(skp, pada)
    penilai = penetapan.pejabat_penilai_id if penetapan else None
    if pelaku.pk not in {skp.pegawai_id, penilai}:
        return tolak(Sebab.PELAKU, "Dialog hanya dibuka oleh pemilik SKP atau pejabat penilainya.")
    if penetapan is None:
        return tolak(
            Sebab.ISI,
            "Pejabat penilai Anda belum ditetapkan. Hubungi pengelola kinerja unit Anda.",
        )
    if skp.status not in aturan.status_skp(tahap):
        return tolak(Sebab.STATUS, _belum_saatnya(skp, tahap))
    # One that was left open with a former penilai does not stand in the way.
    terbuka = RisalahDialog.objects.filter(
        dialog__skp=skp, dialog__pimpinan=penilai, dialog__tahap=tahap
    )
    if terbuka.exclude(status=StatusRisalah.FINAL).exists():
        return tolak(
            Sebab.STATUS,
            f"Masih ada dialog {_sebutan(tahap)} yang berjalan. Selesaikan dahulu.",
        )
    return BOLEH


def buat_kini(skp: SKP, pelaku: Pegawai, pada: date) -> Keputusan:
    """Open a dialogue of any stage that fits the SKP as it stands."""
    tahap = aturan.tahap_terbuka(skp.status) or (TahapDialog.PERENCANAAN,)
    keputusan = [buat(skp, pelaku, pada, satu) for satu in tahap]
    return next((satu for satu in keputusan if satu), keputusan[0])


def _belum_saatnya(skp: SKP, tahap: str) -> str:
    if tahap == TahapDialog.PERENCANAAN:
        kapan = "diadakan sebelum SKP diajukan"
    else:
        kapan = "diadakan setelah SKP ditetapkan"
    return f"SKP berstatus «{skp.get_status_display()}». Dialog {_sebutan(tahap)} {kapan}."


def _sebutan(tahap: str) -> str:
    return TahapDialog(tahap).label.lower()


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
    return _siap_lanjut(risalah) if risalah.lanjut else _siap_perencanaan(risalah)


def _siap_perencanaan(risalah: RisalahDialog) -> Keputusan:
    if not risalah.pokok_bahasan.strip():
        return tolak(Sebab.ISI, "Tuliskan dahulu pokok bahasan dan kesepakatan dialog.")
    if not risalah.dialog.skp.daftar_rhk.filter(daftar_iki__isnull=False).exists():
        return tolak(
            Sebab.ISI, "SKP belum memuat rencana hasil kerja dan indikator yang dapat dibahas."
        )
    return BOLEH


def _siap_lanjut(risalah: RisalahDialog) -> Keputusan:
    agenda = [(satu.progres, satu.masalah) for satu in risalah.daftar_agenda.all()]
    if not agenda:
        return tolak(Sebab.ISI, "Risalah ini belum memuat indikator yang dapat dibahas.")
    if kurang := aturan.bagian_satu_kurang(agenda):
        return tolak(
            Sebab.ISI,
            f"Isilah dahulu progres dan masalah/hambatan: {kurang} dari {len(agenda)} indikator "
            "belum lengkap.",
        )
    return BOLEH


def isi_bagian_satu(
    risalah: RisalahDialog, agenda: Sequence[IsianAgenda], usulan: Sequence[str]
) -> Keputusan:
    """May this be written as the employee's part: rows of this agenda, and not too many ideas?"""
    if not risalah.lanjut and (agenda or usulan):
        return tolak(Sebab.ISI, "Dialog perencanaan tidak memuat progres, masalah, atau usulan.")
    dikenal = {satu.pk for satu in risalah.daftar_agenda.all()}
    if not dikenal.issuperset(satu.pk for satu in agenda):
        return tolak(
            Sebab.ISI, "Ada baris agenda yang bukan bagian risalah ini. Muat ulang halaman."
        )
    if not aturan.usulan_sah(usulan):
        return tolak(
            Sebab.ISI, f"Usulan terobosan harus berisi, paling banyak {aturan.MAKS_USULAN}."
        )
    return BOLEH


def tanggapi(risalah: RisalahDialog, pelaku: Pegawai, pada: date) -> Keputusan:
    return pertama(
        _pimpinan(risalah, pelaku, pada, "menanggapi risalah ini"),
        boleh_beralih(risalah, AksiRisalah.TANGGAPI),
        _masih_disusun(risalah),
    )


def isi_bagian_dua(
    risalah: RisalahDialog, strategi: Sequence[IsianStrategi], tanggapan: Mapping[int, str]
) -> Keputusan:
    """May this be the leader's part: agreed steps, and every idea of the employee answered?"""
    dialog = risalah.dialog
    if not risalah.lanjut:
        if strategi or tanggapan:
            return tolak(Sebab.ISI, "Dialog perencanaan tidak memuat strategi.")
        return BOLEH
    berdua = frozenset({dialog.skp.pegawai_id, dialog.pimpinan_id})
    if kurang := aturan.strategi_kurang(strategi, dialog.tanggal, berdua):
        return tolak(Sebab.ISI, kurang)
    usulan: Collection[int] = [satu.pk for satu in risalah.daftar_usulan.all()]
    if belum := aturan.usulan_belum_ditanggapi(usulan, tanggapan):
        return tolak(Sebab.ISI, f"Masih ada {belum} usulan terobosan yang belum ditanggapi.")
    return BOLEH


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
    """The SKP still stands where a dialogue of this stage is held."""
    skp, tahap = risalah.dialog.skp, risalah.dialog.tahap
    if skp.status in aturan.status_skp(tahap):
        return BOLEH
    return tolak(
        Sebab.STATUS,
        f"SKP berstatus «{skp.get_status_display()}», sehingga dialog {_sebutan(tahap)}nya "
        "berhenti.",
    )
