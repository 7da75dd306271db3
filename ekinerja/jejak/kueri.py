"""Reading the history. Writing is refused here: rows come from ``jejak.layanan`` only."""

from __future__ import annotations

from collections.abc import Iterable
from typing import TYPE_CHECKING, Any, NoReturn, Self

from django.db import models

if TYPE_CHECKING:
    from ekinerja.jejak.models import Jejak

HANYA_TAMBAH = "Jejak hanya dapat ditambah."


def jenis(objek: models.Model | type[models.Model]) -> str:
    """The name under which the history knows a kind of object: ``skp.skp``."""
    konkret = objek._meta.concrete_model
    if konkret is None or konkret._meta.abstract:
        raise TypeError("Model abstrak tidak mempunyai jejak.")
    return str(konkret._meta.label_lower)


class JejakQuerySet(models.QuerySet["Jejak"]):
    def untuk(self, objek: models.Model) -> Self:
        """The history of one object, newest first, with the people for the page."""
        baris = self.filter(jenis_objek=jenis(objek), id_objek=objek.pk)
        return baris.select_related("pelaku").order_by("-nomor")

    def update(self, **kwargs: Any) -> NoReturn:
        raise TypeError(HANYA_TAMBAH)

    def delete(self) -> NoReturn:
        raise TypeError(HANYA_TAMBAH)

    def bulk_create(self, objs: Iterable[Jejak], *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(HANYA_TAMBAH)

    def bulk_update(self, objs: Iterable[Jejak], *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(HANYA_TAMBAH)
