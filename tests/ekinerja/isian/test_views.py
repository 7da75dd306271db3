import json
from datetime import UTC, datetime

import pytest
from django.test import Client
from django.urls import reverse

from ekinerja.isian import aturan
from ekinerja.isian.models import Konsep
from tests.factories.isian import KonsepFactory, KunciKirimFactory
from tests.factories.kepegawaian import PegawaiFactory

pytestmark = pytest.mark.django_db
KUNCI = "0b9f7f1e-6f7b-4c55-9b1d-000000000001"
ISI = {"perihal": ["Ketikan"]}


def _simpan(orang, **ganti):
    kiriman = {"formulir": "uji.surat:baru", "versi": 3, "kunci": KUNCI, "isi": ISI, **ganti}
    return orang.post(reverse("isian:simpan_konsep"), kiriman, content_type="application/json")


def test_simpan_konsep_answers_the_servers_hour(orang, pelaku, time_machine):
    time_machine.move_to(datetime(2026, 1, 20, 3, 32, tzinfo=UTC), tick=False)

    jawaban = _simpan(orang)

    assert jawaban.json() == {
        "pesan": "Tersimpan 10.32 WIB",
        "waktu": "2026-01-20T03:32:00+00:00",
    }
    konsep = Konsep.objects.get()
    assert (konsep.pelaku, konsep.formulir, konsep.isi, konsep.versi_dasar) == (
        pelaku,
        "uji.surat:baru",
        ISI,
        3,
    )


def test_simpan_konsep_answers_the_hour_of_the_unit(client, time_machine):
    time_machine.move_to(datetime(2026, 1, 20, 3, 32, tzinfo=UTC), tick=False)
    client.force_login(PegawaiFactory(unit_kerja__zona_waktu="WIT").akun)

    assert _simpan(client).json()["pesan"] == "Tersimpan 12.32 WIT"


def test_simpan_konsep_refuses_a_form_that_was_handed_in(orang, pelaku):
    KunciKirimFactory(pelaku=pelaku, kunci=KUNCI)

    assert _simpan(orang).status_code == 409
    assert not Konsep.objects.exists()


@pytest.mark.parametrize(
    ("kolom", "nilai"),
    [
        ("formulir", ""),
        ("formulir", "Bukan Kunci"),
        ("formulir", 7),
        ("versi", "3"),
        ("versi", True),
        ("versi", -1),
        ("versi", 10**9),
        ("kunci", "pendek"),
        ("kunci", ["x"]),
        ("isi", None),
        ("isi", ["perihal"]),
        ("isi", {"perihal": "bukan daftar"}),
        ("isi", {"perihal": [7]}),
        ("isi", {"perihal": [{"a": 1}]}),
    ],
)
def test_simpan_konsep_refuses_odd_shapes(orang, kolom, nilai):
    jawaban = _simpan(orang, **{kolom: nilai})

    assert (jawaban.status_code, jawaban.json()) == (422, {"pesan": "Draf tidak dapat dibaca."})
    assert not Konsep.objects.exists()


@pytest.mark.parametrize("mentah", [b"", b"[]", b"{", b"null", b"\xff", b"[" * 5000])
def test_simpan_konsep_refuses_what_is_not_its_json(orang, mentah):
    jawaban = orang.post(reverse("isian:simpan_konsep"), mentah, content_type="application/json")

    assert jawaban.status_code == 422


@pytest.mark.parametrize("ukuran", [aturan.BATAS_BITA, 3 * aturan.BATAS_BITA])
def test_simpan_konsep_says_what_to_do_when_it_is_too_long(orang, ukuran):
    jawaban = _simpan(orang, isi={"perihal": ["x" * ukuran]})

    assert (jawaban.status_code, jawaban.json()["pesan"]) == (
        413,
        "Isi formulir ini terlalu panjang. Simpan formulir ini sekarang.",
    )


def test_simpan_konsep_without_a_session_goes_to_login(client):
    jawaban = _simpan(client)

    assert (jawaban.status_code, jawaban["Location"]) == (302, "/masuk/?next=/isian/konsep/")
    assert not Konsep.objects.exists()


@pytest.mark.parametrize("nama", ["simpan_konsep", "buang_konsep"])
def test_drafts_are_changed_by_post_only(orang, nama):
    assert orang.get(reverse(f"isian:{nama}")).status_code == 405


def test_simpan_konsep_needs_the_forms_token(pelaku):
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(pelaku.akun)

    assert _simpan(ketat).status_code == 403


def _buang(orang, **isian):
    return orang.post(reverse("isian:buang_konsep"), {"kunci": KUNCI, **isian})


def test_buang_konsep_drops_ones_own_draft_and_goes_back(orang, pelaku):
    KonsepFactory(pelaku=pelaku, formulir="uji.surat:baru")
    lain = KonsepFactory(formulir="uji.surat:baru")

    jawaban = _buang(orang, formulir="uji.surat:baru", kembali="/tambah/?tahun=2026")

    assert (jawaban.status_code, jawaban["Location"]) == (302, "/tambah/?tahun=2026")
    assert Konsep.objects.get() == lain


@pytest.mark.parametrize("kembali", ["https://lain.example/", "//lain.example", "", "javascript:1"])
def test_buang_konsep_goes_to_no_other_site(orang, kembali):
    assert _buang(orang, formulir="uji.surat:baru", kembali=kembali)["Location"] == "/"


def test_buang_konsep_without_a_name_is_refused(orang):
    assert _buang(orang, formulir="").status_code == 400


def test_a_draft_comes_back_as_it_was_typed(orang):
    teks = "Baris satu\r\n«Baris dua» <b>&amp; 😀"
    _simpan(orang, isi={"perihal": [teks], "sifat": ["r"]}, versi=None)

    awal = orang.get("/tambah/").context["awal"]

    assert awal.isi == {"perihal": teks, "sifat": "r"}
    assert json.loads(json.dumps(Konsep.objects.get().isi))["perihal"] == [teks]
