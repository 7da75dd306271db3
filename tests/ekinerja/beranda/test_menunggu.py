"""«Menunggu Anda»: what each person finds there, for each of the acts, and what it costs."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.beranda.menunggu import menunggu
from ekinerja.inti.waktu import hari_ini
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import (
    JabatanFactory,
    PegawaiFactory,
    PenugasanPeranFactory,
    PermintaanPerbaikanFactory,
    SKPFactory,
)
from tests.factories.dialog import RisalahFactory
from tests.factories.rencana import SusunanFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db


def isi(pelaku):
    """Group → (title, button, link) of each line."""
    pada = hari_ini()
    daftar = list(SKP.objects.milik(pelaku).untuk_beranda(pada.year))
    return {
        kelompok.judul: [(t.judul, t.kata, t.tautan) for t in kelompok.daftar]
        for kelompok in menunggu(pelaku, pada, daftar)
    }


def test_somebody_without_an_skp_is_asked_to_make_one():
    tahun = hari_ini().year

    assert isi(PegawaiFactory()) == {
        "SKP Anda": [(f"Buat SKP {tahun}", "Buat SKP", reverse("skp:buat"))]
    }


def test_somebody_whose_form_does_not_exist_yet_is_asked_nothing():
    assert isi(PegawaiFactory(jabatan=JabatanFactory(jpt=True))) == {}


@pytest.mark.parametrize(
    ("keadaan", "baris"),
    [
        ({}, [("Lengkapi dan ajukan SKP 2026", "Lanjutkan")]),
        ({"dikembalikan": True}, [("Perbaiki SKP 2026", "Buka SKP")]),
        ({"diajukan": True}, None),
        ({"ditetapkan": True}, None),
    ],
)
def test_owner_is_asked_while_the_ball_is_his(keadaan, baris):
    skp = SKPFactory(lengkap=True, **keadaan)

    nyata = isi(skp.pegawai).get("SKP Anda")

    harapan = [(*satu, skp.get_absolute_url()) for satu in baris] if baris else None
    assert nyata == harapan


def test_penilai_is_asked_for_what_was_submitted_to_him():
    skp = SKPFactory(lengkap=True, diajukan=True)
    SKPFactory(lengkap=True, diajukan=True)

    assert isi(penilai_dari(skp))["SKP yang diajukan kepada Anda"] == [
        (f"Periksa SKP 2026 {skp.pegawai.nama_lengkap}", "Periksa SKP", skp.get_absolute_url())
    ]


@pytest.mark.parametrize(
    ("keadaan", "judul"),
    [
        (None, ["Susun rencana aksi 2026"]),
        ({}, ["Selesaikan rencana aksi 2026"]),
        ({"selesai": True}, []),
        ({"disetujui": True}, []),
    ],
)
def test_a_set_skp_asks_its_owner_for_an_action_plan(keadaan, judul):
    skp = SKPFactory(lengkap=True, ditetapkan=True)
    SKPFactory(lengkap=True, ditetapkan=True)
    if keadaan is not None:
        SusunanFactory(skp=skp, **keadaan)

    nyata = isi(skp.pegawai).get("Rencana aksi", [])

    assert [satu[0] for satu in nyata] == judul
    assert all(satu[2] == reverse("dialog:rencana", args=[skp.pk]) for satu in nyata)


def test_a_cancelled_draft_asks_nobody():
    skp = SKPFactory(lengkap=True, status=StatusSKP.DIBATALKAN)

    assert "SKP Anda" in isi(skp.pegawai)
    assert all(skp.get_absolute_url() != t for _, _, t in isi(skp.pegawai)["SKP Anda"])


@pytest.mark.parametrize(
    ("keadaan", "pemilik", "pimpinan"),
    [
        ({}, ["Tulis risalah dialog"], []),
        ({"dikirim": True}, [], ["Tanggapi risalah"]),
        ({"ditanggapi": True}, ["Konfirmasi risalah"], []),
        ({"final": True}, [], []),
    ],
)
def test_dialogue_asks_whose_turn_it_is(keadaan, pemilik, pimpinan):
    risalah = RisalahFactory(**keadaan)
    nama = risalah.dialog.skp.pegawai.nama_lengkap

    def judul(pelaku):
        daftar = isi(pelaku).get("Dialog kinerja", [])
        return [judul.removesuffix(f" {nama}") for judul, _, _ in daftar]

    assert judul(risalah.dialog.skp.pegawai) == pemilik
    assert judul(risalah.dialog.pimpinan) == pimpinan


def test_dialogue_left_open_with_a_former_penilai_asks_nobody():
    risalah = RisalahFactory(dikirim=True)
    pegawai = risalah.dialog.skp.pegawai
    pegawai.daftar_penetapan_penilai.update(pejabat_penilai=PegawaiFactory())

    assert "Dialog kinerja" not in isi(risalah.dialog.pimpinan)


def test_pengelola_is_asked_for_people_without_a_proper_penilai_and_for_requests():
    pengelola = PenugasanPeranFactory().pegawai
    permintaan = PermintaanPerbaikanFactory(pegawai__unit_kerja=pengelola.unit_kerja)
    PermintaanPerbaikanFactory()

    daftar = isi(pengelola)["Pegawai di unit yang Anda kelola"]

    assert daftar[0] == (
        f"Jawab permintaan perbaikan {permintaan.pegawai.nama_lengkap}",
        "Baca permintaan",
        reverse("kepegawaian:jawab_perbaikan", args=[permintaan.pk]),
    )
    assert [(judul, tautan) for judul, _, tautan in daftar[1:]] == [
        (
            "Benahi penilai 2 pegawai: belum ada penilai",
            f"{reverse('kepegawaian:daftar')}?keadaan=belum_ada",
        )
    ]


def test_somebody_who_cares_for_nobody_is_not_asked_about_people():
    PermintaanPerbaikanFactory()

    assert "Pegawai di unit yang Anda kelola" not in isi(PegawaiFactory())


def test_query_count_is_constant():
    penilai = PegawaiFactory()

    def hitung():
        with CaptureQueriesContext(connection) as kueri:
            isi(penilai)
        return len(kueri)

    def tambah(banyak):
        for _ in range(banyak):
            SKPFactory(lengkap=True, diajukan=True, penilai=penilai)
            RisalahFactory(dikirim=True, dialog__skp__penilai=penilai)

    tambah(1)
    satu = hitung()
    tambah(14)

    assert (hitung(), len(isi(penilai)["Dialog kinerja"])) == (satu, 10)
