"""Letters as rows: the inbox of a person, the daily digest, and what became of each e-mail."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from ekinerja.pemberitahuan.kueri import PemberitahuanQuerySet, PengirimanQuerySet
from ekinerja.pemberitahuan.pilihan import KALIMAT_PENGIRIMAN, KeadaanPengiriman, Saluran


class Pemberitahuan(models.Model):
    """One letter in one inbox, written in the transaction of the act it announces."""

    penerima = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, related_name="daftar_pemberitahuan"
    )
    jenis = models.CharField(max_length=80)
    kunci = models.CharField(max_length=200, unique=True)
    perihal = models.CharField(max_length=200)
    isi = models.TextField()
    tautan = models.CharField(max_length=300, blank=True)
    pengingat = models.BooleanField(default=False)
    waktu_dibuat = models.DateTimeField()
    waktu_dibaca = models.DateTimeField(null=True, blank=True)

    objects = PemberitahuanQuerySet.as_manager()

    class Meta:
        verbose_name = "pemberitahuan"
        verbose_name_plural = "pemberitahuan"
        indexes = [
            models.Index(
                fields=["penerima", "-waktu_dibuat", "-id"], name="pemberitahuan_kotak_masuk"
            ),
            models.Index(
                fields=["penerima"],
                condition=Q(waktu_dibaca=None),
                name="pemberitahuan_belum_dibaca",
            ),
        ]
        constraints = [
            # A path of this portal: neither another host nor ``//host``.
            models.CheckConstraint(
                condition=Q(tautan="") | Q(tautan__startswith="/") & ~Q(tautan__startswith="//"),
                name="pemberitahuan_tautan_jalur",
            )
        ]

    def __str__(self) -> str:
        return self.perihal

    def get_absolute_url(self) -> str:
        return reverse("pemberitahuan:buka", args=[self.pk])


class Rangkuman(models.Model):
    """The one e-mail a day that carries the reminders of a person."""

    penerima = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, related_name="daftar_rangkuman"
    )
    tanggal = models.DateField()
    perihal = models.CharField(max_length=200)
    isi = models.TextField()
    waktu_dibuat = models.DateTimeField()

    class Meta:
        verbose_name = "rangkuman"
        verbose_name_plural = "rangkuman"
        constraints = [
            models.UniqueConstraint(fields=["penerima", "tanggal"], name="rangkuman_satu_sehari")
        ]

    def __str__(self) -> str:
        return self.perihal


class Pengiriman(models.Model):
    """What became of one e-mail: of a letter, of a digest, or of a reminder inside a digest."""

    penerima = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, related_name="daftar_pengiriman"
    )
    pemberitahuan = models.ForeignKey(
        Pemberitahuan,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_pengiriman",
    )
    rangkuman = models.ForeignKey(
        Rangkuman, models.PROTECT, null=True, blank=True, related_name="daftar_pengiriman"
    )
    saluran = models.CharField(max_length=10, choices=Saluran.choices, default=Saluran.SUREL)
    alamat = models.CharField(max_length=254, blank=True)
    keadaan = models.CharField(
        max_length=15, choices=KeadaanPengiriman.choices, default=KeadaanPengiriman.MENUNGGU
    )
    percobaan = models.PositiveSmallIntegerField(default=0)
    diambil_sampai = models.DateTimeField(null=True, blank=True)
    galat = models.CharField(max_length=200, blank=True)
    waktu_dibuat = models.DateTimeField()
    waktu_terkirim = models.DateTimeField(null=True, blank=True)

    objects = PengirimanQuerySet.as_manager()

    class Meta:
        verbose_name = "pengiriman"
        verbose_name_plural = "pengiriman"
        indexes = [
            models.Index(fields=["-waktu_dibuat", "-id"], name="pengiriman_terbaru"),
            models.Index(
                fields=["penerima"],
                condition=Q(keadaan=KeadaanPengiriman.MENUNGGU),
                name="pengiriman_menunggu",
            ),
        ]
        constraints = [
            models.CheckConstraint(
                condition=Q(keadaan__in=KeadaanPengiriman.values), name="pengiriman_keadaan_sah"
            ),
            models.CheckConstraint(
                condition=Q(saluran__in=Saluran.values), name="pengiriman_saluran_sah"
            ),
            models.CheckConstraint(
                condition=Q(pemberitahuan__isnull=False) | Q(rangkuman__isnull=False),
                name="pengiriman_punya_isi",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan=KeadaanPengiriman.TERKIRIM) | Q(waktu_terkirim__isnull=False),
                name="pengiriman_terkirim_berwaktu",
            ),
            models.CheckConstraint(
                condition=~Q(keadaan=KeadaanPengiriman.DIRANGKUM)
                | Q(pemberitahuan__isnull=False, rangkuman__isnull=False),
                name="pengiriman_dirangkum_lengkap",
            ),
            models.UniqueConstraint(
                fields=["pemberitahuan", "saluran"], name="pengiriman_satu_per_saluran"
            ),
            models.UniqueConstraint(
                fields=["rangkuman", "saluran"],
                condition=Q(pemberitahuan=None),
                name="pengiriman_satu_per_rangkuman",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_saluran_display()} ke {self.penerima}"

    @property
    def kalimat(self) -> str:
        """What became of the e-mail; the page adds ``waktu_terkirim``."""
        keadaan = KeadaanPengiriman(self.keadaan)
        if self.waktu_terkirim is not None:
            dirangkum = keadaan == KeadaanPengiriman.DIRANGKUM
            return "Surel terkirim dalam rangkuman" if dirangkum else "Surel terkirim"
        if keadaan == KeadaanPengiriman.MENUNGGU and self.galat:
            return f"Surel akan dikirim ulang: {self.galat}"
        if self.galat:
            return f"Surel gagal: {self.galat}"
        if keadaan == KeadaanPengiriman.MENUNGGU and self.menunggu_rangkuman:
            return "Surel menunggu rangkuman pukul 06.00"
        return KALIMAT_PENGIRIMAN.get(keadaan, keadaan.label)

    @property
    def menunggu_rangkuman(self) -> bool:
        """Whether this is a reminder, which travels only in a digest."""
        return self.pemberitahuan is not None and self.pemberitahuan.pengingat

    @property
    def tindakan(self) -> str:
        """The act the letter speaks of, without a word of its text: «SKP: diajukan»."""
        if self.pemberitahuan is None:
            return "Rangkuman pengingat"
        bagian = self.pemberitahuan.jenis.replace("_", " ").split("/")
        ruang = bagian[0].upper() if len(bagian[0]) == 3 else bagian[0].capitalize()
        return f"{ruang}: {bagian[-1]}"
