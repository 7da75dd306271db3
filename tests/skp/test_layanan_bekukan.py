"""A sent realisasi freezes its IKI in every version of the SKP."""

import pytest

from ekinerja.jejak.models import Jejak
from skp.layanan.kaitan import bekukan_iki
from skp.models import IndikatorKinerjaIndividu
from tests.factories import IKIFactory, PegawaiFactory

pytestmark = pytest.mark.django_db


def beku():
    daftar = IndikatorKinerjaIndividu.objects.filter(dibekukan=True)
    return set(daftar.values_list("pk", flat=True))


@pytest.mark.parametrize("lewat", ["akar", "versi"])
def test_all_versions_freeze_and_the_first_time_is_recorded(lewat):
    akar, lain, pelaku = IKIFactory(), IKIFactory(), PegawaiFactory()
    versi = IKIFactory(iki_akar=akar)
    pk = {"akar": akar.pk, "versi": versi.pk}[lewat]

    assert bekukan_iki(pk, pelaku=pelaku) is True
    assert bekukan_iki(pk, pelaku=pelaku) is False

    assert beku() == {akar.pk, versi.pk}
    jejak = Jejak.objects.get()
    assert (jejak.aksi, jejak.id_objek, jejak.pelaku) == ("skp.bekukan_iki", akar.pk, pelaku)
    assert not IndikatorKinerjaIndividu.objects.get(pk=lain.pk).dibekukan


def test_a_version_that_came_later_freezes_too():
    akar = IKIFactory(dibekukan=True)
    versi = IKIFactory(iki_akar=akar)

    assert bekukan_iki(akar.pk, pelaku=None) is True

    assert beku() == {akar.pk, versi.pk}
