"""The pages of the level of a unit as a browser meets them."""

from uuid import uuid4

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from evaluasi.models import CapaianOrganisasi
from tests.factories.capaian import CapaianFactory, UnitBerpimpinanFactory, periode_lewat
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory

pytestmark = pytest.mark.django_db
DASAR = "Tiga dari empat IKU mencapai target triwulan."


@pytest.fixture
def unit():
    return UnitBerpimpinanFactory()


@pytest.fixture
def periode(unit):
    return periode_lewat(unit.instansi)


def alamat(unit, periode, nama="capaian"):
    return reverse(f"evaluasi:{nama}", args=[unit.pk, periode.pk])


def kirim(client, ke, isi):
    return client.post(ke, {"kunci": str(uuid4()), **isi})


def test_proposed_by_the_head_and_set_otherwise_by_his_penilai(unit, periode, client):
    client.force_login(unit.kepala.akun)
    isi = {"predikat": "istimewa", "dasar": DASAR, "versi": 0}
    assert kirim(client, alamat(unit, periode, "usulkan_capaian"), isi).status_code == 302
    client.force_login(unit.penilai.akun)
    assert "Istimewa" in client.get(alamat(unit, periode, "tetapkan_capaian")).content.decode()
    isi = {"predikat": "baik", "dasar": DASAR, "versi": 1}
    assert kirim(client, alamat(unit, periode, "tetapkan_capaian"), isi).status_code == 302

    halaman = client.get(alamat(unit, periode)).content.decode()

    assert "Berbeda dari usulan" in halaman
    assert CapaianOrganisasi.objects.get().predikat == "baik"


def test_what_is_missing_is_named_and_what_was_typed_stays(unit, periode, client):
    client.force_login(unit.kepala.akun)

    isi = {"predikat": "", "dasar": "Kurang", "versi": 0}
    jawaban = kirim(client, alamat(unit, periode, "usulkan_capaian"), isi)

    halaman = jawaban.content.decode()
    assert jawaban.status_code == 422
    assert "Pilih salah satu tingkat capaian." in halaman
    assert "Dasar terlalu pendek." in halaman
    assert ">\nKurang</textarea>" in halaman
    assert not CapaianOrganisasi.objects.exists()


def test_a_stale_page_gets_both_texts(unit, periode, client):
    CapaianFactory(unit_kerja=unit, periode=periode, versi=3)
    client.force_login(unit.kepala.akun)

    isi = {"predikat": "baik", "dasar": "Tulisan saya yang lain sekali.", "versi": 2}
    jawaban = kirim(client, alamat(unit, periode, "usulkan_capaian"), isi)

    assert jawaban.status_code == 409
    for teks in ("Tulisan saya yang lain sekali.", "Tiga dari empat IKU"):
        assert teks in jawaban.content.decode()


def test_a_member_of_the_unit_reads_what_is_set_and_no_proposal(unit, periode, client):
    CapaianFactory(unit_kerja=unit, periode=periode, dasar="RAHASIA-SEMENTARA sekali ini.")
    client.force_login(PegawaiFactory(unit_kerja=unit).akun)

    halaman = client.get(alamat(unit, periode)).content.decode()

    assert "RAHASIA-SEMENTARA" not in halaman
    assert "Belum ditetapkan" in halaman
    assert "Sebaran predikat" not in halaman


def test_the_spread_of_the_unit_stands_beside_its_guideline(client):
    evaluasi = EvaluasiFactory(ditetapkan=True)
    unit = evaluasi.unit_kerja
    kepala = PegawaiFactory(unit_kerja=unit, kepala=True)
    client.force_login(kepala.akun)

    halaman = client.get(alamat(unit, evaluasi.periode)).content.decode()

    assert "Pada umumnya predikat kinerja pegawai Baik" in halaman
    assert "Panduan, bukan paksaan." in halaman
    assert "100,0%" in halaman


def test_the_year_shows_the_quadrant(unit, client):
    tahunan = periode_lewat(unit.instansi, kode="tahunan", label="Tahunan")
    CapaianFactory(unit_kerja=unit, periode=tahunan, hasil="di_atas", proses="kurang")
    client.force_login(unit.kepala.akun)

    halaman = client.get(alamat(unit, tahunan)).content.decode()

    assert "Menurut kuadran" in halaman
    assert client.get(alamat(unit, tahunan, "usulkan_capaian")).status_code == 200


@pytest.mark.parametrize("nama", ["capaian_daftar", "pemeringkatan_daftar"])
def test_a_list_costs_the_same_with_one_and_thirty_units(unit, periode, client, nama):
    pengelola = PenugasanPeranFactory(
        pegawai=PegawaiFactory(unit_kerja=unit), unit_kerja=unit
    ).pegawai
    client.force_login(pengelola.akun)
    ke, jumlah = reverse(f"evaluasi:{nama}"), []
    for _ in range(2):
        client.get(ke)
        with CaptureQueriesContext(connection) as kueri:
            assert client.get(ke).status_code == 200
        jumlah.append(len(kueri))
        for _ in range(15):
            bawah = UnitBerpimpinanFactory(induk=unit)
            CapaianFactory(unit_kerja=bawah, periode=periode, ditetapkan=True)

    assert jumlah[0] == jumlah[1] <= 10


@pytest.mark.parametrize("orang", ["kepala", "penilai"])
def test_the_page_of_one_level_is_cheap(unit, periode, client, orang):
    CapaianFactory(unit_kerja=unit, periode=periode)
    client.force_login(getattr(unit, orang).akun)
    client.get(alamat(unit, periode))

    with CaptureQueriesContext(connection) as kueri:
        client.get(alamat(unit, periode))

    assert len(kueri) <= 12
