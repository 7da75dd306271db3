"""What was typed but not yet handed in, and what was handed in once."""

from __future__ import annotations

from django.db import models

from ekinerja.isian.kueri import KonsepQuerySet, KunciKirimQuerySet


class KunciKirim(models.Model):
    """A form key that was used: the act happened, and this was the answer."""

    pelaku = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    kunci = models.CharField(max_length=64)
    jalur = models.CharField(max_length=500)
    sidik_isi = models.CharField("sidik isi", max_length=64)
    jawaban = models.JSONField(default=dict)
    waktu = models.DateTimeField(db_index=True)

    objects = KunciKirimQuerySet.as_manager()

    class Meta:
        verbose_name = "kunci kirim"
        verbose_name_plural = "kunci kirim"
        constraints = [
            models.UniqueConstraint(fields=["pelaku", "kunci"], name="kunci_kirim_sekali"),
        ]

    def __str__(self) -> str:
        return f"{self.kunci} · {self.jalur}"


class Konsep(models.Model):
    """The text of one form as it was last typed. Without ``versi`` and without ``Jejak``."""

    pelaku = models.ForeignKey("kepegawaian.Pegawai", models.PROTECT, related_name="+")
    formulir = models.CharField(max_length=120)
    isi = models.JSONField(default=dict)
    versi_dasar = models.PositiveIntegerField("versi dasar", null=True, blank=True)
    waktu = models.DateTimeField(db_index=True)

    objects = KonsepQuerySet.as_manager()

    class Meta:
        verbose_name = "konsep"
        verbose_name_plural = "konsep"
        constraints = [
            models.UniqueConstraint(fields=["pelaku", "formulir"], name="konsep_satu_per_formulir"),
        ]

    def __str__(self) -> str:
        return self.formulir
