"""A lost session loses no text, and gives it to nobody else."""

from datetime import timedelta

import pytest
from django.contrib.messages import get_messages
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client

from ekinerja.inti.waktu import kini
from ekinerja.isian import aturan, titipan
from ekinerja.isian.models import Konsep
from tests.factories.kepegawaian import PegawaiFactory

pytestmark = pytest.mark.django_db
KUNCI = "0b9f7f1e-6f7b-4c55-9b1d-000000000001"
ASAL = "http://testserver/tambah/?tahun=2026"


def _kirim(orang, penulis, *, kepala=None, alamat="/tambah/", **ganti):
    isian = {
        "perihal": "Tulisan panjang",
        "sandi": "rahasia-sekali",
        "versi": "4",
        "kunci": KUNCI,
        "formulir": "uji.surat:baru",
        "pemilik": titipan.tanda_pemilik(penulis.akun_id),
        "csrfmiddlewaretoken": "x",
        **ganti,
    }
    return orang.post(alamat, isian, headers=kepala or {"Referer": ASAL})


def _masuk(orang, pegawai, ke="/tambah/"):
    return orang.post(f"/masuk/?next={ke}", {"nip": pegawai.akun.username}, follow=True)


def test_text_of_a_lost_session_is_back_after_login(client, pelaku):
    hilang = _kirim(client, pelaku, lampiran=SimpleUploadedFile("a.txt", b"isi"))

    assert (hilang.status_code, hilang["Location"]) == (
        302,
        "/masuk/?next=/tambah/%3Ftahun%3D2026",
    )

    halaman = _masuk(client, pelaku)

    konsep = Konsep.objects.get()
    assert (konsep.isi, konsep.versi_dasar) == ({"perihal": ["Tulisan panjang"]}, 4)
    assert ">\nTulisan panjang</textarea>" in halaman.content.decode()
    assert [str(pesan) for pesan in get_messages(halaman.wsgi_request)] == [titipan.DIPULIHKAN]


def test_text_of_a_lost_session_is_dropped_for_another_person(client, pelaku):
    _kirim(client, pelaku)

    _masuk(client, PegawaiFactory())
    _masuk(client, pelaku)

    assert not Konsep.objects.exists()


def test_text_of_a_lost_session_expires_after_a_day(client, pelaku, time_machine):
    _kirim(client, pelaku)
    time_machine.move_to(kini() + aturan.UMUR_TITIPAN + timedelta(minutes=1))

    _masuk(client, pelaku)

    assert not Konsep.objects.exists()


@pytest.mark.parametrize(
    "ganti",
    [
        {"pemilik": ""},
        {"pemilik": "1:palsu"},
        {"formulir": ""},
        {"formulir": "Bukan Kunci"},
        {"perihal": "x" * aturan.BATAS_BITA},
    ],
)
def test_only_marked_forms_of_bearable_size_are_kept(client, pelaku, ganti):
    jawaban = _kirim(client, pelaku, **ganti)

    assert jawaban.status_code == 302
    assert titipan.KUNCI_SESI not in client.session


def test_a_post_that_is_no_form_of_ours_meets_the_plain_login(client):
    jawaban = client.post("/tekan/", {"jawab": "halaman"})

    assert jawaban["Location"] == "/masuk/?next=/tekan/"


def test_a_button_act_returns_to_its_page(client, pelaku):
    jawaban = _kirim(client, pelaku, alamat="/tekan/", formulir="", pemilik="")

    assert jawaban["Location"] == "/masuk/?next=/tambah/%3Ftahun%3D2026"


@pytest.mark.parametrize("asal", ["", "https://lain.example/tambah/", "javascript:alert(1)"])
def test_the_way_back_stays_on_this_site(client, pelaku, asal):
    jawaban = _kirim(client, pelaku, kepala={"Referer": asal})

    assert jawaban["Location"] == "/masuk/?next=/tambah/"


def test_htmx_is_sent_to_the_login_page_whole(client, pelaku):
    jawaban = _kirim(client, pelaku, kepala={"HX-Request": "true", "Referer": ASAL})

    assert (jawaban.status_code, jawaban["HX-Redirect"]) == (
        204,
        "/masuk/?next=/tambah/%3Ftahun%3D2026",
    )


def test_the_last_five_forms_are_kept(client, pelaku):
    for nomor in range(7):
        _kirim(client, pelaku, formulir=f"uji.surat:{nomor}", perihal=f"Tulisan {nomor}")

    _masuk(client, pelaku)

    assert sorted(Konsep.objects.values_list("formulir", flat=True)) == [
        f"uji.surat:{nomor}" for nomor in range(2, 7)
    ]


def test_public_pages_and_signed_in_people_are_left_alone(client, pelaku):
    assert _kirim(client, pelaku, alamat="/terbuka/").status_code == 200

    client.force_login(pelaku.akun)
    assert _kirim(client, pelaku).status_code == 302
    assert titipan.KUNCI_SESI not in client.session


def test_a_form_from_before_the_last_login_keeps_its_text(pelaku):
    """Two tabs: the session ended, one tab logged in again, the other still has the old token."""
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(pelaku.akun)

    jawaban = _kirim(ketat, pelaku)

    assert (jawaban.status_code, jawaban["Location"]) == (302, "/tambah/?tahun=2026")
    assert Konsep.objects.get().isi == {"perihal": ["Tulisan panjang"]}
    assert [str(pesan) for pesan in get_messages(jawaban.wsgi_request)] == [titipan.DIPULIHKAN]


@pytest.mark.parametrize("milik_sendiri", [True, False])
def test_a_forged_form_changes_nothing(pelaku, milik_sendiri):
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(pelaku.akun)
    ganti = {"pemilik": "1:palsu"} if milik_sendiri else {}

    jawaban = _kirim(ketat, pelaku if milik_sendiri else PegawaiFactory(), **ganti)

    assert jawaban.status_code == 403
    assert not Konsep.objects.exists()


def test_a_form_without_a_name_is_refused_like_any_old_token(pelaku):
    ketat = Client(enforce_csrf_checks=True)
    ketat.force_login(pelaku.akun)

    assert _kirim(ketat, pelaku, formulir="").status_code == 403


def test_the_mark_is_the_same_on_every_page_and_different_for_everybody(pelaku):
    assert titipan.tanda_pemilik(1) == titipan.tanda_pemilik(1)
    assert titipan.tanda_pemilik(1) != titipan.tanda_pemilik(11)


@pytest.mark.parametrize(
    ("asal", "jalur"),
    [
        ("http://testserver/skp/1/?a=b", "/skp/1/?a=b"),
        ("http://testserver//jahat.example/", "/jahat.example/"),
        ("http://testserver", "/"),
        ("http://jahat.example/skp/", "/tambah/"),
        ("//jahat.example/", "/tambah/"),
    ],
)
def test_jalur_kembali_stays_on_this_host(rf, asal, jalur):
    assert titipan.jalur_kembali(rf.post("/tambah/", headers={"Referer": asal})) == jalur
