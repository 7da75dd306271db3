"""The person: account, identity, posts held, events of the career."""

from __future__ import annotations

from django.contrib.auth.models import AbstractUser
from django.db import models
from django.db.models import F, Q
from django.db.models.functions import Length
from django.db.models.lookups import Exact
from django.urls import reverse

from ekinerja.kepegawaian import aturan, kueri
from ekinerja.kepegawaian.models.organisasi import Instansi, Jabatan, PangkatGolongan, UnitKerja
from ekinerja.kepegawaian.pilihan import (
    JenisASN,
    JenisIdentitas,
    JenisKelamin,
    JenisPenugasan,
    JenisPeristiwa,
)


class Pengguna(AbstractUser):
    """An account. ``username`` is the NIP; everything about the person stands in ``Pegawai``."""

    cap_sesi = models.PositiveIntegerField(default=0, editable=False)

    class Meta:
        verbose_name = "pengguna"
        verbose_name_plural = "pengguna"

    def _get_session_auth_hash(self, secret: str | None = None) -> str:
        """Raising ``cap_sesi`` ends every session of the account."""
        asli = super()._get_session_auth_hash(secret=secret)  # type: ignore[misc]
        return f"{asli}.{self.cap_sesi}"


def _asn_sesuai_identitas() -> Q:
    return (
        Q(jenis_identitas=JenisIdentitas.NIP, jenis_asn__in=(JenisASN.PNS, JenisASN.CPNS))
        | Q(jenis_identitas=JenisIdentitas.NI_PPPK, jenis_asn=JenisASN.PPPK)
        | Q(
            jenis_identitas__in=(JenisIdentitas.NRP, JenisIdentitas.PEJABAT_NEGARA),
            jenis_asn="",
        )
    )


def _nomor_sesuai_identitas() -> Q:
    delapan_belas = Q(Exact(Length("nip"), 18))
    bernomor = (JenisIdentitas.NIP, JenisIdentitas.NI_PPPK)
    return (
        Q(jenis_identitas__in=bernomor, nip__isnull=False) & delapan_belas
        | Q(jenis_identitas=JenisIdentitas.NRP, nip__isnull=False) & ~Q(nip="")
        | Q(jenis_identitas=JenisIdentitas.PEJABAT_NEGARA, nip=None)
    )


class Pegawai(models.Model):
    """Somebody who is assessed or assesses.

    ``instansi``, ``unit_kerja`` and ``jabatan`` repeat the definitive post of today, so that lists
    need no join through time; ``layanan.penempatan`` keeps them.
    """

    jenis_identitas = models.CharField(
        "jenis identitas", max_length=15, choices=JenisIdentitas, default=JenisIdentitas.NIP
    )
    nip = models.CharField("NIP", max_length=30, unique=True, null=True, blank=True)
    nama_lengkap = models.CharField("nama lengkap", max_length=150)
    gelar_depan = models.CharField("gelar depan", max_length=50, blank=True)
    gelar_belakang = models.CharField("gelar belakang", max_length=80, blank=True)
    tanggal_lahir = models.DateField("tanggal lahir", null=True, blank=True)
    jenis_kelamin = models.CharField(
        "jenis kelamin", max_length=10, choices=JenisKelamin, blank=True
    )
    jenis_asn = models.CharField("jenis ASN", max_length=5, choices=JenisASN, blank=True)
    pangkat_golongan = models.ForeignKey(
        PangkatGolongan, models.PROTECT, null=True, blank=True, verbose_name="pangkat/golongan"
    )
    golongan_pppk = models.CharField("golongan PPPK", max_length=20, blank=True)
    tmt_pangkat = models.DateField("TMT pangkat", null=True, blank=True)
    email = models.EmailField("surel", blank=True)
    akun = models.OneToOneField(
        Pengguna, models.PROTECT, null=True, blank=True, related_name="pegawai"
    )
    aktif = models.BooleanField(default=True)
    instansi = models.ForeignKey(Instansi, models.PROTECT, related_name="daftar_pegawai")
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_pegawai")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="daftar_pegawai")

    objects = kueri.PegawaiQuerySet.as_manager()

    class Meta:
        ordering = ["nama_lengkap", "pk"]
        verbose_name_plural = "pegawai"
        indexes = [
            models.Index(fields=["instansi", "nama_lengkap", "id"], name="pegawai_daftar_instansi")
        ]
        constraints = [
            models.CheckConstraint(
                condition=_asn_sesuai_identitas(), name="pegawai_asn_sesuai_identitas"
            ),
            models.CheckConstraint(
                condition=_nomor_sesuai_identitas(), name="pegawai_nomor_sesuai_identitas"
            ),
            models.CheckConstraint(
                condition=Q(jenis_kelamin__in=["", *JenisKelamin.values]),
                name="pegawai_jenis_kelamin_sah",
            ),
            models.CheckConstraint(condition=~Q(nama_lengkap=""), name="pegawai_bernama"),
        ]

    def __str__(self) -> str:
        return self.nama_gelar

    def get_absolute_url(self) -> str:
        return reverse("kepegawaian:rinci", args=[self.pk])

    @property
    def nama_gelar(self) -> str:
        """The name as documents print it: «drg. Rahayu Kusumawardani, M.K.M.»."""
        depan = f"{self.gelar_depan} " if self.gelar_depan else ""
        belakang = f", {self.gelar_belakang}" if self.gelar_belakang else ""
        return f"{depan}{self.nama_lengkap}{belakang}"

    @property
    def nip_tampil(self) -> str:
        """The number grouped for the eye; empty for a pejabat negara."""
        if self.jenis_identitas == JenisIdentitas.NIP:
            return aturan.kelompokkan_nip(self.nip or "")
        return self.nip or ""

    @property
    def pangkat_tampil(self) -> str:
        """«Pembina - IV/a», the golongan of a PPPK, or nothing."""
        return str(self.pangkat_golongan) if self.pangkat_golongan else self.golongan_pppk


