"""Letters and their deliveries. Traits name situations."""

from __future__ import annotations

import factory

from ekinerja.inti.waktu import kini
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman
from ekinerja.pemberitahuan.pilihan import KeadaanPengiriman
from tests.factories.kepegawaian import PegawaiFactory


class PemberitahuanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pemberitahuan

    class Params:
        dibaca = factory.Trait(waktu_dibaca=factory.LazyFunction(kini))

    penerima = factory.SubFactory(PegawaiFactory)
    jenis = "uji/surel/diajukan"
    kunci = factory.Sequence(lambda n: f"uji.surat:{n}")
    perihal = factory.Sequence(lambda n: f"SKP nomor {n} menunggu keputusan Anda")
    isi = "Sebuah SKP menunggu keputusan Anda."
    tautan = "/skp/1/"
    waktu_dibuat = factory.LazyFunction(kini)


class PengirimanFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = Pengiriman

    class Params:
        terkirim = factory.Trait(
            keadaan=KeadaanPengiriman.TERKIRIM, waktu_terkirim=factory.LazyFunction(kini)
        )
        pengingat = factory.Trait(pemberitahuan__pengingat=True)

    pemberitahuan = factory.SubFactory(PemberitahuanFactory)
    penerima = factory.SelfAttribute("pemberitahuan.penerima")
    alamat = factory.SelfAttribute("penerima.email")
    waktu_dibuat = factory.LazyFunction(kini)
