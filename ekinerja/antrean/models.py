"""The queue of record: a job is a row written in the transaction that wants it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from ekinerja.antrean.aturan import MAKS_PERCOBAAN
from ekinerja.antrean.kueri import PekerjaanQuerySet
from ekinerja.antrean.pilihan import Keadaan


class Pekerjaan(models.Model):
    """One piece of work for later. ``kunci`` names the event, so asking twice makes one row."""

    jenis = models.CharField(max_length=80)
    kunci = models.CharField(max_length=200, unique=True)
    argumen = models.JSONField(default=dict)
    keadaan = models.CharField(max_length=10, choices=Keadaan.choices, default=Keadaan.MENUNGGU)
    percobaan = models.PositiveSmallIntegerField(default=0)
    maks_percobaan = models.PositiveSmallIntegerField(default=MAKS_PERCOBAAN)
    waktu_tersedia = models.DateTimeField()
    sewa_sampai = models.DateTimeField(null=True, blank=True)
    pemilik = models.CharField(max_length=120, blank=True)
    kemajuan_selesai = models.PositiveIntegerField(default=0)
    kemajuan_total = models.PositiveIntegerField(default=0)
    hasil = models.JSONField(null=True, blank=True)
    galat = models.CharField(max_length=300, blank=True)
    waktu_dibuat = models.DateTimeField()
    waktu_selesai = models.DateTimeField(null=True, blank=True)

    objects = PekerjaanQuerySet.as_manager()

    class Meta:
        verbose_name = "pekerjaan"
        verbose_name_plural = "pekerjaan"
        indexes = [
            models.Index(
                fields=["waktu_tersedia"],
                condition=Q(keadaan=Keadaan.MENUNGGU),
                name="pekerjaan_menunggu",
            ),
            models.Index(
                fields=["sewa_sampai"],
                condition=Q(keadaan=Keadaan.BERJALAN),
                name="pekerjaan_berjalan",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan__in=Keadaan.values), name="pekerjaan_keadaan_sah"
            ),
            models.CheckConstraint(
                condition=Q(keadaan=Keadaan.BERJALAN, sewa_sampai__isnull=False) & ~Q(pemilik="")
                | ~Q(keadaan=Keadaan.BERJALAN) & Q(sewa_sampai=None, pemilik=""),
                name="pekerjaan_sewa_hanya_berjalan",
            ),
            models.CheckConstraint(
                condition=Q(
                    keadaan__in=[Keadaan.SELESAI, Keadaan.GAGAL], waktu_selesai__isnull=False
                )
                | Q(keadaan__in=[Keadaan.MENUNGGU, Keadaan.BERJALAN], waktu_selesai=None),
                name="pekerjaan_akhir_berwaktu",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jenis} {self.kunci}"

    @property
    def percobaan_terakhir(self) -> bool:
        """Whether a failure of the attempt now running is final."""
        return self.percobaan >= self.maks_percobaan


class Berkala(models.Model):
    """The newest slot each periodic act was taken up for; moved by compare-and-set only."""

    nama = models.CharField(max_length=80, unique=True)
    terakhir_untuk = models.DateTimeField()

    class Meta:
        verbose_name = "tindakan berkala"
        verbose_name_plural = "tindakan berkala"

    def __str__(self) -> str:
        return self.nama
