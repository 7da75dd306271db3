"""From rows to a plan: every odd row gets its sentence, good rows become people's words."""

from datetime import date

import pytest

from ekinerja.kepegawaian.impor.baca import Galat
from ekinerja.kepegawaian.impor.rencana import kalimat, susun
from ekinerja.kepegawaian.impor.tata import kode_jabatan, kode_pejabat, kode_unit
from tests.factories.kepegawaian import (
    PegawaiFactory,
    PenetapanPenilaiFactory,
    RiwayatJabatanFactory,
)
from tests.korpus import dunia
from tests.korpus.buku import buku
from tests.korpus.dunia import NIP_BARU, NIP_BARU_2, PADA
from tests.korpus.ganjil import GANJIL

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return dunia.bangun()


def _susun(d, pelaku=None, **isi):
    return susun(buku(**isi), pelaku=pelaku or d.pengelola, pada=PADA)


@pytest.mark.parametrize("nama", GANJIL)
def test_susun_names_sheet_row_and_column_of_the_odd_cell(nama, d):
    bangun, lembar, baris, kolom, pesan = GANJIL[nama]

    rencana = _susun(d, **bangun(d))

    assert rencana.galat == (Galat(lembar, baris, kolom, pesan.format(d=d)),)
    assert rencana.perubahan == ()


def test_susun_of_the_present_state_changes_nothing(d):
    rencana = _susun(
        d, unit=[d.baris_unit()], jabatan=[d.baris_jabatan()], pegawai=[d.baris_staf()]
    )

    assert rencana.galat == ()
    assert rencana.perubahan == ()
    assert (
        kalimat(rencana.jumlah) == "Tidak ada yang berubah: isi berkas sama dengan data sekarang."
    )


def test_susun_counts_in_people_s_words(d):
    baru = d.baris_baru(nip=NIP_BARU_2, nama_lengkap="Tono", jenis_kelamin=None, tanggal_lahir=None)
    pindah = d.baris_staf(jabatan=kode_jabatan(d.jabatan.pk), tmt_jabatan=date(2026, 2, 1))
    pindah |= {"penilai": d.admin.nip, "atasan_penilai": kode_pejabat(d.menteri.pk)}
    pindah |= {"penilai_mulai": date(2026, 2, 1)}

    rencana = _susun(d, pegawai=[d.baris_baru(), baru, pindah])

    assert rencana.galat == ()
    assert kalimat(rencana.jumlah) == (
        "Menambah 2 orang, memindahkan 1 orang, menetapkan penilai untuk 2 orang, "
        "mengganti 1 penilai."
    )
    ganti = rencana.kelompok[-1].daftar[0]
    assert [(b.label, b.sebelum, b.sesudah) for b in ganti.beda] == [
        ("Pejabat penilai", "Kepala Biro", "Admin"),
        ("Atasan pejabat penilai", "Menteri", "Menteri"),
        ("Berlaku mulai", "01 Januari 2020", "01 Februari 2026"),
    ]


def test_susun_builds_units_posts_and_people_that_refer_to_each_other(d):
    rencana = _susun(
        d,
        unit=[
            d.baris_unit(kode="SUB", nama="Subbagian A", induk="BAG"),
            d.baris_unit(kode="BAG", nama="Bagian Baru"),
        ],
        jabatan=[d.baris_jabatan(kode="KA", nama="Kepala", unit="SUB", kepala="Ya")],
        pegawai=[
            d.baris_baru(jabatan="KA"),
            d.baris_baru(nip=NIP_BARU_2, jenis_kelamin=None, tanggal_lahir=None, penilai=NIP_BARU),
        ],
    )  # fmt: skip

    assert rencana.galat == ()
    assert [(str(p.jenis), p.sasaran) for p in rencana.perubahan] == [
        ("tambah_unit", "BAG"),
        ("tambah_unit", "SUB"),
        ("tambah_jabatan", "KA"),
        ("kepala_unit", "SUB"),
        ("tambah_orang", NIP_BARU),
        ("tambah_orang", NIP_BARU_2),
        ("tetapkan_penilai", NIP_BARU),
        ("tetapkan_penilai", NIP_BARU_2),
    ]
    assert rencana.perubahan[-1].isi == {
        "penilai": NIP_BARU,
        "atasan": d.kepala.pk,
        "berlaku_mulai": date(2026, 1, 1),
    }


