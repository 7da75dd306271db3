"""Hostile input that no form field sees first: keys, form names and numbers of rows."""

from uuid import uuid4

import pytest
from django.conf import settings
from django.test import Client
from django.urls import reverse

from ekinerja.isian.models import KunciKirim
from skp.models import SKP
from tests.factories import RHKFactory, SKPFactory

pytestmark = pytest.mark.django_db
LAMPIRAN = {"sumber_daya": "a", "skema": "b", "tercapai": "c", "tidak_tercapai": "d"}
RHK = {
    "jenis": "utama",
    "uraian": "Tersusunnya laporan",
    "teks_diintervensi": "Sistem merit",
    "iki-TOTAL_FORMS": "1",
    "iki-INITIAL_FORMS": "0",
    "iki-0-uraian": "Jumlah laporan",
    "iki-0-target": "1 laporan",
    "iki-0-aspek": "kuantitas",
}


@pytest.fixture
def skp():
    return SKPFactory(lengkap=True)


@pytest.fixture
def pemilik(skp):
    client = Client()
    client.force_login(skp.pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def isi_lampiran(skp, **lain):
    return {"kunci": str(uuid4()), "versi": skp.versi, **LAMPIRAN, **lain}


@pytest.mark.parametrize(
    "besar",
    [{"sumber_daya": "x" * 90_000}, {f"kolom{n}": "x" for n in range(300)}],
    ids=["panjang", "banyak"],
)
def test_a_used_key_with_more_text_than_a_draft_holds_shows_all_of_it(skp, pemilik, besar):
    alamat = reverse("skp:lampiran", args=[skp.pk])
    isi = isi_lampiran(skp)
    pemilik.post(alamat, isi)

    ulang = pemilik.post(alamat, isi | besar)

    teks = ulang.content.decode()
    assert (ulang.status_code, "belum disimpan" in teks) == (409, True)
    assert all(nama in teks and nilai in teks for nama, nilai in besar.items())


@pytest.mark.parametrize("formulir", ["\0", "skp.lampiran:1\0", "x" * 5000])
def test_a_form_name_that_is_none_harms_nothing(skp, pemilik, formulir):
    alamat = reverse("skp:lampiran", args=[skp.pk])

    jawaban = pemilik.post(alamat, isi_lampiran(skp, formulir=formulir))

    assert (jawaban.status_code, KunciKirim.objects.count()) == (302, 1)
    assert SKP.objects.get(pk=skp.pk).versi == skp.versi + 1


@pytest.mark.parametrize("kunci", ["9" * 30, str(2**63), "-5", "asing"])
def test_an_indicator_of_another_or_of_no_skp_becomes_a_new_one(skp, pemilik, kunci):
    rhk, asing = skp.daftar_rhk.get(), RHKFactory().daftar_iki.get()
    isi = RHK | {"iki-0-pk": asing.pk if kunci == "asing" else kunci}

    jawaban = pemilik.post(
        reverse("skp:ubah_rhk", args=[skp.pk, rhk.pk]),
        isi | {"kunci": str(uuid4()), "versi": skp.versi},
    )

    lama = asing.uraian
    asing.refresh_from_db()
    assert (jawaban.status_code, asing.uraian) == (302, lama)
    assert [iki.uraian for iki in rhk.daftar_iki.all()] == ["Jumlah laporan"]


@pytest.mark.parametrize(
    ("kembali", "tujuan"),
    [
        ("/skp/?halaman=2", "/skp/?halaman=2"),
        ("9" * 30, "/"),
        ("skp:daftar", "/"),
        ("-1", "/"),
        ("//jahat.example/", "/"),
        ("https://jahat.example/", "/"),
        ("javascript:alert(1)", "/"),
    ],
)
def test_the_way_back_of_a_dropped_draft_is_a_path_of_ours(pemilik, kembali, tujuan):
    isi = {"kunci": str(uuid4()), "formulir": "skp.rhk:1:baru", "kembali": kembali}

    jawaban = pemilik.post(reverse("isian:buang_konsep"), isi)

    assert (jawaban.status_code, jawaban["Location"]) == (302, tujuan)
