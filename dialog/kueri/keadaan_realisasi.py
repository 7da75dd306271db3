"""How far the realisasi of a year has come, for pages and to-do lists. Decides no act."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, datetime
from typing import TYPE_CHECKING

from django.apps import apps
from django.db.models import Q, QuerySet

from dialog.aturan.realisasi import TERKIRIM, dilaporkan_pada
from dialog.kueri.realisasi import iki_berakar, tahap_isi
from dialog.pilihan import StatusRealisasi
from ekinerja.kalender.aturan import batas_waktu
from ekinerja.kalender.models import PeriodePenilaian, PerpanjanganTahap, TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.kepegawaian.models import Pegawai
from skp.models import SKP
from skp.pilihan import StatusSKP

if TYPE_CHECKING:
    from dialog.models import RealisasiIKI


def periode_skp(skp: SKP) -> list[PeriodePenilaian]:
    """The periods of its year that an SKP speaks about and that have a stage for input."""
    return [satu for satu in _periode([skp]) if _tentang(skp, satu)]


def _periode(daftar: Iterable[SKP]) -> list[PeriodePenilaian]:
    """The periods of the years of these SKP that have a stage for input, with it. One query."""
    tahun = {(satu.unit_kerja.instansi_id, satu.tahun) for satu in daftar}
    syarat = Q(pk__in=())
    for instansi_id, angka in sorted(tahun):
        syarat |= Q(
            periode__tahun_kinerja__instansi_id=instansi_id, periode__tahun_kinerja__tahun=angka
        )
    semua = TahapPeriode.objects.filter(syarat, tahap=Tahap.INPUT_REALISASI)
    semua = semua.select_related("periode__tahun_kinerja")
    hasil = []
    for tahap in semua.order_by("periode__selesai", "-periode__mulai", "periode"):
        tahap.periode.__dict__["_tahap_isi"] = tahap
        hasil.append(tahap.periode)
    return hasil


def _tentang(skp: SKP, periode: PeriodePenilaian) -> bool:
    tahun = periode.tahun_kinerja
    if (tahun.instansi_id, tahun.tahun) != (skp.unit_kerja.instansi_id, skp.tahun):
        return False
    return dilaporkan_pada(
        skp.periode_mulai,
        skp.periode_selesai,
        periode_mulai=periode.mulai,
        periode_selesai=periode.selesai,
    )


@dataclass(frozen=True, slots=True)
class KeadaanPeriode:
    """How far one SKP has come in one period."""

    skp: SKP
    periode: PeriodePenilaian
    dibuka: date
    ditutup: date
    jumlah: int
    terkirim: int
    draf: int
    dikembalikan: int

    @property
    def batas(self) -> datetime:
        """The last instant for the owner, where his unit is."""
        return batas_waktu(self.ditutup, self.zona)

    @property
    def zona(self) -> str:
        return self.skp.pegawai.unit_kerja.zona_waktu

    @property
    def lengkap(self) -> bool:
        return self.jumlah > 0 and self.terkirim >= self.jumlah


def keadaan_periode(daftar: Iterable[SKP]) -> dict[int, list[KeadaanPeriode]]:
    """By SKP: its periods, how many IKI are sent, and the last day for its owner.

    Four queries for any number of SKP, whose pegawai and unit come with them.
    """
    daftar = list(daftar)
    semua_periode = _periode(daftar)
    akar: dict[int, list[int]] = {skp.pk: [] for skp in daftar}
    pasangan = iki_berakar().filter(rhk__skp__in=list(akar))
    for skp_pk, satu in pasangan.order_by("pk").values_list("rhk__skp", "akar"):
        akar[skp_pk].append(satu)
    realisasi: QuerySet[RealisasiIKI] = apps.get_model("dialog", "RealisasiIKI").objects.all()
    ada = realisasi.filter(
        periode__in=semua_periode, iki_akar__in={a for satu in akar.values() for a in satu}
    )
    status = {(a, p): s for a, p, s in ada.values_list("iki_akar", "periode", "status")}
    perpanjangan = _perpanjangan(semua_periode)
    return {
        skp.pk: [
            _keadaan(
                skp, periode, [status.get((a, periode.pk), "") for a in akar[skp.pk]], perpanjangan
            )
            for periode in semua_periode
            if _tentang(skp, periode)
        ]
        for skp in daftar
    }


def _keadaan(
    skp: SKP,
    periode: PeriodePenilaian,
    daftar_status: list[str],
    perpanjangan: list[PerpanjanganTahap],
) -> KeadaanPeriode:
    tahap = tahap_isi(periode)
    if tahap is None:  # _periode leaves out those without
        raise ValueError(f"{periode} tanpa tahap input realisasi")
    lebih = [p.sampai for p in perpanjangan if p.tahap_id == tahap.pk and _bagi(p, skp.pegawai)]
    return KeadaanPeriode(
        skp,
        periode,
        tahap.dibuka,
        max([tahap.ditutup, *lebih]),
        jumlah=len(daftar_status),
        terkirim=sum(satu in TERKIRIM for satu in daftar_status),
        draf=daftar_status.count(StatusRealisasi.DRAF),
        dikembalikan=daftar_status.count(StatusRealisasi.DIKEMBALIKAN),
    )


def _perpanjangan(daftar: Iterable[PeriodePenilaian]) -> list[PerpanjanganTahap]:
    tahap = [satu.__dict__["_tahap_isi"] for satu in daftar]
    return list(PerpanjanganTahap.objects.filter(tahap__in=tahap).order_by("sampai", "pk"))


def _bagi(perpanjangan: PerpanjanganTahap, pegawai: Pegawai) -> bool:
    """Does this extension count for that person, through himself or a unit above him?"""
    if perpanjangan.pegawai_id:
        return perpanjangan.pegawai_id == pegawai.pk
    return f"/{perpanjangan.unit_kerja_id}/" in pegawai.unit_kerja.jalur


def perpanjangan_untuk(tahap: TahapPeriode, pegawai: Pegawai) -> PerpanjanganTahap | None:
    """The extension that keeps a stage open longest for one person, with who gave it."""
    daftar = tahap.daftar_perpanjangan.select_related("oleh").order_by("-sampai", "-pk")
    return next((satu for satu in daftar if _bagi(satu, pegawai)), None)


def menunggu_isi(pelaku: Pegawai, pada: date) -> list[KeadaanPeriode]:
    """One's own periods that are open on the local day ``pada`` and not wholly sent."""
    keadaan = keadaan_periode(milik_sendiri(pelaku))
    return [
        satu
        for daftar in keadaan.values()
        for satu in daftar
        if satu.dibuka <= pada <= satu.ditutup and not satu.lengkap
    ]


def daftar_orang_lain(
    pelaku: Pegawai, pada: date, *, tahun: int, cari: str = "", cakupan: str = ""
) -> QuerySet[SKP]:
    """The set SKP of others that one may read, or of those alone whom one assesses."""
    semua = SKP.objects.terlihat_oleh(pelaku, pada).filter(tahun=tahun, status=StatusSKP.DITETAPKAN)
    if cakupan == "dinilai":
        semua = semua.dinilai(pelaku, pada)
    if cari:
        semua = semua.filter(pegawai__in=Pegawai.objects.cari(cari))
    kolom = ("pegawai__unit_kerja", "unit_kerja")
    daftar = semua.exclude(pegawai=pelaku).select_related(*kolom).defer("cuplikan")
    return daftar.order_by("pegawai__nama_lengkap", "pk")


def milik_sendiri(pelaku: Pegawai) -> QuerySet[SKP]:
    """One's own SKP in force, newest year first."""
    milik = SKP.objects.filter(pegawai=pelaku, status=StatusSKP.DITETAPKAN)
    kolom = ("pegawai__unit_kerja", "unit_kerja")
    return milik.select_related(*kolom).defer("cuplikan").order_by("-tahun", "pk")
