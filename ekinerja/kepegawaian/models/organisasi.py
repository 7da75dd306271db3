"""The organisation: instansi, its tree of units, its posts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from ekinerja.kepegawaian import kueri
from ekinerja.kepegawaian.pilihan import (
    JENJANG_KATEGORI,
    JENJANG_KELOMPOK,
    JenisInstansi,
    Jenjang,
    JenjangJF,
    KategoriJF,
    KelompokJabatan,
    ZonaWaktu,
)


class Instansi(models.Model):
    nama = models.CharField(max_length=200, unique=True)
    singkatan = models.CharField(max_length=40, blank=True)
    logo = models.FileField(upload_to="instansi/", blank=True)
    alamat = models.TextField(max_length=500, blank=True)
    kota_penetapan = models.CharField("kota penetapan", max_length=100)
    jenis = models.CharField(max_length=10, choices=JenisInstansi)
    kontak_bantuan = models.CharField("kontak bantuan", max_length=200, blank=True)
    tautan_panduan = models.URLField("tautan panduan", blank=True)

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name_plural = "instansi"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=JenisInstansi.values), name="instansi_jenis_sah"
            )
        ]

    def __str__(self) -> str:
        return self.nama


class UnitKerja(models.Model):
    """A node of the tree. ``jalur`` holds the keys of its ancestors and itself: ``/1/5/9/``."""

    nama = models.CharField(max_length=200)
    singkatan = models.CharField(max_length=40, blank=True)
    induk = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="daftar_anak"
    )
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_unit")
    kepala_jabatan = models.OneToOneField(
        "kepegawaian.Jabatan",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="unit_dipimpin",
        verbose_name="jabatan kepala",
    )
    mandiri = models.BooleanField("unit kerja mandiri", default=False)
    zona_waktu = models.CharField("zona waktu", max_length=4, choices=ZonaWaktu)
    aktif = models.BooleanField(default=True)
    jalur = models.CharField(max_length=255, default="", editable=False)

    objects = kueri.UnitKerjaQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name = "unit kerja"
        verbose_name_plural = "unit kerja"
        indexes = [
            models.Index(fields=["jalur"], name="unit_jalur", opclasses=["varchar_pattern_ops"])
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(zona_waktu__in=ZonaWaktu.values), name="unit_zona_sah"
            ),
            models.CheckConstraint(
                condition=Q(induk=None) | ~Q(induk=F("id")), name="unit_bukan_induk_sendiri"
            ),
            models.UniqueConstraint(
                fields=["induk", "nama"], name="unit_nama_unik", condition=Q(aktif=True)
            ),
        ]

    def __str__(self) -> str:
        return self.nama

    @property
    def sebutan(self) -> str:
        """The short name where there is one."""
        return self.singkatan or self.nama


class PangkatGolongan(models.Model):
    kode = models.CharField(max_length=5, unique=True)
    nama = models.CharField(max_length=60)
    urutan = models.PositiveSmallIntegerField(unique=True)

    class Meta:
        ordering = ["urutan"]
        verbose_name = "pangkat/golongan ruang"
        verbose_name_plural = "pangkat/golongan ruang"
        constraints = [
            models.CheckConstraint(
                condition=Q(urutan__range=(1, 17)), name="pangkat_urutan_1_sampai_17"
            )
        ]

    def __str__(self) -> str:
        return f"{self.nama} - {self.kode}"


def _jenjang_sesuai_kelompok() -> Q:
    """Each kelompok has its own kind of level, and a level of no other kelompok."""
    sah = Q(kelompok=KelompokJabatan.PEJABAT_NEGARA, jenjang="", kategori_jf="", jenjang_jf="")
    for kelompok, jenjang in JENJANG_KELOMPOK.items():
        sah |= Q(kelompok=kelompok, jenjang__in=jenjang, kategori_jf="", jenjang_jf="")
    for kategori, jenjang_jf in JENJANG_KATEGORI.items():
        sah |= Q(
            kelompok=KelompokJabatan.JF,
            jenjang="",
            kategori_jf=kategori,
            jenjang_jf__in=jenjang_jf,
        )
    return sah


class Jabatan(models.Model):
    nama = models.CharField(max_length=200)
    kelompok = models.CharField(max_length=15, choices=KelompokJabatan)
    jenjang = models.CharField(max_length=15, choices=Jenjang, blank=True)
    kategori_jf = models.CharField("kategori JF", max_length=15, choices=KategoriJF, blank=True)
    jenjang_jf = models.CharField("jenjang JF", max_length=15, choices=JenjangJF, blank=True)
    kelas_jabatan = models.PositiveSmallIntegerField("kelas jabatan", null=True, blank=True)
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_jabatan")
    pimpinan_unit_mandiri = models.BooleanField("pimpinan unit kerja mandiri", default=False)
    atasan = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="daftar_jabatan_bawahan"
    )
    aktif = models.BooleanField(default=True)

    objects = kueri.JabatanQuerySet.as_manager()

    class Meta:
        ordering = ["nama", "pk"]
        verbose_name_plural = "jabatan"
        constraints = [
            models.CheckConstraint(
                condition=_jenjang_sesuai_kelompok(), name="jabatan_jenjang_sesuai_kelompok"
            ),
            models.CheckConstraint(
                condition=Q(atasan=None) | ~Q(atasan=F("id")), name="jabatan_bukan_atasan_sendiri"
            ),
            models.CheckConstraint(
                condition=Q(kelas_jabatan=None) | Q(kelas_jabatan__range=(1, 17)),
                name="jabatan_kelas_1_sampai_17",
            ),
        ]

    def __str__(self) -> str:
        return self.nama
