"""Which years, periods, stages and holidays concern whom."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date, timedelta
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Prefetch, Q

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.kueri import KueriBeralur
from ekinerja.kalender import aturan
from ekinerja.kalender.pilihan import StatusTahunKinerja
from ekinerja.kepegawaian.kueri import lingkup

if TYPE_CHECKING:
    from ekinerja.kalender.models import (  # noqa: F401
        HariLibur,
        PeriodePenilaian,
        PerpanjanganTahap,
        TahapPeriode,
        TahunKinerja,
    )
    from ekinerja.kepegawaian.models import Pegawai


def libur_untuk(instansi_id: int | None, mulai: date, selesai: date) -> frozenset[date]:
    """The days off of an instansi from ``mulai`` to ``selesai``, both included. One query."""
    hari_libur = apps.get_model("kalender", "HariLibur").objects
    daftar = hari_libur.untuk_instansi(instansi_id).antara(mulai, selesai)
    return frozenset(daftar.values_list("tanggal", flat=True))


def nama_libur(instansi_id: int | None, mulai: date, selesai: date) -> dict[date, str]:
    """Those days with what they are called. One query."""
    daftar = apps.get_model("kalender", "HariLibur").objects.untuk_instansi(instansi_id)
    nama: dict[date, str] = {}
    baris = daftar.antara(mulai, selesai).order_by("tanggal", "pk")
    for tanggal, satu in baris.values_list("tanggal", "nama"):
        nama[tanggal] = f"{nama[tanggal]}, {satu}" if tanggal in nama else satu
    return nama


def ditutup_untuk(tahap: TahapPeriode, pegawai: Pegawai) -> date:
    """The last day of a stage for one person: its own, or that of an extension. One query."""
    perpanjangan = tahap.daftar_perpanjangan.filter(diperpanjang_bagi(pegawai))
    return aturan.batas_dengan_perpanjangan(
        tahap.ditutup, perpanjangan.values_list("sampai", flat=True)
    )


def diperpanjang_bagi(pegawai: Pegawai) -> Q:
    """Of a query over extensions: those that hold for this person."""
    return Q(pegawai=pegawai) | Q(unit_kerja_id__in=_unit_di_atas(pegawai))


def batas_per_orang(tahap: TahapPeriode) -> Callable[[Pegawai], date]:
    """``ditutup_untuk`` for many people: one query, however many are asked about."""
    orang: dict[int, date] = {}
    unit: dict[int, date] = {}
    baris = tahap.daftar_perpanjangan.values_list("pegawai_id", "unit_kerja_id", "sampai")
    for pegawai_id, unit_id, sampai in baris:
        tempat, kunci = (orang, pegawai_id) if unit_id is None else (unit, unit_id)
        tempat[kunci] = max(sampai, tempat.get(kunci, sampai))

    def batas(pegawai: Pegawai) -> date:
        sampai = [unit[pk] for pk in _unit_di_atas(pegawai) if pk in unit]
        sampai += [orang[pegawai.pk]] if pegawai.pk in orang else []
        return aturan.batas_dengan_perpanjangan(tahap.ditutup, sampai)

    return batas


def _unit_di_atas(pegawai: Pegawai) -> list[int]:
    """The unit of a person and the units above it."""
    return [int(bagian) for bagian in pegawai.unit_kerja.jalur.split("/") if bagian]


def isi_tahun(
    tahun_kinerja: TahunKinerja | None, pelaku: Pegawai, pada: date
) -> list[PeriodePenilaian]:
    """The periods of a year with their stages and the extensions that ``pelaku`` may know of."""
    if tahun_kinerja is None:
        return []
    perpanjangan = apps.get_model("kalender", "PerpanjanganTahap").objects
    terlihat = perpanjangan.terlihat_oleh(pelaku, pada).select_related("unit_kerja", "pegawai")
    tahap = apps.get_model("kalender", "TahapPeriode").objects.order_by("urutan", "pk")
    daftar = tahun_kinerja.daftar_periode.order_by("selesai", "-mulai", "pk").prefetch_related(
        Prefetch("daftar_tahap", tahap),
        Prefetch("daftar_tahap__daftar_perpanjangan", terlihat.order_by("sampai", "pk")),
    )
    return list(daftar)


class TahunKinerjaQuerySet(KueriBeralur["TahunKinerja"]):
    def terlihat_oleh(self, pelaku: Pegawai) -> Self:
        """The years of one's own instansi: everybody reads the calendar he works by."""
        return self.filter(instansi=pelaku.instansi_id).order_by("-tahun", "pk")


