"""Which action plans a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Self

from dialog.pilihan import StatusRencana
from ekinerja.inti.kueri import KueriBeralur
from skp.models import SKP

if TYPE_CHECKING:
    from dialog.models import SusunanRencanaAksi  # noqa: F401
    from ekinerja.kepegawaian.models import Pegawai


class SusunanRencanaAksiQuerySet(KueriBeralur["SusunanRencanaAksi"]):
    def terlihat_oleh(self, pelaku: Pegawai, pada: date | None = None) -> Self:
        """Whoever sees the SKP sees its plan."""
        return self.filter(skp__in=SKP.objects.terlihat_oleh(pelaku, pada))

    def berlaku(self) -> Self:
        return self.filter(status=StatusRencana.DISETUJUI)

    def menunggu_penilai(self, pelaku: Pegawai, pada: date) -> Self:
        """Pressed «Selesai» by people whom ``pelaku`` assesses today: his to agree or return."""
        return self.filter(status=StatusRencana.SELESAI, skp__in=SKP.objects.dinilai(pelaku, pada))
