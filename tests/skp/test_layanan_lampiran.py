"""How often evidence is gathered is said with the lampiran and kept where nobody says it."""

import pytest

from skp.forms import LampiranForm
from skp.layanan import penyusunan
from skp.models import SKP
from tests.factories import SKPFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(("frekuensi", "tersimpan"), [("harian", "harian"), ("", "bulanan")])
def test_simpan_lampiran_writes_the_frequency(frekuensi, tersimpan):
    skp = SKPFactory()
    penyusunan.simpan_lampiran(
        skp.pk, baris=[], frekuensi=frekuensi, pelaku=skp.pegawai, versi=skp.versi
    )
    assert SKP.objects.get().frekuensi_dokumentasi == tersimpan


def test_lampiran_form_refuses_a_frequency_that_is_not_offered():
    form = LampiranForm({"frekuensi_dokumentasi": "kadang"})
    assert list(form.errors) == ["frekuensi_dokumentasi"]
