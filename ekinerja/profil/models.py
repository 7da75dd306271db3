"""The chosen profile of an instansi for one year. A change makes a new row; the old ones stay."""

from __future__ import annotations

from typing import Any

from django.core.validators import MinValueValidator
from django.db import models
from django.db.models import Q

from ekinerja.profil.aturan import AMBANG_RESPONDEN_TERENDAH, TAHUN_PERTAMA
from ekinerja.profil.kueri import ProfilAturanQuerySet
from ekinerja.profil.pilihan import JenisHari, LabelTandaTangan, Pratetap

# What a row shares with ``aturan.Profil``; percents are stored as text in JSON, never as float.
KOLOM_PROFIL = (
    "kode",
    "nama_profil",
    "zona_waktu",
    "hari_konfirmasi",
    "jenis_hari",
    "gabung_tw4_akhir",
    "wajib_pemeringkatan",
    "wajib_reviu_pertimbangan",
    "wajib_360",
    "nilai_aktif",
    "rentang_nilai",
    "potongan_tunjangan",
    "potongan_predikat_persen",
    "potongan_pimpinan_persen",
    "jumlah_bulan_potongan",
    "jendela_mundur_hari",
    "dialog_minimal_per_triwulan",
    "label_butuh_perbaikan",
    "label_tanda_tangan",
    "label_sumber_daya",
    "min_ambang_responden_360",
    "reviu_awal_pengelola",
    "jadwal",
)


class ProfilAturan(models.Model):
    instansi = models.ForeignKey(
        "kepegawaian.Instansi", models.PROTECT, related_name="daftar_profil"
    )
    tahun = models.PositiveSmallIntegerField("tahun kinerja")
    aktif = models.BooleanField("berlaku", default=True)
    alasan = models.CharField("alasan", max_length=500)
    ditetapkan_oleh = models.ForeignKey(
        "kepegawaian.Pegawai", models.PROTECT, null=True, related_name="daftar_profil_ditetapkan"
    )
    waktu_ditetapkan = models.DateTimeField("ditetapkan")

    kode = models.CharField("pratetap", max_length=20, choices=Pratetap.choices)
    nama_profil = models.CharField("nama profil", max_length=100)
    zona_waktu = models.CharField("zona waktu", max_length=4)
    hari_konfirmasi = models.PositiveSmallIntegerField(
        "hari konfirmasi", validators=[MinValueValidator(1)]
    )
    jenis_hari = models.CharField("jenis hari", max_length=10, choices=JenisHari.choices)
    gabung_tw4_akhir = models.BooleanField("gabung triwulan IV dan akhir tahun")
    wajib_pemeringkatan = models.JSONField("periode wajib pemeringkatan", default=list)
    wajib_reviu_pertimbangan = models.BooleanField("wajib reviu pemberi pertimbangan")
    wajib_360 = models.BooleanField("wajib penilaian perilaku 360°")
    nilai_aktif = models.BooleanField("nilai angka dipakai")
    rentang_nilai = models.JSONField("rentang nilai", default=list)
    potongan_tunjangan = models.BooleanField("potongan tunjangan kinerja")
    potongan_predikat_persen = models.JSONField("potongan menurut predikat", default=dict)
    potongan_pimpinan_persen = models.DecimalField(
        "potongan pimpinan terlambat (persen)", max_digits=5, decimal_places=2
    )
    jumlah_bulan_potongan = models.PositiveSmallIntegerField("lama potongan (bulan)")
    jendela_mundur_hari = models.PositiveSmallIntegerField("jendela mundur catatan harian (hari)")
    dialog_minimal_per_triwulan = models.PositiveSmallIntegerField("dialog minimal per triwulan")
    label_butuh_perbaikan = models.CharField("sebutan Butuh Perbaikan", max_length=40)
    label_tanda_tangan = models.CharField(
        "sebutan tanda tangan", max_length=10, choices=LabelTandaTangan.choices
    )
    label_sumber_daya = models.CharField("judul lampiran sumber daya", max_length=60)
    min_ambang_responden_360 = models.PositiveSmallIntegerField("ambang responden 360°")
    reviu_awal_pengelola = models.BooleanField("reviu awal oleh pengelola kinerja")
    jadwal = models.JSONField("jadwal tahapan", default=list)

    objects = ProfilAturanQuerySet.as_manager()

    class Meta:
        verbose_name = "profil aturan"
        constraints = [
            models.UniqueConstraint(
                fields=["instansi", "tahun"],
                condition=Q(aktif=True),
                name="profil_satu_aktif_per_tahun",
            ),
            models.CheckConstraint(
                condition=Q(min_ambang_responden_360__gte=AMBANG_RESPONDEN_TERENDAH),
                name="profil_ambang_360_paling_sedikit_3",
            ),
            models.CheckConstraint(
                condition=Q(hari_konfirmasi__gte=1), name="profil_hari_konfirmasi_positif"
            ),
            models.CheckConstraint(
                condition=Q(jenis_hari__in=JenisHari.values), name="profil_jenis_hari_sah"
            ),
            models.CheckConstraint(
                condition=Q(kode__in=Pratetap.values), name="profil_pratetap_sah"
            ),
            # The regulation is of 2022; earlier years follow another one (KEPUTUSAN 16).
            models.CheckConstraint(
                condition=Q(tahun__gte=TAHUN_PERTAMA), name="profil_tahun_sejak_2022"
            ),
        ]

    def __str__(self) -> str:
        return f"{self.nama_profil} · {self.tahun}"

    @property
    def isi(self) -> dict[str, Any]:
        """The switches in stored form, as ``aturan.baca_profil`` reads them."""
        return {nama: getattr(self, nama) for nama in KOLOM_PROFIL}
