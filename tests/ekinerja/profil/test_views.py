"""Pages of the rule profile."""

from __future__ import annotations

from uuid import uuid4

import pytest
from django.conf import settings

from ekinerja.profil.models import ProfilAturan
from tests.factories import PegawaiFactory, PenugasanPeranFactory
from tests.factories.profil import ProfilAturanFactory

pytestmark = pytest.mark.django_db
RINCI, UBAH = "/profil/?tahun=2026", "/profil/ubah/?tahun=2026"


@pytest.fixture
def admin():
    return PenugasanPeranFactory(admin=True).pegawai


def _masuk(client, pegawai):
    client.force_login(pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return client


def test_rinci_shows_umum_where_nobody_chose(client):
    pengelola = PenugasanPeranFactory().pegawai

    halaman = _masuk(client, pengelola).get(RINCI)

    teks = halaman.content.decode()
    assert halaman.status_code == 200
    assert "Belum ada profil yang dipilih untuk tahun 2026." in teks
    assert "14 hari kerja" in teks
    assert "/profil/ubah/" not in teks


def test_rinci_shows_the_choice_of_ones_own_instansi_with_its_history(client, admin):
    ProfilAturanFactory(instansi=admin.instansi, aktif=False, alasan="Pilihan lama")
    ProfilAturanFactory(instansi=admin.instansi, pratetap="kemenkes-2025", alasan="Surat baru")
    ProfilAturanFactory(alasan="Instansi lain")

    teks = _masuk(client, admin).get(RINCI).content.decode()

    assert "butuh perbaikan 5%, kurang 10%, sangat kurang 15%, selama 3 bulan" in teks
    assert "TW4, TAHUNAN" in teks
    assert [s in teks for s in ("Surat baru", "Pilihan lama", "Instansi lain")] == [
        True,
        True,
        False,
    ]


@pytest.mark.parametrize("banyak", [1, 30])
def test_rinci_query_count_is_constant(client, admin, django_assert_max_num_queries, banyak):
    for _ in range(banyak):
        ProfilAturanFactory(instansi=admin.instansi, aktif=False, ditetapkan_oleh=PegawaiFactory())
    _masuk(client, admin).get(RINCI)

    with django_assert_max_num_queries(8):
        halaman = client.get(RINCI)

    assert len(halaman.context["riwayat"]) == banyak


def test_pages_of_the_profile_by_role(client, admin):
    pengelola = PenugasanPeranFactory().pegawai

    status = [
        [_masuk(client, p).get(url).status_code for url in (RINCI, UBAH)]
        for p in (PegawaiFactory(), pengelola, admin)
    ]

    assert status == [[403, 403], [200, 403], [200, 200]]


def test_ubah_chooses_a_preset(client, admin):
    isi = {"kode": "kemenkes-2025", "alasan": "Surat Sesjen", "kunci": str(uuid4())}

    jawaban = [_masuk(client, admin).post(UBAH, isi) for _ in range(2)]

    profil = ProfilAturan.objects.get()
    assert [(j.status_code, j["Location"]) for j in jawaban] == [(302, RINCI)] * 2
    assert (profil.kode, profil.tahun, profil.instansi) == ("kemenkes-2025", 2026, admin.instansi)


@pytest.mark.parametrize(
    ("isian", "status"),
    [({"kode": "lain"}, 422), ({"alasan": ""}, 422), ({"kode": "umum"}, 409)],
)
def test_ubah_refuses_and_keeps_what_was_typed(client, admin, isian, status):
    ProfilAturanFactory(instansi=admin.instansi)
    isi = {"kode": "kemenkes-2025", "alasan": "Surat Sesjen", "kunci": str(uuid4()), **isian}

    jawaban = _masuk(client, admin).post(UBAH, isi)

    assert jawaban.status_code == status
    assert (isi["alasan"] in jawaban.content.decode(), ProfilAturan.objects.count()) == (True, 1)


def test_ubah_is_closed_to_a_pengelola(client):
    pengelola = PenugasanPeranFactory().pegawai
    isi = {"kode": "kemenkes-2025", "alasan": "x", "kunci": str(uuid4())}

    assert _masuk(client, pengelola).post(UBAH, isi).status_code == 403
    assert not ProfilAturan.objects.exists()
