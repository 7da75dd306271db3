"""How far the realisasi of a year has come, for pages and to-do lists. Decides no act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date, datetime

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce

from dialog.aturan.realisasi import TERKIRIM, dilaporkan_pada
from dialog.kueri.realisasi import iki_berakar, tahap_isi
from dialog.pilihan import StatusRealisasi
from ekinerja.kalender.aturan import batas_waktu
from ekinerja.kalender.models import PeriodePenilaian, PerpanjanganTahap, TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from ekinerja.kepegawaian.models import Pegawai
from skp.models import SKP
from skp.pilihan import StatusSKP


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

    Three queries for any number of SKP, whose pegawai and unit come with them.
    """
    daftar = list(daftar)
    semua_periode = _periode(daftar)
    status = _status(daftar)
    tahap = [satu for periode in semua_periode if (satu := tahap_isi(periode))]
    perpanjangan = list(_perpanjangan(tahap, [skp.pegawai for skp in daftar]))
    return {
        skp.pk: [
            _keadaan(skp, periode, status.get(skp.pk, {}), perpanjangan)
            for periode in semua_periode
            if _tentang(skp, periode)
        ]
        for skp in daftar
    }


def _status(daftar: Iterable[SKP]) -> dict[int, dict[int, dict[int, str]]]:
    """By SKP and IKI: the status of its realisasi by period. One query.

    Realisasi hang on the root: on the IKI itself, or on that which it is a later version of.
    """
    akar, sendiri = "iki_akar__daftar_realisasi", "daftar_realisasi"
    baris = (
        iki_berakar()
        .filter(rhk__skp__in=[skp.pk for skp in daftar])
        .values_list(
            "rhk__skp",
            "pk",
            Coalesce(f"{akar}__periode", f"{sendiri}__periode"),
            Coalesce(f"{akar}__status", f"{sendiri}__status"),
        )
    )
    hasil: dict[int, dict[int, dict[int, str]]] = {}
    for skp_pk, iki_pk, periode_pk, status in baris.order_by("pk"):
        menurut_periode = hasil.setdefault(skp_pk, {}).setdefault(iki_pk, {})
        if periode_pk:
            menurut_periode[periode_pk] = status
    return hasil


def _keadaan(
    skp: SKP,
    periode: PeriodePenilaian,
    menurut_iki: Mapping[int, Mapping[int, str]],
    perpanjangan: list[PerpanjanganTahap],
) -> KeadaanPeriode:
    tahap = tahap_isi(periode)
    if tahap is None:  # _periode leaves out those without
        raise ValueError(f"{periode} tanpa tahap input realisasi")
    daftar_status = [satu.get(periode.pk, "") for satu in menurut_iki.values()]
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


def _perpanjangan(
    daftar_tahap: Iterable[TahapPeriode], daftar_pegawai: Iterable[Pegawai]
) -> QuerySet[PerpanjanganTahap]:
    """The extensions of these stages that reach one of these people."""
    orang = list(daftar_pegawai)
    unit = {int(satu) for o in orang for satu in o.unit_kerja.jalur.split("/") if satu}
    bagi = Q(pegawai__in=orang) | Q(unit_kerja__in=unit)
    return PerpanjanganTahap.objects.filter(bagi, tahap__in=list(daftar_tahap))


def _bagi(perpanjangan: PerpanjanganTahap, pegawai: Pegawai) -> bool:
    """Does this extension count for that person, through himself or a unit above him?"""
    if perpanjangan.pegawai_id:
        return perpanjangan.pegawai_id == pegawai.pk
    return f"/{perpanjangan.unit_kerja_id}/" in pegawai.unit_kerja.jalur


def perpanjangan_untuk(tahap: TahapPeriode, pegawai: Pegawai) -> PerpanjanganTahap | None:
    """The extension that keeps a stage open longest for one person, with who gave it.

    Read once per object.
    """
    simpanan: dict[int, PerpanjanganTahap | None] = tahap.__dict__.setdefault("_panjang", {})
    if pegawai.pk not in simpanan:
        daftar = _perpanjangan([tahap], [pegawai]).select_related("oleh")
        simpanan[pegawai.pk] = daftar.order_by("-sampai", "-pk").first()
    return simpanan[pegawai.pk]


def ditutup_untuk(tahap: TahapPeriode, pegawai: Pegawai) -> date:
    """The last day of a stage for one person, as ``kalender.kueri.ditutup_untuk`` says."""
    perpanjangan = perpanjangan_untuk(tahap, pegawai)
    return max(tahap.ditutup, perpanjangan.sampai) if perpanjangan else tahap.ditutup


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
