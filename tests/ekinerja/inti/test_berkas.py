"""What is let in, and the sentence for everything else."""

import hashlib
import zipfile

import pytest
from django import forms
from django.core.exceptions import ValidationError
from django.core.files.base import ContentFile
from django.core.files.storage import FileSystemStorage
from django.db.models import FileField
from django.db.models.fields.files import FieldFile
from django.http import Http404

from ekinerja.inti import berkas
from ekinerja.inti.berkas import BerkasSah, BerkasSahField, kirim_berkas, nama_bersih
from tests.factories.berkas import arsip, jpg, office, pdf, png, unggahan

LAIN = "Jenis berkas ini tidak diterima."
GANTI_NAMA = "Isi berkas ini tidak sesuai dengan jenisnya"
RUSAK = "rusak atau terpotong"
MAKRO = "memuat makro"
DUA = "memuat berkas jenis lain"
SANDI = "berformat Office lama atau dikunci kata sandi"
OLE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\0" * 600


class Formulir(forms.Form):
    berkas = BerkasSahField()


def terkunci(jenis):
    """The same archive with the mark of encryption in its directory."""
    isi = bytearray(office(jenis))
    letak = isi.index(b"PK\x01\x02")
    isi[letak + 8] |= 1
    return bytes(isi)


SAH = [
    ("laporan.pdf", pdf(), "application/pdf"),
    ("Foto Kegiatan.PNG", png(), "image/png"),
    ("IMG_001.jpeg", jpg(), "image/jpeg"),
    ("scan.JPG", jpg(b"ekor kamera"), "image/jpeg"),
    ("rekap.xlsx", office("xlsx"), berkas.JENIS["xlsx"].tipe),
    ("notula.docx", office("docx", ("word/media/a.svg", b"<svg/>")), berkas.JENIS["docx"].tipe),
    ("Laporan No. 12.v2.pdf", pdf(), "application/pdf"),
    ("www.bkn.go.id.pdf", pdf(), "application/pdf"),
]

# (name, content, what the sentence says)
DITOLAK = [
    ("kosong.pdf", b"", "kosong"),
    ("catatan.txt", b"teks", LAIN),
    ("tanpa akhiran", pdf(), LAIN),
    ("pdf", pdf(), LAIN),
    ("laporan.pdf.exe", pdf(), LAIN),
    ("laporan.pdf\u202eexe", pdf(), LAIN),
    ("laporan.exe.pdf", pdf(), "akhiran program («.exe»)"),
    ("laporan.PHP.pdf", pdf(), "akhiran program («.php»)"),
    ("gambar.svg", b"<svg onload=alert(1)>", LAIN),
    ("makro.xlsm", office("xlsx"), LAIN),
    ("lama.xls", OLE, LAIN),
    ("halaman.pdf", b"<html>%PDF-1.7 %%EOF", GANTI_NAMA),
    ("program.pdf", b"MZ\x90\x00" + pdf(), GANTI_NAMA),
    ("gambar.png", jpg(), GANTI_NAMA),
    ("gambar.jpg", png(), GANTI_NAMA),
    ("rekap.xlsx", office("docx"), GANTI_NAMA),
    ("notula.docx", office("xlsx"), GANTI_NAMA),
    ("arsip.docx", arsip(("a.txt", b"a")), GANTI_NAMA),
    ("terpotong.pdf", b"%PDF-1.7\n1 0 obj", RUSAK),
    ("terpotong.png", png()[:-4], RUSAK),
    ("terpotong.jpg", jpg()[:-2], RUSAK),
    ("terpotong.xlsx", office("xlsx")[:-10], RUSAK),
    ("rekap.xlsx", OLE, SANDI),
    ("rekap.xlsx", terkunci("xlsx"), SANDI),
    ("notula.docx", office("docx", ("word/vbaProject.bin", b"x")), MAKRO),
    ("rekap.xlsx", office("xlsx", ("xl/macrosheets/sheet1.xml", b"x")), MAKRO),
    ("rekap.xlsx", office("xlsx", ("xl\\VBAPROJECT.BIN", b"x")), MAKRO),
    ("notula.docx", office("docx", ("word/embeddings/a.exe", b"MZ")), DUA),
    ("notula.docx", office("docx", ("../../etc/passwd", b"x")), RUSAK),
    ("notula.docx", office("docx", ("/mutlak", b"x")), RUSAK),
    ("bom.docx", office("docx", ("word/media/a.png", b"\0" * 8 * berkas.MEBI)), "membengkak"),
    ("ganda.pdf", pdf() + office("docx"), DUA),
    ("ganda.png", png(office("xlsx")), DUA),
    ("ganda.jpg", jpg(pdf()), DUA),
    ("ganda.pdf", b"%PDF-1.7\n<script>alert(1)</script>\n%%EOF", DUA),
    ("ganda.jpg", jpg(b"<?php system($_GET[0]);"), DUA),
    ("ganda.docx", arsip(("a", pdf()), cara=zipfile.ZIP_STORED), GANTI_NAMA),
]


