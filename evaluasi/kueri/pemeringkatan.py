"""Which rankings a person may see. Decides no act."""

from __future__ import annotations

from typing import TYPE_CHECKING, Self

from ekinerja.inti.kueri import KueriBeralur
from evaluasi.pilihan import StatusPemeringkatan

if TYPE_CHECKING:
    from evaluasi.models import PemeringkatanKinerja  # noqa: F401


class PemeringkatanKinerjaQuerySet(KueriBeralur["PemeringkatanKinerja"]):
    def ditetapkan(self) -> Self:
        return self.filter(
            status__in=[StatusPemeringkatan.DITETAPKAN, StatusPemeringkatan.TERKUNCI]
        )
