import uuid
from datetime import UTC, date, datetime

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse, reverse_lazy

from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory, UnitKerjaFactory
from tests.factories.pemberitahuan import PemberitahuanFactory, PengirimanFactory

pytestmark = pytest.mark.django_db
PADA = datetime(2026, 1, 20, 7, 5, tzinfo=UTC)
DAFTAR = reverse_lazy("pemberitahuan:daftar")
LEDGER = reverse_lazy("pemberitahuan:ledger")


@pytest.fixture(autouse=True)
def _jam():
    with time_machine.travel(PADA, tick=False):
        yield


@pytest.fixture
def saya(client):
    pegawai = PegawaiFactory()
    client.force_login(pegawai.akun)
    return pegawai


@pytest.fixture
def pengelola(client):
    pegawai = PenugasanPeranFactory(mulai=date(2026, 1, 1)).pegawai
    client.force_login(pegawai.akun)
    return pegawai


def _kirim(client, nama, *args):
    return client.post(reverse(nama, args=args), {"kunci": str(uuid.uuid4())})


def _perihal(response):
    return [surat.perihal for surat in response.context["page"]]


def test_daftar_shows_ones_own_letters_unread_first(client, saya):
    PemberitahuanFactory(penerima=saya, perihal="lama terbaca", dibaca=True)
    PemberitahuanFactory(penerima=saya, perihal="belum")
    PemberitahuanFactory(penerima=saya, perihal="baru terbaca", dibaca=True)
    PemberitahuanFactory(perihal="rahasia orang lain")

    response = client.get(DAFTAR)

    assert _perihal(response) == ["belum", "baru terbaca", "lama terbaca"]
    assert "rahasia orang lain" not in response.text


@pytest.mark.parametrize(
    ("saring", "perihal"),
    [
        ("", ["surat", "ingat"]),
        ("belum", ["surat"]),
        ("pengingat", ["ingat"]),
        ("ngawur", ["surat", "ingat"]),
    ],
)
def test_daftar_filters(client, saya, saring, perihal):
    PemberitahuanFactory(penerima=saya, perihal="ingat", pengingat=True, dibaca=True)
    PemberitahuanFactory(penerima=saya, perihal="surat")

    assert _perihal(client.get(DAFTAR, {"saring": saring})) == perihal


def test_daftar_says_what_became_of_each_e_mail(client, saya):
    PengirimanFactory(pemberitahuan__penerima=saya, terkirim=True)
    PengirimanFactory(pemberitahuan__penerima=saya, pengingat=True)
    galat = "Server surel menolak alamat penerima."
    PengirimanFactory(pemberitahuan__penerima=saya, keadaan="gagal", galat=galat)

    teks = client.get(DAFTAR).text

    assert "Surel terkirim 20 Januari 2026, 14.05 WIB" in teks
    assert "Surel menunggu rangkuman pukul 06.00" in teks
    assert "Surel gagal: Server surel menolak alamat penerima." in teks


def test_daftar_escapes_the_text_of_a_letter(client, saya):
    PemberitahuanFactory(penerima=saya, perihal="<b>x</b>", isi="<script>y</script>")

    teks = client.get(DAFTAR).text

    assert "<b>x</b>" not in teks
    assert "<script>y" not in teks


def test_daftar_fragment_is_part_of_the_page(client, saya):
    PemberitahuanFactory(penerima=saya, dibaca=True)

    potongan = client.get(DAFTAR, headers={"HX-Request": "true"}).text

    assert potongan in client.get(DAFTAR).text


def test_daftar_says_why_it_is_empty(client, saya):
    assert "Tidak ada surat" in client.get(DAFTAR).text


def _jumlah_kueri(client, url):
    client.get(url)
    with CaptureQueriesContext(connection) as kueri:
        assert client.get(url).status_code == 200
    return len(kueri)


def test_daftar_query_count_is_constant(client, saya):
    PengirimanFactory(pemberitahuan__penerima=saya)
    satu = _jumlah_kueri(client, DAFTAR)
    PengirimanFactory.create_batch(24, pemberitahuan__penerima=saya)

    assert _jumlah_kueri(client, DAFTAR) == satu
    assert satu <= 10


def test_daftar_pages_by_twenty_five(client, saya):
    PemberitahuanFactory.create_batch(26, penerima=saya)

    assert len(_perihal(client.get(DAFTAR))) == 25
    assert len(_perihal(client.get(DAFTAR, {"halaman": 2}))) == 1


