"""The evaluation of one SKP for one period, its ratings and how it became final."""

from __future__ import annotations

from functools import reduce
from operator import or_

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from evaluasi.aturan.alur import BELUM_DITETAPKAN, EVALUASI
from evaluasi.aturan.predikat import PREDIKAT
from evaluasi.kueri.evaluasi import EvaluasiKinerjaQuerySet
from evaluasi.models.capaian import CapaianOrganisasi
from evaluasi.pilihan import (
    JalurEvaluasi,
    JawabanKonfirmasi,
    JenisEvaluasi,
    Kelompok,
    Predikat,
    Rating,
    StatusEvaluasi,
)
from skp.models import SKP, AspekPerilaku, RencanaHasilKerja

# What a set evaluation says for good; the database refuses to change it (apps.ready).
EVALUASI_BEKU = (
    "skp",
    "skp_akar",
    "pegawai",
    "unit_kerja",
    "periode",
    "jenis",
    "jalur",
    "revisi",
    "capaian_organisasi",
    "pola_distribusi",
    "kelompok",
    "rating_hasil_kerja",
    "rating_perilaku",
    "predikat",
    "nilai",
    "kontribusi",
    "catatan_rekomendasi",
    "alasan_penyimpangan",
    "pejabat_penilai",
    "atasan_pejabat_penilai",
    "waktu_ditetapkan",
    "tanggal_ditetapkan",
    "tempat_penetapan",
    "batas_waktu",
    "cuplikan",
)


class EvaluasiKinerja(Beralur, Berwaktu):
    """``skp_akar`` is the first version of the SKP: one line of evaluations through adendum."""

    alur = EVALUASI

    skp = models.ForeignKey(SKP, models.PROTECT, related_name="daftar_evaluasi")
    skp_akar = models.ForeignKey(SKP, models.PROTECT, related_name="+")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_evaluasi")
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_evaluasi")
    periode = models.ForeignKey(PeriodePenilaian, models.PROTECT, related_name="daftar_evaluasi")
    jenis = models.CharField(max_length=10, choices=JenisEvaluasi)
    jalur = models.CharField(max_length=8, choices=JalurEvaluasi, default=JalurEvaluasi.NORMAL)
    revisi = models.PositiveSmallIntegerField(default=1)
    status = models.CharField(max_length=16, choices=StatusEvaluasi, default=StatusEvaluasi.TERBUKA)

    capaian_organisasi = models.ForeignKey(
        CapaianOrganisasi, models.PROTECT, null=True, blank=True, related_name="daftar_evaluasi"
    )
    pola_distribusi = models.JSONField(null=True, blank=True)
    kelompok = models.CharField(max_length=2, choices=Kelompok, blank=True)
    rating_hasil_kerja = models.CharField(max_length=10, choices=Rating, blank=True)
    rating_perilaku = models.CharField(
        "rating perilaku kerja", max_length=10, choices=Rating, blank=True
    )
    predikat = models.CharField(
        "predikat kinerja", max_length=16, choices=Predikat, blank=True, editable=False
    )
    nilai = models.PositiveSmallIntegerField("nilai kinerja", null=True, blank=True)
    kontribusi = models.TextField(
        "kontribusi terhadap kinerja organisasi", max_length=4000, blank=True
    )
    catatan_rekomendasi = models.TextField("catatan/rekomendasi", max_length=4000, blank=True)
    alasan_penyimpangan = models.TextField(
        "alasan menyimpang dari kelompok", max_length=4000, blank=True
    )

    pejabat_penilai = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="daftar_evaluasi_ditetapkan"
    )
    atasan_pejabat_penilai = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+"
    )
    waktu_ditetapkan = models.DateTimeField("ditetapkan", null=True, blank=True)
    tanggal_ditetapkan = models.DateField(null=True, blank=True)
    tempat_penetapan = models.CharField(max_length=100, blank=True)
    batas_waktu = models.DateTimeField("batas konfirmasi", null=True, blank=True)
    waktu_final = models.DateTimeField("final", null=True, blank=True)
    cuplikan = models.JSONField(null=True, blank=True)

    objects = EvaluasiKinerjaQuerySet.as_manager()

    class Meta:
        verbose_name = "evaluasi kinerja"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=StatusEvaluasi.values,
                    jenis__in=JenisEvaluasi.values,
                    jalur__in=JalurEvaluasi.values,
                    kelompok__in=["", *Kelompok.values],
                ),
                name="evaluasi_pilihan_sah",
            ),
            models.UniqueConstraint(
                fields=["skp_akar", "periode", "revisi"], name="evaluasi_revisi_unik"
            ),
            models.UniqueConstraint(
                fields=["skp_akar", "periode"],
                condition=~Q(status=StatusEvaluasi.DIGANTIKAN),
                name="evaluasi_satu_berlaku",
            ),
            # The predicate is what the matrix says of the two ratings, and nothing else.
            models.CheckConstraint(
                condition=reduce(
                    or_,
                    (
                        Q(rating_hasil_kerja=hasil, rating_perilaku=perilaku, predikat=predikat)
                        for (hasil, perilaku), predikat in PREDIKAT.items()
                    ),
                    (Q(rating_hasil_kerja="") | Q(rating_perilaku="")) & Q(predikat=""),
                ),
                name="evaluasi_predikat_menurut_matriks",
            ),
            models.CheckConstraint(
                condition=Q(nilai=None) | Q(nilai__gte=1, nilai__lte=120),
                name="evaluasi_nilai_1_sampai_120",
            ),
            models.CheckConstraint(
                condition=Q(status__in=sorted(BELUM_DITETAPKAN), waktu_ditetapkan=None)
                | ~Q(status__in=sorted(BELUM_DITETAPKAN))
                & ~Q(predikat="")
                & ~Q(kontribusi="")
                & Q(
                    waktu_ditetapkan__isnull=False,
                    tanggal_ditetapkan__isnull=False,
                    pejabat_penilai__isnull=False,
                    batas_waktu__isnull=False,
                    cuplikan__isnull=False,
                ),
                name="evaluasi_ditetapkan_lengkap",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusEvaluasi.FINAL) | Q(waktu_final__isnull=False),
                name="evaluasi_final_berwaktu",
            ),
            models.CheckConstraint(
                condition=(Q(pejabat_penilai=None) | ~Q(pejabat_penilai=F("pegawai")))
                & (
                    Q(atasan_pejabat_penilai=None)
                    | ~Q(atasan_pejabat_penilai=F("pegawai"))
                    & ~Q(atasan_pejabat_penilai=F("pejabat_penilai"))
                ),
                name="evaluasi_penilai_bukan_diri",
            ),
        ]
        indexes = [
            models.Index(fields=["pegawai", "periode"], name="evaluasi_milik"),
            models.Index(fields=["unit_kerja", "periode", "status"], name="evaluasi_unit"),
            models.Index(
                fields=["batas_waktu"],
                condition=Q(status=StatusEvaluasi.DITETAPKAN),
                name="evaluasi_menunggu_jawaban",
            ),
            models.Index(
                fields=["pegawai"],
                condition=Q(status__in=sorted(BELUM_DITETAPKAN)),
                name="evaluasi_menunggu_penilai",
            ),
        ]

    def __str__(self) -> str:
        return f"Evaluasi {self.periode} {self.pegawai}"

    def get_absolute_url(self) -> str:
        return reverse("evaluasi:rinci", args=[self.pk])


