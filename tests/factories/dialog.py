"""Planning dialogues in the situations that tests need. Rows only."""

from datetime import timedelta

import factory

from dialog.models import (
    AgendaRisalah,
    DialogKinerja,
    PesertaDialog,
    RisalahDialog,
    StrategiRisalah,
    UsulanTerobosan,
)
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


class DialogLanjutFactory(DialogKinerjaFactory):
    """A talk about a set SKP."""

    skp = factory.SubFactory(SKPFactory, lengkap=True, ditetapkan=True)
    tahap = TahapDialog.PELAKSANAAN


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

        lanjut = factory.Trait(dialog=factory.SubFactory(DialogLanjutFactory), pokok_bahasan="")

    dialog = factory.SubFactory(DialogKinerjaFactory)
    pokok_bahasan = "Target dan dukungan disepakati."

    @factory.post_generation
    def agenda(self, create, extracted, **kwargs):
        """``agenda=False`` leaves a later stage without its rows, ``agenda__progres=""`` …"""
        if not create or extracted is False:
            return
        if self.dialog.tahap != TahapDialog.PERENCANAAN:
            _isi_lanjut(self, kwargs)
        elif self.status != StatusRisalah.DRAF:
            AgendaRisalah.objects.create(
                risalah=self, urutan=1, rhk_uraian="Tersusunnya laporan", iki_uraian="Jumlah"
            )

    @factory.post_generation
    def usulan(self, create, extracted, **kwargs):
        """``usulan=["…"]``: ideas of the employee, answered once the leader has answered."""
        for urutan, uraian in enumerate(extracted or (), 1):
            UsulanTerobosan.objects.create(
                risalah=self,
                urutan=urutan,
                uraian=uraian,
                tanggapan_pimpinan="Dicoba bulan depan." if self.penyelesaian else "",
            )


def _isi_lanjut(risalah, isi):
    """One row per IKI of the set SKP; a step once the leader has answered."""
    dialog = risalah.dialog
    daftar = [iki for rhk in dialog.skp.daftar_rhk.all() for iki in rhk.daftar_iki.all()]
    for urutan, iki in enumerate(daftar, 1):
        baris = {"progres": "Satu laporan terkirim", "masalah": "Data terlambat", **isi}
        AgendaRisalah.objects.create(
            risalah=risalah,
            urutan=urutan,
            iki=iki,
            rhk_uraian=iki.rhk.uraian,
            iki_uraian=iki.uraian,
            target=iki.target,
            **baris,
        )
    if risalah.penyelesaian:
        StrategiRisalah.objects.create(
            risalah=risalah,
            urutan=1,
            uraian="Meminta data tiap tanggal 5",
            penanggung_jawab=dialog.skp.pegawai,
            tenggat=dialog.tanggal + timedelta(days=30),
        )
