"""Teams, and the two roles that are stored."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from ekinerja.kepegawaian import kueri, kueri_peran
from ekinerja.kepegawaian.models.organisasi import UnitKerja
from ekinerja.kepegawaian.models.pegawai import Pegawai
from ekinerja.kepegawaian.pilihan import KeadaanPeran, Peran, PeranTim


class TimKerja(models.Model):
    nama = models.CharField(max_length=200)
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_tim")
    ketua = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_tim_dipimpin")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    objects = kueri.BerjangkaQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name = "tim kerja"
        verbose_name_plural = "tim kerja"
        constraints = [
            models.CheckConstraint(
                condition=Q(selesai=None) | Q(selesai__gte=F("mulai")),
                name="tim_selesai_setelah_mulai",
            )
        ]

    def __str__(self) -> str:
        return self.nama


class AnggotaTim(models.Model):
    """A member; may come from another unit. The ketua is a member too."""

    tim = models.ForeignKey(TimKerja, models.PROTECT, related_name="daftar_anggota")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_keanggotaan_tim")
    peran = models.CharField(max_length=10, choices=PeranTim, default=PeranTim.ANGGOTA)

    class Meta:
        ordering = ["tim", "pk"]
        verbose_name = "anggota tim"
        verbose_name_plural = "anggota tim"
        constraints = [
            models.CheckConstraint(
                condition=Q(peran__in=PeranTim.values), name="anggota_peran_sah"
            ),
            models.UniqueConstraint(fields=["tim", "pegawai"], name="anggota_sekali_per_tim"),
            models.UniqueConstraint(
                fields=["tim"], condition=Q(peran=PeranTim.KETUA), name="anggota_satu_ketua"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} ({self.get_peran_display()})"


class PenugasanPeran(models.Model):
    """A stored role over a unit and everything below it (for an admin: over the unit's instansi).

    Both days included; no end means open. The same role over the same unit never overlaps.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_peran")
    peran = models.CharField(max_length=20, choices=Peran)
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_peran")
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)

    # Read by ``dengan_admin_lain`` only; elsewhere there is no such attribute.
    ada_admin_lain: bool

    objects = kueri_peran.PenugasanPeranQuerySet.as_manager()

    class Meta:
        ordering = ["-mulai", "-pk"]
        verbose_name = "penugasan peran"
        verbose_name_plural = "penugasan peran"
        indexes = [models.Index(fields=["pegawai", "peran", "mulai"], name="peran_pegawai")]
        constraints = [
            models.CheckConstraint(condition=Q(peran__in=Peran.values), name="peran_sah"),
            models.CheckConstraint(
                condition=Q(selesai=None) | Q(selesai__gte=F("mulai")),
                name="peran_selesai_setelah_mulai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_peran_display()}: {self.pegawai}"

    @property
    def cakupan(self) -> str:
        """What the role reaches, by name: an admin's the instansi, whatever the unit."""
        admin = self.peran == Peran.ADMIN_INSTANSI
        return self.unit_kerja.instansi.nama if admin else self.unit_kerja.nama

    def keadaan(self, pada: date) -> KeadaanPeran:
        """Where the role stands on that day."""
        if self.selesai is not None and self.selesai < pada:
            return KeadaanPeran.BERAKHIR
        return KeadaanPeran.AKAN if self.mulai > pada else KeadaanPeran.BERJALAN
