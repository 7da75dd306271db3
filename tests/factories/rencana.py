"""Action plans in the situations that tests need. Rows only: nothing goes through ``layanan``."""

import factory

from dialog.models import RencanaAksi, SusunanRencanaAksi
from dialog.pilihan import StatusRencana
from ekinerja.inti.waktu import kini
from skp import dokumen
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories.skp import RHKFactory, SKPFactory, penilai_dari


class SusunanFactory(factory.django.DjangoModelFactory):
    """A draft for a set SKP with one action per IKI; ``aksi=False`` leaves it empty.

    ``selesai``, ``disetujui`` and ``digantikan`` name how far it has come.
    """

    class Meta:
        model = SusunanRencanaAksi
        skip_postgeneration_save = True

    class Params:
        selesai = factory.Trait(
            status=StatusRencana.SELESAI, versi=3, waktu_selesai=factory.LazyFunction(kini)
        )
        disetujui = factory.Trait(
            status=StatusRencana.DISETUJUI,
            versi=4,
            waktu_selesai=factory.LazyFunction(kini),
            waktu_disetujui=factory.LazyFunction(kini),
            disetujui_oleh=factory.LazyAttribute(lambda o: penilai_dari(o.skp)),
        )
        digantikan = factory.Trait(disetujui=True, status=StatusRencana.DIGANTIKAN, versi=5)

    skp = factory.SubFactory(SKPFactory, lengkap=True, ditetapkan=True)
    versi = 2

    @factory.post_generation
    def aksi(self, create, extracted, **kwargs):
        if create and extracted is not False:
            for rhk in self.skp.daftar_rhk.all():
                for iki in rhk.daftar_iki.all():
                    AksiFactory(susunan=self, iki=iki, **kwargs)


class AksiFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = RencanaAksi

    susunan = factory.SubFactory(SusunanFactory, aksi=False)
    iki = factory.LazyAttribute(lambda o: iki_dari(o.susunan.skp))
    urutan = factory.LazyAttribute(lambda o: o.susunan.daftar_aksi.filter(iki=o.iki).count() + 1)
    uraian = factory.Sequence(lambda n: f"Menyusun rencana kerja {n}")
    bulan_mulai = 3
    bulan_selesai = 4


def iki_dari(skp):
    """The first indicator of the SKP."""
    return skp.daftar_rhk.first().daftar_iki.first()


def skp_dua_rhk():
    """A set SKP with two results of one indicator each."""
    skp = SKPFactory(lengkap=True)
    RHKFactory(skp=skp, urutan=2)
    tetapkan(skp)
    return skp


def tetapkan(skp, penilai=None):
    """Set the SKP as it stands, signed by its penilai or by the one who is named."""
    hari = skp.periode_mulai
    SKP.objects.filter(pk=skp.pk).update(
        status=StatusSKP.DITETAPKAN,
        pejabat_penilai=penilai or penilai_dari(skp),
        waktu_ditetapkan=kini(),
        tanggal_ditetapkan=hari,
        cuplikan=dokumen.cuplikan(skp, hari),
    )
    skp.refresh_from_db()
