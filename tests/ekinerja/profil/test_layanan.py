"""Choosing a profile for a year, and the fallback where nobody chose."""

from __future__ import annotations

import pytest
from django.db import IntegrityError, transaction

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.profil import layanan
from ekinerja.profil.models import KOLOM_PROFIL, ProfilAturan
from tests.factories import InstansiFactory, PenugasanPeranFactory
from tests.factories.profil import ProfilAturanFactory

pytestmark = pytest.mark.django_db
PILIHAN = {"tahun": 2026, "kode": "kemenkes-2025", "alasan": "Surat Sekretaris Jenderal"}


@pytest.fixture
def admin():
    return PenugasanPeranFactory(admin=True).pegawai


def _ditolak(*args, **isian):
    with pytest.raises(Ditolak) as info:
        layanan.tetapkan_profil(*args, **isian)
    return info.value.keputusan


def test_profil_untuk_falls_back_to_umum(django_assert_num_queries):
    with django_assert_num_queries(1):
        profil = layanan.profil_untuk(1, 2026)

    assert profil == layanan.pratetap("umum")


@pytest.mark.parametrize("kode", ["umum", "kemenkes-2025", "kemenkeu-dki"])
def test_profil_untuk_reads_back_what_the_preset_says(kode):
    baris = ProfilAturanFactory(pratetap=kode)

    assert layanan.profil_untuk(baris.instansi_id, 2026) == layanan.pratetap(kode)


def test_profil_untuk_is_of_one_instansi_one_year_and_the_active_row():
    baris = ProfilAturanFactory(hari_konfirmasi=10)
    ProfilAturanFactory(instansi=baris.instansi, hari_konfirmasi=9, aktif=False)
    instansi = baris.instansi_id

    hari = [
        layanan.profil_untuk(*kunci).hari_konfirmasi
        for kunci in ((instansi, 2026), (instansi, 2025), (InstansiFactory().pk, 2026))
    ]

    assert hari == [10, 14, 14]


def test_every_column_of_a_row_is_a_switch_of_the_profile():
    assert set(layanan.isi_pratetap("umum")) == set(KOLOM_PROFIL)


def test_tetapkan_profil_keeps_the_choice_before_as_history(admin):
    lama = layanan.tetapkan_profil(admin.instansi, pelaku=admin, **{**PILIHAN, "kode": "umum"})

    baru = layanan.tetapkan_profil(admin.instansi, pelaku=admin, **PILIHAN)

    lama.refresh_from_db()
    (jejak,) = Jejak.objects.untuk(baru)
    assert (lama.aktif, baru.aktif) == (False, True)
    assert list(ProfilAturan.objects.terlihat_oleh(admin).riwayat(2026)) == [baru, lama]
    assert (jejak.aksi, jejak.pelaku) == ("profil.ubah", admin)
    assert jejak.rincian == {
        "tahun": 2026,
        "kode": "kemenkes-2025",
        "kode_lama": "umum",
        "instansi": admin.instansi_id,
        "alasan": "Surat Sekretaris Jenderal",
    }


@pytest.mark.parametrize(
    ("isian", "alasan"),
    [
        ({"tahun": 2021}, "Tahun kinerja harus antara 2022 dan 2100."),
        ({"alasan": " "}, "Tulis alasan penggantian profil."),
        ({"kode": "umum"}, "Profil UMUM (PermenPANRB 6/2022) sudah berlaku untuk tahun 2026."),
    ],
)
def test_tetapkan_profil_refuses_and_leaves_nothing(admin, isian, alasan):
    ProfilAturanFactory(instansi=admin.instansi)

    keputusan = _ditolak(admin.instansi, pelaku=admin, **{**PILIHAN, **isian})

    assert (keputusan.sebab, keputusan.alasan) == (Sebab.ISI, alasan)
    assert (ProfilAturan.objects.count(), Jejak.objects.count()) == (1, 0)


def test_tetapkan_profil_refuses_a_pengelola_and_the_admin_of_another_instansi(admin):
    pengelola = PenugasanPeranFactory(pegawai__unit_kerja=admin.unit_kerja).pegawai
    lain = PenugasanPeranFactory(admin=True).pegawai

    sebab = {_ditolak(admin.instansi, pelaku=p, **PILIHAN).sebab for p in (pengelola, lain)}

    assert sebab == {Sebab.PELAKU}


@pytest.mark.parametrize(
    "isian",
    [
        {"min_ambang_responden_360": 2},
        {"hari_konfirmasi": 0},
        {"jenis_hari": "bulan"},
        {"kode": "lain"},
        {"tahun": 2021},
    ],
)
def test_the_database_refuses_a_profile_that_cannot_be(isian):
    with pytest.raises(IntegrityError), transaction.atomic():
        ProfilAturanFactory(**isian)


def test_the_database_holds_one_active_profile_per_year():
    baris = ProfilAturanFactory()

    with pytest.raises(IntegrityError), transaction.atomic():
        ProfilAturanFactory(instansi=baris.instansi)
