"""A document as it was issued: frozen contents, its fingerprint, its PDF, its successor."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import F, Q

from ekinerja.dokumen import aturan
from ekinerja.dokumen.kueri import BEKU as PESAN
from ekinerja.dokumen.kueri import DokumenTerbitQuerySet

# Columns that nothing changes once the row stands; the database guards them too (``apps``).
BEKU = (
    "jenis",
    "jenis_objek",
    "id_objek",
    "versi",
    "kode",
    "template",
    "cuplikan",
    "sidik_cuplikan",
    "waktu_terbit",
    "penerbit",
)


def nama_berkas(dokumen: DokumenTerbit, _nama: str) -> str:
    """The same document always has the same place, so that rendering twice leaves one file."""
    return f"dokumen/{dokumen.waktu_terbit:%Y}/{dokumen.pk}.pdf"


class DokumenTerbit(models.Model):
    """One issued version of a document; names its object as ``Jejak`` does."""

    jenis = models.CharField(max_length=40)
    jenis_objek = models.CharField("jenis objek", max_length=80)
    id_objek = models.BigIntegerField("id objek")
    versi = models.PositiveIntegerField()
    kode = models.CharField(max_length=aturan.PANJANG_KODE, unique=True)
    template = models.CharField(max_length=100)
    cuplikan = models.JSONField()
    sidik_cuplikan = models.CharField("sidik cuplikan", max_length=64)
    sidik_pdf = models.CharField("sidik PDF", max_length=64, blank=True, default="")
    berkas = models.FileField(upload_to=nama_berkas, blank=True, default="")
    waktu_terbit = models.DateTimeField()
    penerbit = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+"
    )
    digantikan_oleh = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="menggantikan"
    )
    waktu_digantikan = models.DateTimeField(null=True, blank=True)

    objects = DokumenTerbitQuerySet.as_manager()

    class Meta:
        verbose_name = "dokumen terbit"
        verbose_name_plural = "dokumen terbit"
        constraints = [
            models.UniqueConstraint(
                fields=["jenis_objek", "id_objek", "jenis", "versi"],
                name="dokumen_satu_per_versi",
            ),
            models.UniqueConstraint(
                fields=["jenis_objek", "id_objek", "jenis"],
                condition=Q(waktu_digantikan=None),
                name="dokumen_satu_yang_berlaku",
            ),
            models.CheckConstraint(condition=Q(versi__gte=1), name="dokumen_versi_dari_satu"),
            models.CheckConstraint(
                condition=Q(sidik_pdf="", berkas="") | ~Q(sidik_pdf="") & ~Q(berkas=""),
                name="dokumen_sidik_dengan_berkas",
            ),
            models.CheckConstraint(
                condition=Q(digantikan_oleh=None) | Q(waktu_digantikan__isnull=False),
                name="dokumen_digantikan_berwaktu",
            ),
            models.CheckConstraint(
                condition=Q(digantikan_oleh=None) | ~Q(digantikan_oleh=F("id")),
                name="dokumen_bukan_pengganti_diri",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.jenis_objek} {self.id_objek} versi {self.versi}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(PESAN)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(PESAN)

    @property
    def kode_tampil(self) -> str:
        return aturan.kode_tampil(self.kode)

    @property
    def masih_berlaku(self) -> bool:
        return self.waktu_digantikan is None
