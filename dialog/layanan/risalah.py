"""Acts of the dialogue: open, write, send, answer, return, confirm."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.db import transaction

from dialog.aturan import risalah as aturan
from dialog.aturan.risalah import IsianAgenda as IsianAgenda
from dialog.aturan.risalah import IsianStrategi as IsianStrategi
from dialog.dokumen.risalah import terbitkan_risalah
from dialog.izin import risalah as izin
from dialog.layanan import agenda as isi_agenda
from dialog.models import (
    AgendaRisalah,
    DialogKinerja,
    PesertaDialog,
    RisalahDialog,
    StrategiRisalah,
    UsulanTerobosan,
)
from dialog.pemberitahuan import risalah as pemberitahuan
from dialog.pilihan import AksiRisalah, Penyelesaian, SifatDialog, TahapDialog, TopikDialog
from ekinerja.antrean.daftar import berkala, penangan
from ekinerja.antrean.layanan import antrekan
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, mulai, simpan
from ekinerja.kalender.layanan.tenggat import batas_hari_kerja
from ekinerja.kepegawaian.models import Pegawai
from skp.izin import catatan_pengembalian
from skp.kueri import penetapan_pada
from skp.layanan.kaitan import catat_dialog_perencanaan
from skp.models import SKP

if TYPE_CHECKING:
    from ekinerja.antrean.models import Pekerjaan

PEKERJAAN = "dialog.konfirmasi_otomatis"


@transaction.atomic
def buat_dialog(
    skp: SKP,
    *,
    tanggal: date,
    metode: str,
    tempat_media: str,
    pelaku: Pegawai,
    tahap: str = TahapDialog.PERENCANAAN,
    sifat: str = SifatDialog.DIRENCANAKAN,
    topik: str = TopikDialog.HASIL_KERJA,
) -> RisalahDialog:
    """Open a dialogue between the owner of ``skp`` and his penilai of today."""
    skp = SKP.objects.select_for_update(of=("self",), no_key=True).get(pk=skp.pk)
    pada = hari_ini(skp.unit_kerja.zona_waktu)
    izin.buat(skp, pelaku, pada, tahap).wajib()
    penetapan = penetapan_pada(skp, pada)
    if penetapan is None:  # izin has just found it
        raise RuntimeError("Penetapan penilai hilang di tengah transaksi.")
    dialog = DialogKinerja.objects.create(
        skp=skp,
        tahap=tahap,
        tanggal=tanggal,
        metode=metode,
        sifat=sifat,
        topik=topik,
        tempat_media=tempat_media,
        pimpinan=penetapan.pejabat_penilai,
    )
    return _buka_risalah(dialog, pelaku)


def _buka_risalah(dialog: DialogKinerja, pelaku: Pegawai | None) -> RisalahDialog:
    PesertaDialog.objects.create(dialog=dialog, pegawai=dialog.skp.pegawai)
    bahasan = ""
    daftar: list[AgendaRisalah] = []
    if dialog.tahap != TahapDialog.PERENCANAAN:
        bahasan, daftar = isi_agenda.siapkan(dialog)
    risalah = RisalahDialog(dialog=dialog, pokok_bahasan=bahasan)
    mulai(risalah, AksiRisalah.BUAT, pelaku=pelaku, rincian={"skp": dialog.skp_id})
    for baris in daftar:
        baris.risalah = risalah
    AgendaRisalah.objects.bulk_create(daftar)
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
    agenda: Sequence[IsianAgenda] = (),
    usulan: Sequence[str] = (),
) -> RisalahDialog:
    """Write the first part of the minutes; ``usulan`` replaces the ideas that stand there."""
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.ubah(risalah, pelaku).wajib()
    izin.isi_bagian_satu(risalah, agenda, usulan).wajib()
    dialog = risalah.dialog
    sebelum = {"tanggal": dialog.tanggal, "tempat": dialog.tempat_media}
    rincian: dict[str, object] = {"sebelum": sebelum, "pokok_bahasan": pokok_bahasan}
    dialog.tanggal, dialog.metode, dialog.tempat_media = tanggal, metode, tempat_media
    dialog.save(update_fields=["tanggal", "metode", "tempat_media"])
    if risalah.lanjut:
        isi_agenda.simpan_agenda(risalah, agenda)
        isi_agenda.simpan_usulan(risalah, usulan)
        rincian |= {"agenda": [_ringkas(satu) for satu in agenda], "usulan": list(usulan)}
    return simpan(
        risalah,
        AksiRisalah.UBAH,
        pelaku=pelaku,
        isian={"pokok_bahasan": pokok_bahasan},
        rincian=rincian,
    )


def _ringkas(satu: IsianAgenda) -> list[object]:
    return [satu.pk, satu.progres, satu.masalah, satu.penyebab, satu.usulan_solusi]


@transaction.atomic
def kirim_risalah(pk: int, *, pelaku: Pegawai, versi: int) -> RisalahDialog:
    """Send the minutes to the leader; the rows of the SKP are copied as they stand now."""
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.kirim(risalah, pelaku, _hari_ini(risalah)).wajib()
    if risalah.lanjut:
        isi_agenda.simpan_agenda(risalah, ())
    else:
        isi_agenda.salin_perencanaan(risalah)
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
    strategi: Sequence[IsianStrategi] = (),
    tanggapan: Mapping[int, str] | None = None,
) -> RisalahDialog:
    """The leader's part; the employee confirms within five working days."""
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.tanggapi(risalah, pelaku, _hari_ini(risalah)).wajib()
    izin.isi_bagian_dua(risalah, strategi, tanggapan or {}).wajib()
    _simpan_strategi(risalah, strategi)
    _simpan_tanggapan(risalah, tanggapan or {})
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