@pytest.mark.parametrize(("nama", "isi", "tipe"), SAH)
def test_a_true_file_is_let_in(nama, isi, tipe):
    form = Formulir({}, {"berkas": unggahan(nama, isi)})

    assert form.is_valid(), form.errors
    sah = form.cleaned_data["berkas"]
    sidik = hashlib.sha256(isi).hexdigest()
    assert (sah.isi, sah.tipe, sah.ukuran_byte, sah.sha256) == (isi, tipe, len(isi), sidik)


@pytest.mark.parametrize(("nama", "isi", "kalimat"), DITOLAK)
def test_anything_else_is_refused_with_its_sentence(nama, isi, kalimat):
    form = Formulir({}, {"berkas": unggahan(nama, isi)})

    assert not form.is_valid()
    assert len(form.errors["berkas"]) == 1
    assert kalimat in form.errors["berkas"][0]
    assert form.errors["berkas"][0].endswith((".", ")"))


def test_ten_mebibytes_are_enough_and_one_byte_more_is_too_much():
    isi = pdf(b"x" * (10 * berkas.MEBI - len(pdf(b""))))
    assert len(isi) == 10 * berkas.MEBI
    assert berkas.periksa_berkas("besar.pdf", isi).ukuran_byte == 10 * berkas.MEBI

    form = Formulir({}, {"berkas": unggahan("besar.pdf", isi + b"\n")})

    kalimat = (
        "Berkas ini 10,1 MB, sedangkan paling besar 10 MB. "
        "Kecilkan, atau simpan di tempat lain dan cantumkan tautannya."
    )
    assert form.errors["berkas"] == [kalimat]


def test_too_many_members_are_refused():
    banyak = [(f"word/media/{n}.png", b"") for n in range(berkas.JUMLAH_ANGGOTA)]

    with pytest.raises(ValidationError, match="membengkak"):
        berkas.periksa_berkas("a.docx", office("docx", *banyak))


def test_a_field_may_take_one_kind_only():
    class SuratForm(forms.Form):
        surat = BerkasSahField(jenis=("pdf",), maks_mib=1, required=False)

    assert SuratForm({}).fields["surat"].widget.attrs["accept"] == ".pdf"
    assert SuratForm({}, {"surat": unggahan("foto.png", png())}).errors["surat"] == [
        "Jenis berkas ini tidak diterima. Unggah salah satu dari: PDF."
    ]
    kosong = SuratForm({}, {})
    assert kosong.is_valid()
    assert kosong.cleaned_data["surat"] is None


def test_a_missing_file_is_asked_for():
    assert Formulir({}, {}).errors["berkas"] == ["Pilih berkas yang akan diunggah."]


@pytest.mark.parametrize(
    ("nama", "bersih"),
    [
        ("C:\\Users\\Rahayu\\Laporan.PDF", "Laporan.pdf"),
        ("../../etc/Laporan.pdf", "Laporan.pdf"),
        ("a\x00b\u202e\u200bc.pdf", "abc.pdf"),
        ('lap<o>r:a"n|1?*.pdf', "lap-o-r-a-n-1.pdf"),
        ("  banyak   spasi .pdf", "banyak spasi.pdf"),
        (".pdf", "pdf"),
        ("...", "berkas"),
        ("é" * 300 + ".pdf", "é" * 120 + ".pdf"),
    ],
)
def test_names_are_cleaned(nama, bersih):
    assert nama_bersih(nama) == bersih


def test_a_checked_file_cannot_be_changed():
    sah = berkas.periksa_berkas("a.pdf", pdf())

    with pytest.raises(AttributeError):
        sah.nama = "lain.exe"
    assert isinstance(sah, BerkasSah)


def tersimpan(tmp_path, nama="sidik"):
    kolom = FileField(storage=FileSystemStorage(tmp_path))
    return FieldFile(instance=None, field=kolom, name=nama)


def test_a_file_is_given_back_as_a_download_that_nothing_runs(tmp_path):
    FileSystemStorage(tmp_path).save("sidik", ContentFile(pdf()))

    jawaban = kirim_berkas(tersimpan(tmp_path), "Laporan «TW I».pdf", "application/pdf")

    assert jawaban.content == pdf()
    assert jawaban["Content-Type"] == "application/pdf"
    assert jawaban["Content-Disposition"].startswith("attachment; filename*=utf-8''Laporan%20")
    assert jawaban["X-Content-Type-Options"] == "nosniff"
    assert jawaban["Cache-Control"] == "private, no-store"
    assert jawaban["Content-Security-Policy"] == "default-src 'none'; sandbox"


def test_a_file_that_is_gone_is_told_to_the_log(tmp_path, caplog):
    with pytest.raises(Http404):
        kirim_berkas(tersimpan(tmp_path, "hilang"), "a.pdf", "application/pdf")

    assert "hilang" in caplog.text
