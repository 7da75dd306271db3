"""A document stays of a size that people can read and the printer can print."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from skp import aturan
from tests.factories import RHKFactory, SKPFactory
from tests.keandalan.test_masukan import RHK

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("banyak", "kode", "jadi"), [(29, 302, 30), (30, 409, 30)])
def test_one_rhk_too_many_is_refused_and_what_was_typed_stays(banyak, kode, jadi):
    skp = SKPFactory()
    for _ in range(banyak):
        RHKFactory(skp=skp)
    client = Client()
    client.force_login(skp.pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
    isi = RHK | {"kunci": str(uuid4()), "versi": skp.versi, "uraian": "Terlalu banyak"}

    jawaban = client.post(reverse("skp:tambah_rhk", args=[skp.pk]), isi)

    assert (jawaban.status_code, skp.daftar_rhk.count(), aturan.MAKS_RHK) == (kode, jadi, 30)
    if kode == 409:
        teks = jawaban.content.decode()
        assert ("paling banyak 30" in teks, "Terlalu banyak" in teks) == (True, True)


def test_a_full_skp_can_still_be_changed():
    skp = SKPFactory()
    for _ in range(aturan.MAKS_RHK):
        rhk = RHKFactory(skp=skp)
    client = Client()
    client.force_login(skp.pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])

    jawaban = client.post(
        reverse("skp:ubah_rhk", args=[skp.pk, rhk.pk]),
        RHK | {"kunci": str(uuid4()), "versi": skp.versi},
    )

    assert (jawaban.status_code, skp.daftar_rhk.count()) == (302, aturan.MAKS_RHK)
    assert "paling banyak 30" in client.get(reverse("skp:susun", args=[skp.pk])).content.decode()
