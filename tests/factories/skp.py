"""SKP in the situations that tests need. Rows only: nothing here goes through ``layanan``."""

from datetime import date

import factory
from django.utils import timezone

from ekinerja.acuan.layanan import baca
from skp import dokumen
from skp.models import (
    SKP,
    AspekPerilaku,
    EkspektasiPerilaku,
    IndikatorKinerjaIndividu,
    LampiranSKP,
    RencanaHasilKerja,
)
from skp.pilihan import (
    Aspek,
    FormatSKP,
    JenisHasil,
    JenisLampiran,
    KondisiKonsekuensi,
    Pendekatan,
    StatusSKP,
)
from tests.factories.kepegawaian import PegawaiFactory, PenetapanPenilaiFactory

TAHUN = 2026
LAMPIRAN = [
    (JenisLampiran.SUMBER_DAYA, "Membutuhkan data kepegawaian mutakhir", ""),
    (JenisLampiran.SKEMA, "Progres dilaporkan setiap bulan", ""),
    (JenisLampiran.KONSEKUENSI, "Diusulkan pelatihan", KondisiKonsekuensi.TERCAPAI),
    (JenisLampiran.KONSEKUENSI, "Pendampingan tambahan", KondisiKonsekuensi.TIDAK_TERCAPAI),
]


def aspek_perilaku():
    """The seven behaviours of the reference data, made where they are missing."""
    for baris in baca("aspek_perilaku.json"):
        isi = dict(baris)
        AspekPerilaku.objects.get_or_create(kode=isi.pop("kode"), defaults=isi)
    return AspekPerilaku.objects.all()


class SKPFactory(factory.django.DjangoModelFactory):
    """A draft of 2026 with its seven behaviours and a penilai since 2020.

    ``penilai=…`` names him, ``penilai=False`` leaves none; ``lengkap=True`` fills everything that
    submission needs; ``diajukan``, ``dikembalikan`` and ``ditetapkan`` name the situation.
    """

    class Meta:
        model = SKP
        skip_postgeneration_save = True

    class Params:
        diajukan = factory.Trait(
            status=StatusSKP.DIAJUKAN, waktu_diajukan=factory.LazyFunction(timezone.now), versi=2
        )
        dikembalikan = factory.Trait(
            status=StatusSKP.DIKEMBALIKAN,
            waktu_diajukan=factory.LazyFunction(timezone.now),
            catatan_pengembalian="Target belum berbatas waktu.",
            versi=3,
        )
        kualitatif = factory.Trait(pendekatan=Pendekatan.KUALITATIF)

    pegawai = factory.SubFactory(PegawaiFactory)
    riwayat_jabatan = factory.LazyAttribute(lambda o: o.pegawai.daftar_riwayat_jabatan.first())
    unit_kerja = factory.SelfAttribute("pegawai.unit_kerja")
    tahun = TAHUN
    periode_mulai = factory.LazyAttribute(lambda o: date(o.tahun, 1, 1))
    periode_selesai = factory.LazyAttribute(lambda o: date(o.tahun, 12, 31))
    pendekatan = Pendekatan.KUANTITATIF
    format = FormatSKP.JA_JF

    @factory.post_generation
    def perilaku(self, create, extracted, **kwargs):
        if create:
            EkspektasiPerilaku.objects.bulk_create(
                EkspektasiPerilaku(skp=self, aspek=aspek) for aspek in aspek_perilaku()
            )

    @factory.post_generation
    def penilai(self, create, extracted, **kwargs):
        if create and extracted is not False:
            PenetapanPenilaiFactory(
                pegawai=self.pegawai,
                pejabat_penilai=extracted or PegawaiFactory(),
                atasan_pejabat_penilai=PegawaiFactory(),
            )

    @factory.post_generation
    def lengkap(self, create, extracted, **kwargs):
        if create and extracted:
            RHKFactory(skp=self)
            LampiranSKP.objects.bulk_create(
                LampiranSKP(skp=self, jenis=jenis, urutan=n, uraian=uraian, kondisi=kondisi)
                for n, (jenis, uraian, kondisi) in enumerate(LAMPIRAN, 1)
            )
            self.waktu_dialog = timezone.now()
            self.dialog_dengan = penilai_dari(self)
            self.save(update_fields=["waktu_dialog", "dialog_dengan"])

    @factory.post_generation
    def ditetapkan(self, create, extracted, **kwargs):
        if create and extracted:
            self.pejabat_penilai = penilai_dari(self)
            self.waktu_ditetapkan = self.waktu_diajukan = timezone.now()
            self.tanggal_ditetapkan = date(self.tahun, 1, 20)
            self.cuplikan = dokumen.cuplikan(self, self.tanggal_ditetapkan)
            SKP.objects.filter(pk=self.pk).update(
                status=StatusSKP.DITETAPKAN,
                pejabat_penilai=self.pejabat_penilai,
                waktu_diajukan=self.waktu_diajukan,
                waktu_ditetapkan=self.waktu_ditetapkan,
                tanggal_ditetapkan=self.tanggal_ditetapkan,
                cuplikan=self.cuplikan,
            )
            self.refresh_from_db()


def penilai_dari(skp):
    """Who assesses the owner of ``skp``."""
    penetapan = skp.pegawai.daftar_penetapan_penilai.first()
    return penetapan.pejabat_penilai if penetapan else None


class RHKFactory(factory.django.DjangoModelFactory):
    """One planned result with one indicator."""

    class Meta:
        model = RencanaHasilKerja
        skip_postgeneration_save = True

    skp = factory.SubFactory(SKPFactory)
    jenis = JenisHasil.UTAMA
    uraian = factory.Sequence(lambda n: f"Tersusunnya laporan {n}")
    teks_diintervensi = "Meningkatnya kualitas penerapan sistem merit"

    @factory.post_generation
    def iki(self, create, extracted, **kwargs):
        if create and extracted is not False:
            IKIFactory(rhk=self, **kwargs)


class IKIFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = IndikatorKinerjaIndividu

    rhk = factory.SubFactory(RHKFactory, iki=False)
    uraian = factory.Sequence(lambda n: f"Jumlah laporan {n}")
    target = "1 laporan"
    aspek = Aspek.KUANTITAS
