"""The action plan of one SKP: its versions and their rows. Shape and constraints, no acts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from dialog.aturan.rencana import ALUR
from dialog.kueri.rencana import SusunanRencanaAksiQuerySet
from dialog.models.risalah import RisalahDialog
from dialog.pilihan import StatusRencana
from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.inti.templatetags.format_id import BULAN
from ekinerja.kepegawaian.models import Pegawai
from skp.models import SKP, IndikatorKinerjaIndividu

TERBUKA = [StatusRencana.DRAF, StatusRencana.SELESAI]
# What an approved plan says of itself for good; the database refuses to change it (apps.ready).
BEKU = ("skp", "revisi", "dasar", "waktu_selesai", "waktu_disetujui", "disetujui_oleh")


class SusunanRencanaAksi(Beralur, Berwaktu):
    """One version of the plan; a later one needs final minutes (``dasar``) that ask for it."""

    alur = ALUR

    skp = models.ForeignKey(SKP, models.PROTECT, related_name="daftar_rencana_aksi")
    revisi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=12, choices=StatusRencana, default=StatusRencana.DRAF)
    dasar = models.ForeignKey(
        RisalahDialog, models.PROTECT, null=True, blank=True, related_name="daftar_rencana_aksi"
    )
    catatan_pengembalian = models.TextField(max_length=4000, blank=True)
    waktu_selesai = models.DateTimeField("selesai disusun", null=True, blank=True)
    waktu_disetujui = models.DateTimeField("disetujui", null=True, blank=True)
    disetujui_oleh = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = SusunanRencanaAksiQuerySet.as_manager()

    class Meta:
        ordering = ["skp", "-revisi"]
        verbose_name = "rencana aksi"
        verbose_name_plural = "rencana aksi"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=StatusRencana.values), name="rencana_status_sah"
            ),
            models.UniqueConstraint(fields=["skp", "revisi"], name="rencana_revisi_unik"),
            models.UniqueConstraint(
                fields=["skp"], condition=Q(status__in=TERBUKA), name="rencana_satu_disusun"
            ),
            models.UniqueConstraint(
                fields=["skp"],
                condition=Q(status=StatusRencana.DISETUJUI),
                name="rencana_satu_berlaku",
            ),
            models.CheckConstraint(
                condition=Q(revisi=1, dasar=None) | Q(revisi__gt=1, dasar__isnull=False),
                name="rencana_perubahan_berdasar",
            ),
            models.CheckConstraint(
                condition=Q(status__in=TERBUKA, waktu_disetujui=None, disetujui_oleh=None)
                | ~Q(status__in=TERBUKA)
                & Q(waktu_disetujui__isnull=False, disetujui_oleh__isnull=False),
                name="rencana_disetujui_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Rencana aksi {self.skp}"

    def get_absolute_url(self) -> str:
        return reverse("dialog:rencana", args=[self.skp_id])


class RencanaAksi(models.Model):
    susunan = models.ForeignKey(
        SusunanRencanaAksi, models.PROTECT, related_name="daftar_aksi", verbose_name="rencana aksi"
    )
    iki = models.ForeignKey(
        IndikatorKinerjaIndividu, models.PROTECT, related_name="daftar_rencana_aksi"
    )
    urutan = models.PositiveSmallIntegerField()
    uraian = models.CharField("rencana aksi", max_length=1000)
    bulan_mulai = models.PositiveSmallIntegerField("dari bulan")
    bulan_selesai = models.PositiveSmallIntegerField("sampai bulan")
    target_waktu_teks = models.CharField("keterangan waktu", max_length=200, blank=True)

    class Meta:
        ordering = ["iki__rhk__urutan", "iki__urutan", "urutan", "pk"]
        verbose_name = "baris rencana aksi"
        constraints = [
            models.UniqueConstraint(
                fields=["susunan", "iki", "urutan"], name="rencana_aksi_urutan_unik"
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="rencana_aksi_berisi"),
            models.CheckConstraint(
                condition=Q(
                    bulan_mulai__gte=1, bulan_mulai__lte=F("bulan_selesai"), bulan_selesai__lte=12
                ),
                name="rencana_aksi_bulan_urut",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def waktu(self) -> str:
        """«Maret s/d April», with the remark of the writer behind it."""
        awal, akhir = BULAN[self.bulan_mulai - 1], BULAN[self.bulan_selesai - 1]
        bulan = awal if awal == akhir else f"{awal} s/d {akhir}"
        return f"{bulan}, {self.target_waktu_teks}" if self.target_waktu_teks else bulan

    @property
    def tampil(self) -> str:
        """As the form prints it."""
        return f"{self.uraian} ({self.waktu})"
