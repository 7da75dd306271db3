"""The daily note of an employee and what was added to it later. Shape and constraints, no acts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q

from dialog.kueri.catatan import CatatanHarianQuerySet
from dialog.models.rencana import RencanaAksi
from dialog.pilihan import KategoriCatatan
from ekinerja.inti.models import Berwaktu
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from skp.models import IndikatorKinerjaIndividu


class CatatanHarian(Berwaktu):
    """One entry; ``tanggal`` is the day of the server in the zone of the unit, never typed.

    ``versi`` counts its changes, which are possible on that day only.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_catatan_harian")
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    tanggal = models.DateField()
    iki = models.ForeignKey(
        IndikatorKinerjaIndividu,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_catatan_harian",
        verbose_name="indikator kinerja individu",
    )
    rencana_aksi = models.ForeignKey(
        RencanaAksi,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_catatan_harian",
        verbose_name="rencana aksi",
    )
    uraian = models.TextField("rincian kegiatan harian", max_length=4000)
    progres = models.TextField("progres pencapaian hasil kerja", max_length=4000, blank=True)
    masalah = models.TextField("masalah/hambatan", max_length=4000, blank=True)
    tautan = models.URLField("tautan dokumen pendukung", max_length=500, blank=True)
    kategori = models.CharField(max_length=16, choices=KategoriCatatan)
    perlu_dialog = models.BooleanField("perlu dibahas dalam dialog kinerja", default=False)
    versi = models.PositiveIntegerField(default=1, editable=False)

    objects = CatatanHarianQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "catatan harian"
        verbose_name_plural = "catatan harian"
        constraints = [
            models.CheckConstraint(
                condition=Q(kategori__in=KategoriCatatan.values), name="catatan_kategori_sah"
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="catatan_berisi"),
        ]
        indexes = [models.Index(fields=["pegawai", "-tanggal"], name="catatan_milik")]

    def __str__(self) -> str:
        return f"Catatan {self.tanggal} {self.pegawai}"


class KoreksiCatatan(Berwaktu):
    """What the writer adds after the day is over; the entry itself stays as it was."""

    catatan = models.ForeignKey(
        CatatanHarian, models.PROTECT, related_name="daftar_koreksi", verbose_name="catatan"
    )
    uraian = models.TextField("koreksi", max_length=4000)

    class Meta:
        ordering = ["pk"]
        verbose_name = "koreksi catatan"
        constraints = [
            models.CheckConstraint(condition=~Q(uraian=""), name="koreksi_catatan_berisi")
        ]

    def __str__(self) -> str:
        return self.uraian
