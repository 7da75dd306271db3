"""Who may look at the delivery ledger."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from django.apps import apps

from ekinerja.inti.keputusan import BOLEH, Keputusan, Sebab, tolak

if TYPE_CHECKING:
    from ekinerja.kepegawaian.models import Pegawai


def ledger(pelaku: Pegawai, *, pada: date) -> Keputusan:
    """Whoever has a unit in his care on that day; which rows he sees is ``kueri.dikelola``."""
    if apps.get_model("kepegawaian", "UnitKerja").objects.dikelola(pelaku, pada).exists():
        return BOLEH
    return tolak(
        Sebab.PELAKU, "Catatan pengiriman hanya dapat dilihat oleh pengelola kinerja unit kerja."
    )
