"""The one-time code with which a person opens (or reopens) the account."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ekinerja.kepegawaian.models.pegawai import Pegawai


class KodeAktivasi(models.Model):
    """Only the fingerprint is kept; the code itself is shown once, to the one who issued it.

    A code is open while ``waktu_ditutup`` is empty; using it, replacing it and too many wrong
    attempts close it. Expiry is a fact of the clock, not of a job.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_kode_aktivasi")
    sidik = models.CharField(max_length=64, editable=False)
    penerbit = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="daftar_kode_diterbitkan"
    )
    hapus_totp = models.BooleanField("hapus autentikator", default=False)
    percobaan = models.PositiveSmallIntegerField(default=0)
    waktu_terbit = models.DateTimeField("diterbitkan")
    berlaku_sampai = models.DateTimeField("berlaku sampai")
    waktu_dipakai = models.DateTimeField("dipakai", null=True, blank=True)
    waktu_ditutup = models.DateTimeField("ditutup", null=True, blank=True)

    class Meta:
        ordering = ["-waktu_terbit", "-pk"]
        verbose_name = "kode aktivasi"
        verbose_name_plural = "kode aktivasi"
        constraints = [
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=Q(waktu_ditutup=None),
                name="kode_aktivasi_satu_terbuka",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai__gt=F("waktu_terbit")),
                name="kode_aktivasi_berjangka",
            ),
            models.CheckConstraint(
                condition=Q(waktu_dipakai=None) | Q(waktu_ditutup=F("waktu_dipakai")),
                name="kode_aktivasi_dipakai_tertutup",
            ),
        ]

    def __str__(self) -> str:
        return f"Kode aktivasi {self.pegawai}"