class PeriodePenilaianQuerySet(models.QuerySet["PeriodePenilaian"]):
    def pada_tahun(self, instansi_id: int, tahun: int) -> Self:
        daftar = self.filter(tahun_kinerja__instansi_id=instansi_id, tahun_kinerja__tahun=tahun)
        return daftar.order_by("selesai", "-mulai", "pk")

    def berjalan(self, instansi_id: int, pada: date) -> Self:
        """The periods that speak about ``pada``: a quarter first, then the whole year."""
        daftar = self.filter(
            tahun_kinerja__instansi_id=instansi_id, mulai__lte=pada, selesai__gte=pada
        )
        return daftar.order_by("-mulai", "pk")

    def dengan_tahap_terbuka(self, instansi_id: int, pada: date) -> Self:
        """The periods of which a stage is open on the local date ``pada``, extensions aside."""
        daftar = self.filter(
            tahun_kinerja__instansi_id=instansi_id,
            daftar_tahap__dibuka__lte=pada,
            daftar_tahap__ditutup__gte=pada,
        )
        return daftar.distinct().order_by("selesai", "-mulai", "pk")


class TahapPeriodeQuerySet(models.QuerySet["TahapPeriode"]):
    def terlihat_oleh(self, pelaku: Pegawai) -> Self:
        return self.filter(periode__tahun_kinerja__instansi=pelaku.instansi_id)

    def pada(self, instansi_id: int, tahun: int, kode: str, tahap: str) -> TahapPeriode | None:
        """One stage of one period; ``None`` where the calendar of the instansi has none."""
        daftar = self.filter(
            periode__tahun_kinerja__instansi=instansi_id,
            periode__tahun_kinerja__tahun=tahun,
            periode__kode=kode,
            tahap=tahap,
        )
        return daftar.select_related("periode__tahun_kinerja").first()

    def mungkin_terbuka(self, tahap: str, pada: date, *, sesudah: timedelta = timedelta()) -> Self:
        """Stages of open years that are open somewhere around the UTC day ``pada``.

        Extensions count, and ``sesudah`` days more. A day to either side for the zones.
        """
        sehari = timedelta(days=1)
        batas = pada - sehari - sesudah
        perpanjangan = apps.get_model("kalender", "PerpanjanganTahap").objects.filter(
            tahap=OuterRef("pk"), sampai__gte=batas
        )
        return self.filter(
            Q(ditutup__gte=batas) | Exists(perpanjangan),
            tahap=tahap,
            dibuka__lte=pada + sehari,
            periode__tahun_kinerja__status=StatusTahunKinerja.DIBUKA,
        ).select_related("periode__tahun_kinerja")


class PerpanjanganTahapQuerySet(models.QuerySet["PerpanjanganTahap"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date) -> Self:
        """One's own, those of the units one belongs to, and those of the units in one's care."""
        jangkauan = lingkup(pelaku, pada)
        berlaku = Q(pegawai=pelaku) | Q(unit_kerja_id__in=_unit_di_atas(pelaku))
        if jangkauan.pengelola or jangkauan.instansi:
            unit = apps.get_model("kepegawaian", "UnitKerja").objects.dikelola(pelaku, pada)
            berlaku |= Q(unit_kerja__in=unit) | Q(pegawai__unit_kerja__in=unit)
        return self.filter(berlaku)


class HariLiburQuerySet(models.QuerySet["HariLibur"]):
    def terlihat_oleh(self, pelaku: Pegawai) -> Self:
        return self.untuk_instansi(pelaku.instansi_id)

    def kunci(self, pk: int, versi: int) -> HariLibur:
        """Fetch for change, as ``KueriBeralur.kunci`` does for documents with a workflow."""
        libur = self.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
        if libur is None or libur.versi != versi:
            raise Ditolak(
                tolak(
                    Sebab.VERSI,
                    "Hari libur ini baru saja diubah atau dihapus. "
                    "Periksa isinya yang terbaru, lalu ulangi.",
                )
            )
        return libur

    def untuk_instansi(self, instansi_id: int | None) -> Self:
        """The national days and, for an instansi, its own; ``None`` means national only."""
        berlaku = Q(instansi__isnull=True)
        if instansi_id is not None:
            berlaku |= Q(instansi_id=instansi_id)
        return self.filter(berlaku)

    def antara(self, mulai: date, selesai: date) -> Self:
        return self.filter(tanggal__range=(mulai, selesai))

    def pada_tahun(self, tahun: int) -> Self:
        return self.antara(date(tahun, 1, 1), date(tahun, 12, 31))

    def untuk_daftar(self) -> Self:
        return self.select_related("instansi").order_by("tanggal", "pk")
