"""Which objections a person may see, and what waits for whom. Decides no act."""

from __future__ import annotations

from typing import TYPE_CHECKING

from ekinerja.inti.kueri import KueriBeralur

if TYPE_CHECKING:
    from evaluasi.models import Keberatan  # noqa: F401


class KeberatanQuerySet(KueriBeralur["Keberatan"]):
    """Objections; who may see them follows with their pages."""
