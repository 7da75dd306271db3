"""The portal itself: a session that ends while an RHK is being written, and the way back."""

import pytest
from django.urls import reverse

from ekinerja.isian import titipan
from ekinerja.isian.models import Konsep
from tests.factories.kepegawaian import SANDI
from tests.factories.skp import SKPFactory

pytestmark = pytest.mark.django_db
URAIAN = "Tersusunnya pedoman layanan kepegawaian yang ditulis sepanjang sore"


def test_an_rhk_written_while_the_session_ended_is_back_after_login(client):
    skp = SKPFactory()
    alamat = reverse("skp:tambah_rhk", args=[skp.pk])
    client.force_login(skp.pegawai.akun)
    halaman = client.get(alamat)
    isian = {
        "uraian": URAIAN,
        "iki-TOTAL_FORMS": "1",
        "iki-INITIAL_FORMS": "0",
        "iki-0-uraian": "Pedoman terbit tepat waktu",
        "kunci": "0b9f7f1e-6f7b-4c55-9b1d-000000000001",
        "formulir": halaman.context["formulir"],
        "pemilik": titipan.tanda_pemilik(skp.pegawai.akun_id),
        "versi": str(skp.versi),
    }
    client.session.flush()

    hilang = client.post(alamat, isian, headers={"Referer": f"http://testserver{alamat}"})
    masuk = {"login": skp.pegawai.nip, "password": SANDI, "next": alamat}
    kembali = client.post(hilang["Location"], masuk, follow=True)

    assert kembali.redirect_chain[-1] == (alamat, 302)
    assert kembali.context["form"]["uraian"].value() == URAIAN
    assert kembali.context["kumpulan"][0]["uraian"].value() == "Pedoman terbit tepat waktu"
    assert titipan.DIPULIHKAN in kembali.content.decode()
    assert Konsep.objects.get().pelaku == skp.pegawai
