"""Pages of the pengelola and «Profil saya»: who gets which answer, what stays typed, queries."""

from datetime import date
from uuid import uuid4

import pytest
from django.conf import settings
from django.urls import reverse

from ekinerja.kepegawaian.models import PenetapanPenilai
from ekinerja.kepegawaian.pilihan import StatusPermintaanPerbaikan
from tests.factories import (
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    PermintaanPerbaikanFactory,
    TimKerjaFactory,
    UnitKerjaFactory,
)

pytestmark = pytest.mark.django_db
ALASAN = "Pindah tugas menurut surat Sekretaris Jenderal"


@pytest.fixture(autouse=True)
def _hari_ini(time_machine):
    time_machine.move_to("2026-03-15T03:00:00Z", tick=False)


@pytest.fixture
def dunia():
    unit = UnitKerjaFactory(nama="Biro Umum")
    menteri = PegawaiFactory(pejabat_negara=True, unit_kerja=unit)
    kepala = PegawaiFactory(unit_kerja=unit, kepala=True, penilai=menteri)
    pegawai = PegawaiFactory(unit_kerja=unit, nama_lengkap="Ratna Dewi")
    pengelola = PegawaiFactory(unit_kerja=unit, penilai=kepala, penilai__atasan=menteri)
    PenugasanPeranFactory(pegawai=pengelola)
    return {"unit": unit, "kepala": kepala, "pegawai": pegawai, "pengelola": pengelola}


