"""The dialogue, who took part, and its minutes: shape and constraints, no acts."""

from __future__ import annotations

from django.db import models
from django.db.models import Q
from django.urls import reverse

from dialog.aturan.risalah import ALUR
from dialog.kueri.risalah import RisalahQuerySet
from dialog.pilihan import (
    LingkupDialog,
    MetodeDialog,
    Penyelesaian,
    SifatDialog,
    StatusRisalah,
    TahapDialog,
    TopikDialog,
)
from ekinerja.inti.models import Beralur, Berwaktu
from ekinerja.kepegawaian.models import Pegawai
from skp.models import SKP, IndikatorKinerjaIndividu

# What nobody changes once the minutes are final; the database refuses it too.
BEKU = (
    "dialog",
    "status",
    "pokok_bahasan",
    "penyesuaian_ukuran",
    "penyelesaian",
    "keterangan",
    "waktu_ditanggapi",
    "batas_konfirmasi",
    "waktu_final",
)


class DialogKinerja(Berwaktu):
    """A talk between a leader and one or more employees about one SKP."""

    skp = models.ForeignKey(SKP, models.PROTECT, related_name="daftar_dialog")
    tahap = models.CharField(max_length=14, choices=TahapDialog)
    lingkup = models.CharField(max_length=12, choices=LingkupDialog, default=LingkupDialog.INDIVIDU)
    metode = models.CharField(max_length=20, choices=MetodeDialog, default=MetodeDialog.TATAP_MUKA)
    sifat = models.CharField(max_length=14, choices=SifatDialog, default=SifatDialog.DIRENCANAKAN)
    topik = models.CharField(max_length=24, choices=TopikDialog, default=TopikDialog.HASIL_KERJA)
    tanggal = models.DateField()
    tempat_media = models.CharField("tempat atau media", max_length=200)
    pimpinan = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_dialog_dipimpin")
    lanjutan_dari = models.ForeignKey(
        "self", models.PROTECT, null=True, blank=True, related_name="daftar_lanjutan"
    )

    class Meta:
        verbose_name = "dialog kinerja"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    tahap__in=TahapDialog.values,
                    lingkup__in=LingkupDialog.values,
                    metode__in=MetodeDialog.values,
                    sifat__in=SifatDialog.values,
                    topik__in=TopikDialog.values,
                ),
                name="dialog_pilihan_sah",
            ),
            models.CheckConstraint(condition=~Q(tempat_media=""), name="dialog_bertempat"),
        ]

    def __str__(self) -> str:
        return f"Dialog {self.get_tahap_display().lower()} {self.tanggal}"


class PesertaDialog(models.Model):
    """An employee who took part, and when he agreed with the minutes."""

    dialog = models.ForeignKey(DialogKinerja, models.PROTECT, related_name="daftar_peserta")
    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_kehadiran_dialog")
    waktu_konfirmasi = models.DateTimeField("dikonfirmasi", null=True, blank=True)
    otomatis = models.BooleanField("dikonfirmasi otomatis", default=False)

    class Meta:
        ordering = ["pk"]
        verbose_name = "peserta dialog"
        constraints = [
            models.UniqueConstraint(fields=["dialog", "pegawai"], name="peserta_sekali"),
            models.CheckConstraint(
                condition=Q(otomatis=False) | Q(waktu_konfirmasi__isnull=False),
                name="peserta_otomatis_berwaktu",
            ),
        ]

    def __str__(self) -> str:
        return str(self.pegawai)


