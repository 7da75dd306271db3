"""Which daily notes a person may see. Decides no act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import Exists, OuterRef, Q

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import PenetapanPenilai

if TYPE_CHECKING:
    from dialog.models import CatatanHarian  # noqa: F401
    from ekinerja.kepegawaian.models import Pegawai


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