class RiwayatJabatan(models.Model):
    """A post held from ``tmt_mulai`` to ``tmt_selesai``, both days included; no end means open.

    Definitive posts of one person never overlap (exclusion constraint, trigger on SQLite).
    """

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_riwayat_jabatan")
    jabatan = models.ForeignKey(Jabatan, models.PROTECT, related_name="daftar_riwayat")
    unit_kerja = models.ForeignKey(UnitKerja, models.PROTECT, related_name="daftar_riwayat")
    jenis_penugasan = models.CharField(
        "jenis penugasan",
        max_length=10,
        choices=JenisPenugasan,
        default=JenisPenugasan.DEFINITIF,
    )
    tmt_mulai = models.DateField("TMT mulai")
    tmt_selesai = models.DateField("TMT selesai", null=True, blank=True)
    nomor_sk = models.CharField("nomor SK", max_length=100, blank=True)

    objects = kueri.RiwayatJabatanQuerySet.as_manager()

    class Meta:
        ordering = ["-tmt_mulai", "-pk"]
        verbose_name = "riwayat jabatan"
        verbose_name_plural = "riwayat jabatan"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis_penugasan__in=JenisPenugasan.values),
                name="riwayat_jenis_penugasan_sah",
            ),
            models.CheckConstraint(
                condition=Q(tmt_selesai=None) | Q(tmt_selesai__gte=F("tmt_mulai")),
                name="riwayat_selesai_setelah_mulai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.jabatan} ({self.get_jenis_penugasan_display()})"


class PeristiwaKepegawaian(models.Model):
    """Something that bends the year of one person: transfer, study leave, illness."""

    pegawai = models.ForeignKey(Pegawai, models.PROTECT, related_name="daftar_peristiwa")
    jenis = models.CharField(max_length=25, choices=JenisPeristiwa)
    mulai = models.DateField()
    selesai = models.DateField(null=True, blank=True)
    unit_asal = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="daftar_peristiwa_keluar"
    )
    unit_tujuan = models.ForeignKey(
        UnitKerja, models.PROTECT, null=True, blank=True, related_name="daftar_peristiwa_masuk"
    )
    instansi_tujuan_teks = models.CharField("instansi tujuan", max_length=200, blank=True)
    keterangan = models.TextField(max_length=1000, blank=True)
    dokumen = models.CharField("nomor dan tanggal dokumen", max_length=200, blank=True)

    class Meta:
        ordering = ["-mulai", "-pk"]
        verbose_name = "peristiwa kepegawaian"
        verbose_name_plural = "peristiwa kepegawaian"
        constraints = [
            models.CheckConstraint(
                condition=Q(jenis__in=JenisPeristiwa.values), name="peristiwa_jenis_sah"
            ),
            models.CheckConstraint(
                condition=Q(selesai=None) | Q(selesai__gte=F("mulai")),
                name="peristiwa_selesai_setelah_mulai",
            ),
        ]

    def __str__(self) -> str:
        return f"{self.get_jenis_display()}: {self.pegawai}"
