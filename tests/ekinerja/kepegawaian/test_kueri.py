"""What a person sees of people and units, and that the tree stays flat."""

from datetime import date, timedelta

import pytest
from django.db import connection

from ekinerja.kepegawaian import kueri, rantai
from ekinerja.kepegawaian.models import (
    Pegawai,
    PenetapanPenilai,
    PenugasanPeran,
    PermintaanPerbaikan,
    RiwayatJabatan,
    TimKerja,
    UnitKerja,
)
from ekinerja.kepegawaian.models.organisasi import Jabatan
from tests.factories import (
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    PermintaanPerbaikanFactory,
    RiwayatJabatanFactory,
    TimKerjaFactory,
    UnitKerjaFactory,
)

pytestmark = pytest.mark.django_db
HARI = date(2026, 3, 15)


@pytest.fixture
def orang():
    """Two instansi; a root with a branch; every hat once."""
    akar = UnitKerjaFactory()
    cabang = UnitKerjaFactory(induk=akar)
    sebelah = UnitKerjaFactory(instansi=akar.instansi)
    semua = {
        "staf": PegawaiFactory(unit_kerja=cabang),
        "kepala_cabang": PegawaiFactory(unit_kerja=cabang, kepala=True),
        "kepala": PegawaiFactory(unit_kerja=akar, kepala=True),
        "sebelah": PegawaiFactory(unit_kerja=sebelah),
        "pengelola": PenugasanPeranFactory(pegawai=PegawaiFactory(unit_kerja=cabang)).pegawai,
        "admin": PenugasanPeranFactory(admin=True, pegawai=PegawaiFactory(unit_kerja=akar)).pegawai,
        "ketua": PegawaiFactory(),
        "asing": PegawaiFactory(),
    }
    PenetapanPenilaiFactory(
        pegawai=semua["staf"],
        pejabat_penilai=semua["sebelah"],
        atasan_pejabat_penilai=semua["asing"],
    )
    TimKerjaFactory(ketua=semua["ketua"], anggota=[semua["staf"]])
    return semua


def terlihat(orang, siapa, pada=HARI):
    nama = {p.pk: n for n, p in orang.items()}
    kunci = Pegawai.objects.terlihat_oleh(orang[siapa], pada).values_list("pk", flat=True)
    return sorted(nama[k] for k in kunci)


CABANG = ["kepala_cabang", "pengelola", "staf"]


@pytest.mark.parametrize(
    ("siapa", "dilihat"),
    [
        ("staf", ["staf"]),
        ("kepala_cabang", CABANG),
        ("kepala", ["admin", "kepala", *CABANG]),
        ("sebelah", ["sebelah", "staf"]),
        ("pengelola", CABANG),
        ("admin", ["admin", "kepala", *CABANG, "sebelah"]),
        ("ketua", ["ketua", "staf"]),
        ("asing", ["asing", "staf"]),
    ],
)
def test_pegawai_terlihat_oleh_each_hat(orang, siapa, dilihat):
    assert terlihat(orang, siapa) == sorted(dilihat)


def test_pegawai_terlihat_oleh_hats_end_on_their_last_day(orang):
    akhir = HARI
    for model in (PenugasanPeran, TimKerja):
        model.objects.update(selesai=akhir)
    RiwayatJabatan.objects.update(tmt_selesai=akhir)
    PenetapanPenilai.objects.update(berlaku_sampai=akhir)

    kini = {siapa: len(terlihat(orang, siapa)) for siapa in orang}
    besok = {siapa: terlihat(orang, siapa, akhir + timedelta(days=1)) for siapa in orang}

    assert sum(kini.values()) > len(orang)
    assert besok == {siapa: [siapa] for siapa in orang}


def test_pegawai_terlihat_oleh_an_acting_head(orang):
    plt = orang["asing"]
    cabang = orang["staf"].unit_kerja
    cabang.refresh_from_db()
    RiwayatJabatanFactory(pegawai=plt, jabatan=cabang.kepala_jabatan, jenis_penugasan="plt")

    assert terlihat(orang, "asing") == sorted(["asing", *CABANG])


