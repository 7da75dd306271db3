"""Finding published documents. A row changes twice at most: its PDF arrives, a successor comes."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any, NoReturn

from django.db import models
from django.db.models import Exists, OuterRef, Value
from django.db.models.functions import Cast, Concat

from ekinerja.antrean.models import Pekerjaan
from ekinerja.jejak.kueri import jenis

if TYPE_CHECKING:
    from datetime import datetime
    from typing import Self

    from ekinerja.dokumen.models import DokumenTerbit

BOLEH_DIISI = {"sidik_pdf", "berkas", "digantikan_oleh", "waktu_digantikan"}
BEKU = "Dokumen terbit tidak dapat diubah atau dihapus."


class DokumenTerbitQuerySet(models.QuerySet["DokumenTerbit"]):
    def untuk(self, objek: models.Model) -> Self:
        """Every document ever published about ``objek``, newest version first."""
        baris = self.filter(jenis_objek=jenis(objek), id_objek=objek.pk)
        return baris.order_by("jenis", "-versi")

    def terakhir(self, objek: models.Model, jenis_dokumen: str) -> DokumenTerbit | None:
        """The version in force, locked until the transaction ends."""
        baris = self.untuk(objek).filter(jenis=jenis_dokumen).berlaku()
        return baris.select_for_update(of=("self",)).first()

    def berlaku(self) -> Self:
        return self.filter(waktu_digantikan=None)

    def belum_dicetak(self, sebelum: datetime) -> Self:
        """Without a PDF since before ``sebelum``, and no first job that still waits or runs."""
        kunci = Concat(Value("dokumen:"), Cast("pk", models.CharField()))
        hidup = Pekerjaan.objects.hidup().filter(kunci=OuterRef("kunci_cetak"))
        kosong = self.filter(sidik_pdf="", waktu_terbit__lt=sebelum).annotate(kunci_cetak=kunci)
        return kosong.filter(~Exists(hidup)).order_by("pk")

    def update(self, **kwargs: Any) -> int:
        if not BOLEH_DIISI.issuperset(kwargs):
            raise TypeError(BEKU)
        return super().update(**kwargs)

    def delete(self) -> NoReturn:
        raise TypeError(BEKU)