class RisalahDialog(Beralur, Berwaktu):
    """The minutes of one dialogue."""

    alur = ALUR

    dialog = models.OneToOneField(DialogKinerja, models.PROTECT, related_name="risalah")
    status = models.CharField(max_length=20, choices=StatusRisalah, default=StatusRisalah.DRAF)
    pokok_bahasan = models.TextField("pokok bahasan dan kesepakatan", max_length=4000, blank=True)
    penyesuaian_ukuran = models.BooleanField(
        "penyesuaian ukuran keberhasilan dan target", null=True, blank=True
    )
    penyelesaian = models.CharField(
        "status penyelesaian", max_length=14, choices=Penyelesaian, blank=True
    )
    keterangan = models.TextField(max_length=4000, blank=True)
    catatan_pengembalian = models.TextField(max_length=4000, blank=True)
    waktu_ditanggapi = models.DateTimeField("ditanggapi pimpinan", null=True, blank=True)
    batas_konfirmasi = models.DateTimeField("batas konfirmasi", null=True, blank=True)
    waktu_final = models.DateTimeField("final", null=True, blank=True)

    objects = RisalahQuerySet.as_manager()

    class Meta:
        verbose_name = "risalah dialog"
        constraints = [
            models.CheckConstraint(
                condition=Q(
                    status__in=StatusRisalah.values, penyelesaian__in=["", *Penyelesaian.values]
                ),
                name="risalah_pilihan_sah",
            ),
            models.CheckConstraint(
                condition=Q(status=StatusRisalah.FINAL, waktu_final__isnull=False)
                | ~Q(status=StatusRisalah.FINAL) & Q(waktu_final=None),
                name="risalah_final_berwaktu",
            ),
            models.CheckConstraint(
                condition=Q(status__in=[StatusRisalah.DRAF, StatusRisalah.MENUNGGU_PIMPINAN])
                | Q(penyesuaian_ukuran__isnull=False, batas_konfirmasi__isnull=False)
                & ~Q(penyelesaian=""),
                name="risalah_ditanggapi_lengkap",
            ),
        ]
        indexes = [
            models.Index(
                fields=["batas_konfirmasi"],
                condition=Q(status=StatusRisalah.MENUNGGU_KONFIRMASI),
                name="risalah_menunggu",
            )
        ]

    def __str__(self) -> str:
        return f"Risalah {self.dialog}"

    def get_absolute_url(self) -> str:
        return reverse("dialog:rinci", args=[self.pk])

    @property
    def lanjut(self) -> bool:
        """Is this about a set SKP, with a sheet and agreed steps?"""
        return self.dialog.tahap != TahapDialog.PERENCANAAN

    @property
    def adendum_disepakati(self) -> bool:
        """Final minutes that ask for a change of the set SKP."""
        return bool(self.lanjut and self.waktu_final and self.penyesuaian_ukuran)


class AgendaRisalah(models.Model):
    """One row of what was talked about, with the words of the SKP as they stood then."""

    risalah = models.ForeignKey(RisalahDialog, models.PROTECT, related_name="daftar_agenda")
    iki = models.ForeignKey(
        IndikatorKinerjaIndividu, models.SET_NULL, null=True, blank=True, related_name="+"
    )
    urutan = models.PositiveSmallIntegerField()
    rhk_uraian = models.CharField("rencana hasil kerja", max_length=1000)
    iki_uraian = models.CharField("indikator kinerja individu", max_length=1000)
    target = models.CharField(max_length=255, blank=True)
    progres = models.TextField("progres pencapaian hasil kerja", max_length=4000, blank=True)
    masalah = models.TextField("masalah/hambatan", max_length=4000, blank=True)
    penyebab = models.TextField(max_length=4000, blank=True)
    rencana_aksi = models.TextField("rencana aksi", max_length=8000, blank=True)
    realisasi = models.TextField("realisasi terakhir", max_length=4000, blank=True)
    usulan_solusi = models.TextField("usulan solusi", max_length=4000, blank=True)

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = "agenda risalah"
        constraints = [
            models.UniqueConstraint(fields=["risalah", "urutan"], name="agenda_urutan_unik")
        ]

    def __str__(self) -> str:
        return self.iki_uraian


class StrategiRisalah(models.Model):
    """What is to be done about the problems, by whom and until when."""

    risalah = models.ForeignKey(RisalahDialog, models.PROTECT, related_name="daftar_strategi")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.CharField("strategi", max_length=1000)
    penanggung_jawab = models.ForeignKey(Pegawai, models.PROTECT, related_name="+")
    tenggat = models.DateField()

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = "strategi"
        constraints = [
            models.UniqueConstraint(fields=["risalah", "urutan"], name="strategi_urutan_unik"),
            models.CheckConstraint(condition=~Q(uraian=""), name="strategi_berisi"),
        ]

    def __str__(self) -> str:
        return self.uraian


class UsulanTerobosan(models.Model):
    """A new idea of the employee; the leader answers it before the minutes are final."""

    risalah = models.ForeignKey(RisalahDialog, models.PROTECT, related_name="daftar_usulan")
    urutan = models.PositiveSmallIntegerField()
    uraian = models.CharField("usulan terobosan", max_length=1000)
    tanggapan_pimpinan = models.TextField(max_length=4000, blank=True)

    class Meta:
        ordering = ["urutan", "pk"]
        verbose_name = "usulan terobosan"
        constraints = [
            models.UniqueConstraint(fields=["risalah", "urutan"], name="usulan_urutan_unik"),
            models.CheckConstraint(condition=~Q(uraian=""), name="usulan_berisi"),
        ]

    def __str__(self) -> str:
        return self.uraian
