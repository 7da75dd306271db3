"""The SKP itself: whose, for which post and year, and what is frozen when it is set."""

from __future__ import annotations

from django.db import models
from django.db.models import F, Q
from django.db.models.functions import ExtractYear
from django.db.models.lookups import Exact
from django.urls import reverse

from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.kepegawaian.models import Pegawai, RiwayatJabatan, UnitKerja
from skp.aturan import ALUR, BELUM_DITETAPKAN, DAPAT_DIUBAH, TAHUN_PERTAMA, TERKUNCI
from skp.kueri import SKPQuerySet
from skp.pilihan import (
    FormatSKP,
    FrekuensiDokumentasi,
    JenisDokumen,
    Pendekatan,
    StatusSKP,
)

# What a set SKP says of itself for good; the database refuses to change it (apps.ready).
BEKU = (
    "pegawai",
    "riwayat_jabatan",
    "unit_kerja",
    "tahun",
    "periode_mulai",
    "periode_selesai",
    "pendekatan",
    "format",
    "jenis_dokumen",
    "revisi",
    "induk",
    "waktu_ditetapkan",
    "tanggal_ditetapkan",
    "tempat_penetapan",
    "pejabat_penilai",
    "atasan_pejabat_penilai",
    "pemberi_pertimbangan",
    "cuplikan",
)