def test_dikelola_is_the_reach_of_the_two_roles_only(orang):
    jumlah = {s: Pegawai.objects.dikelola(p, HARI).count() for s, p in orang.items()}

    assert {s: n for s, n in jumlah.items() if n} == {"pengelola": 3, "admin": 6}


def test_unit_terlihat_oleh_and_dikelola(orang):
    jumlah = {
        siapa: (
            UnitKerja.objects.terlihat_oleh(p, HARI).count(),
            UnitKerja.objects.dikelola(p, HARI).count(),
            Jabatan.objects.terlihat_oleh(p, HARI).count(),
        )
        for siapa, p in orang.items()
    }

    assert [jumlah[s] for s in ("staf", "kepala", "pengelola", "admin")] == [
        (1, 0, 3),
        (2, 0, 5),
        (1, 1, 3),
        (3, 3, 6),
    ]


def test_permintaan_menunggu_pengelola_never_his_own(orang):
    for siapa in ("staf", "pengelola", "sebelah"):
        PermintaanPerbaikanFactory(pegawai=orang[siapa])
    semua = PermintaanPerbaikan.objects

    menunggu = semua.menunggu_pengelola(orang["pengelola"], HARI)

    assert [p.pegawai for p in menunggu.untuk_daftar()] == [orang["staf"]]
    assert semua.terlihat_oleh(orang["pengelola"], HARI).count() == 2
    assert semua.terlihat_oleh(orang["staf"], HARI).count() == 1
    assert semua.menunggu_pengelola(orang["staf"], HARI).count() == 0


def test_lingkup_is_read_once_per_request(orang, django_assert_num_queries):
    pelaku = orang["pengelola"]
    with django_assert_num_queries(2):
        kueri.lingkup(pelaku, HARI)
        kueri.lingkup(pelaku, HARI)

    pelaku.simpanan_lingkup = {}
    with django_assert_num_queries(1):
        assert kueri.lingkup(pelaku, HARI) is kueri.lingkup(pelaku, HARI)


def test_an_unset_path_opens_nothing():
    UnitKerjaFactory()
    rusak = UnitKerjaFactory()
    rusak.jalur = ""

    assert UnitKerja.objects.subpohon(rusak).count() == 0


def test_subpohon_is_one_query_however_deep(django_assert_num_queries):
    unit = akar = UnitKerjaFactory()
    for _ in range(40):
        unit = UnitKerjaFactory(induk=unit)
    UnitKerjaFactory(induk=akar.induk)

    with django_assert_num_queries(2):
        assert len(UnitKerja.objects.subpohon(akar)) == 41
        assert len(UnitKerja.objects.subpohon(unit)) == 1
    assert UnitKerja.objects.leluhur(unit).first() == akar
    assert UnitKerja.objects.leluhur(akar).count() == 0


def test_subpohon_does_not_take_a_sibling_whose_key_begins_alike():
    satu = UnitKerjaFactory(pk=7_000_001)
    UnitKerjaFactory(pk=70_000_011)

    assert [u.pk for u in UnitKerja.objects.subpohon(satu)] == [satu.pk]


def test_subpohon_uses_the_index_of_paths():
    if connection.vendor != "postgresql":
        pytest.skip("the plan is read on PostgreSQL")
    unit = UnitKerjaFactory()
    with connection.cursor() as kursor:
        kursor.execute("SET LOCAL enable_seqscan = off")

    assert "unit_jalur" in UnitKerja.objects.order_by().subpohon(unit).explain()


