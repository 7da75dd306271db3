"""Years, periods, stages and holidays of an instansi, all as local dates."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ekinerja.inti.models import Beralur
from ekinerja.kalender.aturan import ALUR_TAHUN
from ekinerja.kalender.kueri import (
    HariLiburQuerySet,
    PeriodePenilaianQuerySet,
    PerpanjanganTahapQuerySet,
    TahapPeriodeQuerySet,
    TahunKinerjaQuerySet,
)
from ekinerja.kalender.pilihan import JenisLibur, KodePeriode, StatusTahunKinerja, Tahap
from ekinerja.profil.aturan import TAHUN_PERTAMA


class TahunKinerja(Beralur):
    alur = ALUR_TAHUN

    instansi = models.ForeignKey(
        "kepegawaian.Instansi", models.PROTECT, related_name="daftar_tahun_kinerja"
    )
    tahun = models.PositiveSmallIntegerField("tahun kinerja")
    status = models.CharField(
        max_length=10, choices=StatusTahunKinerja.choices, default=StatusTahunKinerja.DIBUKA
    )

    objects = TahunKinerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "tahun kinerja"
        constraints = [
            models.UniqueConstraint(fields=["instansi", "tahun"], name="kalender_satu_tahun"),
            models.CheckConstraint(
                condition=Q(status__in=StatusTahunKinerja.values), name="kalender_status_tahun_sah"
            ),
            # The regulation is of 2022; earlier years follow another one (KEPUTUSAN 16).
            models.CheckConstraint(
                condition=Q(tahun__gte=TAHUN_PERTAMA), name="kalender_tahun_sejak_2022"
            ),
        ]

    def __str__(self) -> str:
        return f"Tahun kinerja {self.tahun}"


class PeriodePenilaian(models.Model):
    tahun_kinerja = models.ForeignKey(
        TahunKinerja, models.PROTECT, related_name="daftar_periode", verbose_name="tahun kinerja"
    )
    kode = models.CharField(max_length=10, choices=KodePeriode.choices)
    label = models.CharField(max_length=60)
    mulai = models.DateField()
    selesai = models.DateField()

    objects = PeriodePenilaianQuerySet.as_manager()

    class Meta:
        verbose_name = "periode penilaian"
        constraints = [
            models.UniqueConstraint(
                fields=["tahun_kinerja", "kode"], name="kalender_satu_kode_per_tahun"
            ),
            models.CheckConstraint(
                condition=Q(kode__in=KodePeriode.values), name="kalender_kode_periode_sah"
            ),
            models.CheckConstraint(
                condition=Q(mulai__lte=F("selesai")), name="kalender_periode_mulai_dahulu"
            ),
        ]

    def __str__(self) -> str:
        return self.label


class TahapPeriode(models.Model):
    """Local dates; the instant is computed in the zone of the unit concerned."""

    periode = models.ForeignKey(PeriodePenilaian, models.PROTECT, related_name="daftar_tahap")
    tahap = models.CharField(max_length=20, choices=Tahap.choices)
    urutan = models.PositiveSmallIntegerField()
    dibuka = models.DateField()
    ditutup = models.DateField()
    pelaksana = models.CharField(max_length=60)

    objects = TahapPeriodeQuerySet.as_manager()

    class Meta:
        verbose_name = "tahap periode"
        constraints = [
            models.UniqueConstraint(
                fields=["periode", "tahap"], name="kalender_satu_tahap_per_periode"
            ),
            models.CheckConstraint(condition=Q(tahap__in=Tahap.values), name="kalender_tahap_sah"),
            models.CheckConstraint(
                condition=Q(dibuka__lte=F("ditutup")), name="kalender_tahap_dibuka_dahulu"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_tahap_display()} · {self.periode}"


class PerpanjanganTahap(models.Model):
    """A stage kept open longer for one unit (with the units below it) or for one person."""

    tahap = models.ForeignKey(TahapPeriode, models.PROTECT, related_name="daftar_perpanjangan")
    unit_kerja = models.ForeignKey(
        "kepegawaian.UnitKerja",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_perpanjangan",
        verbose_name="unit kerja",
    )
    pegawai = models.ForeignKey(
        "kepegawaian.Pegawai",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_perpanjangan",
    )
    sampai = models.DateField("diperpanjang sampai")
    alasan = models.CharField(max_length=500)
    oleh = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, related_name="daftar_perpanjangan_diberikan"
    )
    waktu_diberikan = models.DateTimeField("diberikan")

    objects = PerpanjanganTahapQuerySet.as_manager()

    class Meta:
        verbose_name = "perpanjangan tahap"
        constraints = [
            models.CheckConstraint(
                condition=Q(unit_kerja__isnull=False, pegawai__isnull=True)
                | Q(unit_kerja__isnull=True, pegawai__isnull=False),
                name="kalender_perpanjangan_satu_sasaran",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="kalender_perpanjangan_beralasan"),
        ]

    def __str__(self) -> str:
        return f"{self.tahap} sampai {self.sampai:%Y-%m-%d}"


class HariLibur(models.Model):
    instansi = models.ForeignKey(
        "kepegawaian.Instansi",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_hari_libur",
    )
    tanggal = models.DateField()
    jenis = models.CharField(max_length=20, choices=JenisLibur.choices)
    nama = models.CharField(max_length=150)
    perkiraan = models.BooleanField("masih perkiraan", default=False)
    versi = models.PositiveIntegerField(default=1, editable=False)

    objects = HariLiburQuerySet.as_manager()

    class Meta:
        verbose_name = "hari libur"
        constraints = [
            # NULLs differ in a unique index, so the national days need one of their own.
            models.UniqueConstraint(
                fields=["tanggal"],
                condition=Q(instansi__isnull=True),
                name="kalender_libur_nasional_unik",
            ),
            models.UniqueConstraint(
                fields=["tanggal", "instansi"],
                condition=Q(instansi__isnull=False),
                name="kalender_libur_instansi_unik",
            ),
            models.CheckConstraint(
                condition=Q(jenis__in=JenisLibur.values), name="kalender_jenis_libur_sah"
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisLibur.DAERAH, instansi__isnull=False)
                | ~Q(jenis=JenisLibur.DAERAH) & Q(instansi__isnull=True),
                name="kalender_libur_daerah_berinstansi",
            ),
            models.CheckConstraint(condition=~Q(nama=""), name="kalender_libur_bernama"),
        ]
        indexes = [models.Index(fields=["tanggal"], name="kalender_libur_tanggal")]

    def __str__(self) -> str:
        return self.nama
