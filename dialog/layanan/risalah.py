"""Acts of the dialogue: open, write, send, answer, return, confirm."""

from __future__ import annotations

from datetime import date, datetime

from django.db import transaction

from dialog.aturan import risalah as aturan
from dialog.izin import risalah as izin
from dialog.models import AgendaRisalah, DialogKinerja, PesertaDialog, RisalahDialog
from dialog.pemberitahuan import risalah as pemberitahuan
from dialog.pilihan import AksiRisalah, Penyelesaian, SifatDialog, TahapDialog
from ekinerja.antrean.daftar import berkala
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, mulai, simpan
from ekinerja.kalender.layanan.tenggat import batas_hari_kerja
from ekinerja.kepegawaian.models import Pegawai
from skp.aturan import DAPAT_DIUBAH
from skp.izin import catatan_pengembalian
from skp.kueri import penetapan_pada
from skp.layanan.kaitan import catat_dialog_perencanaan
from skp.models import SKP


@transaction.atomic
def buat_dialog(
    skp: SKP, *, tanggal: date, metode: str, tempat_media: str, pelaku: Pegawai
) -> RisalahDialog:
    """Open a planning dialogue between the owner of ``skp`` and his penilai of today."""
    skp = SKP.objects.select_for_update(of=("self",), no_key=True).get(pk=skp.pk)
    pada = hari_ini(skp.unit_kerja.zona_waktu)
    izin.buat(skp, pelaku, pada).wajib()
    penetapan = penetapan_pada(skp, pada)
    if penetapan is None:  # izin has just found it
        raise RuntimeError("Penetapan penilai hilang di tengah transaksi.")
    dialog = DialogKinerja.objects.create(
        skp=skp,
        tahap=TahapDialog.PERENCANAAN,
        tanggal=tanggal,
        metode=metode,
        tempat_media=tempat_media,
        pimpinan=penetapan.pejabat_penilai,
    )
    return _buka_risalah(dialog, pelaku)


def _buka_risalah(dialog: DialogKinerja, pelaku: Pegawai | None) -> RisalahDialog:
    PesertaDialog.objects.create(dialog=dialog, pegawai=dialog.skp.pegawai)
    risalah = RisalahDialog(dialog=dialog)
    mulai(risalah, AksiRisalah.BUAT, pelaku=pelaku, rincian={"skp": dialog.skp_id})
    if pelaku is None or pelaku.pk != dialog.skp.pegawai_id:
        pemberitahuan.dibuka(risalah)
    return risalah


@transaction.atomic
def ubah_risalah(
    pk: int,
    *,
    tanggal: date,
    metode: str,
    tempat_media: str,
    pokok_bahasan: str,
    pelaku: Pegawai,
    versi: int,
) -> RisalahDialog:
    """Write the first part of the minutes."""
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.ubah(risalah, pelaku).wajib()
    dialog = risalah.dialog
    sebelum = {"tanggal": dialog.tanggal, "tempat": dialog.tempat_media}
    dialog.tanggal, dialog.metode, dialog.tempat_media = tanggal, metode, tempat_media
    dialog.save(update_fields=["tanggal", "metode", "tempat_media"])
    return simpan(
        risalah,
        AksiRisalah.UBAH,
        pelaku=pelaku,
        isian={"pokok_bahasan": pokok_bahasan},
        rincian={"sebelum": sebelum, "pokok_bahasan": pokok_bahasan},
    )


@transaction.atomic
def kirim_risalah(pk: int, *, pelaku: Pegawai, versi: int) -> RisalahDialog:
    """Send the minutes to the leader; the rows of the SKP are copied as they stand now."""
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.kirim(risalah, pelaku, _hari_ini(risalah)).wajib()
    risalah.daftar_agenda.all().delete()
    daftar_rhk = risalah.dialog.skp.daftar_rhk.prefetch_related("daftar_iki")
    AgendaRisalah.objects.bulk_create(
        AgendaRisalah(
            risalah=risalah,
            urutan=urutan,
            iki=iki,
            rhk_uraian=rhk.uraian,
            iki_uraian=iki.uraian,
            target=iki.target,
        )
        for urutan, (rhk, iki) in enumerate(
            ((rhk, iki) for rhk in daftar_rhk for iki in rhk.daftar_iki.all()), 1
        )
    )
    alihkan(risalah, AksiRisalah.KIRIM, pelaku=pelaku)
    pemberitahuan.dikirim(risalah)
    return risalah


@transaction.atomic
def tanggapi_risalah(
    pk: int,
    *,
    penyesuaian_ukuran: bool,
    penyelesaian: str,
    keterangan: str,
    pelaku: Pegawai,
    versi: int,
) -> RisalahDialog:
    """The leader's part; the employee confirms within five working days."""
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.tanggapi(risalah, pelaku, _hari_ini(risalah)).wajib()
    alihkan(
        risalah,
        AksiRisalah.TANGGAPI,
        pelaku=pelaku,
        penyesuaian_ukuran=penyesuaian_ukuran,
        penyelesaian=penyelesaian,
        keterangan=keterangan,
        waktu_ditanggapi=kini(),
        batas_konfirmasi=batas_hari_kerja(
            risalah.dialog.skp.unit_kerja, jumlah=aturan.HARI_KERJA_KONFIRMASI
        ),
    )
    pemberitahuan.ditanggapi(risalah)
    return risalah


