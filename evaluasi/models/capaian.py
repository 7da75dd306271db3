"""What a unit achieved in one period, as its head proposed and his penilai set it."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from evaluasi.aturan.alur import CAPAIAN
from evaluasi.kueri.capaian import CapaianOrganisasiQuerySet
from evaluasi.pilihan import PredikatOrganisasi, Proses, Rating, StatusCapaian

# What a set level says for good; the database refuses to change it (apps.ready).
CAPAIAN_BEKU = (
    "unit_kerja",
    "periode",
    "predikat",
    "dasar",
    "hasil",
    "proses",
    "penetap",
    "tanggal",
    "waktu_ditetapkan",
)


def tempat_dokumen(capaian: CapaianOrganisasi, _nama: str) -> str:
    return f"capaian/{capaian.sha256[:2]}/{capaian.sha256}.pdf"


class CapaianOrganisasi(Beralur, Berwaktu):
    alur = CAPAIAN

    unit_kerja = models.ForeignKey(
        UnitKerja, models.PROTECT, related_name="daftar_capaian", verbose_name="unit kerja"
    )
    periode = models.ForeignKey(PeriodePenilaian, models.PROTECT, related_name="daftar_capaian")
    status = models.CharField(max_length=12, choices=StatusCapaian, default=StatusCapaian.DRAF)
    predikat = models.CharField(
        "capaian kinerja organisasi", max_length=16, choices=PredikatOrganisasi
    )
    dasar = models.TextField("dasar penetapan", max_length=4000)
    hasil = models.CharField("hasil", max_length=10, choices=Rating, blank=True)
    proses = models.CharField(
        "proses (pelaksanaan reformasi birokrasi)", max_length=12, choices=Proses, blank=True
    )
    pengusul = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    penetap = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    tanggal = models.DateField("tanggal ditetapkan", null=True, blank=True)
    waktu_ditetapkan = models.DateTimeField("ditetapkan", null=True, blank=True)
    # Only for the top unit, whose level is decided outside the portal.
    nomor_dokumen = models.CharField("nomor dokumen", max_length=100, blank=True)
    dokumen = models.FileField(upload_to=tempat_dokumen, blank=True, default="", max_length=200)
    nama_dokumen = models.CharField(max_length=200, blank=True)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)

    objects = CapaianOrganisasiQuerySet.as_manager()

    class Meta:
        verbose_name = "capaian kinerja organisasi"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=StatusCapaian.values,
                    predikat__in=PredikatOrganisasi.values,
                    hasil__in=["", *Rating.values],
                    proses__in=["", *Proses.values],
                ),
                name="capaian_pilihan_sah",
            ),
            models.UniqueConstraint(fields=["unit_kerja", "periode"], name="capaian_satu_per_unit"),
            models.CheckConstraint(condition=~Q(dasar=""), name="capaian_berdasar"),
            models.CheckConstraint(
                condition=Q(status=StatusCapaian.DRAF, penetap=None, tanggal=None)
                | Q(
                    status=StatusCapaian.DITETAPKAN,
                    penetap__isnull=False,
                    tanggal__isnull=False,
                    waktu_ditetapkan__isnull=False,
                ),
                name="capaian_ditetapkan_lengkap",
            ),
        ]

    def __str__(self) -> str:
        return f"Capaian {self.unit_kerja} {self.periode}"

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:capaian", args=[self.unit_kerja_id, self.periode_id])
