"""The filter of the list: narrows what one may see, never widens it."""

import pytest
from django.http import QueryDict

from ekinerja.inti.waktu import hari_ini
from skp.filters import SKPFilter
from skp.models import SKP
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db


def saring(pelaku, kueri):
    pada = hari_ini()
    terlihat = SKP.objects.terlihat_oleh(pelaku, pada).untuk_daftar(pada)
    saringan = SKPFilter(QueryDict(kueri), queryset=terlihat, pelaku=pelaku, pada=pada)
    return list(saringan.qs)


@pytest.fixture
def dua():
    """One's own SKP and that of somebody one assesses."""
    bawahan = SKPFactory(pegawai__nama_lengkap="Ratna Dewi", diajukan=True)
    penilai = penilai_dari(bawahan)
    return SKPFactory(pegawai=penilai, tahun=2025, penilai=False), bawahan, penilai


@pytest.mark.parametrize(
    ("kueri", "yang"),
    [
        ("", {0, 1}),
        ("cakupan=saya", {0}),
        ("cakupan=dinilai", {1}),
        ("tahun=2025", {0}),
        ("status=diajukan", {1}),
        ("cari=ratna", {1}),
        ("cari=ratna&status=draf", set()),
        ("cari=tidak+ada", set()),
    ],
)
def test_filter_narrows(dua, kueri, yang):
    assert {satu.pk for satu in saring(dua[2], kueri)} == {dua[n].pk for n in yang}


def test_filter_finds_by_the_beginning_of_the_number(dua):
    nip = dua[1].pegawai.nip

    assert saring(dua[2], f"cari={nip[:8]}+{nip[8:14]}") == [dua[1]]


@pytest.mark.parametrize(
    "kueri", ["cakupan=semua", "tahun=abc", "tahun=1e400", "status=x", "cari=%00", "tahun=NaN"]
)
def test_filter_ignores_nonsense(dua, kueri):
    assert {satu.pk for satu in saring(dua[2], kueri)} == {dua[0].pk, dua[1].pk}


def test_filter_never_shows_what_is_not_visible(dua):
    asing = PegawaiFactory()

    for kueri in ("", "cakupan=dinilai", "cari=ratna", f"cari={dua[1].pegawai.nip}"):
        assert saring(asing, kueri) == []
