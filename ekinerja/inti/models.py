"""Abstract models only: what every document with a workflow has."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, ClassVar

from django.db import models

from ekinerja.inti.waktu import kini

if TYPE_CHECKING:
    from ekinerja.inti.alur import Alur


class Beralur(models.Model):
    """A document with a workflow. ``versi`` counts its changes; only ``jejak`` raises it."""

    alur: ClassVar[Alur]
    status: models.CharField[str, str]
    get_status_display: Callable[[], str]

    versi = models.PositiveIntegerField(default=1, editable=False)

    class Meta:
        abstract = True


class Berwaktu(models.Model):
    """When a row was made, for sorting; every later change is a line of ``jejak``."""

    waktu_dibuat = models.DateTimeField("dibuat", default=kini, editable=False)

    class Meta:
        abstract = True
