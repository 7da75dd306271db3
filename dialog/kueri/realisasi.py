"""Which realisasi a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import TYPE_CHECKING, Any, Self

from django.apps import apps
from django.db.models import Exists, F, FilteredRelation, OuterRef, QuerySet
from django.db.models.functions import Coalesce

from dialog.aturan.realisasi import TERKIRIM, bandingkan
from dialog.pilihan import BandingTarget, StatusRealisasi
from ekinerja.inti.kueri import KueriBeralur
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.models import PeriodePenilaian, TahapPeriode
from ekinerja.kalender.pilihan import Tahap
from skp.aturan import baca_target
from skp.models import SKP, IndikatorKinerjaIndividu, RencanaHasilKerja
from skp.pilihan import StatusSKP

if TYPE_CHECKING:
    from dialog.models import BuktiDukung, RealisasiIKI
    from ekinerja.kepegawaian.models import Pegawai


class RealisasiIKIQuerySet(KueriBeralur["RealisasiIKI"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Whoever sees the SKP sees what was achieved of it."""
        return self.filter(skp__in=SKP.objects.terlihat_oleh(pelaku, pada))

    def untuk_skp(self, skp: SKP, periode: PeriodePenilaian) -> Self:
        """What was reported in ``periode`` of the IKI of ``skp``, whatever version wrote it."""
        return self.filter(periode=periode, iki_akar__in=akar_skp(skp)).order_by("pk")

    def untuk_rinci(self) -> Self:
        return self.select_related(
            "iki_akar",
            "periode__tahun_kinerja",
            "skp__pegawai__unit_kerja",
            "skp__unit_kerja__instansi",
        )

    def menunggu_pemilik(self, pelaku: Pegawai) -> Self:
        """One's own that came back with a note: to mend while the stage is open."""
        return self.filter(skp__pegawai=pelaku, status=StatusRealisasi.DIKEMBALIKAN)


