"""Which feedback a person may see. Decides no act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db.models import Count, Exists, IntegerField, OuterRef, Q, QuerySet, Subquery
from django.db.models.functions import Coalesce

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import PenetapanPenilai
from skp.models import SKP
from skp.pilihan import StatusSKP

if TYPE_CHECKING:
    from ekinerja.kalender.models import PeriodePenilaian
    from ekinerja.kepegawaian.models import Pegawai
    from feedback.models import UmpanBalik
    from skp.models import SKP


class UmpanBalikQuerySet(QuerySet["UmpanBalik"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """About oneself, given by oneself, and of the people whom one assesses today, as penilai
        or as his superior.

        Heads of units and pengelola kinerja see numbers only, never the text.
        """
        pada = pada or hari_ini(pelaku.unit_kerja.zona_waktu)
        menilai = PenetapanPenilai.objects.pada(pada).filter(
            Q(pejabat_penilai=pelaku) | Q(atasan_pejabat_penilai=pelaku),
            pegawai=OuterRef("pegawai"),
        )
        return self.filter(Q(pegawai=pelaku) | Q(pemberi=pelaku) | Exists(menilai))

    def berlaku(self) -> Self:
        """Those that no correction has taken the place of."""
        return self.filter(ralat__isnull=True)

    def kunci(self, pk: int, versi: int) -> UmpanBalik:
        """Fetch for change, as ``KueriBeralur.kunci`` does for documents with a workflow."""
        satu = self.select_for_update(of=("self",), no_key=True).filter(pk=pk).first()
        if satu is None or satu.versi != versi:
            raise Ditolak(
                tolak(
                    Sebab.VERSI,
                    "Umpan balik ini baru saja berubah. Muat ulang halaman, lalu ulangi.",
                )
            )
        return satu

    def untuk_rinci(self) -> Self:
        """With what a row of the page or one form shows."""
        return self.select_related(
            "pegawai",
            "pemberi",
            "periode",
            "rhk",
            "iki",
            "aspek",
            "ralat",
            "skp__pegawai__unit_kerja",
            "skp__unit_kerja__instansi",
            "skp__riwayat_jabatan__jabatan",
        ).defer("skp__cuplikan")

    def tentang(self, pelaku: Pegawai) -> Self:
        """One's own, newest first, those that were corrected too."""
        return self.filter(pegawai=pelaku).untuk_rinci().order_by("-tanggal", "-pk")

    def menunggu_tanggapan(self, pelaku: Pegawai) -> Self:
        """About oneself, in force, and not yet answered: an answer is possible, never owed."""
        return self.berlaku().filter(pegawai=pelaku, waktu_tanggapan=None)

    def pada_periode(self, periode: PeriodePenilaian) -> Self:
        """Of that period; of all its periods where it is the whole year."""
        if periode.kode == KodePeriode.TAHUNAN:
            return self.filter(periode__tahun_kinerja=periode.tahun_kinerja_id)
        return self.filter(periode=periode)


def untuk_periode(skp: SKP, periode: PeriodePenilaian) -> UmpanBalikQuerySet:
    """What stands of the feedback on this SKP in ``periode``, oldest first. One query."""
    semua: UmpanBalikQuerySet = apps.get_model("feedback", "UmpanBalik").objects.all()
    daftar = semua.filter(skp=skp).pada_periode(periode).berlaku()
    return daftar.select_related("rhk", "iki", "aspek", "pemberi").order_by("tanggal", "pk")


def daftar_periode(skp: SKP) -> list[PeriodePenilaian]:
    """The periods of the year of this SKP, the year itself last. One query."""
    daftar = PeriodePenilaian.objects.pada_tahun(skp.unit_kerja.instansi_id, skp.tahun)
    return list(daftar.select_related("tahun_kinerja"))


def jumlah_per_triwulan(skp: SKP) -> list[tuple[PeriodePenilaian, int]]:
    """Each quarter with how much stands of it. Two queries."""
    semua: UmpanBalikQuerySet = apps.get_model("feedback", "UmpanBalik").objects.all()
    berlaku = semua.filter(skp=skp).berlaku().order_by()
    jumlah = dict(berlaku.values_list("periode").annotate(n=Count("pk")))
    return [
        (satu, jumlah.get(satu.pk, 0))
        for satu in daftar_periode(skp)
        if satu.kode != KodePeriode.TAHUNAN
    ]


def periode_berjalan(instansi_id: int, pada: date) -> PeriodePenilaian | None:
    """The quarter of that day; none where the calendar of the year is not open."""
    daftar = PeriodePenilaian.objects.berjalan(instansi_id, pada)
    return daftar.exclude(kode=KodePeriode.TAHUNAN).select_related("tahun_kinerja").first()


def bawahan(pelaku: Pegawai, pada: date, periode: PeriodePenilaian | None) -> QuerySet[SKP]:
    """The set SKP of the people one assesses today, each with ``jumlah`` of its period."""
    if periode is None:
        return SKP.objects.none()
    jumlah = _diberikan(pelaku, periode).order_by().values("skp").annotate(n=Count("pk"))
    hasil: QuerySet[SKP] = _dinilai(pelaku, pada, periode).annotate(
        jumlah=Coalesce(Subquery(jumlah.values("n"), output_field=IntegerField()), 0)
    )
    daftar = hasil.select_related("pegawai", "unit_kerja").defer("cuplikan")
    return daftar.order_by("pegawai__nama_lengkap", "pk")


def menunggu_penilai(pelaku: Pegawai, pada: date) -> QuerySet[SKP]:
    """The SKP of one's people without one's own feedback this quarter: the regulation asks it."""
    periode = periode_berjalan(pelaku.instansi_id, pada)
    if periode is None:
        return SKP.objects.none()
    return _dinilai(pelaku, pada, periode).filter(~Exists(_diberikan(pelaku, periode)))


def _diberikan(pelaku: Pegawai, periode: PeriodePenilaian) -> UmpanBalikQuerySet:
    """What stands of one's own feedback on the SKP of the outer query."""
    semua: UmpanBalikQuerySet = apps.get_model("feedback", "UmpanBalik").objects.all()
    return semua.filter(skp=OuterRef("pk"), pemberi=pelaku).pada_periode(periode).berlaku()


def _dinilai(pelaku: Pegawai, pada: date, periode: PeriodePenilaian) -> QuerySet[SKP]:
    return SKP.objects.dinilai(pelaku, pada).filter(
        status=StatusSKP.DITETAPKAN,
        tahun=periode.tahun_kinerja.tahun,
        periode_mulai__lte=periode.selesai,
        periode_selesai__gte=periode.mulai,
    )
