"""A bulk print: who ordered which documents of a unit, and what became of each of them."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from ekinerja.beranda.kueri import CetakMassalQuerySet
from ekinerja.beranda.pilihan import JenisCetak, KeadaanLembar
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai, UnitKerja


def nama_arsip(pk: int, percobaan: int) -> str:
    """The archive of one attempt always has the same place, so that a second run leaves one."""
    return f"cetak/{pk}-{percobaan}.zip"


def tempat_arsip(cetak: CetakMassal, _nama: str) -> str:
    return nama_arsip(cetak.pk, cetak.percobaan)


class CetakMassal(models.Model):
    """``percobaan`` counts the runs: the first, and each retry of what failed."""

    pemesan = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_cetak_massal")
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    jenis = models.CharField(max_length=20, choices=JenisCetak)
    tahun = models.PositiveSmallIntegerField()
    periode = models.ForeignKey(
        PeriodePenilaian, models.PROTECT, null=True, blank=True, related_name="+"
    )
    percobaan = models.PositiveSmallIntegerField(default=1)
    waktu_dipesan = models.DateTimeField("dipesan")
    waktu_selesai = models.DateTimeField("selesai", null=True, blank=True)
    berkas = models.FileField(upload_to=tempat_arsip, blank=True, default="")
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)
    waktu_dihapus = models.DateTimeField("berkas dihapus", null=True, blank=True)

    objects = CetakMassalQuerySet.as_manager()

    class Meta:
        ordering = ["-waktu_dipesan", "-pk"]
        verbose_name = "cetak massal"
        verbose_name_plural = "cetak massal"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=JenisCetak.values), name="cetak_massal_jenis_sah"
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisCetak.SKP, periode=None)
                | ~Q(jenis=JenisCetak.SKP) & Q(periode__isnull=False),
                name="cetak_massal_berperiode",
            ),
            models.CheckConstraint(
                condition=Q(berkas="", sha256="") | ~Q(berkas="") & ~Q(sha256=""),
                name="cetak_massal_sidik_dengan_berkas",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()} {self.unit_kerja} {self.periode or self.tahun}"

    def get_absolute_url(self) -> str:
        return reverse("beranda:cetak", args=[self.pk])

    @property
    def kunci(self) -> str:
        """The key of the job of the present run."""
        return f"cetak-massal:{self.pk}:{self.percobaan}"


class LembarCetak(models.Model):
    """One person's document in it; ``nama`` is the name of the file in the archive."""

    cetak = models.ForeignKey(CetakMassal, models.PROTECT, related_name="daftar_lembar")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    dokumen = models.ForeignKey(
        DokumenTerbit, models.PROTECT, null=True, blank=True, related_name="+"
    )
    nama = models.CharField(max_length=120)
    keadaan = models.CharField(max_length=10, choices=KeadaanLembar, default=KeadaanLembar.MENUNGGU)
    pesan = models.CharField(max_length=300, blank=True)

    class Meta:
        ordering = ["pk"]
        verbose_name = "lembar cetak"
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan=KeadaanLembar.TIADA, dokumen=None)
                | ~Q(keadaan=KeadaanLembar.TIADA) & Q(dokumen__isnull=False),
                name="lembar_berdokumen",
            ),
            models.UniqueConstraint(fields=["cetak", "nama"], name="lembar_nama_unik"),
        ]

    def __str__(self) -> str:
        return self.nama
