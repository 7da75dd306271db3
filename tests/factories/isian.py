"""Drafts and used form keys."""

import factory

from ekinerja.inti.waktu import kini
from ekinerja.isian.models import Konsep, KunciKirim
from tests.factories.kepegawaian import PegawaiFactory


class KonsepFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Konsep

    pelaku = factory.SubFactory(PegawaiFactory)
    formulir = factory.Sequence(lambda n: f"uji.lain:{n}")
    isi = factory.LazyFunction(lambda: {"perihal": ["Draf"]})
    waktu = factory.LazyFunction(kini)


class KunciKirimFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = KunciKirim

    pelaku = factory.SubFactory(PegawaiFactory)
    kunci = factory.Sequence(lambda n: f"kunci-uji-{n:012d}")
    jalur = "/tambah/"
    sidik_isi = "0" * 64
    waktu = factory.LazyFunction(kini)
