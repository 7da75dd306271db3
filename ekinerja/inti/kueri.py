"""The one way to fetch a document for change."""

from __future__ import annotations

from typing import TypeVar

from django.db import models

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab, tolak
from ekinerja.inti.models import Beralur

M = TypeVar("M", bound=Beralur)


class KueriBeralur(models.QuerySet[M]):
    def kunci(self, pk: int, versi: int) -> M:
        """Fetch for change: lock the row, refuse a reader who saw an older version.

        The lock is a row lock on PostgreSQL and the IMMEDIATE transaction on SQLite.
        """
        objek = self.select_for_update(of=("self",), no_key=True).get(pk=pk)
        if objek.versi != versi:
            raise Ditolak(
                tolak(
                    Sebab.VERSI,
                    "Dokumen ini baru saja diubah. Periksa isinya yang terbaru, lalu ulangi.",
                )
            )
        return objek
