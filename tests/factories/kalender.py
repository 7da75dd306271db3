"""Years, stages and holidays. ``buka_tahun`` builds real ones; these are for single rows."""

from datetime import date

import factory

from ekinerja.inti.waktu import kini
from ekinerja.kalender.models import (
    HariLibur,
    PeriodePenilaian,
    PerpanjanganTahap,
    TahapPeriode,
    TahunKinerja,
)
from ekinerja.kalender.pilihan import JenisLibur, KodePeriode, Tahap
from tests.factories.kepegawaian import InstansiFactory, PegawaiFactory


class TahunKinerjaFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TahunKinerja

    instansi = factory.SubFactory(InstansiFactory)
    tahun = 2026


class PeriodePenilaianFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = PeriodePenilaian

    tahun_kinerja = factory.SubFactory(TahunKinerjaFactory)
    kode = KodePeriode.TW1
    label = "Triwulan I 2026"
    mulai = date(2026, 1, 1)
    selesai = date(2026, 3, 31)


class TahapPeriodeFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = TahapPeriode

    periode = factory.SubFactory(PeriodePenilaianFactory)
    tahap = Tahap.INPUT_REALISASI
    urutan = 1
    dibuka = date(2026, 3, 1)
    ditutup = date(2026, 3, 30)
    pelaksana = "Seluruh Pegawai"


class PerpanjanganTahapFactory(factory.django.DjangoModelFactory):
    """Give ``pegawai=…`` or ``unit_kerja=…``."""

    class Meta:
        model = PerpanjanganTahap

    tahap = factory.SubFactory(TahapPeriodeFactory)
    sampai = date(2026, 4, 5)
    alasan = "Gangguan jaringan di unit kerja."
    oleh = factory.SubFactory(PegawaiFactory)
    waktu_diberikan = factory.LazyFunction(kini)


class HariLiburFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = HariLibur

    class Params:
        daerah = factory.Trait(
            jenis=JenisLibur.DAERAH,
            nama="Hari jadi daerah",
            instansi=factory.SubFactory(InstansiFactory),
        )

    instansi = None
    tanggal = factory.Sequence(lambda n: date.fromordinal(date(2026, 1, 1).toordinal() + n % 365))
    jenis = JenisLibur.LIBUR_NASIONAL
    nama = "Hari libur"
