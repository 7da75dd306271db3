"""Acts of the action plan: write its rows, finish, reopen, return, approve, open a change."""

from __future__ import annotations

from datetime import date
from typing import Any

from django.db import transaction

from dialog.dokumen import rencana as dokumen
from dialog.izin import rencana as izin
from dialog.kueri.rencana import aksi_dari, berlaku, terkini
from dialog.models import RencanaAksi, RisalahDialog, SusunanRencanaAksi
from dialog.pemberitahuan import rencana as pemberitahuan
from dialog.pilihan import AksiRencana
from ekinerja.dokumen.layanan import terbitkan
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, mulai, simpan
from ekinerja.kepegawaian.models import Pegawai
from skp.izin import catatan_pengembalian
from skp.kueri import penetapan_pada
from skp.models import SKP

# What one row says; in the history of the plan before and after a change.
KOLOM_AKSI = ("uraian", "bulan_mulai", "bulan_selesai", "target_waktu_teks")


@transaction.atomic
def tambah_aksi(
    skp_pk: int,
    *,
    iki_pk: int,
    uraian: str,
    bulan_mulai: int,
    bulan_selesai: int,
    target_waktu_teks: str = "",
    pelaku: Pegawai,
    versi: int | None = None,
) -> RencanaAksi:
    """Add one action for one indicator; the first one of an SKP begins its plan.

    ``versi`` is the plan's as the form has seen it, 0 where it saw none.
    """
    skp = _kunci_skp(skp_pk)
    susunan = _susunan_untuk(skp, versi)
    izin.tambah(skp, susunan, iki_pk, pelaku).wajib()
    izin.waktu_pelaksanaan(skp, bulan_mulai, bulan_selesai).wajib()
    susunan = susunan or mulai(
        SusunanRencanaAksi(skp=skp), AksiRencana.BUAT, pelaku=pelaku, rincian={"skp": skp.pk}
    )
    terakhir = max((a.urutan for a in aksi_dari(susunan) if a.iki_id == iki_pk), default=0)
    aksi = RencanaAksi.objects.create(
        susunan=susunan,
        iki_id=iki_pk,
        urutan=terakhir + 1,
        uraian=uraian,
        bulan_mulai=bulan_mulai,
        bulan_selesai=bulan_selesai,
        target_waktu_teks=target_waktu_teks,
    )
    _catat_isi(susunan, aksi, pelaku, sesudah=_isi(aksi))
    return aksi


@transaction.atomic
def ubah_aksi(
    pk: int,
    *,
    uraian: str,
    bulan_mulai: int,
    bulan_selesai: int,
    target_waktu_teks: str = "",
    pelaku: Pegawai,
    versi: int,
) -> RencanaAksi:
    """Write one action anew; ``versi`` is the plan's."""
    susunan = _kunci_lewat_aksi(pk, versi)
    izin.tulis(susunan.skp, susunan, pelaku).wajib()
    izin.waktu_pelaksanaan(susunan.skp, bulan_mulai, bulan_selesai).wajib()
    aksi = susunan.daftar_aksi.get(pk=pk)
    sebelum = _isi(aksi)
    aksi.uraian, aksi.target_waktu_teks = uraian, target_waktu_teks
    aksi.bulan_mulai, aksi.bulan_selesai = bulan_mulai, bulan_selesai
    aksi.save(update_fields=KOLOM_AKSI)
    _catat_isi(susunan, aksi, pelaku, sebelum=sebelum, sesudah=_isi(aksi))
    return aksi


@transaction.atomic
def hapus_aksi(pk: int, *, pelaku: Pegawai, versi: int) -> SusunanRencanaAksi:
    """Take one action out of a draft; its words stay in the history."""
    susunan = _kunci_lewat_aksi(pk, versi)
    izin.tulis(susunan.skp, susunan, pelaku).wajib()
    aksi = susunan.daftar_aksi.get(pk=pk)
    _catat_isi(susunan, aksi, pelaku, sebelum=_isi(aksi))
    aksi.delete()
    return susunan


@transaction.atomic
def selesaikan_rencana(pk: int, *, pelaku: Pegawai, versi: int) -> SusunanRencanaAksi:
    """Press «Selesai»: the penilai is asked to agree; what he was given is kept word for word."""
    susunan = SusunanRencanaAksi.objects.kunci(pk, versi)
    pada = _hari_ini(susunan.skp)
    izin.selesai(susunan, pelaku, pada).wajib()
    alihkan(
        susunan,
        AksiRencana.SELESAI,
        pelaku=pelaku,
        rincian={"isi": dokumen.isi(susunan)},
        waktu_selesai=kini(),
        catatan_pengembalian="",
    )
    penetapan = penetapan_pada(susunan.skp, pada)
    if penetapan:
        pemberitahuan.selesai(susunan, penetapan.pejabat_penilai)
    return susunan


@transaction.atomic
def buka_rencana(pk: int, *, pelaku: Pegawai, versi: int) -> SusunanRencanaAksi:
    """Take «Selesai» back before the penilai has decided."""
    susunan = SusunanRencanaAksi.objects.kunci(pk, versi)
    izin.buka(susunan, pelaku).wajib()
    return alihkan(susunan, AksiRencana.BUKA, pelaku=pelaku, waktu_selesai=None)


