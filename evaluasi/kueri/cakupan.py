"""Which units have a head of their own, and whom such a unit answers for. Decides no act."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, OuterRef, QuerySet

from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import PenetapanPenilai, RiwayatJabatan, UnitKerja
from ekinerja.kepegawaian.pilihan import JenisPenugasan


def berpimpinan() -> QuerySet[UnitKerja]:
    """Units in use that have a head post: these have a level and rank their people."""
    return UnitKerja.objects.filter(aktif=True, kepala_jabatan__isnull=False)


def kunci_jalur(unit: UnitKerja) -> list[int]:
    """The unit and the units above it."""
    return [int(bagian) for bagian in unit.jalur.split("/") if bagian]


def unit_berpimpinan(unit: UnitKerja) -> QuerySet[UnitKerja]:
    """The unit itself where it has a head post, else the nearest one above that has; as a query
    of at most one row."""
    return berpimpinan().filter(pk__in=kunci_jalur(unit)).order_by("-jalur")[:1]


@dataclass(frozen=True, slots=True)
class Cakupan:
    """A unit and what lies below it: the units it answers for, and those with a head."""

    milik: tuple[int, ...]
    berkepala: frozenset[int]


def cakupan(unit: UnitKerja) -> Cakupan:
    """The units that ``unit`` answers for, down to the next head. One query."""
    bawah = list(
        UnitKerja.objects.subpohon(unit).values_list("pk", "jalur", "kepala_jabatan", "aktif")
    )
    berkepala = frozenset(pk for pk, _, kepala, aktif in bawah if kepala and aktif)
    lain = berkepala - {unit.pk}
    milik = (
        pk
        for pk, jalur, *_ in bawah
        if lain.isdisjoint(int(bagian) for bagian in jalur.split("/") if bagian)
    )
    return Cakupan(tuple(milik), berkepala)


def pemimpin(unit: UnitKerja, pada: date) -> list[RiwayatJabatan]:
    """Who holds the head post on that day, the definitive holder first. Asked once per object."""
    simpanan: dict[date, list[RiwayatJabatan]] = unit.__dict__.setdefault("_pemimpin", {})
    if pada not in simpanan:
        daftar = RiwayatJabatan.objects.pada(pada).filter(
            jabatan=unit.kepala_jabatan_id, pegawai__aktif=True
        )
        simpanan[pada] = sorted(
            daftar.select_related("pegawai__unit_kerja", "pegawai__jabatan").order_by("pk"),
            key=lambda baris: baris.jenis_penugasan != JenisPenugasan.DEFINITIF,
        )
    return simpanan[pada]


def penilai_pimpinan(unit: UnitKerja, pegawai_id: int, pada: date) -> PenetapanPenilai | None:
    """Who assesses this head of the unit on that day. Asked once per object."""
    simpanan: dict[tuple[int, date], PenetapanPenilai | None] = unit.__dict__.setdefault(
        "_penilai_pimpinan", {}
    )
    if (pegawai_id, pada) not in simpanan:
        berlaku = PenetapanPenilai.objects.berlaku_untuk(pegawai_id, pada)
        simpanan[pegawai_id, pada] = berlaku
    return simpanan[pegawai_id, pada]


def pimpinannya_dinilai(pelaku_id: int, pada: date) -> Exists:
    """Of a query over units: does this person assess whoever heads it on that day?"""
    dinilai = PenetapanPenilai.objects.pada(pada).filter(pejabat_penilai=pelaku_id)
    memimpin = RiwayatJabatan.objects.pada(pada).filter(
        jabatan=OuterRef("kepala_jabatan"), pegawai__in=dinilai.values("pegawai")
    )
    return Exists(memimpin)


def daftar_periode(instansi_id: int, pada: date) -> list[PeriodePenilaian]:
    """The periods that have begun, the latest first; a short list for choosing."""
    semua = PeriodePenilaian.objects.filter(
        tahun_kinerja__instansi=instansi_id, mulai__lte=pada
    ).select_related("tahun_kinerja")
    return list(semua.order_by("-selesai", "-mulai", "pk")[:15])


def periode_utama(
    daftar: Sequence[PeriodePenilaian], terbuka: Container[int], pada: date
) -> PeriodePenilaian | None:
    """Which of them a list shows first: one with an open stage, else the last that has ended."""
    buka = [satu for satu in daftar if satu.pk in terbuka]
    lewat = [satu for satu in daftar if satu.selesai <= pada]
    return next(iter([*buka, *lewat, *daftar]), None)


def periode_unit(unit: UnitKerja) -> QuerySet[PeriodePenilaian]:
    semua = PeriodePenilaian.objects.filter(tahun_kinerja__instansi=unit.instansi_id)
    return semua.select_related("tahun_kinerja")


def periode_terbuka(instansi_id: int, pada: date) -> set[int]:
    """Periods of which some stage is open on that day."""
    terbuka = PeriodePenilaian.objects.dengan_tahap_terbuka(instansi_id, pada)
    return set(terbuka.values_list("pk", flat=True))
