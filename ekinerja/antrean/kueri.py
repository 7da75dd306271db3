"""Which jobs are due."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models
from django.db.models import F, Q

from ekinerja.antrean.pilihan import Keadaan

if TYPE_CHECKING:
    from ekinerja.antrean.models import Pekerjaan


class PekerjaanQuerySet(models.QuerySet["Pekerjaan"]):
    def siap(self, pada: datetime) -> Self:
        """Waiting and due, or left behind by a worker whose lease has lapsed."""
        menunggu = Q(keadaan=Keadaan.MENUNGGU, waktu_tersedia__lte=pada)
        telantar = Q(keadaan=Keadaan.BERJALAN, sewa_sampai__lt=pada)
        return self.filter(menunggu | telantar, percobaan__lt=F("maks_percobaan"))

    def habis(self, pada: datetime) -> Self:
        """Left behind for the last time: whatever runs it takes its worker down."""
        return self.filter(
            keadaan=Keadaan.BERJALAN,
            sewa_sampai__lt=pada,
            percobaan__gte=F("maks_percobaan"),
        )

    def milik(self, pekerjaan: Pekerjaan) -> Self:
        """The row of ``pekerjaan`` while this very claim still holds."""
        return self.filter(pk=pekerjaan.pk, keadaan=Keadaan.BERJALAN, pemilik=pekerjaan.pemilik)

    def hidup(self) -> Self:
        """Still to be done, or being done."""
        return self.filter(keadaan__in=[Keadaan.MENUNGGU, Keadaan.BERJALAN])

    def gagal(self) -> Self:
        return self.filter(keadaan=Keadaan.GAGAL)
