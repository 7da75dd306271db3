"""Which levels of organisations a person may see. Decides no act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ekinerja.inti.kueri import KueriBeralur
from evaluasi.pilihan import StatusCapaian

if TYPE_CHECKING:
    from evaluasi.models import CapaianOrganisasi  # noqa: F401


class CapaianOrganisasiQuerySet(KueriBeralur["CapaianOrganisasi"]):
    def ditetapkan(self) -> Self:
        return self.filter(status=StatusCapaian.DITETAPKAN)