@pytest.fixture
def sebagai(client):
    def masuk(pegawai):
        client.force_login(pegawai.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
        # The first request after a login writes the session; pages are measured after it.
        client.get(reverse("pemberitahuan:daftar"))
        return client

    return masuk


def kirim(client, alamat, **isi):
    return client.post(alamat, {"kunci": str(uuid4()), **isi})


def isian(dunia, **lain):
    return {"penilai": dunia["kepala"].pk, "mulai": "2026-03-01", "dasar": "struktur", **lain}


def alamat(nama, objek):
    return reverse(f"kepegawaian:{nama}", args=[objek.pk])


def test_daftar_is_for_those_who_care_for_somebody(dunia, sebagai):
    jawaban = [
        sebagai(dunia[siapa]).get(reverse("kepegawaian:daftar")).status_code
        for siapa in ("pengelola", "kepala", "pegawai")
    ]

    assert jawaban == [200, 403, 403]


@pytest.mark.parametrize(
    ("saring", "nama"),
    [
        ("keadaan=belum_ada", {"pegawai"}),
        ("keadaan=beres", {"kepala", "pengelola"}),
        ("keadaan=melingkar", set()),
        ("cari=ratna", {"pegawai"}),
        ("unit=biro&keadaan=belum_ada", {"pegawai"}),
        ("unit=tidak+ada", set()),
    ],
)
def test_daftar_filters_stay_in_the_url(dunia, sebagai, saring, nama):
    jawaban = sebagai(dunia["pengelola"]).get(f"{reverse('kepegawaian:daftar')}?{saring}")

    assert {p.pk for p in jawaban.context["daftar_pegawai"]} == {dunia[n].pk for n in nama}


def test_daftar_query_count_is_constant(dunia, sebagai, django_assert_max_num_queries):
    client = sebagai(dunia["pengelola"])
    hitung = []
    for jumlah in (1, 30):
        for _ in range(jumlah):
            PegawaiFactory(unit_kerja=dunia["unit"], penilai=dunia["kepala"])
        with django_assert_max_num_queries(10) as tangkapan:
            client.get(reverse("kepegawaian:daftar"))
        hitung.append(len(tangkapan))

    assert hitung[0] == hitung[1]


def test_daftar_fragment_is_the_table_of_the_page(dunia, sebagai):
    client = sebagai(dunia["pengelola"])

    halaman = client.get(reverse("kepegawaian:daftar")).content.decode()
    potongan = client.get(reverse("kepegawaian:daftar"), headers={"HX-Request": "true"})

    assert potongan.content.decode().strip() in halaman


def test_ringkasan_counts_agree_with_the_lists(dunia, sebagai):
    client = sebagai(dunia["pengelola"])

    hitungan = client.get(reverse("kepegawaian:ringkasan")).context["hitungan"]

    daftar = reverse("kepegawaian:daftar")
    assert [jumlah for _, _, jumlah in hitungan] == [
        client.get(f"{daftar}?keadaan={nilai}").context["daftar_pegawai"].paginator.count
        for nilai, _, _ in hitungan
    ]


def test_rinci_foreign_person_is_like_nobody(dunia, sebagai):
    asing = PegawaiFactory()
    client = sebagai(dunia["pengelola"])

    assert client.get(alamat("rinci", asing)).status_code == 404
    assert client.get(reverse("kepegawaian:rinci", args=[10**9])).status_code == 404


def test_rinci_shows_the_profile_to_those_who_may_read_it_only(dunia, sebagai):
    ketua = PegawaiFactory()

    TimKerjaFactory(ketua=ketua, anggota=[dunia["pegawai"]])
    baca = {
        nama: sebagai(siapa).get(alamat("rinci", dunia["pegawai"])).context["boleh_baca"].boleh
        for nama, siapa in {**dunia, "ketua": ketua}.items()
        if nama != "unit"
    }

    assert baca == {"kepala": True, "pegawai": True, "pengelola": True, "ketua": False}


def test_rinci_query_count_is_constant(dunia, sebagai, django_assert_max_num_queries):
    client = sebagai(dunia["pengelola"])
    hitung = []
    for jumlah in (1, 5):
        for n in range(jumlah):
            PenetapanPenilaiFactory(
                pegawai=dunia["pegawai"],
                berlaku_mulai=date(2010 + jumlah + n, 1, 1),
                berlaku_sampai=date(2010 + jumlah + n, 12, 31),
            )
        with django_assert_max_num_queries(12) as tangkapan:
            client.get(alamat("rinci", dunia["pegawai"]))
        hitung.append(len(tangkapan))

    assert hitung[0] == hitung[1]


def test_tetapkan_penilai_suggests_the_head_then_previews_then_sets(dunia, sebagai):
    client = sebagai(dunia["pengelola"])
    tujuan = alamat("tetapkan_penilai", dunia["pegawai"])

    awal = client.get(tujuan)
    pratinjau = client.get(tujuan, isian(dunia))
    tanda = pratinjau.context["rencana"].tanda
    belum = PenetapanPenilai.objects.filter(pegawai=dunia["pegawai"]).count()
    akhir = kirim(client, tujuan, **isian(dunia, alasan=ALASAN, tanda=tanda))

    assert awal.context["form"].initial["penilai"] == dunia["kepala"].pk
    assert belum == 0
    assert (akhir.status_code, akhir.url) == (302, alamat("rinci", dunia["pegawai"]))
    baru = PenetapanPenilai.objects.get(pegawai=dunia["pegawai"])
    assert (baru.pejabat_penilai, baru.alasan) == (dunia["kepala"], ALASAN)


def test_tetapkan_penilai_finds_the_person_without_script(dunia, sebagai):
    client = sebagai(dunia["pengelola"])
    cari = isian(dunia, penilai="", penilai_cari=dunia["kepala"].nip[:8])

    satu = client.get(alamat("tetapkan_penilai", dunia["pegawai"]), cari)
    banyak = client.get(
        alamat("tetapkan_penilai", dunia["pegawai"]),
        isian(dunia, penilai="", penilai_cari="pegawai"),
    )

    assert satu.context["usulan"].penilai == dunia["kepala"]
    assert "Pilih salah satu" in str(banyak.context["form"].errors["penilai"])


def test_tetapkan_penilai_keeps_what_was_typed_when_the_reason_is_missing(dunia, sebagai):
    jawaban = kirim(
        sebagai(dunia["pengelola"]),
        alamat("tetapkan_penilai", dunia["pegawai"]),
        **isian(dunia, nomor_surat="KP.01", tanda="-", alasan=""),
    )

    assert jawaban.status_code == 422
    assert dict(jawaban.context["terkirim"])["nomor_surat"] == "KP.01"
    assert jawaban.context["form"].errors.keys() == {"alasan"}


def test_tetapkan_penilai_shows_the_new_state_after_a_stale_preview(dunia, sebagai):
    client, tujuan = sebagai(dunia["pengelola"]), alamat("tetapkan_penilai", dunia["pegawai"])
    PenetapanPenilaiFactory(pegawai=dunia["pegawai"])

    basi = kirim(client, tujuan, **isian(dunia, tanda="-", alasan=ALASAN))
    tanda = basi.context["form"]["tanda"].value()
    ulang = kirim(client, tujuan, **isian(dunia, tanda=tanda, alasan=ALASAN))

    assert (basi.status_code, ulang.status_code) == (409, 302)
    assert ALASAN in basi.content.decode()


@pytest.mark.parametrize(
    ("isi", "kolom"),
    [
        ({"penilai": "abc"}, "penilai"),
        ({"penilai": ""}, "penilai"),
        ({"mulai": "kemarin"}, "mulai"),
        ({"dasar": "wasiat"}, "dasar"),
        ({"dasar": "delegasi"}, "nomor_surat"),
        ({"sampai": "2026-02-01"}, "sampai"),
        ({"nomor_surat": "a\x00b"}, "nomor_surat"),
    ],
)
def test_tetapkan_penilai_says_at_the_field_what_is_wrong(dunia, sebagai, isi, kolom):
    client, tujuan = sebagai(dunia["pengelola"]), alamat("tetapkan_penilai", dunia["pegawai"])

    lihat = client.get(tujuan, isian(dunia, **isi))
    simpan = kirim(client, tujuan, **isian(dunia, tanda="-", alasan=ALASAN, **isi))

    assert (lihat.status_code, simpan.status_code) == (200, 422)
    assert [list(j.context["form"].errors) for j in (lihat, simpan)] == [[kolom]] * 2
    assert PenetapanPenilai.objects.filter(pegawai=dunia["pegawai"]).count() == 0


def test_tetapkan_penilai_shows_a_refusal_of_the_act(dunia, sebagai):
    jawaban = sebagai(dunia["pengelola"]).get(
        alamat("tetapkan_penilai", dunia["pegawai"]), isian(dunia, penilai=dunia["pegawai"].pk)
    )

    assert "pegawai itu sendiri" in jawaban.context["ditolak"].alasan


def test_tetapkan_penilai_is_closed_to_others(dunia, sebagai):
    tujuan = alamat("tetapkan_penilai", dunia["pegawai"])
    jawaban = {
        nama: (
            sebagai(siapa).get(tujuan).status_code,
            kirim(sebagai(siapa), tujuan, **isian(dunia, alasan=ALASAN, tanda="-")).status_code,
        )
        for nama, siapa in {
            "kepala": dunia["kepala"],
            "pegawai": dunia["pegawai"],
            "asing": PenugasanPeranFactory().pegawai,
        }.items()
    }

    assert jawaban == {"kepala": (403, 403), "pegawai": (403, 403), "asing": (404, 404)}
    assert PenetapanPenilai.objects.filter(pegawai=dunia["pegawai"]).count() == 0


def test_cari_pegawai_answers_with_radio_buttons_of_ones_instansi(dunia, sebagai):
    PegawaiFactory(nama_lengkap="Ratna Asing")
    client = sebagai(dunia["pengelola"])

    isi = client.get(
        reverse("kepegawaian:cari_pegawai"), {"isian": "atasan", "atasan_cari": "ratna"}
    ).content.decode()

    assert f'name="atasan" value="{dunia["pegawai"].pk}"' in isi
    assert "Asing" not in isi
    assert client.get(reverse("kepegawaian:cari_pegawai"), {"penilai_cari": "r"}).content == b""
    assert sebagai(dunia["pegawai"]).get(reverse("kepegawaian:cari_pegawai")).status_code == 403


def test_akhiri_penetapan_sets_the_last_day(dunia, sebagai):
    penetapan = PenetapanPenilaiFactory(pegawai=dunia["pegawai"])
    client, tujuan = sebagai(dunia["pengelola"]), alamat("akhiri_penetapan", penetapan)

    buka = client.get(tujuan)
    salah = kirim(client, tujuan, sampai="2019-01-01", alasan=ALASAN)
    kosong = kirim(client, tujuan, sampai="2026-03-31")
    benar = kirim(client, tujuan, sampai="2026-03-31", alasan=ALASAN)

    jawaban = [j.status_code for j in (buka, salah, kosong, benar)]
    assert jawaban == [200, 409, 422, 302]
    penetapan.refresh_from_db()
    assert penetapan.berlaku_sampai == date(2026, 3, 31)


def test_samakan_previews_and_sets_everybody(dunia, sebagai):
    client, tujuan = sebagai(dunia["pengelola"]), alamat("samakan", dunia["unit"])

    lihat = client.get(tujuan)
    jawaban = kirim(client, tujuan, mulai="2026-03-01")

    assert [p.pk for p in lihat.context["usul"].daftar] == [dunia["pegawai"].pk]
    assert jawaban.status_code == 302
    assert PenetapanPenilai.objects.filter(pegawai=dunia["pegawai"]).count() == 1
    assert client.get(alamat("samakan", UnitKerjaFactory())).status_code == 404
    assert kirim(client, tujuan, mulai="2026-03-01").status_code == 409


def test_saya_shows_ones_penilai_and_the_way_to_complain(dunia, sebagai):
    client = sebagai(dunia["pengelola"])

    jawaban = client.get(reverse("kepegawaian:saya"))

    assert jawaban.context["berlaku"].pejabat_penilai == dunia["kepala"]
    assert jawaban.context["boleh_minta"].boleh
    assert reverse("kepegawaian:minta_perbaikan") in jawaban.content.decode()


def test_saya_query_count(dunia, sebagai, django_assert_max_num_queries):
    client = sebagai(dunia["pegawai"])

    with django_assert_max_num_queries(12):
        client.get(reverse("kepegawaian:saya"))


def test_a_request_travels_from_the_employee_to_the_pengelola_and_back(dunia, sebagai):
    minta = kirim(
        sebagai(dunia["pegawai"]), reverse("kepegawaian:minta_perbaikan"), uraian="Bukan Bambang."
    )
    satu = dunia["pegawai"].daftar_permintaan_perbaikan.get()
    client = sebagai(dunia["pengelola"])
    daftar = client.get(reverse("kepegawaian:permintaan")).context["daftar_permintaan"]
    isi = {"putusan": "selesai", "jawaban": "Sudah diganti.", "versi": satu.versi}
    kosong = kirim(client, alamat("jawab_perbaikan", satu), putusan="selesai", versi=1)
    jawab = kirim(client, alamat("jawab_perbaikan", satu), **isi)

    assert (minta.status_code, kosong.status_code, jawab.status_code) == (302, 422, 302)
    assert [p.pk for p in daftar] == [satu.pk]
    satu.refresh_from_db()
    assert (satu.status, satu.dijawab_oleh) == (
        StatusPermintaanPerbaikan.SELESAI,
        dunia["pengelola"],
    )
    assert kirim(client, alamat("jawab_perbaikan", satu), **isi).status_code == 409
    assert "Sudah diganti." in client.get(alamat("jawab_perbaikan", satu)).content.decode()


def test_minta_perbaikan_one_at_a_time(dunia, sebagai):
    PermintaanPerbaikanFactory(pegawai=dunia["pegawai"])
    client = sebagai(dunia["pegawai"])

    jawaban = client.get(reverse("kepegawaian:minta_perbaikan"))
    saya = client.get(reverse("kepegawaian:saya"))

    assert jawaban.status_code == 302
    assert "masih menunggu" in saya.content.decode()


def test_jawab_perbaikan_is_seen_by_the_owner_and_the_pengelola_only(dunia, sebagai):
    satu = PermintaanPerbaikanFactory(pegawai=dunia["pegawai"])
    isi = {"putusan": "ditolak", "jawaban": "Tidak.", "versi": 1}
    orang = {**dunia, "asing": PenugasanPeranFactory().pegawai}
    jawaban = {
        nama: kirim(sebagai(orang[nama]), alamat("jawab_perbaikan", satu), **isi).status_code
        for nama in ("asing", "kepala", "pegawai", "pengelola")
    }

    assert jawaban == {"asing": 404, "kepala": 404, "pegawai": 403, "pengelola": 302}
