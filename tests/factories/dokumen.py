"""Issued documents without a print job, for pages and queries."""

import hashlib

import factory

from ekinerja.dokumen import aturan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.inti.waktu import kini
from tests.factories.cuplikan import cuplikan


class DokumenTerbitFactory(factory.django.DjangoModelFactory):
    class Meta:
        model = DokumenTerbit

    class Params:
        tercetak = factory.Trait(
            berkas="dokumen/uji.pdf",
            sidik_pdf=hashlib.sha256(b"%PDF-uji").hexdigest(),
        )
        digantikan = factory.Trait(waktu_digantikan=factory.LazyFunction(kini))

    jenis = "skp"
    jenis_objek = "skp.skp"
    id_objek = factory.Sequence(lambda n: n + 1)
    versi = 1
    kode = factory.LazyFunction(aturan.kode_baru)
    template = "skp/dokumen/skp_ja_kuantitatif.html"
    cuplikan = factory.LazyFunction(cuplikan)
    sidik_cuplikan = factory.LazyAttribute(lambda o: aturan.sidik_cuplikan(o.cuplikan))
    waktu_terbit = factory.LazyFunction(kini)
