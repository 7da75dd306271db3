"""Which feedback a person may see. Decides no act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.apps import apps
from django.db import models
from django.db.models import Exists, OuterRef, Q

from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import PenetapanPenilai

if TYPE_CHECKING:
    from ekinerja.kalender.models import PeriodePenilaian
    from ekinerja.kepegawaian.models import Pegawai
    from feedback.models import UmpanBalik  # noqa: F401
    from skp.models import SKP


class UmpanBalikQuerySet(models.QuerySet["UmpanBalik"]):
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
