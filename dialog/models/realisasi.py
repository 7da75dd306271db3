"""What was achieved of one IKI in one period, and its evidence. Shape and constraints, no acts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialog.aturan.realisasi import ALUR, DAPAT_DIUBAH
from dialog.kueri.realisasi import BuktiDukungQuerySet, RealisasiIKIQuerySet
from dialog.pilihan import JenisBukti, SifatRealisasi, StatusRealisasi
from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.inti.tautan import inang
from ekinerja.kalender.models import PeriodePenilaian
from skp.models import SKP, IndikatorKinerjaIndividu

# What a locked realisasi says of itself for good; the database refuses to change it (apps.ready).
BEKU = (
    "iki_akar",
    "skp",
    "periode",
    "sifat",
    "uraian",
    "nilai_angka",
    "kendala",
    "status",
    "waktu_dikirim",
)


class RealisasiIKI(Beralur, Berwaktu):
    """Keyed to the root of the IKI, the same through all versions of the SKP.

    ``skp`` is the version in force when it was written. No row means «belum diisi».
    """

    alur = ALUR

    iki_akar = models.ForeignKey(
        IndikatorKinerjaIndividu,
        models.PROTECT,
        related_name="daftar_realisasi",
        verbose_name="indikator kinerja individu",
    )
    skp = models.ForeignKey(SKP, models.PROTECT, related_name="daftar_realisasi")
    periode = models.ForeignKey(PeriodePenilaian, models.PROTECT, related_name="daftar_realisasi")
    sifat = models.CharField(max_length=8, choices=SifatRealisasi)
    uraian = models.TextField("realisasi", max_length=4000)
    nilai_angka = models.DecimalField(
        "realisasi dalam angka", max_digits=16, decimal_places=4, null=True, blank=True
    )
    kendala = models.TextField(max_length=4000, blank=True)
    status = models.CharField(max_length=12, choices=StatusRealisasi, default=StatusRealisasi.DRAF)
    waktu_dikirim = models.DateTimeField("dikirim", null=True, blank=True)
    catatan_pengembalian = models.TextField(max_length=4000, blank=True)

    objects = RealisasiIKIQuerySet.as_manager()

    class Meta:
        verbose_name = "realisasi"
        verbose_name_plural = "realisasi"
        constraints = [
            models.CheckConstraint(
                condition=Q(status__in=StatusRealisasi.values, sifat__in=SifatRealisasi.values),
                name="realisasi_pilihan_sah",
            ),
            models.UniqueConstraint(fields=["iki_akar", "periode"], name="realisasi_satu_per_iki"),
            models.CheckConstraint(
                condition=~Q(status__in=[StatusRealisasi.DIKIRIM, StatusRealisasi.DIREVIU])
                | Q(waktu_dikirim__isnull=False) & ~Q(uraian=""),
                name="realisasi_dikirim_lengkap",
            ),
        ]
        indexes = [
            models.Index(fields=["skp", "periode"], name="realisasi_skp"),
            models.Index(
                fields=["skp"],
                condition=Q(status=StatusRealisasi.DIKEMBALIKAN),
                name="realisasi_dikembalikan",
            ),
        ]

    def __str__(self) -> str:
        return f"Realisasi {self.periode} {self.iki_akar}"

    @property
    def dapat_diubah(self) -> bool:
        return self.status in DAPAT_DIUBAH

    def get_absolute_url(self) -> str:
        return reverse("dialog:realisasi", args=[self.skp_id, self.periode_id])


def tempat_bukti(bukti: BuktiDukung, _nama: str) -> str:
    """By content: the same file given twice is kept once."""
    return f"bukti/{bukti.sha256[:2]}/{bukti.sha256}"


class BuktiDukung(Berwaktu):
    """Words, a link or a file; a link is kept with the day it was given (``waktu_dibuat``).

    The form asks for the words («Bukti Dukung (*)») and takes a link «jika diperlukan».
    """

    realisasi = models.ForeignKey(RealisasiIKI, models.PROTECT, related_name="daftar_bukti")
    jenis = models.CharField(max_length=10, choices=JenisBukti)
    keterangan = models.CharField("bukti dukung", max_length=500)
    url = models.URLField("tautan", max_length=500, blank=True)
    berkas = models.FileField(upload_to=tempat_bukti, blank=True, default="", max_length=200)
    nama_berkas = models.CharField(max_length=200, blank=True)
    tipe = models.CharField("tipe berkas", max_length=100, blank=True)
    ukuran_byte = models.PositiveIntegerField(default=0)
    sha256 = models.CharField("SHA-256", max_length=64, blank=True)

    objects = BuktiDukungQuerySet.as_manager()

    class Meta:
        ordering = ["pk"]
        verbose_name = "bukti dukung"
        verbose_name_plural = "bukti dukung"
        constraints = [
            models.CheckConstraint(condition=~Q(keterangan=""), name="bukti_berketerangan"),
            models.CheckConstraint(
                condition=Q(jenis=JenisBukti.KETERANGAN, url="", berkas="", sha256="")
                | Q(jenis=JenisBukti.TAUTAN, berkas="", sha256="") & ~Q(url="")
                | Q(jenis=JenisBukti.BERKAS, url="") & ~Q(berkas="") & ~Q(sha256=""),
                name="bukti_tautan_atau_berkas",
            ),
        ]

    def __str__(self) -> str:
        return self.keterangan

    @property
    def inang(self) -> str:
        """The host of the link, shown beside it; empty where it may not be followed."""
        return inang(self.url)