@transaction.atomic
def kembalikan_risalah(pk: int, *, catatan: str, pelaku: Pegawai, versi: int) -> RisalahDialog:
    """Send the minutes back to the employee with a note of at least ten characters.

    An answer already given, and who has agreed with it, falls with them.
    """
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.kembalikan(risalah, pelaku, _hari_ini(risalah)).wajib()
    catatan_pengembalian(catatan).wajib()
    risalah.dialog.daftar_peserta.update(waktu_konfirmasi=None, otomatis=False)
    alihkan(
        risalah,
        AksiRisalah.KEMBALIKAN,
        pelaku=pelaku,
        rincian={"catatan": catatan, "keterangan": risalah.keterangan},
        catatan_pengembalian=catatan,
        penyesuaian_ukuran=None,
        penyelesaian="",
        keterangan="",
        waktu_ditanggapi=None,
        batas_konfirmasi=None,
    )
    pemberitahuan.dikembalikan(risalah)
    return risalah


@transaction.atomic
def konfirmasi_risalah(pk: int, *, pelaku: Pegawai, versi: int) -> RisalahDialog:
    """The employee agrees; with the last confirmation the minutes are final."""
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.konfirmasi(risalah, pelaku).wajib()
    peserta = risalah.dialog.daftar_peserta.filter(waktu_konfirmasi=None)
    peserta.filter(pegawai=pelaku).update(waktu_konfirmasi=kini())
    if peserta.exists():
        return simpan(risalah, AksiRisalah.KONFIRMASI, pelaku=pelaku, isian={})
    return _jadikan_final(risalah, kini(), pelaku)


@transaction.atomic
def konfirmasi_otomatis(pk: int, *, pada: datetime) -> bool:
    """Make minutes final that nobody answered in time; the moment is the deadline itself."""
    risalah = RisalahDialog.objects.lewat_batas(pada).select_for_update(of=("self",)).filter(pk=pk)
    satu = risalah.first()
    if satu is None or satu.batas_konfirmasi is None:
        return False
    belum = satu.dialog.daftar_peserta.filter(waktu_konfirmasi=None)
    belum.update(waktu_konfirmasi=satu.batas_konfirmasi, otomatis=True)
    _jadikan_final(satu, satu.batas_konfirmasi, None)
    return True


@berkala("dialog.konfirmasi_lewat_batas", setiap="jam")
def konfirmasi_lewat_batas(pada: datetime) -> int:
    """All minutes whose time is over; safe to run twice or late."""
    daftar = list(RisalahDialog.objects.lewat_batas(pada).values_list("pk", flat=True)[:500])
    return sum(konfirmasi_otomatis(pk, pada=pada) for pk in daftar)


def _jadikan_final(risalah: RisalahDialog, saat: datetime, pelaku: Pegawai | None) -> RisalahDialog:
    alihkan(
        risalah,
        AksiRisalah.KONFIRMASI,
        pelaku=pelaku,
        rincian={"otomatis": pelaku is None},
        waktu_final=saat,
    )
    dialog = risalah.dialog
    if aturan.membuka_pengajuan(dialog.tahap, risalah.penyelesaian):
        catat_dialog_perencanaan(dialog.skp_id, pimpinan=dialog.pimpinan, pada=saat, pelaku=pelaku)
    elif risalah.penyelesaian == Penyelesaian.BELUM_SELESAI and _dapat_berlanjut(risalah):
        _buka_lanjutan(dialog, pelaku)
    pemberitahuan.final(risalah)
    return risalah


def _dapat_berlanjut(risalah: RisalahDialog) -> bool:
    """The same two people still plan this SKP; else a follow-up would wait for nobody."""
    skp = risalah.dialog.skp
    penetapan = penetapan_pada(skp, _hari_ini(risalah))
    masih = penetapan is not None and penetapan.pejabat_penilai_id == risalah.dialog.pimpinan_id
    return masih and skp.status in DAPAT_DIUBAH


def _hari_ini(risalah: RisalahDialog) -> date:
    return hari_ini(risalah.dialog.skp.unit_kerja.zona_waktu)


def _buka_lanjutan(dialog: DialogKinerja, pelaku: Pegawai | None) -> RisalahDialog:
    """What was left open becomes a new draft with the same leader."""
    lanjutan = DialogKinerja.objects.create(
        skp=dialog.skp,
        tahap=dialog.tahap,
        metode=dialog.metode,
        sifat=SifatDialog.DIRENCANAKAN,
        topik=dialog.topik,
        tanggal=hari_ini(dialog.skp.unit_kerja.zona_waktu),
        tempat_media=dialog.tempat_media,
        pimpinan=dialog.pimpinan,
        lanjutan_dari=dialog,
    )
    return _buka_risalah(lanjutan, pelaku)
