"""The profile of an instansi for one year, filled from a shipped preset."""

import factory

from ekinerja.inti.waktu import kini
from ekinerja.profil.layanan import isi_pratetap
from ekinerja.profil.models import ProfilAturan
from tests.factories.kepegawaian import InstansiFactory


class ProfilAturanFactory(factory.django.DjangoModelFactory):
    """``pratetap="kemenkes-2025"`` fills every switch; single ones may be given beside it."""

    class Meta:
        model = ProfilAturan

    pratetap = "umum"
    instansi = factory.SubFactory(InstansiFactory)
    tahun = 2026
    alasan = "Ketetapan instansi."
    waktu_ditetapkan = factory.LazyFunction(kini)

    @classmethod
    def _adjust_kwargs(cls, **kwargs):
        return {**isi_pratetap(kwargs.pop("pratetap", "umum")), **kwargs}