class BuktiDukungQuerySet(QuerySet["BuktiDukung"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Whoever sees the realisasi sees its evidence."""
        return self.filter(realisasi__skp__in=SKP.objects.terlihat_oleh(pelaku, pada))


@dataclass(frozen=True, slots=True)
class BarisIKI:
    """One IKI of an SKP with what was reported of it in one period, if anything."""

    iki: IndikatorKinerjaIndividu
    realisasi: RealisasiIKI | None
    bukti: Sequence[BuktiDukung] = ()

    @property
    def rhk(self) -> RencanaHasilKerja:
        return self.iki.rhk

    @property
    def akar_id(self) -> int:
        return self.iki.iki_akar_id or self.iki.pk

    @property
    def terkirim(self) -> bool:
        return self.realisasi is not None and self.realisasi.status in TERKIRIM

    @property
    def banding(self) -> BandingTarget | None:
        """Where the reached value stands beside the target: a hint, never a rating."""
        iki = self.iki
        bacaan = baca_target(iki.target)
        minimal, maksimal = iki.target_min, iki.target_maks
        if minimal is None and bacaan:
            minimal, maksimal = bacaan.minimal, bacaan.maksimal
        nilai = self.realisasi.nilai_angka if self.realisasi else None
        return bandingkan(nilai, minimal, maksimal, iki.arah)


def daftar_iki(skp: SKP, periode: PeriodePenilaian) -> list[BarisIKI]:
    """Every IKI of ``skp`` with its realisasi of ``periode`` and the evidence. Three queries."""
    ada = _dilaporkan(skp, periode).prefetch_related("daftar_bukti")
    menurut_akar = {satu.iki_akar_id: satu for satu in ada}
    return [
        BarisIKI(satu, menurut_akar.get(satu.iki_akar_id or satu.pk)) for satu in _iki_terurut(skp)
    ]


def daftar_iki_ringkas(
    skp: SKP, periode: PeriodePenilaian, *, tambahan: Mapping[str, Any] | None = None
) -> list[BarisIKI]:
    """The same in two queries: the evidence in ``bukti`` of the row, not behind its realisasi.

    ``tambahan``: what an upper room wants to know of each IKI besides, as annotations.
    """
    baris: QuerySet[Any] = _dilaporkan(skp, periode).annotate(
        satu_bukti=FilteredRelation("daftar_bukti")
    )
    menurut_akar: dict[int, tuple[RealisasiIKI, list[BuktiDukung]]] = {}
    for satu in baris.select_related("satu_bukti").order_by("pk", "satu_bukti__pk"):
        _, bukti = menurut_akar.setdefault(satu.iki_akar_id, (satu, []))
        if satu_bukti := vars(satu).get("satu_bukti"):
            bukti.append(satu_bukti)
    return [
        BarisIKI(satu, *menurut_akar.get(satu.iki_akar_id or satu.pk, (None,)))
        for satu in _iki_terurut(skp).annotate(**(tambahan or {}))
    ]


def _dilaporkan(skp: SKP, periode: PeriodePenilaian) -> RealisasiIKIQuerySet:
    semua: RealisasiIKIQuerySet = apps.get_model("dialog", "RealisasiIKI").objects.all()
    return semua.untuk_skp(skp, periode)


def _iki_terurut(skp: SKP) -> QuerySet[Any]:
    iki = IndikatorKinerjaIndividu.objects.filter(rhk__skp=skp, rhk__aktif=True)
    urutan = ("-rhk__jenis", "rhk__urutan", "rhk__pk", "urutan", "pk")
    return iki.select_related("rhk").order_by(*urutan)


def akar_skp(skp: SKP) -> QuerySet[Any]:
    """The keys, as a subquery, that the IKI of one SKP share with all its versions."""
    return iki_berakar().filter(rhk__skp=skp).values("akar")


def iki_berakar() -> QuerySet[Any]:
    """The IKI that still count, each with ``akar``, the key that all its versions share."""
    dihitung = IndikatorKinerjaIndividu.objects.filter(rhk__aktif=True)
    return dihitung.annotate(akar=Coalesce("iki_akar_id", F("pk")))


def belum_dikirim(instansi_id: int, periode: PeriodePenilaian) -> QuerySet[SKP]:
    """The set SKP that still owe: no realisasi, or one that is not sent, for some IKI."""
    realisasi: QuerySet[RealisasiIKI] = apps.get_model("dialog", "RealisasiIKI").objects.all()
    terkirim = realisasi.filter(
        periode=periode, iki_akar=OuterRef("akar"), status__in=sorted(TERKIRIM)
    )
    berutang = iki_berakar().filter(rhk__skp=OuterRef("pk"))
    return melapor(periode).filter(
        Exists(berutang.filter(~Exists(terkirim))), unit_kerja__instansi=instansi_id
    )


def melapor(periode: PeriodePenilaian) -> QuerySet[SKP]:
    """The SKP in force that speak about a part of ``periode``."""
    return SKP.objects.filter(
        status=StatusSKP.DITETAPKAN,
        tahun=periode.tahun_kinerja.tahun,
        periode_mulai__lte=periode.selesai,
        periode_selesai__gte=periode.mulai,
    )


def tahap_isi(periode: PeriodePenilaian) -> TahapPeriode | None:
    """The stage in which realisasi of ``periode`` are written; read once per object."""
    if "_tahap_isi" not in periode.__dict__:
        daftar = TahapPeriode.objects.filter(periode=periode, tahap=Tahap.INPUT_REALISASI)
        periode.__dict__["_tahap_isi"] = daftar.select_related("periode__tahun_kinerja").first()
    tahap: TahapPeriode | None = periode.__dict__["_tahap_isi"]
    return tahap


def riwayat(daftar: Iterable[RealisasiIKI]) -> QuerySet[Jejak]:
    """What happened to these realisasi, newest first, with who did it. One query."""
    kunci = [satu.pk for satu in daftar]
    jejak = Jejak.objects.filter(jenis_objek="dialog.realisasiiki", id_objek__in=kunci)
    return jejak.select_related("pelaku").order_by("-waktu", "-pk")
