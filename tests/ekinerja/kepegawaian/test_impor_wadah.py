"""The corpus of hostile files, and what reading costs."""

import io
import tracemalloc
import zipfile

import openpyxl
import pytest

from ekinerja.kepegawaian.impor import wadah
from ekinerja.kepegawaian.impor.baca import Galat, baca
from ekinerja.kepegawaian.impor.tata import DAFTAR_TATA
from tests.korpus.bermusuhan import BERMUSUHAN
from tests.korpus.buku import bongkar, buku, sisip


@pytest.mark.parametrize("nama", BERMUSUHAN)
def test_baca_refuses_the_hostile_file_with_its_sentence(nama):
    bangun, kalimat = BERMUSUHAN[nama]

    bacaan = baca(bangun(), DAFTAR_TATA)

    assert bacaan.galat == (Galat("", 0, "", kalimat),)
    assert bacaan.baris == {}


def test_periksa_wadah_accepts_a_plain_workbook():
    assert wadah.periksa_wadah(buku()) is None


def test_periksa_wadah_accepts_an_email_that_excel_turned_into_a_link():
    def olah(berkas):
        sel = berkas["Pegawai"]["K2"]
        sel.value, sel.hyperlink = "a@contoh.go.id", "mailto:a@contoh.go.id"

    assert wadah.periksa_wadah(buku(olah=olah)) is None


def test_periksa_wadah_accepts_rows_and_cells_without_addresses():
    lembar = "xl/worksheets/sheet1.xml"
    isi = bongkar(buku(), sisip(lembar, b'<row r="1"', b"<row"))

    assert wadah.periksa_wadah(isi) is None


def test_periksa_wadah_ignores_a_lying_dimension():
    isi = bongkar(buku(), sisip("xl/worksheets/sheet1.xml", b'ref="A1:F1"', b'ref="A1:XFD1048576"'))

    bacaan = baca(isi, DAFTAR_TATA)

    assert bacaan.galat == ()
    assert bacaan.baris == {"Unit": (), "Jabatan": (), "Pegawai": ()}


def test_periksa_wadah_understated_size_is_not_read_beyond():
    """The directory says 10 bytes where 20 MB follow: the archive is broken, not unpacked."""
    keluar = io.BytesIO()
    with zipfile.ZipFile(io.BytesIO(buku())) as lama, zipfile.ZipFile(keluar, "w") as arsip:
        for nama in lama.namelist():
            arsip.writestr(nama, lama.read(nama))
        arsip.writestr("xl/lain.xml", b"<a>" + b" " * 20 * wadah.MEGA, zipfile.ZIP_DEFLATED)
        arsip.infolist()[-1].file_size = 10

    tracemalloc.start()
    kalimat = wadah.periksa_wadah(keluar.getvalue())
    _, puncak = tracemalloc.get_traced_memory()
    tracemalloc.stop()

    assert kalimat == wadah.BUKAN_XLSX
    assert puncak < 5 * wadah.MEGA


def test_openpyxl_reads_with_defusedxml():
    assert openpyxl.DEFUSEDXML is True
