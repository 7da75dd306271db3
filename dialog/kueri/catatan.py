"""Which daily notes a person may see, and how many there are. Decides no act."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from datetime import date
from typing import TYPE_CHECKING, NamedTuple, Self

from django.apps import apps
from django.db import models
from django.db.models import Count, Exists, F, OuterRef, Q, QuerySet

from dialog.pilihan import StatusRencana
from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai, PenetapanPenilai
from skp.models import IndikatorKinerjaIndividu
from skp.pilihan import StatusSKP

if TYPE_CHECKING:
    from dialog.models import CatatanHarian, RencanaAksi

# Sunday and Saturday as the database counts the days of a week.
AKHIR_PEKAN = (1, 7)


class JumlahCatatan(NamedTuple):
    """What heads of units and pengelola kinerja may know of somebody's notes."""

    jumlah: int = 0
    hari_kerja: int = 0


class CatatanHarianQuerySet(models.QuerySet["CatatanHarian"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """One's own and those of the people whom one assesses today.

        Heads of units and pengelola kinerja see numbers only, never the text.
        """
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        dinilai = PenetapanPenilai.objects.pada(pada).filter(
            pegawai=OuterRef("pegawai"), pejabat_penilai=pelaku
        )
        return self.filter(Q(pegawai=pelaku) | Exists(dinilai))

    def kunci(self, pk: int, versi: int) -> CatatanHarian:
        """Fetch for change, as ``KueriBeralur.kunci`` does for documents with a workflow."""
        semua = self.select_related("pegawai__unit_kerja")
        catatan = semua.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
        if catatan is None or catatan.versi != versi:
            raise Ditolak(
                tolak(
                    Sebab.VERSI,
                    "Catatan ini baru saja diubah atau dihapus. "
                    "Periksa isinya yang terbaru, lalu ulangi.",
                )
            )
        return catatan

    def antara(self, mulai: date, selesai: date) -> Self:
        return self.filter(tanggal__range=(mulai, selesai))

    def untuk_daftar(self) -> Self:
        """With what a row shows, newest first."""
        kolom = ("iki", "rencana_aksi")
        return self.select_related(*kolom).prefetch_related("daftar_koreksi")


def pegawai_dinilai(pelaku: Pegawai, pada: date) -> QuerySet[Pegawai]:
    """The people whose notes ``pelaku`` reads: those whom he assesses on that day."""
    penetapan = PenetapanPenilai.objects.pada(pada).filter(pejabat_penilai=pelaku)
    return Pegawai.objects.filter(pk__in=penetapan.values("pegawai"), aktif=True)


def pegawai_terbaca(pelaku: Pegawai, pada: date) -> QuerySet[Pegawai]:
    """Those people and ``pelaku`` himself."""
    return Pegawai.objects.filter(
        Q(pk=pelaku.pk) | Q(pk__in=pegawai_dinilai(pelaku, pada).values("pk"))
    ).select_related("unit_kerja", "jabatan")


def jumlah_per_pegawai(
    daftar_pegawai: Iterable[Pegawai | int] | QuerySet[Pegawai],
    mulai: date,
    selesai: date,
    *,
    libur: Collection[date] = (),
) -> dict[int, JumlahCatatan]:
    """How many notes on how many working days, by key of the person; who has none is missing.

    One query, numbers only. ``libur`` are the days that count as no working days.
    """
    semua: CatatanHarianQuerySet = apps.get_model("dialog", "CatatanHarian").objects.antara(
        mulai, selesai
    )
    kerja = ~Q(tanggal__week_day__in=AKHIR_PEKAN) & ~Q(tanggal__in=list(libur))
    baris = (
        semua.filter(pegawai__in=daftar_pegawai)
        .order_by()
        .values("pegawai")
        .annotate(jumlah=Count("pk"), hari=Count("tanggal", distinct=True, filter=kerja))
        .values_list("pegawai", "jumlah", "hari")
    )
    return {pegawai: JumlahCatatan(jumlah, hari) for pegawai, jumlah, hari in baris}


def iki_untuk(pegawai: Pegawai, tahun: int) -> QuerySet[IndikatorKinerjaIndividu]:
    """The indicators of one's own set SKP of the year, in the order of the form."""
    semua = IndikatorKinerjaIndividu.objects.filter(
        rhk__skp__pegawai=pegawai,
        rhk__skp__tahun=tahun,
        rhk__skp__status=StatusSKP.DITETAPKAN,
        rhk__aktif=True,
    )
    return semua.order_by("rhk__skp", F("rhk__jenis").desc(), "rhk__urutan", "urutan", "pk")


def aksi_untuk(pegawai: Pegawai, tahun: int) -> QuerySet[RencanaAksi]:
    """The rows of the agreed action plans of those SKP."""
    semua: QuerySet[RencanaAksi] = apps.get_model("dialog", "RencanaAksi").objects.filter(
        susunan__status=StatusRencana.DISETUJUI, iki__in=iki_untuk(pegawai, tahun).order_by()
    )
    return semua.select_related("iki")
