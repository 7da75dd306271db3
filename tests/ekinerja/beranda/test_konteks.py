from types import SimpleNamespace

import pytest
from django.test import RequestFactory
from django.utils.functional import empty

from ekinerja.beranda import konteks
from ekinerja.inti.waktu import kini
from ekinerja.pemberitahuan.models import Pemberitahuan
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory

pytestmark = pytest.mark.django_db
SEMUA = {
    "Beranda",
    "SKP Saya",
    "Rencana Aksi",
    "Catatan Harian",
    "Realisasi",
    "Dialog Kinerja",
    "Umpan Balik",
    "Evaluasi",
    "Keberatan",
    "Kotak masuk",
}
PENGURUS = {
    "Pegawai",
    "Permintaan perbaikan",
    "Impor data",
    "Kalender kinerja",
    "Hari libur",
    "Profil aturan",
    "Pantauan",
    "Capaian organisasi",
    "Pemeringkatan",
}


def menu_untuk(pelaku, **sifat):
    request = RequestFactory().get("/")
    request.pelaku = pelaku
    request.resolver_match = None
    for nama, nilai in sifat.items():
        setattr(request, nama, nilai)
    return konteks.menu(request)["menu"]


def kata(menu):
    return {butir.kata for kelompok in menu.kelompok for butir in kelompok.daftar}


def test_menu_is_not_read_before_it_is_shown(django_assert_num_queries):
    pegawai = PegawaiFactory()

    with django_assert_num_queries(0):
        menu = menu_untuk(pegawai)

    assert menu._wrapped is empty


def test_menu_costs_two_queries_however_much_of_it_is_shown(django_assert_num_queries):
    pegawai = PegawaiFactory(nama_lengkap="Rahayu Kusumawardani")
    menu = menu_untuk(pegawai)

    with django_assert_num_queries(2):
        isi = (menu.kelompok, menu.bawah, menu.akun, menu.instansi, menu.zona, menu.belum_dibaca)

    assert (isi[3], isi[4], isi[5], menu.inisial) == (pegawai.instansi.nama, "WIB", 0, "RK")


def test_menu_of_an_employee_shows_no_door_of_others():
    assert kata(menu_untuk(PegawaiFactory())) == SEMUA


def test_menu_of_a_penilai_and_his_superior_has_skp_bawahan():
    atasan, penilai = PegawaiFactory(), PegawaiFactory()
    PegawaiFactory(penilai=penilai, penilai__atasan=atasan)

    assert kata(menu_untuk(penilai)) == {*SEMUA, "SKP Bawahan", "Capaian organisasi"}
    assert kata(menu_untuk(atasan)) == {*SEMUA, "SKP Bawahan", "Capaian organisasi"}


@pytest.mark.parametrize("admin", [False, True])
def test_menu_of_a_pengelola_or_admin_has_the_office(admin):
    peran = PenugasanPeranFactory(admin=admin) if admin else PenugasanPeranFactory()

    assert kata(menu_untuk(peran.pegawai)) == SEMUA | PENGURUS | ({"Peran"} if admin else set())


def test_menu_forgets_a_role_that_has_ended():
    peran = PenugasanPeranFactory(selesai=kini().date().replace(year=2021))

    assert kata(menu_untuk(peran.pegawai)) == SEMUA


def test_menu_counts_ones_own_unread_letters_only():
    pegawai, lain = PegawaiFactory(), PegawaiFactory()
    for n, (penerima, dibaca) in enumerate([(pegawai, None), (pegawai, kini()), (lain, None)]):
        Pemberitahuan.objects.create(
            penerima=penerima,
            jenis="uji",
            kunci=f"uji:{n}",
            perihal="Uji",
            isi="Uji",
            waktu_dibuat=kini(),
            waktu_dibaca=dibaca,
        )

    assert menu_untuk(pegawai).belum_dibaca == 1


def test_menu_badge_is_what_the_beranda_counted():
    menu = menu_untuk(PegawaiFactory(), jumlah_menunggu=5)

    assert [b.jumlah for b in menu.bawah] == [5, 0, 0, 0]


def test_menu_marks_the_page_one_is_on():
    pegawai = PegawaiFactory()
    PegawaiFactory(penilai=pegawai)
    request = RequestFactory().get("/skp/?cakupan=dinilai&tahun=2026")
    request.pelaku, request.resolver_match = pegawai, SimpleNamespace(view_name="skp:daftar")

    menu = konteks.menu(request)["menu"]

    semua = [butir for kelompok in menu.kelompok for butir in kelompok.daftar]
    assert [(b.kata, b.alamat) for b in semua if b.kini] == [
        ("SKP Bawahan", "/skp/?cakupan=dinilai")
    ]


@pytest.mark.parametrize(
    ("halaman", "butir"),
    [
        ("dialog:rencana", ["Rencana Aksi"]),
        ("dialog:rinci", ["Dialog Kinerja"]),
        ("evaluasi:nilai", ["Evaluasi"]),
        ("evaluasi:keberatan", ["Keberatan"]),
        ("feedback:skp", ["Umpan Balik"]),
        ("skp:rinci", []),
    ],
)
def test_menu_marks_the_room_one_is_in(halaman, butir):
    request = RequestFactory().get("/")
    request.pelaku, request.resolver_match = PegawaiFactory(), SimpleNamespace(view_name=halaman)

    menu = konteks.menu(request)["menu"]

    semua = [satu for kelompok in menu.kelompok for satu in kelompok.daftar]
    assert [satu.kata for satu in semua if satu.kini] == butir


def test_menu_without_a_person_is_empty(rf):
    menu = konteks.menu(rf.get("/"))["menu"]

    assert (bool(menu), menu.instansi, menu.zona) == (False, "", "")
