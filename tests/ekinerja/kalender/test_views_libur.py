"""Pages of holidays: who gets which answer, and that a form never loses its text."""

from __future__ import annotations

from datetime import date
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse

from ekinerja.kalender.models import HariLibur
from ekinerja.kepegawaian.pilihan import JenisInstansi
from tests.factories import PegawaiFactory, PenugasanPeranFactory
from tests.factories.kalender import HariLiburFactory

pytestmark = pytest.mark.django_db
DAFTAR = "/kalender/libur/?tahun=2026"
ISI = {
    "tanggal": "2026-06-29",
    "jenis": "daerah",
    "nama": "Hari jadi provinsi",
    "alasan": "Keputusan gubernur",
}


@pytest.fixture
def admin():
    return PenugasanPeranFactory(admin=True).pegawai


def _masuk(client, pegawai):
    client.force_login(pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def _kirim(client, url, **isi):
    return client.post(url, {"kunci": str(uuid4()), **isi})


def _alamat(nama, libur):
    return reverse(f"kalender:{nama}_libur", args=[libur.pk])


def test_hari_libur_shows_the_year_to_a_pengelola_without_acts(client):
    pengelola = PenugasanPeranFactory().pegawai
    HariLiburFactory(tanggal=date(2026, 2, 17), nama="Tahun Baru Imlek")
    HariLiburFactory(tanggal=date(2025, 1, 29), nama="Imlek tahun lalu")
    HariLiburFactory(daerah=True, tanggal=date(2026, 2, 18), nama="Libur daerah lain")

    halaman = _masuk(client, pengelola).get(DAFTAR)

    teks = halaman.content.decode()
    assert halaman.status_code == 200
    assert [b["libur"].nama for b in halaman.context["daftar"]] == ["Tahun Baru Imlek"]
    assert "Selasa, 17 Februari 2026" in teks
    assert "/ubah/" not in teks
    assert "/tambah/" not in teks


def test_hari_libur_offers_the_acts_to_the_admin(client, admin):
    libur = HariLiburFactory(tanggal=date(2026, 2, 17), perkiraan=True)

    teks = _masuk(client, admin).get(DAFTAR).content.decode()

    for alamat in ("/kalender/libur/tambah/", _alamat("ubah", libur), _alamat("hapus", libur)):
        assert f'href="{alamat}"' in teks
    assert "Perkiraan" in teks


@pytest.mark.parametrize("tahun", ["1999", "abcd", "²026", "20260", ""])
def test_hari_libur_answers_a_nonsense_year_with_this_year(client, admin, tahun):
    assert _masuk(client, admin).get("/kalender/libur/", {"tahun": tahun}).status_code == 200


@pytest.mark.parametrize("banyak", [1, 30])
def test_hari_libur_query_count_is_constant(client, admin, django_assert_max_num_queries, banyak):
    for hari in range(banyak):
        HariLiburFactory(daerah=True, tanggal=date(2026, 3, 1 + hari), instansi=admin.instansi)
    _masuk(client, admin).get(DAFTAR)  # the first request of a session stamps it

    with django_assert_max_num_queries(8):
        halaman = client.get(DAFTAR)

    assert len(halaman.context["daftar"]) == banyak


def test_pages_of_holidays_are_closed_to_an_ordinary_pegawai(client):
    libur = HariLiburFactory()
    _masuk(client, PegawaiFactory())
    semua = [DAFTAR, "/kalender/libur/tambah/", _alamat("ubah", libur), _alamat("hapus", libur)]

    assert [client.get(url).status_code for url in semua] == [403, 403, 403, 403]


def test_a_regional_day_of_another_instansi_is_not_there(client, admin):
    lain = HariLiburFactory(daerah=True)
    _masuk(client, admin)

    assert [client.get(_alamat(n, lain)).status_code for n in ("ubah", "hapus")] == [404, 404]


def test_tambah_libur_writes_once_although_sent_twice(client, admin):
    _masuk(client, admin)
    isi = {**ISI, "kunci": str(uuid4())}

    jawaban = [client.post("/kalender/libur/tambah/", isi) for _ in range(2)]

    assert [(j.status_code, j["Location"]) for j in jawaban] == [(302, DAFTAR)] * 2
    assert HariLibur.objects.get().nama == "Hari jadi provinsi"


@pytest.mark.parametrize(
    ("isian", "kolom"),
    [
        ({"tanggal": ""}, "tanggal"),
        ({"tanggal": "2026-02-30"}, "tanggal"),
        ({"tanggal": "1999-01-01"}, "tanggal"),
        ({"jenis": "lain"}, "jenis"),
        ({"nama": ""}, "nama"),
        ({"nama": "x" * 151}, "nama"),
        ({"nama": "a\u202eb"}, "nama"),
        ({"alasan": " "}, "alasan"),
    ],
)
def test_tambah_libur_says_at_the_field_what_is_wrong(client, admin, isian, kolom):
    jawaban = _kirim(_masuk(client, admin), "/kalender/libur/tambah/", **{**ISI, **isian})

    assert jawaban.status_code == 422
    assert list(jawaban.context["form"].errors) == [kolom]
    assert not HariLibur.objects.exists()


def test_tambah_libur_of_a_taken_day_keeps_the_text(client, admin):
    HariLiburFactory(
        daerah=True, tanggal=date(2026, 6, 29), instansi=admin.instansi, nama="Sudah ada"
    )

    jawaban = _kirim(_masuk(client, admin), "/kalender/libur/tambah/", **ISI)

    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "sudah tercatat sebagai «Sudah ada»" in teks
    assert 'value="Hari jadi provinsi"' in teks


def test_tambah_libur_offers_a_regional_admin_only_regional_days(client):
    PegawaiFactory()
    admin = PenugasanPeranFactory(
        admin=True, pegawai__unit_kerja__instansi__jenis=JenisInstansi.DAERAH
    ).pegawai

    halaman = _masuk(client, admin).get("/kalender/libur/tambah/")

    assert [k for k, _ in halaman.context["form"].fields["jenis"].choices] == ["daerah"]


def test_ubah_libur_changes_the_day(client, admin):
    libur = HariLiburFactory(tanggal=date(2026, 6, 28))
    isi = {**ISI, "jenis": "cuti_bersama", "versi": 1}

    jawaban = _kirim(_masuk(client, admin), _alamat("ubah", libur), **isi)

    libur.refresh_from_db()
    assert (jawaban.status_code, jawaban["Location"]) == (302, DAFTAR)
    assert (libur.tanggal, libur.jenis) == (date(2026, 6, 29), "cuti_bersama")


def test_ubah_libur_shows_what_is_stored_and_keeps_what_was_typed(client, admin):
    libur = HariLiburFactory(tanggal=date(2026, 6, 28), nama="Tersimpan")
    _masuk(client, admin)

    awal = client.get(_alamat("ubah", libur))
    salah = _kirim(client, _alamat("ubah", libur), nama="Diketik", versi=1)

    assert [awal.status_code, salah.status_code] == [200, 422]
    assert 'value="Tersimpan"' in awal.content.decode()
    assert 'value="Diketik"' in salah.content.decode()


def test_ubah_libur_shows_both_texts_when_the_page_was_stale(client, admin):
    libur = HariLiburFactory(tanggal=date(2026, 6, 29), nama="Kata yang lain", versi=2)
    isi = {**ISI, "jenis": "cuti_bersama", "versi": 1}

    jawaban = _kirim(_masuk(client, admin), _alamat("ubah", libur), **isi)

    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert 'value="Hari jadi provinsi"' in teks
    assert 'name="versi" value="2"' in teks
    assert "Yang tersimpan" in teks


def test_ubah_libur_refuses_a_post_by_a_regional_admin(client):
    PegawaiFactory()
    admin = PenugasanPeranFactory(
        admin=True, pegawai__unit_kerja__instansi__jenis=JenisInstansi.DAERAH
    ).pegawai
    libur = HariLiburFactory(nama="Tetap")

    jawaban = _kirim(_masuk(client, admin), _alamat("ubah", libur), **ISI, versi=1)

    libur.refresh_from_db()
    assert (jawaban.status_code, libur.nama) == (403, "Tetap")


def test_hapus_libur_asks_for_a_reason_and_takes_the_day_out(client, admin):
    libur = HariLiburFactory(tanggal=date(2026, 6, 29))
    _masuk(client, admin)

    tanpa = _kirim(client, _alamat("hapus", libur), alasan="", versi=1)
    dengan = _kirim(client, _alamat("hapus", libur), alasan="Dicabut", versi=1)

    assert (tanpa.status_code, dengan.status_code, dengan["Location"]) == (422, 302, DAFTAR)
    assert not HariLibur.objects.exists()


def test_hapus_libur_of_a_stale_page_is_refused(client, admin):
    libur = HariLiburFactory(versi=2)

    jawaban = _kirim(_masuk(client, admin), _alamat("hapus", libur), alasan="Dicabut", versi=1)

    assert jawaban.status_code == 409
    assert HariLibur.objects.filter(pk=libur.pk).exists()
