"""A sheet that was uploaded to change people, posts and units, and what became of it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from ekinerja.kepegawaian import kueri
from ekinerja.kepegawaian.models.organisasi import Instansi
from ekinerja.kepegawaian.models.pegawai import Pegawai


class BerkasImpor(models.Model):
    """The file as previewed. ``keadaan`` is the fingerprint of the data it was compared with."""

    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_berkas_impor")
    pengunggah = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_berkas_impor")
    nama = models.CharField(max_length=200)
    isi = models.BinaryField()
    sha256 = models.CharField("SHA-256", max_length=64)
    keadaan = models.CharField(max_length=64)
    ringkasan = models.JSONField(default=dict)
    waktu_unggah = models.DateTimeField("diunggah")
    penerap = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="daftar_impor_diterapkan"
    )
    waktu_diterapkan = models.DateTimeField("diterapkan", null=True, blank=True)

    objects = kueri.BerkasImporQuerySet.as_manager()

    class Meta:
        ordering = ["-waktu_unggah", "-pk"]
        verbose_name = "berkas impor"
        verbose_name_plural = "berkas impor"
        constraints = [
            models.CheckConstraint(
                condition=Q(waktu_diterapkan=None, penerap=None)
                | Q(waktu_diterapkan__isnull=False, penerap__isnull=False),
                name="impor_diterapkan_berpelaku",
            )
        ]

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("kepegawaian:impor_pratinjau", args=[self.pk])
