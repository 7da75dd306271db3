"""A set SKP in an open quarter, and realisasi in the situations that tests need. Rows only."""

from datetime import date, datetime
from types import SimpleNamespace
from zoneinfo import ZoneInfo

import factory

from dialog.models import BuktiDukung, RealisasiIKI
from dialog.pilihan import JenisBukti, SifatRealisasi, StatusRealisasi
from ekinerja.inti.waktu import ZONA
from tests.factories.kalender import (
    PeriodePenilaianFactory,
    TahapPeriodeFactory,
    TahunKinerjaFactory,
)
from tests.factories.skp import IKIFactory, RHKFactory, SKPFactory, penilai_dari

CATATAN = "Bukti dukungnya belum menunjukkan hasil."


def saat(hari=15, bulan=3, jam=10, menit=0, detik=0, zona="WIB", tahun=2026):
    """An instant of 2026 on the wall clock of ``zona``; without arguments inside triwulan I."""
    return datetime(tahun, bulan, hari, jam, menit, detik, tzinfo=ZoneInfo(ZONA[zona]))


def periode_untuk(skp, **isi):
    """A quarter of the SKP's instansi and year, without stages."""
    tahun_kinerja = skp.unit_kerja.instansi.daftar_tahun_kinerja.filter(tahun=skp.tahun).first()
    tahun_kinerja = tahun_kinerja or TahunKinerjaFactory(
        instansi=skp.unit_kerja.instansi, tahun=skp.tahun
    )
    return PeriodePenilaianFactory(tahun_kinerja=tahun_kinerja, **isi)


def triwulan(jumlah_iki=1, **isi_skp):
    """A set SKP with one RHK of ``jumlah_iki`` IKI, and triwulan I (1–30 March) of its year."""
    skp = SKPFactory(**isi_skp)
    rhk = RHKFactory(skp=skp, iki=False)
    daftar_iki = [
        IKIFactory(rhk=rhk, urutan=n, target="90 – 95%", uraian=f"Persentase usulan ke-{n}")
        for n in range(1, jumlah_iki + 1)
    ]
    tetapkan(skp)
    periode = periode_untuk(skp)
    return SimpleNamespace(
        skp=skp,
        rhk=rhk,
        iki=daftar_iki,
        periode=periode,
        tahap=TahapPeriodeFactory(periode=periode),
        pegawai=skp.pegawai,
        penilai=penilai_dari(skp),
    )


def tetapkan(skp):
    """Set an SKP as ``SKPFactory(ditetapkan=True)`` does, after its rows were made."""
    from skp import dokumen  # noqa: PLC0415 -- app ready
    from skp.models import SKP  # noqa: PLC0415 -- app ready
    from skp.pilihan import StatusSKP  # noqa: PLC0415 -- app ready

    SKP.objects.filter(pk=skp.pk).update(
        status=StatusSKP.DITETAPKAN,
        pejabat_penilai=penilai_dari(skp),
        waktu_diajukan=saat(10, 1),
        waktu_ditetapkan=saat(20, 1),
        tanggal_ditetapkan=date(skp.tahun, 1, 20),
        cuplikan=dokumen.cuplikan(skp, date(skp.tahun, 1, 20)),
    )
    skp.refresh_from_db()


class RealisasiFactory(factory.django.DjangoModelFactory):
    """A draft of ``d.iki[0]`` (give ``d=triwulan()`` or each row); traits name how far it came."""

    class Meta:
        model = RealisasiIKI
        skip_postgeneration_save = True
        exclude = ("d",)

    class Params:
        dikirim = factory.Trait(
            status=StatusRealisasi.DIKIRIM, waktu_dikirim=factory.LazyFunction(saat), versi=2
        )
        dikembalikan = factory.Trait(
            status=StatusRealisasi.DIKEMBALIKAN,
            waktu_dikirim=factory.LazyFunction(saat),
            catatan_pengembalian=CATATAN,
            versi=3,
        )
        terkunci = factory.Trait(
            status=StatusRealisasi.TERKUNCI, waktu_dikirim=factory.LazyFunction(saat), versi=3
        )

    d = factory.LazyFunction(triwulan)
    iki_akar = factory.LazyAttribute(lambda o: o.d.iki[0])
    skp = factory.LazyAttribute(lambda o: o.d.skp)
    periode = factory.LazyAttribute(lambda o: o.d.periode)
    sifat = SifatRealisasi.PROGRES
    uraian = "Dari 412 usulan, 386 memenuhi syarat."

    @factory.post_generation
    def bukti(self, create, extracted, **kwargs):
        """One piece of evidence, unless ``bukti=False``."""
        if create and extracted is not False:
            BuktiFactory(realisasi=self)


class BuktiFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = BuktiDukung

    realisasi = factory.SubFactory(RealisasiFactory, bukti=False)
    jenis = JenisBukti.TAUTAN
    keterangan = "Rekapitulasi usulan triwulan I"
    url = "https://berkas.contoh.go.id/rekap"
