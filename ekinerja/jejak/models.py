"""One line of history per change. Append-only, in Python and by triggers of the database."""

from __future__ import annotations

from typing import Any, NoReturn

from django.db import models
from django.db.models import Q

from ekinerja.jejak import rantai
from ekinerja.jejak.kueri import HANYA_TAMBAH, JejakQuerySet


class Jejak(models.Model):
    """Who did what to which object; links to the line before it by ``sebelum``."""

    pelaku = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, null=True, blank=True, related_name="+"
    )
    aksi = models.CharField(max_length=60)
    jenis_objek = models.CharField("jenis objek", max_length=80)
    id_objek = models.BigIntegerField("id objek")
    nomor = models.PositiveIntegerField("nomor urut")
    versi = models.PositiveIntegerField(null=True, blank=True)
    waktu = models.DateTimeField()
    rincian = models.JSONField(default=dict)
    sebelum = models.CharField("sidik sebelumnya", max_length=64, blank=True)
    sidik = models.CharField(max_length=64)

    objects = JejakQuerySet.as_manager()

    class Meta:
        verbose_name = "jejak"
        verbose_name_plural = "jejak"
        ordering = ["-pk"]
        constraints = [
            models.UniqueConstraint(
                fields=["jenis_objek", "id_objek", "nomor"], name="jejak_satu_per_nomor"
            ),
            models.UniqueConstraint(
                fields=["jenis_objek", "id_objek", "versi"],
                condition=Q(versi__isnull=False),
                name="jejak_satu_per_versi",
            ),
            models.CheckConstraint(
                condition=Q(nomor=1, sebelum="") | Q(nomor__gt=1) & ~Q(sebelum=""),
                name="jejak_pertama_tanpa_sebelum",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.aksi} · {self.jenis_objek} {self.id_objek} · {self.nomor}"

    def save(self, *args: Any, **kwargs: Any) -> None:
        if not self._state.adding:
            raise TypeError(HANYA_TAMBAH)
        super().save(*args, **{**kwargs, "force_insert": True})

    def delete(self, *args: Any, **kwargs: Any) -> NoReturn:
        raise TypeError(HANYA_TAMBAH)

    def hitung_sidik(self) -> str:
        """The fingerprint that this line should carry."""
        return rantai.sidik(
            self.sebelum,
            self.jenis_objek,
            self.id_objek,
            self.nomor,
            self.versi,
            self.aksi,
            self.pelaku_id,
            self.waktu,
            self.rincian,
        )
