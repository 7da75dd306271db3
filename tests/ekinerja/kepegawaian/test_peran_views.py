"""Pages of the admin instansi about stored roles."""

from datetime import date
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse

from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.models import PenugasanPeran
from tests.factories import PegawaiFactory, PenugasanPeranFactory, UnitKerjaFactory

pytestmark = pytest.mark.django_db
HARI = date(2026, 3, 15)


@pytest.fixture(autouse=True)
def _hari_ini(time_machine):
    time_machine.move_to("2026-03-15T03:00:00Z", tick=False)


@pytest.fixture
def sebagai(client):
    def masuk(pegawai):
        client.force_login(pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
        # The first request after a login writes the session; pages are measured after it.
        client.get(reverse("pemberitahuan:daftar"))
        return client

    return masuk


def isian(dunia_peran, **lain):
    return {
        "kunci": str(uuid4()),
        "pegawai": dunia_peran["pegawai"].pk,
        "peran": "pengelola_kinerja",
        "unit": dunia_peran["unit"].pk,
        "mulai": "2026-03-15",
        **lain,
    }


@pytest.mark.parametrize("nama", ["peran", "beri_peran", "cari_peran"])
def test_pages_of_roles_are_for_admins(dunia_peran, sebagai, nama):
    alamat = reverse(f"kepegawaian:{nama}")

    jawaban = [
        sebagai(dunia_peran["orang"][siapa]).get(alamat).status_code
        for siapa in ("admin", "asing", "pengelola", "kepala", "pegawai")
    ]

    assert jawaban == [200, 200, 403, 403, 403]


@pytest.mark.parametrize("metode", ["get", "post"])
def test_cabut_peran_by_people(dunia_peran, sebagai, metode):
    alamat = reverse("kepegawaian:cabut_peran", args=[dunia_peran["pengelola"].pk])

    jawaban = {
        siapa: getattr(sebagai(satu), metode)(alamat, {"kunci": str(uuid4())}).status_code
        for siapa, satu in dunia_peran["orang"].items()
        if siapa not in ("admin", "admin_dua")
    }

    tak_terlihat = dict.fromkeys(("pegawai", "kepala", "asing"), 404)
    assert jawaban == {"pengelola": 403, **tak_terlihat}
    assert Jejak.objects.count() == 0


def test_peran_shows_ones_instansi_running_first_and_filters(dunia_peran, sebagai):
    lama = PenugasanPeranFactory(pegawai=dunia_peran["pegawai"], selesai=date(2021, 1, 1))
    client = sebagai(dunia_peran["admin"].pegawai)

    def tampil(saringan=""):
        jawaban = client.get(f"{reverse('kepegawaian:peran')}?{saringan}")
        return [satu["penugasan"] for satu in jawaban.context["baris"]]

    assert set(tampil()) == {dunia_peran[n] for n in ("admin", "admin_dua", "pengelola")} | {lama}
    assert tampil()[-1] == lama
    assert tampil("keadaan=berakhir") == [lama]
    assert lama not in tampil("keadaan=berjalan")
    assert tampil("cari=ratna") == [lama]
    assert set(tampil("peran=admin_instansi")) == {dunia_peran["admin"], dunia_peran["admin_dua"]}
    assert tampil("cari=tak+ada") == []


def test_peran_offers_to_end_what_runs_and_is_not_ones_own(dunia_peran, sebagai):
    PenugasanPeranFactory(pegawai=dunia_peran["pegawai"], selesai=date(2021, 1, 1))

    jawaban = sebagai(dunia_peran["admin"].pegawai).get(reverse("kepegawaian:peran"))

    boleh = {s["penugasan"] for s in jawaban.context["baris"] if s["boleh"]}
    tujuan = [reverse("kepegawaian:cabut_peran", args=[s.pk]) for s in boleh]
    assert boleh == {dunia_peran["admin_dua"], dunia_peran["pengelola"]}
    assert jawaban.content.decode().count("/cabut/") == 2
    assert [t in jawaban.content.decode() for t in tujuan] == [True, True]


def test_peran_query_count_is_constant(dunia_peran, sebagai, django_assert_max_num_queries):
    client = sebagai(dunia_peran["admin"].pegawai)
    hitung = []
    for jumlah in (1, 30):
        for _ in range(jumlah):
            rekan = PegawaiFactory(unit_kerja=UnitKerjaFactory(induk=dunia_peran["akar"]))
            PenugasanPeranFactory(pegawai=rekan)
        with django_assert_max_num_queries(10) as tangkapan:
            jawaban = client.get(reverse("kepegawaian:peran"))
        hitung.append(len(tangkapan))

    assert hitung[0] == hitung[1]
    assert len(jawaban.context["baris"]) == 25


def test_peran_fragment_is_the_table_of_the_page(dunia_peran, sebagai):
    client = sebagai(dunia_peran["admin"].pegawai)

    halaman = client.get(reverse("kepegawaian:peran")).content.decode()
    potongan = client.get(reverse("kepegawaian:peran"), headers={"HX-Request": "true"})

    assert potongan.content.decode().strip() in halaman


def test_beri_peran_by_typing_without_script(dunia_peran, sebagai):
    client = sebagai(dunia_peran["admin"].pegawai)
    isi = isian(dunia_peran, pegawai="", pegawai_cari="ratna", unit="", unit_cari="rumah tangga")

    jawaban = client.post(reverse("kepegawaian:beri_peran"), isi)

    assert (jawaban.status_code, jawaban.url) == (302, reverse("kepegawaian:peran"))
    baru = PenugasanPeran.objects.get(pegawai=dunia_peran["pegawai"])
    assert (baru.peran, baru.unit_kerja, baru.mulai, baru.selesai) == (
        "pengelola_kinerja",
        dunia_peran["unit"],
        HARI,
        None,
    )


def test_beri_peran_of_an_admin_needs_no_unit(dunia_peran, sebagai):
    client = sebagai(dunia_peran["admin"].pegawai)

    client.post(
        reverse("kepegawaian:beri_peran"), isian(dunia_peran, peran="admin_instansi", unit="")
    )

    baru = PenugasanPeran.objects.get(pegawai=dunia_peran["pegawai"])
    assert (baru.peran, baru.unit_kerja) == ("admin_instansi", dunia_peran["unit"])


@pytest.mark.parametrize(
    ("lain", "isian_salah"),
    [
        ({"unit": ""}, "unit"),
        ({"selesai": "2026-03-01"}, "selesai"),
        ({"pegawai": ""}, "pegawai"),
        ({"peran": "raja"}, "peran"),
        ({"peran": ""}, "peran"),
        ({"mulai": "kemarin"}, "mulai"),
    ],
)
def test_beri_peran_names_the_field_that_is_wrong(dunia_peran, sebagai, lain, isian_salah):
    jawaban = sebagai(dunia_peran["admin"].pegawai).post(
        reverse("kepegawaian:beri_peran"), isian(dunia_peran, **lain)
    )

    assert (jawaban.status_code, set(jawaban.context["form"].errors)) == (422, {isian_salah})


def test_beri_peran_never_offers_oneself_nor_foreigners(dunia_peran, sebagai):
    client, admin = sebagai(dunia_peran["admin"].pegawai), dunia_peran["admin"].pegawai
    asing = dunia_peran["asing"]
    for lain in (
        {"pegawai": admin.pk},
        {"pegawai": asing.pegawai_id},
        {"unit": asing.unit_kerja_id},
    ):
        jawaban = client.post(reverse("kepegawaian:beri_peran"), isian(dunia_peran, **lain))
        assert (jawaban.status_code, set(jawaban.context["form"].errors)) == (422, set(lain))

    assert Jejak.objects.count() == 0


def test_beri_peran_twice_keeps_what_was_typed(dunia_peran, sebagai):
    client = sebagai(dunia_peran["admin"].pegawai)
    client.post(reverse("kepegawaian:beri_peran"), isian(dunia_peran))

    jawaban = client.post(reverse("kepegawaian:beri_peran"), isian(dunia_peran))

    assert jawaban.status_code == 409
    assert "sudah memegang peran itu" in jawaban.content.decode()
    assert jawaban.context["form"]["pegawai"].value() == (str(dunia_peran["pegawai"].pk), "")


@pytest.mark.parametrize(
    ("kueri", "jawab"),
    [
        ("isian=pegawai&pegawai_cari=ratna", "Ratna Dewi"),
        ("isian=unit&unit_cari=rumah", "Bagian Rumah Tangga · Biro Umum"),
        ("isian=unit&unit_cari=biro", "Biro Umum"),
        ("isian=lain&pegawai_cari=tak+ada", "Tidak ada yang cocok."),
        ("isian=pegawai&pegawai_cari=r", ""),
    ],
)
def test_cari_peran_answers_both_boxes(dunia_peran, sebagai, kueri, jawab):
    jawaban = sebagai(dunia_peran["admin"].pegawai).get(
        f"{reverse('kepegawaian:cari_peran')}?{kueri}"
    )

    assert jawab in jawaban.content.decode()
    assert bool(jawaban.content) == bool(jawab)


def test_cabut_peran_page_says_what_follows_then_ends(dunia_peran, sebagai):
    client = sebagai(dunia_peran["admin"].pegawai)
    alamat = reverse("kepegawaian:cabut_peran", args=[dunia_peran["pengelola"].pk])

    halaman = client.get(alamat).content.decode()
    jawaban = client.post(alamat, {"kunci": str(uuid4())})

    assert ["Semua sesi" in halaman, "menerima surat" in halaman] == [True, True]
    assert (jawaban.status_code, jawaban.url) == (302, reverse("kepegawaian:peran"))
    dunia_peran["pengelola"].refresh_from_db()
    assert dunia_peran["pengelola"].selesai == date(2026, 3, 14)


def test_cabut_peran_page_explains_why_not(dunia_peran, sebagai):
    client = sebagai(dunia_peran["admin"].pegawai)
    dunia_peran["pengelola"].selesai = date(2026, 3, 1)
    dunia_peran["pengelola"].save()
    alamat = reverse("kepegawaian:cabut_peran", args=[dunia_peran["pengelola"].pk])

    baca = client.get(alamat)
    kirim = client.post(alamat, {"kunci": str(uuid4())})

    assert [s.status_code for s in (baca, kirim)] == [200, 409]
    assert [izin.SUDAH_BERAKHIR in s.content.decode() for s in (baca, kirim)] == [True, True]
