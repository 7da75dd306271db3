"""Feedback as it was given. Shape and constraints, no acts."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.urls import reverse

from ekinerja.inti.models import Berwaktu
from ekinerja.kalender.models import PeriodePenilaian
from ekinerja.kepegawaian.models import Pegawai
from feedback.aturan import HANYA_PERILAKU
from feedback.kueri import UmpanBalikQuerySet
from feedback.pilihan import HubunganUmpanBalik, ObjekUmpanBalik, Respon, SifatWaktu
from skp.models import SKP, AspekPerilaku, IndikatorKinerjaIndividu, RencanaHasilKerja

# What was said stays as it was said; a correction is a new row that names the old one.
BEKU = (
    "pegawai",
    "skp",
    "periode",
    "pemberi",
    "pemberi_luar",
    "hubungan",
    "objek",
    "rhk",
    "iki",
    "aspek",
    "sifat_waktu",
    "respon",
    "isi",
    "kendala",
    "alternatif_solusi",
    "sumber_label",
    "dasar_bukti",
    "tanggal",
    "ralat_dari",
    "alasan_ralat",
)


class UmpanBalik(Berwaktu):
    """One piece of feedback on one result or one behaviour. ``versi`` counts its answer."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_umpan_balik")
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="daftar_umpan_balik")
    periode = models.ForeignKey(PeriodePenilaian, models.PROTECT, related_name="daftar_umpan_balik")
    pemberi = models.ForeignKey(
        Pegawai,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_umpan_balik_diberikan",
    )
    pemberi_luar = models.CharField("pemberi di luar portal", max_length=200, blank=True)
    hubungan = models.CharField(max_length=20, choices=HubunganUmpanBalik)
    objek = models.CharField(max_length=12, choices=ObjekUmpanBalik)
    rhk = models.ForeignKey(
        RencanaHasilKerja,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_umpan_balik",
        verbose_name="rencana hasil kerja",
    )
    iki = models.ForeignKey(
        IndikatorKinerjaIndividu,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_umpan_balik",
        verbose_name="indikator kinerja individu",
    )
    aspek = models.ForeignKey(
        AspekPerilaku,
        models.PROTECT,
        null=True,
        blank=True,
        related_name="daftar_umpan_balik",
        verbose_name="aspek perilaku",
    )
    sifat_waktu = models.CharField(
        "sifat", max_length=12, choices=SifatWaktu, default=SifatWaktu.BERKALA
    )
    respon = models.CharField(max_length=12, choices=Respon)
    isi = models.TextField("umpan balik", max_length=4000)
    kendala = models.TextField(max_length=4000, blank=True)
    alternatif_solusi = models.TextField("alternatif solusi", max_length=4000, blank=True)
    sumber_label = models.CharField("sumber", max_length=200)
    dasar_bukti = models.CharField("bukti dukung yang mendasari", max_length=500, blank=True)
    tanggal = models.DateField()
    atas_permintaan = models.BooleanField(default=False)
    tembusan_penilai_pada = models.DateTimeField(null=True, blank=True)
    ralat_dari = models.OneToOneField(
        "self", models.PROTECT, null=True, blank=True, related_name="ralat"
    )
    alasan_ralat = models.CharField("alasan ralat", max_length=500, blank=True)
    tanggapan_pegawai = models.TextField("tanggapan pegawai", max_length=4000, blank=True)
    waktu_tanggapan = models.DateTimeField("ditanggapi", null=True, blank=True)
    versi = models.PositiveIntegerField(default=1, editable=False)

    objects = UmpanBalikQuerySet.as_manager()

    class Meta:
        ordering = ["-tanggal", "-pk"]
        verbose_name = "umpan balik"
        verbose_name_plural = "umpan balik"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    hubungan__in=HubunganUmpanBalik.values,
                    sifat_waktu__in=SifatWaktu.values,
                    respon__in=Respon.values,
                ),
                name="umpan_balik_pilihan_sah",
            ),
            models.CheckConstraint(
                condition=Q(objek=ObjekUmpanBalik.HASIL_KERJA, rhk__isnull=False, aspek=None)
                | Q(objek=ObjekUmpanBalik.PERILAKU, aspek__isnull=False, rhk=None, iki=None),
                name="umpan_balik_satu_objek",
            ),
            models.CheckConstraint(
                condition=Q(objek=ObjekUmpanBalik.PERILAKU)
                | ~Q(hubungan__in=sorted(HANYA_PERILAKU)),
                name="umpan_balik_rekan_perilaku",
            ),
            models.CheckConstraint(
                condition=Q(pemberi__isnull=False, pemberi_luar="") & ~Q(pemberi=F("pegawai"))
                | Q(pemberi=None) & ~Q(pemberi_luar=""),
                name="umpan_balik_satu_pemberi",
            ),
            models.CheckConstraint(
                condition=~Q(isi="") & ~Q(sumber_label=""), name="umpan_balik_berisi"
            ),
            models.CheckConstraint(
                condition=Q(ralat_dari=None, alasan_ralat="")
                | Q(ralat_dari__isnull=False) & ~Q(alasan_ralat=""),
                name="umpan_balik_ralat_beralasan",
            ),
            models.CheckConstraint(
                condition=Q(tanggapan_pegawai="", waktu_tanggapan=None)
                | ~Q(tanggapan_pegawai="") & Q(waktu_tanggapan__isnull=False),
                name="umpan_balik_tanggapan_berwaktu",
            ),
        ]
        indexes = [models.Index(fields=["skp", "periode"], name="umpan_balik_skp")]

    def __str__(self) -> str:
        return self.isi[:80]

    @property
    def kesan(self) -> Respon:
        return Respon(self.respon)

    @property
    def tentang(self) -> str:
        """What it speaks about, in the words of the SKP."""
        return str(self.rhk or self.aspek)

    @property
    def diralat(self) -> bool:
        """Has a correction taken its place? Without a query where ``untuk_rinci`` read it."""
        return hasattr(self, "ralat")

    def get_absolute_url(self) -> str:
        return reverse("feedback:skp", args=[self.skp_id, self.periode_id])