class SKP(Beralur, Berwaktu):
    alur = ALUR

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_skp")
    riwayat_jabatan = models.ForeignKey(
        RiwayatJabatan, models.PROTECT, related_name="daftar_skp", verbose_name="jabatan"
    )
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_skp")
    tahun = models.PositiveSmallIntegerField()
    periode_mulai = models.DateField("awal periode")
    periode_selesai = models.DateField("akhir periode")
    pendekatan = models.CharField(max_length=12, choices=Pendekatan)
    format = models.CharField(max_length=6, choices=FormatSKP)
    jenis_dokumen = models.CharField(max_length=10, choices=JenisDokumen, default=JenisDokumen.AWAL)
    revisi = models.PositiveSmallIntegerField(default=1)
    induk = models.ForeignKey("self", models.PROTECT, null=True, blank=True)
    frekuensi_dokumentasi = models.CharField(
        max_length=12, choices=FrekuensiDokumentasi, default=FrekuensiDokumentasi.BULANAN
    )

    status = models.CharField(max_length=12, choices=StatusSKP, default=StatusSKP.DRAF)
    waktu_diajukan = models.DateTimeField("diajukan", null=True, blank=True)
    waktu_diperiksa = models.DateTimeField("mulai diperiksa penilai", null=True, blank=True)
    catatan_pengembalian = models.TextField(blank=True)
    alasan_perubahan = models.TextField(blank=True)

    waktu_dialog = models.DateTimeField("dialog perencanaan final", null=True, blank=True)
    dialog_dengan = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+"
    )

    # Frozen when the SKP is set; before that penilai and identities are read live.
    waktu_ditetapkan = models.DateTimeField("ditetapkan", null=True, blank=True)
    tanggal_ditetapkan = models.DateField(null=True, blank=True)
    tempat_penetapan = models.CharField(max_length=100, blank=True)
    pejabat_penilai = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="daftar_skp_dinilai"
    )
    atasan_pejabat_penilai = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+"
    )
    pemberi_pertimbangan = models.ForeignKey(
        Pegawai, models.PROTECT, null=True, blank=True, related_name="+"
    )
    cuplikan = models.JSONField(null=True, blank=True)

    objects = SKPQuerySet.as_manager()

    class Meta:
        verbose_name = "SKP"
        constraints = [
            models.CheckConstraint(condition=Q(status__in=StatusSKP.values), name="skp_status_sah"),
            models.CheckConstraint(
                condition=Q(
                    pendekatan__in=Pendekatan.values,
                    format__in=FormatSKP.values,
                    jenis_dokumen__in=JenisDokumen.values,
                    frekuensi_dokumentasi__in=FrekuensiDokumentasi.values,
                ),
                name="skp_pilihan_sah",
            ),
            models.CheckConstraint(condition=Q(tahun__gte=TAHUN_PERTAMA), name="skp_tahun_berlaku"),
            models.CheckConstraint(
                condition=Q(periode_mulai__lte=F("periode_selesai")), name="skp_periode_urut"
            ),
            models.CheckConstraint(
                condition=Q(
                    Exact(ExtractYear("periode_mulai"), F("tahun")),
                    Exact(ExtractYear("periode_selesai"), F("tahun")),
                ),
                name="skp_periode_setahun",
            ),
            # Only the first SKP of a post stands on its own; the others say what they change.
            models.CheckConstraint(
                condition=Q(jenis_dokumen=JenisDokumen.AWAL, induk=None)
                | ~Q(jenis_dokumen=JenisDokumen.AWAL) & Q(induk__isnull=False) & ~Q(induk=F("id")),
                name="skp_induk_sesuai_jenis",
            ),
            models.CheckConstraint(condition=Q(revisi__gte=1), name="skp_revisi_dari_satu"),
            models.CheckConstraint(
                condition=Q(
                    status__in=sorted(TERKUNCI),
                    waktu_ditetapkan__isnull=False,
                    tanggal_ditetapkan__isnull=False,
                    pejabat_penilai__isnull=False,
                    cuplikan__isnull=False,
                )
                | ~Q(status__in=sorted(TERKUNCI))
                & Q(
                    waktu_ditetapkan=None,
                    tanggal_ditetapkan=None,
                    pejabat_penilai=None,
                    cuplikan__isnull=True,
                ),
                name="skp_ditetapkan_beku",
            ),
            models.CheckConstraint(
                condition=~Q(status=StatusSKP.DIAJUKAN) | Q(waktu_diajukan__isnull=False),
                name="skp_diajukan_berwaktu",
            ),
            models.CheckConstraint(
                condition=Q(waktu_dialog=None, dialog_dengan=None)
                | Q(waktu_dialog__isnull=False, dialog_dengan__isnull=False),
                name="skp_dialog_lengkap",
            ),
            models.CheckConstraint(
                condition=(Q(pejabat_penilai=None) | ~Q(pejabat_penilai=F("pegawai")))
                & (
                    Q(atasan_pejabat_penilai=None)
                    | ~Q(atasan_pejabat_penilai=F("pegawai"))
                    & ~Q(atasan_pejabat_penilai=F("pejabat_penilai"))
                )
                & (Q(pemberi_pertimbangan=None) | ~Q(pemberi_pertimbangan=F("pegawai"))),
                name="skp_penilai_bukan_diri",
            ),
            models.UniqueConstraint(
                fields=["riwayat_jabatan", "tahun"],
                condition=Q(status__in=sorted(BELUM_DITETAPKAN)),
                name="skp_satu_berjalan",
            ),
            models.UniqueConstraint(
                fields=["riwayat_jabatan", "tahun"],
                condition=Q(status=StatusSKP.DITETAPKAN),
                name="skp_satu_berlaku",
            ),
        ]
        indexes = [
            models.Index(fields=["pegawai", "-tahun"], name="skp_milik"),
            models.Index(fields=["unit_kerja", "tahun", "status"], name="skp_unit"),
            models.Index(
                fields=["pegawai"], condition=Q(status=StatusSKP.DIAJUKAN), name="skp_menunggu"
            ),
        ]

    def __str__(self) -> str:
        return f"SKP {self.tahun} {self.pegawai}"

    def get_absolute_url(self) -> str:
        return reverse("skp:rinci", args=[self.pk])

    @property
    def dapat_diubah(self) -> bool:
        return self.status in DAPAT_DIUBAH

    @property
    def terkunci(self) -> bool:
        """Set, and from then on read from its frozen content."""
        return self.status in TERKUNCI

    @property
    def judul(self) -> str:
        return f"Sasaran Kinerja Pegawai {self.tahun}"

    @property
    def label_pendek(self) -> str:
        return f"SKP {self.tahun}"
