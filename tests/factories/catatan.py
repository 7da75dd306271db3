"""Daily notes and agreed action plans in the situations that tests need. Rows only."""

import factory

from dialog.models import CatatanHarian, KoreksiCatatan, RencanaAksi, SusunanRencanaAksi
from dialog.pilihan import KategoriCatatan, StatusRencana
from ekinerja.inti.waktu import hari_ini, kini
from tests.factories.kepegawaian import PegawaiFactory
from tests.factories.skp import IKIFactory, penilai_dari


class CatatanHarianFactory(factory.django.DjangoModelFactory):
    """A note of today by somebody."""

    class Meta:
        model = CatatanHarian

    pegawai = factory.SubFactory(PegawaiFactory)
    unit_kerja = factory.SelfAttribute("pegawai.unit_kerja")
    tanggal = factory.LazyFunction(hari_ini)
    uraian = factory.Sequence(lambda n: f"Menyusun bahan rapat {n}")
    kategori = KategoriCatatan.TUGAS_UTAMA


class KoreksiCatatanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KoreksiCatatan

    catatan = factory.SubFactory(CatatanHarianFactory)
    uraian = "Rapat diadakan secara daring."


class RencanaAksiFactory(factory.django.DjangoModelFactory):
    """One row of an agreed plan; ``susunan__skp=…`` names its SKP, ``iki=…`` its indicator."""

    class Meta:
        model = RencanaAksi

    susunan = factory.LazyAttribute(lambda o: disetujui(o.iki.rhk.skp))
    iki = factory.SubFactory(IKIFactory)
    urutan = 1
    uraian = "Menyusun rencana kerja"
    bulan_mulai = 1
    bulan_selesai = 12


def disetujui(skp):
    """The agreed plan of ``skp``, made where it is missing."""
    return SusunanRencanaAksi.objects.get_or_create(
        skp=skp,
        status=StatusRencana.DISETUJUI,
        defaults={"waktu_disetujui": kini(), "disetujui_oleh": penilai_dari(skp)},
    )[0]
