"""Pages of the year: its stages for everybody, its acts for those who keep it."""

from __future__ import annotations

from datetime import UTC, date, datetime
from uuid import uuid4

import pytest
import time_machine
from django.conf import settings
from django.urls import reverse

from ekinerja.kalender.layanan import tahun as layanan
from ekinerja.kalender.models import PerpanjanganTahap, TahapPeriode, TahunKinerja
from tests.factories import PegawaiFactory, PenugasanPeranFactory
from tests.factories.kalender import PerpanjanganTahapFactory, TahapPeriodeFactory

pytestmark = pytest.mark.django_db
HALAMAN = "/kalender/?tahun=2026"


@pytest.fixture
def admin():
    return PenugasanPeranFactory(admin=True).pegawai


@pytest.fixture
def tahap(admin):
    return TahapPeriodeFactory(periode__tahun_kinerja__instansi=admin.instansi)


def _masuk(client, pegawai):
    client.force_login(pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def _kirim(client, url, **isi):
    return client.post(url, {"kunci": str(uuid4()), **isi})


def _alamat(nama, tahap):
    return reverse(f"kalender:{nama}", args=[tahap.pk])


def test_tahun_shows_the_stages_to_an_employee_without_acts(client, tahap):
    pegawai = PegawaiFactory(unit_kerja__instansi=tahap.periode.tahun_kinerja.instansi)
    PerpanjanganTahapFactory(tahap=tahap, pegawai=pegawai, alasan="Jaringan terputus")
    PerpanjanganTahapFactory(tahap=tahap, pegawai=PegawaiFactory(), alasan="Rahasia orang lain")

    halaman = _masuk(client, pegawai).get(HALAMAN)

    teks = halaman.content.decode()
    assert halaman.status_code == 200
    assert "30 Maret 2026" in teks
    assert "Diperpanjang sampai 05 April 2026" in teks
    assert "Jaringan terputus" in teks
    assert "Rahasia orang lain" not in teks
    assert "/kalender/tahap/" not in teks


def test_tahun_marks_the_stage_that_is_open_today(client, admin, tahap):
    halaman = []
    for hari in (30, 31):
        with time_machine.travel(datetime(2026, 3, hari, 3, tzinfo=UTC), tick=False):
            halaman.append(_masuk(client, admin).get(HALAMAN).content.decode())

    assert ["Sedang dibuka" in teks for teks in halaman] == [True, False]


def test_tahun_not_opened_says_so_and_offers_the_admin_to_open_it(client, admin):
    buka = 'href="/kalender/buka/?tahun=2026"'
    pegawai = PegawaiFactory(unit_kerja=admin.unit_kerja)

    teks = {p.pk: _masuk(client, p).get(HALAMAN).content.decode() for p in (admin, pegawai)}

    assert all("Tahun kinerja belum dibuka" in satu for satu in teks.values())
    assert [buka in teks[p.pk] for p in (admin, pegawai)] == [True, False]


def test_tahun_offers_the_acts_by_role(client, admin, tahap):
    pengelola = PenugasanPeranFactory(pegawai__unit_kerja=admin.unit_kerja).pegawai
    alamat = [_alamat("ubah_tahap", tahap), _alamat("perpanjang", tahap)]

    teks = [_masuk(client, p).get(HALAMAN).content.decode() for p in (admin, pengelola)]

    assert [[satu in t for satu in alamat] for t in teks] == [[True, True], [False, True]]


def test_tahun_of_a_whole_year_stays_within_twelve_queries(
    client, admin, django_assert_max_num_queries
):
    layanan.buka_tahun(admin.instansi, tahun=2026, pelaku=admin)
    _masuk(client, admin).get(HALAMAN)

    with django_assert_max_num_queries(12):
        halaman = client.get(HALAMAN)

    assert len(halaman.context["daftar_periode"]) == 5


def test_buka_tahun_opens_once_although_sent_twice(client, admin):
    alamat, isi = "/kalender/buka/?tahun=2026", {"kunci": str(uuid4())}
    _masuk(client, admin)

    halaman = client.get(alamat)
    jawaban = [client.post(alamat, isi) for _ in range(2)]

    assert "UMUM (PermenPANRB 6/2022)" in halaman.content.decode()
    assert [(j.status_code, j["Location"]) for j in jawaban] == [(302, HALAMAN)] * 2
    assert TahunKinerja.objects.get().tahun == 2026


def test_buka_tahun_is_closed_to_a_pengelola(client):
    _masuk(client, PenugasanPeranFactory().pegawai)

    assert client.get("/kalender/buka/?tahun=2026").status_code == 403
    assert _kirim(client, "/kalender/buka/?tahun=2026").status_code == 403
    assert not TahunKinerja.objects.exists()


GESER = {"dibuka": "2026-03-02", "ditutup": "2026-03-31", "alasan": "Surat 1", "versi": 1}


def test_ubah_tahap_moves_the_dates(client, admin, tahap):
    jawaban = _kirim(_masuk(client, admin), _alamat("ubah_tahap", tahap), **GESER)

    assert (jawaban.status_code, jawaban["Location"]) == (302, HALAMAN)
    assert TahapPeriode.objects.get().ditutup == date(2026, 3, 31)


@pytest.mark.parametrize(
    ("isian", "status"),
    [({"ditutup": "2026-03-01"}, 422), ({"alasan": ""}, 422), ({"versi": 9}, 409)],
)
def test_ubah_tahap_keeps_what_was_typed(client, admin, tahap, isian, status):
    jawaban = _kirim(_masuk(client, admin), _alamat("ubah_tahap", tahap), **{**GESER, **isian})

    assert jawaban.status_code == status
    assert 'value="2026-03-02"' in jawaban.content.decode()
    assert TahapPeriode.objects.get().ditutup == date(2026, 3, 30)


def test_perpanjang_finds_the_person_by_number(client, admin, tahap):
    pegawai = PegawaiFactory(unit_kerja=admin.unit_kerja)
    isi = {"pegawai_cari": pegawai.nip, "sampai": "2026-04-05", "alasan": "Sakit", "versi": 1}

    jawaban = _kirim(_masuk(client, admin), _alamat("perpanjang", tahap), **isi)

    assert (jawaban.status_code, jawaban["Location"]) == (302, HALAMAN)
    assert PerpanjanganTahap.objects.get().pegawai == pegawai


def test_perpanjang_needs_one_target(client, admin, tahap):
    isi = {"sampai": "2026-04-05", "alasan": "Sakit", "versi": 1}
    unit = {"unit_kerja": admin.unit_kerja_id, "pegawai": admin.pk}
    _masuk(client, admin)

    jawaban = [_kirim(client, _alamat("perpanjang", tahap), **isi, **s) for s in ({}, unit)]

    assert [j.status_code for j in jawaban] == [422, 422]
    assert "Pilih satu unit kerja atau satu pegawai" in jawaban[0].content.decode()
    assert not PerpanjanganTahap.objects.exists()


def test_perpanjang_does_not_know_people_outside_ones_care(client, admin, tahap):
    lain = PegawaiFactory()
    isi = {"pegawai": lain.pk, "sampai": "2026-04-05", "alasan": "Sakit", "versi": 1}

    jawaban = _kirim(_masuk(client, admin), _alamat("perpanjang", tahap), **isi)

    assert jawaban.status_code == 422
    assert lain.nama_lengkap not in jawaban.content.decode()


def test_perpanjang_to_a_day_before_the_close_is_refused_with_the_text_kept(client, admin, tahap):
    isi = {"unit_kerja": admin.unit_kerja_id, "sampai": "2026-03-30", "alasan": "Listrik padam"}

    jawaban = _kirim(_masuk(client, admin), _alamat("perpanjang", tahap), **isi, versi=1)

    teks = jawaban.content.decode()
    assert jawaban.status_code == 409
    assert "Perpanjangan harus melewati tanggal tahap ditutup." in teks
    assert "Listrik padam" in teks


def test_stages_of_another_instansi_are_not_there(client, admin):
    lain = TahapPeriodeFactory()
    _masuk(client, admin)

    assert [client.get(_alamat(n, lain)).status_code for n in ("ubah_tahap", "perpanjang")] == [
        404,
        404,
    ]


def test_acts_on_stages_are_closed_to_an_employee(client, tahap):
    pegawai = PegawaiFactory(unit_kerja__instansi=tahap.periode.tahun_kinerja.instansi)
    _masuk(client, pegawai)

    assert [client.get(_alamat(n, tahap)).status_code for n in ("ubah_tahap", "perpanjang")] == [
        403,
        403,
    ]


def test_tutup_tahun_closes_and_offers_to_open_again(client, admin, tahap):
    tahun = tahap.periode.tahun_kinerja
    tutup, buka = (
        reverse(f"kalender:{n}", args=[tahun.pk]) for n in ("tutup_tahun", "buka_kembali_tahun")
    )
    _masuk(client, admin)

    awal = client.get(tutup).status_code
    tanpa = _kirim(client, tutup, alasan="", versi=1).status_code
    basi = _kirim(client, tutup, alasan="Selesai", versi=9).status_code
    dengan = _kirim(client, tutup, alasan="Selesai", versi=1)
    halaman = client.get(HALAMAN).content.decode()
    lagi = _kirim(client, tutup, alasan="Selesai", versi=2).status_code
    kembali = _kirim(client, buka, alasan="Putusan", versi=2).status_code

    assert [awal, tanpa, basi, dengan.status_code, lagi, kembali] == [200, 422, 409, 302, 409, 302]
    assert [alamat in halaman for alamat in (tutup, buka)] == [False, True]


@pytest.mark.parametrize("nama", ["tutup_tahun", "buka_kembali_tahun"])
def test_state_of_the_year_is_changed_by_its_admin_only(client, tahap, nama):
    instansi = tahap.periode.tahun_kinerja.instansi
    alamat = reverse(f"kalender:{nama}", args=[tahap.periode.tahun_kinerja_id])
    lain = PenugasanPeranFactory(admin=True).pegawai
    pengelola = PenugasanPeranFactory(pegawai__unit_kerja__instansi=instansi).pegawai

    status = [
        [
            _masuk(client, p).get(alamat).status_code,
            _kirim(client, alamat, alasan="x", versi=1).status_code,
        ]
        for p in (pengelola, lain)
    ]

    assert status == [[403, 403], [404, 404]]
