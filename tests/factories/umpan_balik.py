"""Feedback in the situations that tests need. Rows only."""

from datetime import date

import factory

from ekinerja.inti.waktu import kini
from feedback.models import UmpanBalik
from feedback.pilihan import HubunganUmpanBalik, ObjekUmpanBalik, Respon
from tests.factories.evaluasi import periode_untuk
from tests.factories.skp import SKPFactory, penilai_dari


class UmpanBalikFactory(factory.django.DjangoModelFactory):
    """On the first planned result of a set SKP, by the penilai of its owner, for TW1.

    ``perilaku=<AspekPerilaku>`` speaks about a behaviour instead; ``ditanggapi`` has its answer.
    """

    class Meta:
        model = UmpanBalik
        exclude = ("perilaku",)

    class Params:
        ditanggapi = factory.Trait(
            tanggapan_pegawai="Terima kasih, ringkasannya saya tambahkan.",
            waktu_tanggapan=factory.LazyFunction(kini),
            versi=2,
        )

    perilaku = None
    skp = factory.SubFactory(SKPFactory, lengkap=True, ditetapkan=True)
    pegawai = factory.SelfAttribute("skp.pegawai")
    periode = factory.LazyAttribute(lambda o: periode_untuk(o.skp.unit_kerja.instansi))
    pemberi = factory.LazyAttribute(lambda o: penilai_dari(o.skp))
    hubungan = HubunganUmpanBalik.PENILAI
    objek = factory.LazyAttribute(
        lambda o: ObjekUmpanBalik.PERILAKU if o.perilaku else ObjekUmpanBalik.HASIL_KERJA
    )
    rhk = factory.LazyAttribute(lambda o: None if o.perilaku else o.skp.daftar_rhk.first())
    aspek = factory.SelfAttribute("perilaku")
    respon = Respon.POSITIF
    isi = factory.Sequence(lambda n: f"Laporan ke-{n} tersusun rapi dan tepat waktu.")
    sumber_label = "Kepala Biro"
    tanggal = date(2026, 3, 2)
