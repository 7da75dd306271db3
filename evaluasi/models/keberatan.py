"""An objection to an evaluation, up to the decision of the atasan pejabat penilai."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.kepegawaian.models import Pegawai
from evaluasi.aturan.alur import KEBERATAN, KEBERATAN_AKTIF
from evaluasi.kueri.keberatan import KeberatanQuerySet
from evaluasi.models.evaluasi import EvaluasiKinerja
from evaluasi.pilihan import Rating, StatusKeberatan

DIPUTUS = [StatusKeberatan.DIPUTUS_TETAP, StatusKeberatan.DIPUTUS_DIUBAH]
# What somebody handed in stays as it was; the database refuses to change it (apps.ready).
PENGAJUAN_BEKU = ("evaluasi", "alasan", "lampiran", "nama_lampiran", "sha256_lampiran")
# What a decision says for good.
PUTUSAN_BEKU = (
    "status",
    "tujuan",
    "batas_penjelasan",
    "penjelasan_penilai",
    "waktu_penjelasan_penilai",
    "penjelasan_pegawai",
    "waktu_penjelasan_pegawai",
    "pertimbangan",
    "rating_hasil_kerja_baru",
    "rating_perilaku_baru",
    "nilai_baru",
    "pemutus",
    "waktu_putusan",
    "nomor_putusan",
    "dokumen_putusan",
    "nama_putusan",
    "sha256_putusan",
    "hasil",
)


def tempat_lampiran(keberatan: Keberatan, _nama: str) -> str:
    return f"keberatan/{keberatan.sha256_lampiran[:2]}/{keberatan.sha256_lampiran}"


def tempat_putusan(keberatan: Keberatan, _nama: str) -> str:
    return f"keberatan/{keberatan.sha256_putusan[:2]}/{keberatan.sha256_putusan}"


class Keberatan(Beralur, Berwaktu):
    """``tujuan`` is empty while nobody stands above the penilai; at the top of a chain the decision
    is taken on paper, and the pengelola records it with its number and document."""

    alur = KEBERATAN

    evaluasi = models.ForeignKey(EvaluasiKinerja, models.PROTECT, related_name="daftar_keberatan")
    status = models.CharField(
        max_length=16, choices=StatusKeberatan, default=StatusKeberatan.DIAJUKAN
    )
    alasan = models.TextField("alasan keberatan", max_length=4000)
    lampiran = models.FileField(upload_to=tempat_lampiran, blank=True, default="", max_length=200)
    nama_lampiran = models.CharField(max_length=200, blank=True)
    sha256_lampiran = models.CharField("SHA-256", max_length=64, blank=True)
    tujuan = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="daftar_keberatan_diterima"
    )
    batas_penjelasan = models.DateTimeField(null=True, blank=True)
    penjelasan_penilai = models.TextField(max_length=4000, blank=True)
    waktu_penjelasan_penilai = models.DateTimeField(null=True, blank=True)
    penjelasan_pegawai = models.TextField(max_length=4000, blank=True)
    waktu_penjelasan_pegawai = models.DateTimeField(null=True, blank=True)
    pertimbangan = models.TextField("pertimbangan putusan", max_length=4000, blank=True)
    rating_hasil_kerja_baru = models.CharField(max_length=10, choices=Rating, blank=True)
    rating_perilaku_baru = models.CharField(max_length=10, choices=Rating, blank=True)
    nilai_baru = models.PositiveSmallIntegerField(null=True, blank=True)
    pemutus = models.ForeignKey(Pegawai, models.PROTECT, null=True, blank=True, related_name="+")
    waktu_putusan = models.DateTimeField("diputus", null=True, blank=True)
    nomor_putusan = models.CharField("nomor putusan", max_length=100, blank=True)
    dokumen_putusan = models.FileField(
        "dokumen putusan", upload_to=tempat_putusan, blank=True, default="", max_length=200
    )
    nama_putusan = models.CharField(max_length=200, blank=True)
    sha256_putusan = models.CharField("SHA-256 putusan", max_length=64, blank=True)
    hasil = models.OneToOneField(
        EvaluasiKinerja, models.PROTECT, null=True, blank=True, related_name="dari_keberatan"
    )

    objects = KeberatanQuerySet.as_manager()

    class Meta:
        verbose_name = "keberatan"
        verbose_name_plural = "keberatan"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=StatusKeberatan.values,
                    rating_hasil_kerja_baru__in=["", *Rating.values],
                    rating_perilaku_baru__in=["", *Rating.values],
                ),
                name="keberatan_pilihan_sah",
            ),
            models.CheckConstraint(condition=~Q(alasan=""), name="keberatan_beralasan"),
            models.UniqueConstraint(
                fields=["evaluasi"],
                condition=Q(status__in=sorted(KEBERATAN_AKTIF)),
                name="keberatan_satu_aktif",
            ),
            models.CheckConstraint(
                condition=~Q(status__in=DIPUTUS)
                | ~Q(pertimbangan="") & Q(waktu_putusan__isnull=False, pemutus__isnull=False),
                name="keberatan_putusan_lengkap",
            ),
            # Who decides by himself is the one it went to; else there is a paper.
            models.CheckConstraint(
                condition=~Q(status__in=DIPUTUS)
                | Q(tujuan__isnull=False, pemutus=F("tujuan"))
                | ~Q(nomor_putusan="") & ~Q(dokumen_putusan=""),
                name="keberatan_putusan_berdokumen",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusKeberatan.DIPUTUS_DIUBAH)
                | ~Q(rating_hasil_kerja_baru="")
                & ~Q(rating_perilaku_baru="")
                & Q(hasil__isnull=False),
                name="keberatan_diubah_bernilai",
            ),
        ]
        indexes = [
            models.Index(
                fields=["tujuan"],
                condition=Q(status__in=sorted(KEBERATAN_AKTIF)),
                name="keberatan_menunggu",
            )
        ]

    def __str__(self) -> str:
        return f"Keberatan atas {self.evaluasi}"

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:keberatan", args=[self.pk])

    @property
    def menunggu_pemeriksaan(self) -> bool:
        return self.status == StatusKeberatan.DIAJUKAN

    @property
    def sedang_diperiksa(self) -> bool:
        return self.status == StatusKeberatan.DIPERIKSA

    @property
    def berjalan(self) -> bool:
        return self.status in KEBERATAN_AKTIF
