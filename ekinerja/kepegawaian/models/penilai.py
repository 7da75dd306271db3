"""Who assesses whom, from day to day; and the employee's word that it is wrong."""

from __future__ import annotations

from datetime import date

from django.db import models
from django.db.models import F, Q

from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.kepegawaian import kueri
from ekinerja.kepegawaian.models.pegawai import Pegawai
from ekinerja.kepegawaian.pilihan import (
    ALUR_PERMINTAAN_PERBAIKAN,
    DasarPenetapan,
    StatusPermintaanPerbaikan,
)


class PenetapanPenilai(models.Model):
    """The penilai of one person from ``berlaku_mulai`` to ``berlaku_sampai``, both days included.

    No end means open. Periods of one person never overlap (exclusion constraint, trigger on
    SQLite). ``atasan_pejabat_penilai`` is empty only at the top of a chain.
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_penetapan_penilai")
    pejabat_penilai = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        related_name="daftar_penetapan_dinilai",
        verbose_name="pejabat penilai kinerja",
    )
    atasan_pejabat_penilai = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_penetapan_dibawahi",
        verbose_name="atasan pejabat penilai kinerja",
    )
    pemberi_pertimbangan = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_penetapan_dipertimbangkan",
        verbose_name="pemberi pertimbangan",
    )
    berlaku_mulai = models.DateField("berlaku mulai")
    berlaku_sampai = models.DateField("berlaku sampai", null=True, blank=True)
    dasar = models.CharField(max_length=10, choices=DasarPenetapan, default=DasarPenetapan.STRUKTUR)
    nomor_surat = models.CharField("nomor surat", max_length=100, blank=True)
    alasan = models.TextField(max_length=500, blank=True)

    objects = kueri.PenetapanPenilaiQuerySet.as_manager()

    class Meta:
        ordering = ["-berlaku_mulai", "-pk"]
        verbose_name = "penetapan penilai"
        verbose_name_plural = "penetapan penilai"
        indexes = [
            models.Index(
                fields=["pejabat_penilai", "berlaku_mulai"], name="penetapan_penilai_mulai"
            ),
            models.Index(fields=["pegawai", "berlaku_mulai"], name="penetapan_pegawai_mulai"),
        ]
        constraints = [
            models.CheckConstraint(
                condition=~Q(pejabat_penilai=F("pegawai")), name="penetapan_penilai_orang_lain"
            ),
            models.CheckConstraint(
                condition=Q(atasan_pejabat_penilai=None)
                | ~Q(atasan_pejabat_penilai=F("pegawai"))
                & ~Q(atasan_pejabat_penilai=F("pejabat_penilai")),
                name="penetapan_atasan_orang_lain",
            ),
            models.CheckConstraint(
                condition=Q(pemberi_pertimbangan=None) | ~Q(pemberi_pertimbangan=F("pegawai")),
                name="penetapan_pertimbangan_orang_lain",
            ),
            models.CheckConstraint(
                condition=Q(berlaku_sampai=None) | Q(berlaku_sampai__gte=F("berlaku_mulai")),
                name="penetapan_sampai_setelah_mulai",
            ),
            models.CheckConstraint(
                condition=Q(dasar=DasarPenetapan.STRUKTUR)
                | Q(dasar=DasarPenetapan.DELEGASI) & ~Q(nomor_surat=""),
                name="penetapan_delegasi_bersurat",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pejabat_penilai} menilai {self.pegawai}"

    def berlaku_pada(self, hari: date) -> bool:
        """Does it hold on that day? Both ends belong to it."""
        return self.berlaku_mulai <= hari and (
            self.berlaku_sampai is None or hari <= self.berlaku_sampai
        )


class PermintaanPerbaikan(Beralur, Berwaktu):
    """«Penilai saya keliru»: waits for the pengelola kinerja of the employee's unit."""

    alur = ALUR_PERMINTAAN_PERBAIKAN

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_permintaan_perbaikan")
    uraian = models.TextField(max_length=1000)
    status = models.CharField(
        max_length=10,
        choices=StatusPermintaanPerbaikan,
        default=StatusPermintaanPerbaikan.DIAJUKAN,
    )
    jawaban = models.TextField(max_length=1000, blank=True)
    dijawab_oleh = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_perbaikan_dijawab",
        verbose_name="dijawab oleh",
    )
    waktu_dijawab = models.DateTimeField("dijawab", null=True, blank=True)

    objects = kueri.PermintaanPerbaikanQuerySet.as_manager()

    class Meta:
        ordering = ["-waktu_dibuat", "-pk"]
        verbose_name = "permintaan perbaikan"
        verbose_name_plural = "permintaan perbaikan"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=StatusPermintaanPerbaikan.values),
                name="perbaikan_status_sah",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPermintaanPerbaikan.DIAJUKAN, waktu_dijawab=None)
                | ~Q(status=StatusPermintaanPerbaikan.DIAJUKAN)
                & Q(waktu_dijawab__isnull=False, dijawab_oleh__isnull=False)
                & ~Q(jawaban=""),
                name="perbaikan_terjawab_lengkap",
            ),
            models.UniqueConstraint(
                fields=["pegawai"],
                condition=Q(status=StatusPermintaanPerbaikan.DIAJUKAN),
                name="perbaikan_satu_menunggu",
            ),
        ]

    def __str__(self) -> str:
        return f"Permintaan perbaikan penilai {self.pegawai}"