def _simpan_strategi(risalah: RisalahDialog, strategi: Sequence[IsianStrategi]) -> None:
    StrategiRisalah.objects.bulk_create(
        StrategiRisalah(
            risalah=risalah,
            urutan=urutan,
            uraian=satu.uraian.strip(),
            penanggung_jawab_id=satu.penanggung_jawab,
            tenggat=satu.tenggat,
        )
        for urutan, satu in enumerate(strategi, 1)
    )


def _simpan_tanggapan(risalah: RisalahDialog, tanggapan: Mapping[int, str]) -> None:
    daftar = list(risalah.daftar_usulan.all())
    for usulan in daftar:
        usulan.tanggapan_pimpinan = tanggapan.get(usulan.pk, "")
    UsulanTerobosan.objects.bulk_update(daftar, ["tanggapan_pimpinan"])


@transaction.atomic
def kembalikan_risalah(pk: int, *, catatan: str, pelaku: Pegawai, versi: int) -> RisalahDialog:
    """Send the minutes back to the employee with a note of at least ten characters.

    An answer already given, and who has agreed with it, falls with them; the history keeps it.
    """
    risalah = RisalahDialog.objects.kunci(pk, versi)
    izin.kembalikan(risalah, pelaku, _hari_ini(risalah)).wajib()
    catatan_pengembalian(catatan).wajib()
    risalah.dialog.daftar_peserta.update(waktu_konfirmasi=None, otomatis=False)
    rincian = {"catatan": catatan, "keterangan": risalah.keterangan, **_lepas_bagian_dua(risalah)}
    alihkan(
        risalah,
        AksiRisalah.KEMBALIKAN,
        pelaku=pelaku,
        rincian=rincian,
        catatan_pengembalian=catatan,
        penyesuaian_ukuran=None,
        penyelesaian="",
        keterangan="",
        waktu_ditanggapi=None,
        batas_konfirmasi=None,
    )
    pemberitahuan.dikembalikan(risalah)
    return risalah


def _lepas_bagian_dua(risalah: RisalahDialog) -> dict[str, object]:
    """Take the leader's steps and answers away; gives what they were."""
    strategi = risalah.daftar_strategi.all()
    usulan = risalah.daftar_usulan.exclude(tanggapan_pimpinan="")
    lama: dict[str, object] = {
        "strategi": list(strategi.values_list("uraian", flat=True)),
        "tanggapan": list(usulan.values_list("tanggapan_pimpinan", flat=True)),
    }
    strategi.delete()
    usulan.update(tanggapan_pimpinan="")
    return lama


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


@penangan(PEKERJAAN)
def kerjakan_konfirmasi(pekerjaan: Pekerjaan, *, pk: int, pada: str) -> bool:
    """Job: one risalah; one that fails holds up no other."""
    return konfirmasi_otomatis(pk, pada=datetime.fromisoformat(pada))


@berkala("dialog.konfirmasi_lewat_batas", setiap="jam")
def konfirmasi_lewat_batas(pada: datetime) -> int:
    """Queue one job for each risalah whose time is over; asked again the next day if it failed."""
    daftar = list(RisalahDialog.objects.lewat_batas(pada).values_list("pk", "versi"))
    for pk, versi in daftar:
        argumen = {"pk": pk, "pada": pada.isoformat()}
        antrekan(PEKERJAAN, kunci=f"{PEKERJAAN}:{pk}:{versi}:{pada:%Y%m%d}", argumen=argumen)
    return len(daftar)


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
    terbitkan_risalah(risalah, pelaku=pelaku)
    pemberitahuan.final(risalah)
    return risalah


def _dapat_berlanjut(risalah: RisalahDialog) -> bool:
    """The same two still hold such dialogues; else a follow-up would wait for nobody."""
    skp = risalah.dialog.skp
    penetapan = penetapan_pada(skp, _hari_ini(risalah))
    masih = penetapan is not None and penetapan.pejabat_penilai_id == risalah.dialog.pimpinan_id
    return masih and skp.status in aturan.status_skp(risalah.dialog.tahap)


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