def test_cari_by_beginning_of_the_number_or_by_words_of_the_name():
    ratna = PegawaiFactory(nama_lengkap="Ratna Dewi Lestari", nip="198503142010122001")
    PegawaiFactory(nama_lengkap="Budi")

    def cari(teks):
        return list(Pegawai.objects.cari(teks))

    assert [cari(t) for t in ("lestari ratna", "19850314 2010", "RATNA")] == [[ratna]] * 3
    assert [cari(t) for t in ("03142010", "ratna budi", "%")] == [[]] * 3
    assert len(cari("")) == 2


def test_cari_units_and_posts():
    unit = UnitKerjaFactory(nama="Biro Umum", singkatan="BU")
    PegawaiFactory(unit_kerja=unit, jabatan__nama="Analis Data")

    assert [UnitKerja.objects.cari(t).count() for t in ("umum biro", "bu", "x")] == [1, 1, 0]
    assert [Jabatan.objects.cari(t).count() for t in ("data", "x")] == [1, 0]


def test_penetapan_pada_both_ends_belong_to_the_period():
    penetapan = PenetapanPenilaiFactory(
        berlaku_mulai=date(2026, 3, 1), berlaku_sampai=date(2026, 3, 31)
    )
    hari = [date(2026, 2, 28), date(2026, 3, 1), date(2026, 3, 31), date(2026, 4, 1)]

    assert [PenetapanPenilai.objects.pada(h).count() for h in hari] == [0, 1, 1, 0]
    assert [penetapan.berlaku_pada(h) for h in hari] == [False, True, True, False]
    untuk = PenetapanPenilai.objects.berlaku_untuk
    assert [untuk(penetapan.pegawai, h) is not None for h in hari] == [False, True, True, False]
    assert untuk(penetapan.pegawai_id, hari[1]) == penetapan


def test_keadaan_penilai_names_the_first_thing_that_is_wrong():
    puncak = PegawaiFactory(pejabat_negara=True)
    beres = PegawaiFactory(penilai=puncak)
    mantan = PegawaiFactory(aktif=False, riwayat=False)
    tanpa_jabatan = PegawaiFactory(riwayat=False)
    a, b, c = (PegawaiFactory() for _ in range(3))
    for bawah, atas in ((a, b), (b, c), (c, a)):
        PenetapanPenilaiFactory(pegawai=bawah, pejabat_penilai=atas)
    di_bawah_lingkaran = PegawaiFactory(penilai=a, penilai__atasan=b)
    orang = {
        "tidak_dinilai": [puncak],
        "belum_ada": [mantan, tanpa_jabatan],
        "beres": [beres, di_bawah_lingkaran],
        "kosong": [PegawaiFactory(penilai=p) for p in (mantan, tanpa_jabatan)],
        "melingkar": [a, b, c],
        "tanpa_atasan": [PegawaiFactory(penilai=beres)],
    }
    semua = Pegawai.objects.filter(pk__in=[p.pk for daftar in orang.values() for p in daftar])

    keadaan = dict(semua.dengan_keadaan_penilai(HARI).values_list("pk", "keadaan_penilai"))

    assert keadaan == {p.pk: nama for nama, daftar in orang.items() for p in daftar}
    assert semua.jumlah_per_keadaan(HARI) == {nama: len(d) for nama, d in orang.items()}


def test_rantai_ke_atas_stops_at_the_top_at_a_loop_and_at_the_limit():
    a, b, c, d = (PegawaiFactory() for _ in range(4))
    for bawah, atas in ((a, b), (b, c)):
        PenetapanPenilaiFactory(pegawai=bawah, pejabat_penilai=atas)
    assert rantai.rantai_ke_atas(a.pk, HARI) == [b.pk, c.pk]
    assert rantai.rantai_ke_atas(a.pk, date(2019, 12, 31)) == []

    PenetapanPenilaiFactory(pegawai=c, pejabat_penilai=a)
    assert rantai.rantai_ke_atas(a.pk, HARI) == [b.pk, c.pk, a.pk]

    PenetapanPenilaiFactory(pegawai=d, pejabat_penilai=a)
    assert len(rantai.rantai_ke_atas(d.pk, HARI)) == rantai.BATAS_RANTAI