@transaction.atomic
def kembalikan_rencana(pk: int, *, catatan: str, pelaku: Pegawai, versi: int) -> SusunanRencanaAksi:
    """Send the plan back to its owner with a note of at least ten characters."""
    susunan = SusunanRencanaAksi.objects.kunci(pk, versi)
    izin.kembalikan(susunan, pelaku, _hari_ini(susunan.skp)).wajib()
    catatan_pengembalian(catatan).wajib()
    alihkan(
        susunan,
        AksiRencana.KEMBALIKAN,
        pelaku=pelaku,
        rincian={"catatan": catatan},
        catatan_pengembalian=catatan,
        waktu_selesai=None,
    )
    pemberitahuan.dikembalikan(susunan, pelaku)
    return susunan


@transaction.atomic
def setujui_rencana(pk: int, *, pelaku: Pegawai, versi: int) -> SusunanRencanaAksi:
    """Agree with the plan: it comes into force, its form is issued, an earlier one steps back."""
    susunan = SusunanRencanaAksi.objects.kunci(pk, versi)
    pada = _hari_ini(susunan.skp)
    izin.setujui(susunan, pelaku, pada).wajib()
    _gantikan_yang_lama(susunan, pelaku)
    alihkan(
        susunan,
        AksiRencana.SETUJUI,
        pelaku=pelaku,
        waktu_disetujui=kini(),
        disetujui_oleh=pelaku,
    )
    _terbitkan(susunan, pada, pelaku)
    pemberitahuan.disetujui(susunan)
    return susunan


@transaction.atomic
def buka_perubahan(skp_pk: int, *, risalah: RisalahDialog, pelaku: Pegawai) -> SusunanRencanaAksi:
    """Begin a change that final minutes ask for, as a copy of the plan in force.

    The approved plan stays in force until the change is approved.
    """
    skp = _kunci_skp(skp_pk)
    lama = terkini(skp)
    risalah = RisalahDialog.objects.select_related("dialog").get(pk=risalah.pk)
    izin.buka_perubahan(skp, lama, risalah, pelaku).wajib()
    if lama is None:  # izin has just found it
        raise RuntimeError("Rencana aksi yang berlaku hilang di tengah transaksi.")
    baru = mulai(
        SusunanRencanaAksi(skp=skp, revisi=lama.revisi + 1, dasar=risalah),
        AksiRencana.BUAT,
        pelaku=pelaku,
        rincian={"skp": skp.pk, "risalah": risalah.pk, "revisi": lama.revisi + 1},
    )
    RencanaAksi.objects.bulk_create(
        RencanaAksi(susunan=baru, iki_id=aksi.iki_id, urutan=aksi.urutan, **_isi(aksi))
        for aksi in aksi_dari(lama)
    )
    return baru


def _gantikan_yang_lama(susunan: SusunanRencanaAksi, pelaku: Pegawai) -> None:
    lama = berlaku(susunan.skp)
    if lama:
        lama = SusunanRencanaAksi.objects.kunci(lama.pk, lama.versi)
        rincian = {"pengganti": susunan.pk}
        alihkan(lama, AksiRencana.GANTIKAN, pelaku=pelaku, rincian=rincian)


def _terbitkan(susunan: SusunanRencanaAksi, pada: date, pelaku: Pegawai) -> None:
    """One chain of documents for all plans of an SKP: version n is the plan of revision n."""
    akar = SusunanRencanaAksi.objects.get(skp=susunan.skp_id, revisi=1)
    tempat = susunan.skp.unit_kerja.instansi.kota_penetapan
    cuplikan = {
        **dokumen.cuplikan(susunan, pada),
        "tempat": tempat or None,
        "tanggal": pada.isoformat(),
    }
    terbitkan(
        akar, jenis=dokumen.JENIS, template=dokumen.TEMPLATE, cuplikan=cuplikan, pelaku=pelaku
    )


def _kunci_skp(pk: int) -> SKP:
    """The SKP stays as it is while its plan begins; two first actions wait for one another."""
    return SKP.objects.select_for_update(of=("self",), no_key=True).get(pk=pk)


def _susunan_untuk(skp: SKP, versi: int | None) -> SusunanRencanaAksi | None:
    """The latest plan of the SKP, locked; refused when the form has seen another state of it."""
    susunan = terkini(skp)
    if susunan is None:
        return None
    return SusunanRencanaAksi.objects.kunci(susunan.pk, susunan.versi if versi is None else versi)


def _kunci_lewat_aksi(pk: int, versi: int) -> SusunanRencanaAksi:
    susunan_pk = RencanaAksi.objects.filter(pk=pk).values_list("susunan", flat=True).first()
    if susunan_pk is None:
        raise Ditolak(tolak(Sebab.VERSI, "Rencana aksi itu sudah dihapus. Muat ulang halamannya."))
    return SusunanRencanaAksi.objects.kunci(susunan_pk, versi)


def _isi(aksi: RencanaAksi) -> dict[str, Any]:
    return {nama: getattr(aksi, nama) for nama in KOLOM_AKSI}


def _catat_isi(
    susunan: SusunanRencanaAksi, aksi: RencanaAksi, pelaku: Pegawai, **rincian: object
) -> None:
    isi = {"aksi": aksi.pk, "iki": aksi.iki_id, **rincian}
    simpan(susunan, AksiRencana.UBAH, pelaku=pelaku, isian={}, rincian=isi)


def _hari_ini(skp: SKP) -> date:
    return hari_ini(skp.unit_kerja.zona_waktu)