def test_buka_marks_as_read_and_leads_to_the_document(client, saya):
    surat = PemberitahuanFactory(penerima=saya, tautan="/skp/7/")

    response = client.get(surat.get_absolute_url())

    surat.refresh_from_db()
    assert (response.status_code, response["Location"]) == (302, "/skp/7/")
    assert surat.waktu_dibaca == PADA


def test_buka_without_a_document_leads_back_to_the_inbox(client, saya):
    surat = PemberitahuanFactory(penerima=saya, tautan="")

    assert client.get(surat.get_absolute_url())["Location"] == DAFTAR


def test_buka_ahead_of_a_click_reads_nothing(client, saya):
    surat = PemberitahuanFactory(penerima=saya)

    client.get(surat.get_absolute_url(), headers={"Sec-Purpose": "prefetch;prerender"})

    surat.refresh_from_db()
    assert surat.waktu_dibaca is None


@pytest.mark.parametrize("nama", ["buka", "tandai_dibaca"])
def test_letters_of_others_do_not_exist(client, saya, nama):
    surat = PemberitahuanFactory()
    url = reverse(f"pemberitahuan:{nama}", args=[surat.pk])

    response = (client.get if nama == "buka" else client.post)(url, {"kunci": str(uuid.uuid4())})

    surat.refresh_from_db()
    assert (response.status_code, surat.waktu_dibaca) == (404, None)


def test_tandai_dibaca_marks_one(client, saya):
    surat, lain = PemberitahuanFactory.create_batch(2, penerima=saya)

    response = _kirim(client, "pemberitahuan:tandai_dibaca", surat.pk)

    surat.refresh_from_db()
    lain.refresh_from_db()
    assert response["Location"] == DAFTAR
    assert (surat.waktu_dibaca, lain.waktu_dibaca) == (PADA, None)


def test_tandai_semua_marks_all(client, saya):
    PemberitahuanFactory.create_batch(2, penerima=saya)

    _kirim(client, "pemberitahuan:tandai_semua")
    response = client.get(DAFTAR)

    assert response.context["belum_dibaca"] == 0
    assert "2 pemberitahuan ditandai sudah dibaca." in response.text


def test_ledger_is_closed_to_people_without_a_unit_in_care(client, saya):
    assert client.get(LEDGER).status_code == 403
    assert "Catatan pengiriman unit" not in client.get(DAFTAR).text


def test_ledger_shows_who_which_act_and_state_but_no_text(client, pengelola):
    bawah = UnitKerjaFactory(induk=pengelola.unit_kerja)
    PengirimanFactory(
        pemberitahuan__penerima=PegawaiFactory(unit_kerja=bawah, nama_lengkap="Ratna Dewi"),
        pemberitahuan__jenis="skp/surel/diajukan",
        pemberitahuan__perihal="perihal-rahasia",
        pemberitahuan__isi="isi-rahasia",
        terkirim=True,
    )
    PengirimanFactory(pemberitahuan__penerima=PegawaiFactory(nama_lengkap="Orang Unit Lain"))

    teks = client.get(LEDGER).text

    tampil = ("Ratna Dewi", "SKP: diajukan", "Surel terkirim 20 Januari 2026, 14.05 WIB")
    rahasia = ("perihal-rahasia", "isi-rahasia", "Orang Unit Lain")
    assert [kata for kata in (*tampil, *rahasia) if kata in teks] == list(tampil)


def test_ledger_filters_by_state_and_person(client, pengelola):
    for nama, keadaan in (("Andi", "gagal"), ("Budi", "gagal"), ("Andika", "menunggu")):
        penerima = PegawaiFactory(unit_kerja=pengelola.unit_kerja, nama_lengkap=nama)
        PengirimanFactory(pemberitahuan__penerima=penerima, keadaan=keadaan)

    page = client.get(LEDGER, {"keadaan": "gagal", "cari": "andi"}).context["page"]

    assert [kirim.penerima.nama_lengkap for kirim in page] == ["Andi"]


def test_ledger_query_count_is_constant(client, pengelola):
    PengirimanFactory(pemberitahuan__penerima__unit_kerja=pengelola.unit_kerja)
    satu = _jumlah_kueri(client, LEDGER)
    PengirimanFactory.create_batch(24, pemberitahuan__penerima__unit_kerja=pengelola.unit_kerja)

    assert _jumlah_kueri(client, LEDGER) == satu
    assert satu <= 10


def test_ledger_fragment_is_part_of_the_page(client, pengelola):
    PengirimanFactory(pemberitahuan__penerima__unit_kerja=pengelola.unit_kerja)

    potongan = client.get(LEDGER, headers={"HX-Request": "true"}).text

    assert potongan in client.get(LEDGER).text
