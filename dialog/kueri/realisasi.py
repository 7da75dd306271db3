"""Which realisasi a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from ekinerja.inti.kueri import KueriBeralur
from skp.models import SKP

if TYPE_CHECKING:
    from dialog.models import RealisasiIKI  # noqa: F401
    from ekinerja.kepegawaian.models import Pegawai


class RealisasiIKIQuerySet(KueriBeralur["RealisasiIKI"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Whoever sees the SKP sees what was achieved of it."""
        return self.filter(skp__in=SKP.objects.terlihat_oleh(pelaku, pada))
