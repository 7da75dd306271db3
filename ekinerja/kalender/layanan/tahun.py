"""Acts on the year: open it from the profile, move a stage, extend it, close the year."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.db import transaction

from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.jejak.layanan import alihkan, simpan
from ekinerja.jejak.layanan import mulai as mulai_jejak
from ekinerja.kalender import aturan, izin
from ekinerja.kalender.models import (
    PeriodePenilaian,
    PerpanjanganTahap,
    TahapPeriode,
    TahunKinerja,
)
from ekinerja.kalender.pilihan import AksiTahunKinerja, KodePeriode, StatusTahunKinerja, Tahap
from ekinerja.kepegawaian.models import Instansi
from ekinerja.profil.aturan import TAHUN_PERTAMA, TAHUN_TERAKHIR, Profil
from ekinerja.profil.layanan import profil_untuk

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai, UnitKerja

URUTAN_TAHAP = {tahap: nomor for nomor, tahap in enumerate(Tahap, 1)}


@transaction.atomic
def buka_tahun(instansi: Instansi, *, tahun: int, pelaku: Pegawai) -> TahunKinerja:
    """Open a year with the periods and stages of the profile that holds for it."""
    instansi = Instansi.objects.select_for_update(of=("self",), no_key=True).get(pk=instansi.pk)
    izin.admin(instansi.pk, pelaku, hari_ini(pelaku.unit_kerja.zona_waktu)).wajib()
    if not TAHUN_PERTAMA <= tahun <= TAHUN_TERAKHIR:
        tolak(
            Sebab.ISI, f"Tahun kinerja harus antara {TAHUN_PERTAMA} dan {TAHUN_TERAKHIR}."
        ).wajib()
    if TahunKinerja.objects.filter(instansi=instansi, tahun=tahun).exists():
        tolak(Sebab.STATUS, f"Tahun kinerja {tahun} sudah dibuka.").wajib()
    profil = profil_untuk(instansi.pk, tahun)
    tahun_kinerja = mulai_jejak(
        TahunKinerja(instansi=instansi, tahun=tahun),
        AksiTahunKinerja.BUKA,
        pelaku=pelaku,
        rincian={"tahun": tahun, "profil": profil.kode},
    )
    _susun(tahun_kinerja, profil)
    return tahun_kinerja


def _susun(tahun_kinerja: TahunKinerja, profil: Profil) -> None:
    tahun = tahun_kinerja.tahun
    daftar_periode = {}
    for kode in aturan.daftar_kode_periode(profil):
        awal, akhir = aturan.rentang_periode(kode, tahun)
        label = f"{KodePeriode(kode).label} {tahun}"
        daftar_periode[kode] = PeriodePenilaian.objects.create(
            tahun_kinerja=tahun_kinerja, kode=kode, label=label, mulai=awal, selesai=akhir
        )
    TahapPeriode.objects.bulk_create(
        TahapPeriode(
            periode=daftar_periode[KodePeriode(baris.periode)],
            tahap=baris.tahap,
            urutan=URUTAN_TAHAP[Tahap(baris.tahap)],
            dibuka=baris.dibuka.pada(tahun),
            ditutup=baris.ditutup.pada(tahun),
            pelaksana=baris.pelaksana,
        )
        for baris in profil.jadwal
        if baris.periode in daftar_periode
    )


@transaction.atomic
def tutup_tahun(pk: int, *, alasan: str, pelaku: Pegawai, versi: int) -> TahunKinerja:
    """Close the year: no stage of it is open any more, whatever its dates say."""
    tahun_kinerja = TahunKinerja.objects.kunci(pk, versi)
    izin.tutup_tahun(tahun_kinerja, pelaku, _hari_ini(pelaku)).wajib()
    return _alihkan(tahun_kinerja, AksiTahunKinerja.TUTUP, pelaku, alasan)


@transaction.atomic
def buka_kembali_tahun(pk: int, *, alasan: str, pelaku: Pegawai, versi: int) -> TahunKinerja:
    """Open a closed year again; its stages keep their dates."""
    tahun_kinerja = TahunKinerja.objects.kunci(pk, versi)
    izin.buka_kembali_tahun(tahun_kinerja, pelaku, _hari_ini(pelaku)).wajib()
    return _alihkan(tahun_kinerja, AksiTahunKinerja.BUKA_KEMBALI, pelaku, alasan)


def _alihkan(
    tahun_kinerja: TahunKinerja, aksi: AksiTahunKinerja, pelaku: Pegawai, alasan: str
) -> TahunKinerja:
    _wajib_alasan(alasan)
    return alihkan(tahun_kinerja, aksi, pelaku=pelaku, rincian={"alasan": alasan.strip()})


@transaction.atomic
def ubah_tahap(
    pk: int, *, dibuka: date, ditutup: date, alasan: str, pelaku: Pegawai, versi: int
) -> TahapPeriode:
    """Give a stage other dates. ``versi`` is that of the year, which all its stages share."""
    tahap, tahun_kinerja = _ambil_terkunci(pk, versi)
    izin.admin(tahun_kinerja.instansi_id, pelaku, _hari_ini(pelaku)).wajib()
    _tolak_tertutup(tahun_kinerja)
    _wajib_alasan(alasan)
    if dibuka > ditutup:
        tolak(Sebab.ISI, "Tanggal dibuka tidak boleh sesudah tanggal ditutup.").wajib()
    rincian = {
        "tahap": str(tahap),
        "sebelum": [tahap.dibuka, tahap.ditutup],
        "sesudah": [dibuka, ditutup],
        "alasan": alasan.strip(),
    }
    tahap.dibuka, tahap.ditutup = dibuka, ditutup
    tahap.save(update_fields=["dibuka", "ditutup"])
    simpan(tahun_kinerja, AksiTahunKinerja.UBAH_TAHAP, pelaku=pelaku, isian={}, rincian=rincian)
    return tahap


@transaction.atomic
def perpanjang_tahap(
    pk: int,
    *,
    sampai: date,
    alasan: str,
    pelaku: Pegawai,
    versi: int,
    unit_kerja: UnitKerja | None = None,
    pegawai: Pegawai | None = None,
) -> PerpanjanganTahap:
    """Keep a stage open until ``sampai`` for one unit and those below it, or for one person."""
    if (unit_kerja is None) == (pegawai is None):
        raise ValueError("perpanjangan membutuhkan tepat satu sasaran")
    tahap, tahun_kinerja = _ambil_terkunci(pk, versi)
    unit = unit_kerja or pegawai.unit_kerja  # type: ignore[union-attr]
    instansi_id = tahun_kinerja.instansi_id
    izin.perpanjang(instansi_id, unit, pegawai, pelaku, _hari_ini(pelaku)).wajib()
    _tolak_tertutup(tahun_kinerja)
    _wajib_alasan(alasan)
    if sampai <= tahap.ditutup:
        tolak(Sebab.ISI, "Perpanjangan harus melewati tanggal tahap ditutup.").wajib()
    perpanjangan = PerpanjanganTahap.objects.create(
        tahap=tahap,
        unit_kerja=unit_kerja,
        pegawai=pegawai,
        sampai=sampai,
        alasan=alasan.strip(),
        oleh=pelaku,
        waktu_diberikan=kini(),
    )
    rincian = {
        "tahap": str(tahap),
        "unit_kerja": unit_kerja.pk if unit_kerja else None,
        "pegawai": pegawai.pk if pegawai else None,
        "sampai": sampai,
        "alasan": alasan.strip(),
    }
    simpan(tahun_kinerja, AksiTahunKinerja.PERPANJANG, pelaku=pelaku, isian={}, rincian=rincian)
    return perpanjangan


def _ambil_terkunci(pk: int, versi: int) -> tuple[TahapPeriode, TahunKinerja]:
    tahap = TahapPeriode.objects.select_related("periode").get(pk=pk)
    return tahap, TahunKinerja.objects.kunci(tahap.periode.tahun_kinerja_id, versi)


def _hari_ini(pelaku: Pegawai) -> date:
    return hari_ini(pelaku.unit_kerja.zona_waktu)


def _tolak_tertutup(tahun_kinerja: TahunKinerja) -> None:
    if tahun_kinerja.status == StatusTahunKinerja.DITUTUP:
        tolak(Sebab.STATUS, f"{tahun_kinerja} sudah ditutup.").wajib()


def _wajib_alasan(alasan: str) -> None:
    if not alasan.strip():
        tolak(Sebab.ISI, "Tulis alasan perubahan.").wajib()