def test_susun_knows_a_unit_and_a_post_again_by_name(d):
    """Uploading one's own file a second time doubles nothing."""
    rencana = _susun(
        d,
        unit=[d.baris_unit(kode="X")],
        jabatan=[d.baris_jabatan(kode="Y", unit="X")],
        pegawai=[d.baris_staf(jabatan="Y", tmt_jabatan=date(2026, 1, 1))],
    )

    assert rencana.galat == ()
    assert rencana.jumlah == {"pindah_orang": 1}


def test_susun_refuses_a_number_of_another_instansi_without_a_name(d):
    asing = PegawaiFactory()

    rencana = _susun(d, d.admin, pegawai=[d.baris_baru(nip=asing.nip, tanggal_lahir=None)])

    galat = Galat("Pegawai", 2, "NIP", "NIP ini terdaftar pada instansi lain.")
    assert rencana.galat == (galat,)


def test_susun_admin_may_change_the_whole_instansi(d):
    unit = d.baris_unit(kode=kode_unit(d.lain.pk), nama="Biro Hukum dan Humas", induk=None)

    rencana = _susun(
        d, d.admin, unit=[unit, d.baris_unit(kode="R", nama="Inspektorat", induk=None)]
    )

    assert rencana.galat == ()
    assert rencana.jumlah == {"tambah_unit": 1, "ubah_unit": 1}


def test_susun_lists_all_errors_at_once(d):
    rencana = _susun(
        d, pegawai=[d.baris_baru(nip=1, golongan="X"), d.baris_baru(penilai_mulai=None)]
    )

    assert [(g.baris, g.kolom) for g in rencana.galat] == [(2, "NIP"), (3, "Penilai berlaku mulai")]


def test_susun_refuses_what_a_later_period_stands_in_the_way_of(d):
    d.staf.daftar_penetapan_penilai.update(berlaku_sampai=date(2027, 2, 28))
    d.staf.daftar_riwayat_jabatan.update(tmt_selesai=date(2027, 1, 31))
    PenetapanPenilaiFactory(pegawai=d.staf, pejabat_penilai=d.admin, berlaku_mulai=date(2027, 3, 1))
    RiwayatJabatanFactory(pegawai=d.staf, tmt_mulai=date(2027, 2, 1))
    pindah = d.baris_staf(jabatan=kode_jabatan(d.jabatan.pk), tmt_jabatan=date(2026, 2, 1))
    ganti = {"penilai": d.admin.nip, "atasan_penilai": d.kepala.nip, "penilai_mulai": PADA}

    rencana = _susun(d, pegawai=[pindah | ganti])

    assert {g.kolom: g.pesan for g in rencana.galat} == {
        "TMT jabatan": "Sudah tercatat jabatan definitif mulai 01 Februari 2027. "
        "Perbaiki yang itu lebih dahulu.",
        "Penilai berlaku mulai": "Sudah ada penetapan yang mulai 01 Maret 2027. "
        "Perbaiki yang itu di halaman pegawai.",
    }


def test_susun_warns_of_a_birth_date_that_differs_from_the_number(d):
    rencana = _susun(d, pegawai=[d.baris_baru(tanggal_lahir=date(1990, 3, 16))])

    assert rencana.galat == ()
    assert [g.pesan for g in rencana.peringatan] == [
        "Tanggal lahir berbeda dengan delapan angka pertama nomor."
    ]


def test_susun_fingerprint_follows_the_state_it_was_compared_with(d):
    isi = buku(pegawai=[d.baris_staf(gelar_depan="Drs.")])
    awal = susun(isi, pelaku=d.pengelola, pada=PADA)
    sama = susun(isi, pelaku=d.pengelola, pada=PADA)

    d.staf.email = "lain@contoh.go.id"
    d.staf.save()
    kini = susun(isi, pelaku=d.pengelola, pada=PADA)

    assert awal.sha256 == kini.sha256
    assert awal.keadaan == sama.keadaan
    assert awal.keadaan != kini.keadaan


def test_susun_query_count_is_constant(d, django_assert_num_queries):
    satu = buku(pegawai=[d.baris_staf()])
    for _ in range(30):
        PegawaiFactory(unit_kerja=d.bagian, penilai=d.kepala, penilai__atasan=d.menteri)
    orang = d.bagian.daftar_pegawai.all()
    banyak = buku(
        pegawai=[d.baris_staf(nip=o.nip, jabatan=kode_jabatan(o.jabatan_id)) for o in orang]
    )

    with django_assert_num_queries(16):
        susun(satu, pelaku=d.pengelola, pada=PADA)
    with django_assert_num_queries(16):
        susun(banyak, pelaku=d.pengelola, pada=PADA)
