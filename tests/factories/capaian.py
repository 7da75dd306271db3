"""Levels of units in the situations that tests need. Rows only."""

from datetime import timedelta

import factory

from ekinerja.inti.waktu import hari_ini, kini
from evaluasi.models import CapaianOrganisasi
from evaluasi.pilihan import PredikatOrganisasi, StatusCapaian
from tests.factories.kalender import PeriodePenilaianFactory, TahunKinerjaFactory
from tests.factories.kepegawaian import PegawaiFactory, UnitKerjaFactory


def periode_lewat(instansi, **isi):
    """A quarter of ``instansi`` that ended a few days ago, whatever day it is."""
    selesai = hari_ini() - timedelta(days=3)
    tahun = TahunKinerjaFactory._meta.model.objects.filter(
        instansi=instansi, tahun=selesai.year
    ).first() or TahunKinerjaFactory(instansi=instansi, tahun=selesai.year)
    bawaan = {"kode": "tw4", "label": f"Triwulan IV {selesai.year}"}
    return PeriodePenilaianFactory(
        tahun_kinerja=tahun, mulai=selesai - timedelta(days=80), selesai=selesai, **bawaan | isi
    )


class UnitBerpimpinanFactory(UnitKerjaFactory):
    """A unit whose head is assessed by ``penilai``; both are attributes of the made unit."""

    @factory.post_generation
    def pimpinan(self, create, extracted, **kwargs):
        if create:
            penilai = kwargs.pop("penilai", None) or PegawaiFactory()
            self.penilai = penilai
            self.kepala = extracted or PegawaiFactory(
                unit_kerja=self, kepala=True, penilai=penilai, **kwargs
            )


class CapaianFactory(factory.django.DjangoModelFactory):
    """A proposal of the head; ``ditetapkan=True`` was set by his penilai."""

    class Meta:
        model = CapaianOrganisasi

    class Params:
        ditetapkan = factory.Trait(
            status=StatusCapaian.DITETAPKAN,
            versi=2,
            penetap=factory.LazyAttribute(
                lambda o: o.pengusul.daftar_penetapan_penilai.get().pejabat_penilai
            ),
            tanggal=factory.LazyFunction(hari_ini),
            waktu_ditetapkan=factory.LazyFunction(kini),
        )

    unit_kerja = factory.SubFactory(UnitBerpimpinanFactory)
    periode = factory.LazyAttribute(lambda o: periode_lewat(o.unit_kerja.instansi))
    predikat = PredikatOrganisasi.BAIK
    dasar = "Tiga dari empat IKU mencapai target triwulan."
    pengusul = factory.LazyAttribute(lambda o: o.unit_kerja.kepala)
