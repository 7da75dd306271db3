"""The template: text stays text, lists drop down, and what it holds reads back as «no change»."""

import io
import re
import zipfile

import openpyxl
import pytest
from django.urls import reverse

from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.impor import templat
from ekinerja.kepegawaian.impor.keadaan import muat_lingkup
from ekinerja.kepegawaian.impor.rencana import susun
from ekinerja.kepegawaian.impor.tata import DAFTAR_TATA, kode_pejabat
from tests.korpus import dunia
from tests.korpus.dunia import PADA

pytestmark = pytest.mark.django_db


@pytest.fixture
def d():
    return dunia.bangun()


def _buka(isi):
    return openpyxl.load_workbook(io.BytesIO(isi))


def test_buat_empty_has_explanation_sheets_and_lists():
    buku = _buka(templat.buat(None))

    assert buku.sheetnames == ["Petunjuk", "Unit", "Jabatan", "Pegawai", "Daftar"]
    for tata in DAFTAR_TATA:
        judul = [sel.value for sel in buku[tata.lembar][1]][: len(tata.kolom)]
        assert judul == [kolom.judul for kolom in tata.kolom]
        assert buku[tata.lembar].max_row == 1
    assert buku["Pegawai"].column_dimensions["A"].number_format == "@"
    daftar = buku["Pegawai"].data_validations.dataValidation
    assert [aturan.type for aturan in daftar] == ["list"] * 3


def test_buat_lists_point_at_their_words():
    buku = _buka(templat.buat(None))

    for aturan in buku["Jabatan"].data_validations.dataValidation:
        lembar, huruf, akhir = re.fullmatch(
            r"(\w+)!\$(\w)\$2:\$\w\$(\d+)", aturan.formula1
        ).groups()
        kata = [buku[lembar][f"{huruf}{n}"].value for n in range(2, int(akhir) + 1)]
        assert None not in kata
        assert buku[lembar][f"{huruf}{int(akhir) + 1}"].value is None


@pytest.mark.parametrize("siapa", ["pengelola", "admin"])
def test_buat_filled_reads_back_without_change(d, siapa):
    pelaku = getattr(d, siapa)

    isi = templat.buat(muat_lingkup(pelaku, PADA))
    rencana = susun(isi, pelaku=pelaku, pada=PADA)

    assert (rencana.galat, rencana.perubahan) == ((), ())


def test_buat_filled_holds_only_what_is_in_one_s_care(d):
    isi = _buka(templat.buat(muat_lingkup(d.pengelola, PADA)))

    nama = {baris[2] for baris in isi["Pegawai"].iter_rows(min_row=2, values_only=True)}
    assert nama == {"Kepala Biro", "Staf", "Pengelola"}
    penilai = [baris[14] for baris in isi["Pegawai"].iter_rows(min_row=2, values_only=True)]
    assert sorted(filter(None, penilai)) == sorted([kode_pejabat(d.menteri.pk), d.kepala.nip])


@pytest.mark.parametrize("teks", ["=1+1", "+62811", "-5", "@SUM(A1)", '=HYPERLINK("http://x")'])
def test_buat_text_never_becomes_a_formula(d, teks):
    d.bagian.singkatan = teks
    d.bagian.save()

    isi = templat.buat(muat_lingkup(d.pengelola, PADA))

    sel = next(s for baris in _buka(isi)["Unit"].iter_rows() for s in baris if s.value == teks)
    assert (sel.data_type, sel.quotePrefix) == ("s", True)
    with zipfile.ZipFile(io.BytesIO(isi)) as arsip:
        lembar = [arsip.read(n) for n in arsip.namelist() if n.startswith("xl/worksheets/")]
    assert [b"<f>" in satu for satu in lembar] == [False] * 5
    assert susun(isi, pelaku=d.pengelola, pada=PADA).galat == ()


def test_buat_leaves_out_characters_a_sheet_cannot_hold(d):
    d.bagian.nama = "Bagian\x0b Umum"
    d.bagian.save()

    isi = templat.buat(muat_lingkup(d.pengelola, PADA))

    assert "Bagian Umum" in {baris[1] for baris in _buka(isi)["Unit"].values}


def test_templat_terisi_refused_for_more_than_one_person_can_look_through():
    assert izin.templat_terisi(5000)
    assert not izin.templat_terisi(5001)


@pytest.mark.parametrize("isi", ["", "sekarang"])
def test_templat_page_gives_a_file(client, d, isi):
    client.force_login(d.pengelola.akun)

    response = client.get(reverse("kepegawaian:impor_templat"), {"isi": isi})

    assert response["Content-Type"].endswith("spreadsheetml.sheet")
    assert response["Content-Disposition"].startswith("attachment; filename=")
    assert _buka(response.content).sheetnames[0] == "Petunjuk"


def test_muat_lingkup_query_count_is_constant(d, django_assert_max_num_queries):
    with django_assert_max_num_queries(14):
        muat_lingkup(d.admin, PADA)