class PenilaianRHK(models.Model):
    """How one result was rated: for the suggestion only, never printed."""

    evaluasi = models.ForeignKey(
        EvaluasiKinerja, models.PROTECT, related_name="daftar_penilaian_rhk"
    )
    rhk = models.ForeignKey(RencanaHasilKerja, models.PROTECT, related_name="+")
    rating = models.CharField(max_length=10, choices=Rating, blank=True)
    umpan_balik_ringkas = models.TextField("umpan balik", max_length=4000, blank=True)

    class Meta:
        ordering = ["-rhk__jenis", "rhk__urutan", "pk"]
        verbose_name = "penilaian hasil kerja"
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "rhk"], name="penilaian_rhk_sekali"),
            models.CheckConstraint(
                condition=Q(rating__in=["", *Rating.values]), name="penilaian_rhk_rating_sah"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.rhk}: {self.rating or '–'}"


class PenilaianPerilaku(models.Model):
    evaluasi = models.ForeignKey(
        EvaluasiKinerja, models.PROTECT, related_name="daftar_penilaian_perilaku"
    )
    aspek = models.ForeignKey(AspekPerilaku, models.PROTECT, related_name="+")
    umpan_balik_ringkas = models.TextField("umpan balik", max_length=4000, blank=True)

    class Meta:
        ordering = ["aspek__urutan"]
        verbose_name = "penilaian perilaku"
        constraints = [
            models.UniqueConstraint(fields=["evaluasi", "aspek"], name="penilaian_perilaku_sekali")
        ]

    def __str__(self) -> str:
        return f"{self.aspek}: {self.umpan_balik_ringkas or '–'}"


class KonfirmasiEvaluasi(models.Model):
    """The one answer to a set evaluation. ``waktu`` is when it took effect: for an automatic one
    the deadline itself, however late the job ran; ``waktu_dicatat`` when it was written."""

    evaluasi = models.OneToOneField(EvaluasiKinerja, models.PROTECT, related_name="konfirmasi")
    jawaban = models.CharField(max_length=10, choices=JawabanKonfirmasi)
    waktu = models.DateTimeField()
    waktu_dicatat = models.DateTimeField("dicatat")
    batas_waktu = models.DateTimeField("batas konfirmasi")

    class Meta:
        verbose_name = "konfirmasi evaluasi"
        constraints = [
            models.CheckConstraint(
                condition=Q(jawaban__in=JawabanKonfirmasi.values), name="konfirmasi_jawaban_sah"
            )
        ]

    def __str__(self) -> str:
        return self.get_jawaban_display()
