"""The mapping of a unit's people into K1–K3 for one period, and the sheet it came from."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from evaluasi.aturan.alur import PEMERINGKATAN
from evaluasi.kueri.pemeringkatan import (
    AnggotaPemeringkatanQuerySet,
    PemeringkatanKinerjaQuerySet,
    UnggahanQuerySet,
)
from evaluasi.pilihan import Kelompok, StatusPemeringkatan


def tempat_hasil(pemeringkatan: PemeringkatanKinerja, _nama: str) -> str:
    return f"pemeringkatan/{pemeringkatan.sha256_hasil}.xlsx"


def tempat_surat(pemeringkatan: PemeringkatanKinerja, _nama: str) -> str:
    return f"pemeringkatan/{pemeringkatan.sha256_surat}.pdf"


class PemeringkatanKinerja(Beralur, Berwaktu):
    alur = PEMERINGKATAN

    unit_kerja = models.ForeignKey(
        UnitKerja, models.PROTECT, related_name="daftar_pemeringkatan", verbose_name="unit kerja"
    )
    periode = models.ForeignKey(
        PeriodePenilaian, models.PROTECT, related_name="daftar_pemeringkatan"
    )
    status = models.CharField(
        max_length=12, choices=StatusPemeringkatan, default=StatusPemeringkatan.DRAF
    )
    pimpinan = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    berkas_hasil = models.FileField(upload_to=tempat_hasil, blank=True, default="", max_length=200)
    nama_hasil = models.CharField(max_length=200, blank=True)
    sha256_hasil = models.CharField("SHA-256 hasil", max_length=64, blank=True)
    nomor_surat = models.CharField("nomor surat keterangan", max_length=100, blank=True)
    tanggal_surat = models.DateField("tanggal surat keterangan", null=True, blank=True)
    berkas_surat = models.FileField(
        "surat keterangan", upload_to=tempat_surat, blank=True, default="", max_length=200
    )
    nama_surat = models.CharField(max_length=200, blank=True)
    sha256_surat = models.CharField("SHA-256 surat", max_length=64, blank=True)
    catatan_pengembalian = models.TextField(max_length=4000, blank=True)
    waktu_dikirim = models.DateTimeField("dikirim", null=True, blank=True)
    waktu_ditetapkan = models.DateTimeField("ditetapkan", null=True, blank=True)
    ditetapkan_oleh = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+"
    )

    objects = PemeringkatanKinerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "pemeringkatan kinerja"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=StatusPemeringkatan.values), name="pemeringkatan_status_sah"
            ),
            models.UniqueConstraint(
                fields=["unit_kerja", "periode"], name="pemeringkatan_satu_per_unit"
            ),
            models.CheckConstraint(
                condition=Q(status=StatusPemeringkatan.DRAF)
                | ~Q(berkas_hasil="")
                & ~Q(berkas_surat="")
                & ~Q(nomor_surat="")
                & Q(
                    tanggal_surat__isnull=False,
                    pimpinan__isnull=False,
                    waktu_dikirim__isnull=False,
                ),
                name="pemeringkatan_dikirim_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(
                    status__in=[StatusPemeringkatan.DITETAPKAN, StatusPemeringkatan.TERKUNCI]
                )
                | Q(waktu_ditetapkan__isnull=False, ditetapkan_oleh__isnull=False),
                name="pemeringkatan_ditetapkan_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Pemeringkatan {self.unit_kerja} {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:pemeringkatan", args=[self.unit_kerja_id, self.periode_id])


class AnggotaPemeringkatan(models.Model):
    pemeringkatan = models.ForeignKey(
        PemeringkatanKinerja, models.PROTECT, related_name="daftar_anggota"
    )
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_pemeringkatan")
    kelompok = models.CharField(max_length=2, choices=Kelompok)
    peringkat = models.PositiveSmallIntegerField(null=True, blank=True)
    alasan = models.CharField(max_length=500, blank=True)

    objects = AnggotaPemeringkatanQuerySet.as_manager()

    class Meta:
        ordering = ["kelompok", "peringkat", "pegawai__nama_lengkap", "pk"]
        verbose_name = "anggota pemeringkatan"
        constraints = [
            models.CheckConstraint(
                condition=Q(kelompok__in=Kelompok.values), name="anggota_kelompok_sah"
            ),
            models.UniqueConstraint(
                fields=["pemeringkatan", "pegawai"], name="anggota_sekali_diperingkat"
            ),
            models.UniqueConstraint(
                fields=["pemeringkatan", "peringkat"],
                condition=Q(peringkat__isnull=False),
                name="anggota_peringkat_unik",
            ),
            models.CheckConstraint(
                condition=Q(peringkat=None) | Q(peringkat__gte=1), name="anggota_peringkat_positif"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.pegawai} {self.kelompok}"


class UnggahanPemeringkatan(models.Model):
    """A sheet as it was checked, waiting to be confirmed; ``keadaan`` is the fingerprint of what
    it was compared with."""

    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="+")
    periode = models.ForeignKey(PeriodePenilaian, models.PROTECT, related_name="+")
    pengunggah = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    nama = models.CharField(max_length=200)
    isi = models.BinaryField()
    sha256 = models.CharField("SHA-256", max_length=64)
    keadaan = models.CharField(max_length=64)
    ringkasan = models.JSONField(default=dict)
    waktu_unggah = models.DateTimeField("diunggah")
    waktu_diterapkan = models.DateTimeField("diterapkan", null=True, blank=True)

    objects = UnggahanQuerySet.as_manager()

    class Meta:
        ordering = ["-waktu_unggah", "-pk"]
        verbose_name = "unggahan pemeringkatan"

    def __str__(self) -> str:
        return self.nama

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:pratinjau_pemeringkatan", args=[self.pk])
