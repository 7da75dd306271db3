"""Planning dialogues in the situations that tests need. Rows only."""

from datetime import timedelta

import factory

from dialog.models import AgendaRisalah, DialogKinerja, PesertaDialog, RisalahDialog
from dialog.pilihan import Penyelesaian, StatusRisalah, TahapDialog
from ekinerja.inti.waktu import hari_ini, kini
from tests.factories.skp import SKPFactory, penilai_dari


class DialogKinerjaFactory(factory.django.DjangoModelFactory):
    """A talk of the owner of ``skp`` with his penilai, yesterday."""

    class Meta:
        model = DialogKinerja
        skip_postgeneration_save = True

    skp = factory.SubFactory(SKPFactory, lengkap=True)
    tahap = TahapDialog.PERENCANAAN
    tanggal = factory.LazyFunction(lambda: hari_ini() - timedelta(days=1))
    tempat_media = "Ruang rapat"
    pimpinan = factory.LazyAttribute(lambda o: penilai_dari(o.skp))

    @factory.post_generation
    def peserta(self, create, extracted, **kwargs):
        """``peserta=[…]`` instead of the owner of the SKP alone."""
        if create:
            for pegawai in extracted or [self.skp.pegawai]:
                PesertaDialog.objects.create(dialog=self, pegawai=pegawai)


class RisalahFactory(factory.django.DjangoModelFactory):
    """A written draft; ``dikirim``, ``ditanggapi`` and ``final`` name how far it has come."""

    class Meta:
        model = RisalahDialog
        skip_postgeneration_save = True

    class Params:
        dikirim = factory.Trait(status=StatusRisalah.MENUNGGU_PIMPINAN, versi=2)
        ditanggapi = factory.Trait(
            status=StatusRisalah.MENUNGGU_KONFIRMASI,
            versi=3,
            penyesuaian_ukuran=False,
            penyelesaian=Penyelesaian.SELESAI,
            waktu_ditanggapi=factory.LazyFunction(kini),
            batas_konfirmasi=factory.LazyFunction(lambda: kini() + timedelta(days=7)),
        )
        final = factory.Trait(
            status=StatusRisalah.FINAL,
            versi=4,
            penyesuaian_ukuran=False,
            penyelesaian=Penyelesaian.SELESAI,
            waktu_ditanggapi=factory.LazyFunction(kini),
            batas_konfirmasi=factory.LazyFunction(lambda: kini() + timedelta(days=7)),
            waktu_final=factory.LazyFunction(kini),
        )

    dialog = factory.SubFactory(DialogKinerjaFactory)
    pokok_bahasan = "Target dan dukungan disepakati."

    @factory.post_generation
    def agenda(self, create, extracted, **kwargs):
        if create and self.status != StatusRisalah.DRAF:
            AgendaRisalah.objects.create(
                risalah=self, urutan=1, rhk_uraian="Tersusunnya laporan", iki_uraian="Jumlah"
            )
