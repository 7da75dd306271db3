"""Finding drafts and used form keys, always of one person."""

from __future__ import annotations

from datetime import datetime
from typing import TYPE_CHECKING, Self

from django.db import models

if TYPE_CHECKING:
    from ekinerja.isian.models import Konsep, KunciKirim  # noqa: F401


class KonsepQuerySet(models.QuerySet["Konsep"]):
    def milik(self, pelaku: models.Model) -> Self:
        return self.filter(pelaku_id=pelaku.pk)

    def sebelum(self, batas: datetime) -> Self:
        return self.filter(waktu__lt=batas)


class KunciKirimQuerySet(models.QuerySet["KunciKirim"]):
    def sudah_terkirim(self, pelaku: models.Model, kunci: str) -> bool:
        return self.filter(pelaku_id=pelaku.pk, kunci=kunci).exists()

    def sebelum(self, batas: datetime) -> Self:
        return self.filter(waktu__lt=batas)
