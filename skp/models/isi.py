"""What an SKP holds: planned results, indicators, behaviours and the lampiran."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q

from skp.kueri import RHKQuerySet
from skp.models.skp import SKP
from skp.pilihan import (
    ArahTarget,
    AsalRHK,
    Aspek,
    BentukHasil,
    JenisHasil,
    JenisLampiran,
    KategoriSumberDaya,
    KondisiKonsekuensi,
    Perspektif,
    TingkatKendali,
)


class AspekPerilaku(models.Model):
    """One of the seven core values with its three guides: the fixed text of every form."""

    kode = models.CharField(max_length=30, unique=True)
    urutan = models.PositiveSmallIntegerField(unique=True)
    nama = models.CharField(max_length=60)
    panduan = models.JSONField(help_text="Tiga kalimat panduan perilaku.")
    versi_teks = models.PositiveSmallIntegerField(default=1)

    class Meta:
        ordering = ["urutan"]
        verbose_name = "aspek perilaku"

    def __str__(self) -> str:
        return self.nama


class RencanaHasilKerja(models.Model):
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="daftar_rhk")
    jenis = models.CharField(max_length=10, choices=JenisHasil)
    urutan = models.PositiveSmallIntegerField(default=1)
    uraian = models.CharField("rencana hasil kerja", max_length=1000)
    bentuk_hasil = models.CharField(max_length=16, choices=BentukHasil, blank=True)
    rhk_pimpinan = models.ForeignKey(
        "self",
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_rhk_pendukung",
        verbose_name="RHK pimpinan yang diintervensi",
    )
    teks_diintervensi = models.CharField(max_length=1000, blank=True)
    pemberi_tugas_label = models.CharField(
        "pejabat yang memberikan penugasan", max_length=200, blank=True
    )
    asal = models.CharField(max_length=12, choices=AsalRHK, default=AsalRHK.DIREKTIF)
    penugasan_tahun_berjalan = models.BooleanField(default=False)
    inisiatif_strategis = models.BooleanField(default=False)
    aktif = models.BooleanField(default=True)

    objects = RHKQuerySet.as_manager()

    class Meta:
        ordering = ["-jenis", "urutan", "pk"]
        verbose_name = "rencana hasil kerja"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    jenis__in=JenisHasil.values,
                    asal__in=AsalRHK.values,
                    bentuk_hasil__in=["", *BentukHasil.values],
                ),
                name="rhk_pilihan_sah",
            ),
            models.CheckConstraint(condition=~Q(uraian=""), name="rhk_berisi"),
            models.CheckConstraint(
                condition=Q(rhk_pimpinan=None) | Q(teks_diintervensi=""), name="rhk_satu_tautan"
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def diintervensi(self) -> str:
        """What stands in the column «RHK pimpinan yang diintervensi»."""
        return self.rhk_pimpinan.uraian if self.rhk_pimpinan else self.teks_diintervensi


class IndikatorKinerjaIndividu(models.Model):
    rhk = models.ForeignKey(RencanaHasilKerja, models.PROTECT, related_name="daftar_iki")
    iki_akar = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="daftar_versi"
    )
    urutan = models.PositiveSmallIntegerField(default=1)
    uraian = models.CharField("indikator kinerja individu", max_length=1000)
    target = models.CharField(max_length=255, blank=True)
    satuan = models.CharField(max_length=60, blank=True)
    target_min = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    target_maks = models.DecimalField(max_digits=16, decimal_places=4, null=True, blank=True)
    arah = models.CharField(max_length=14, choices=ArahTarget, default=ArahTarget.MAKIN_TINGGI)
    aspek = models.CharField(max_length=10, choices=Aspek, blank=True)
    aspek_kedua = models.CharField(max_length=10, choices=Aspek, blank=True)
    perspektif = models.CharField(max_length=20, choices=Perspektif, blank=True)
    tingkat_kendali = models.CharField(max_length=16, choices=TingkatKendali, blank=True)
    sumber_data = models.CharField(max_length=255, blank=True)
    tanpa_toleransi = models.BooleanField(default=False)
    dibekukan = models.BooleanField(default=False)

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = "indikator kinerja individu"
        constraints = [
            models.CheckConstraint(condition=~Q(uraian=""), name="iki_berisi"),
            models.CheckConstraint(
                condition=Q(
                    arah__in=ArahTarget.values,
                    aspek__in=["", *Aspek.values],
                    aspek_kedua__in=["", *Aspek.values],
                    perspektif__in=["", *Perspektif.values],
                    tingkat_kendali__in=["", *TingkatKendali.values],
                ),
                name="iki_pilihan_sah",
            ),
            models.CheckConstraint(
                condition=Q(target_min=None, target_maks=None)
                | Q(target_min__lte=F("target_maks")),
                name="iki_target_urut",
            ),
            models.CheckConstraint(
                condition=Q(aspek_kedua="") | ~Q(aspek="") & ~Q(aspek=F("aspek_kedua")),
                name="iki_aspek_berbeda",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian

    @property
    def label_aspek(self) -> str:
        """«Kuantitas» or, where the indicator measures two, «Kuantitas/Kualitas»."""
        return "/".join(Aspek(kode).label for kode in (self.aspek, self.aspek_kedua) if kode)


class EkspektasiPerilaku(models.Model):
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="daftar_ekspektasi")
    aspek = models.ForeignKey(AspekPerilaku, models.PROTECT, related_name="+")
    ekspektasi_khusus = models.CharField(max_length=1000, blank=True)

    class Meta:
        ordering = ["aspek__urutan"]
        verbose_name = "ekspektasi perilaku"
        constraints = [
            models.UniqueConstraint(fields=["skp", "aspek"], name="ekspektasi_satu_per_aspek")
        ]

    def __str__(self) -> str:
        return f"{self.aspek}: {self.ekspektasi_khusus or '–'}"


class LampiranSKP(models.Model):
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="daftar_lampiran")
    jenis = models.CharField(max_length=12, choices=JenisLampiran)
    urutan = models.PositiveSmallIntegerField(default=1)
    uraian = models.CharField(max_length=1000)
    kondisi = models.CharField(max_length=16, choices=KondisiKonsekuensi, blank=True)
    kategori = models.CharField(max_length=24, choices=KategoriSumberDaya, blank=True)
    rhk = models.ForeignKey(
        RencanaHasilKerja, models.PROTECT, null=True, blank=True, related_name="daftar_skema"
    )
    jadwal = models.CharField(max_length=100, blank=True)
    bukti_diharapkan = models.CharField(max_length=255, blank=True)

    class Meta:
        ordering = ["jenis", "urutan", "pk"]
        verbose_name = "lampiran SKP"
        constraints = [
            models.CheckConstraint(condition=~Q(uraian=""), name="lampiran_berisi"),
            models.CheckConstraint(
                condition=Q(
                    jenis__in=JenisLampiran.values,
                    kondisi__in=["", *KondisiKonsekuensi.values],
                    kategori__in=["", *KategoriSumberDaya.values],
                ),
                name="lampiran_pilihan_sah",
            ),
            models.CheckConstraint(
                condition=Q(jenis=JenisLampiran.KONSEKUENSI) & ~Q(kondisi="")
                | ~Q(jenis=JenisLampiran.KONSEKUENSI) & Q(kondisi=""),
                name="lampiran_kondisi_konsekuensi",
            ),
            models.CheckConstraint(
                condition=Q(kategori="") | Q(jenis=JenisLampiran.SUMBER_DAYA),
                name="lampiran_kategori_sumber_daya",
            ),
            models.CheckConstraint(
                condition=Q(rhk=None, jadwal="", bukti_diharapkan="")
                | Q(jenis=JenisLampiran.SKEMA),
                name="lampiran_jadwal_skema",
            ),
        ]

    def __str__(self) -> str:
        return self.uraian
