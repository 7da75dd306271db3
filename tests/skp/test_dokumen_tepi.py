"""The printed SKP at its edges: long, many, hostile; nothing may leave the page or the table."""

from __future__ import annotations

import re
from html.parser import HTMLParser

import pypdfium2
import pytest
from django.template.loader import render_to_string

from ekinerja.dokumen.cetak import cetak_pdf
from tests.factories import cuplikan as contoh
from tests.factories.kertas import halaman, rapat, terbit

KUANTITATIF = "skp/dokumen/skp_ja_kuantitatif.html"
KUALITATIF = "skp/dokumen/skp_kualitatif.html"
KALIMAT = (
    "Terlaksananya penyusunan rencana kerja tahunan serta perjanjian kinerja unit kerja yang "
    "selaras dengan sasaran strategis instansi "
)
JAHAT = "<script>alert(1)</script> \"kutip\" 'tunggal' & <b>tebal</b> {{ c }} {% x %}"
BIDI = "awal \u202eterbalik\u202c ‏עברית‎ akhir"


def besar(buat):
    """Forty work results of every length, texts without a space, a very long expectation."""
    isi = buat()
    isi["utama"] = [
        contoh.rhk(
            f"{KALIMAT * (nomor % 4 + 1)}selesai-{nomor}.",
            *[
                contoh.iki(KALIMAT * 2, aspek="Kuantitas/Kualitas/Waktu/Biaya", target="T" * 60)
                for _ in range(nomor % 3 + 1)
            ],
            diintervensi="X" * 300 if nomor % 5 == 0 else KALIMAT,
            pemberi_tugas="P" * 120,
        )
        for nomor in range(40)
    ]
    isi["tambahan"] = [
        contoh.rhk("Banyak ukuran", *[contoh.iki(f"ukuran-{n}. {KALIMAT}") for n in range(40)])
    ]
    isi["pegawai"]["nama"] = "M" * 255
    isi["pegawai"]["jabatan"] = "W" * 255
    isi["penilai"]["unit_kerja"] = KALIMAT * 3
    isi["perilaku"][2]["ekspektasi"] = KALIMAT * 40
    isi["lampiran"]["sumber_daya"] = ["Y" * 400, KALIMAT * 5]
    isi["instansi"] = "Z" * 120
    return isi


def kotak_huruf(dokumen):
    """Boxes of all visible characters: page number, left, bottom, right, top, size of the page."""
    for nomor, satu in enumerate(dokumen):
        teks = satu.get_textpage()
        for huruf in range(teks.count_chars()):
            if teks.get_text_range(huruf, 1).strip():
                yield nomor, *teks.get_charbox(huruf), *satu.get_size()


@pytest.mark.parametrize(
    ("template", "buat"),
    [(KUANTITATIF, contoh.cuplikan), (KUALITATIF, contoh.cuplikan_kualitatif)],
)
def test_long_texts_stay_within_the_margins_and_are_all_there(template, buat):
    isi = besar(buat)
    pdf = cetak_pdf(template, terbit(isi))

    tepi = 14 / 25.4 * 72 - 1
    with pypdfium2.PdfDocument(pdf) as dokumen:
        luar = [
            kotak
            for kotak in kotak_huruf(dokumen)
            if kotak[1] < tepi or kotak[3] > kotak[5] - tepi or kotak[2] < 0 or kotak[4] > kotak[6]
        ]
    assert luar == []
    teks = rapat(*halaman(pdf))
    for rhk in [*isi["utama"], *isi["tambahan"]]:
        assert rapat(rhk["uraian"]) in teks
    assert [n for n in range(40) if f"ukuran-{n}." not in teks] == []


@pytest.mark.parametrize("template", [KUANTITATIF, KUALITATIF])
@pytest.mark.parametrize("tempat", ["rhk", "iki", "ekspektasi", "lampiran", "nama"])
def test_a_text_taller_than_a_page_is_printed_all_the_same(template, tempat):
    isi, teks = contoh.cuplikan(), f"{KALIMAT * 60}tamat."
    match tempat:
        case "rhk":
            isi["utama"][0]["uraian"] = teks
        case "iki":
            isi["utama"][0]["iki"][0]["uraian"] = teks
        case "ekspektasi":
            isi["perilaku"][0]["ekspektasi"] = teks
        case "lampiran":
            isi["lampiran"]["skema"] = [teks]
        case "nama":
            isi["pegawai"]["nama"] = teks

    daftar = halaman(cetak_pdf(template, terbit(isi)))

    semua = rapat(*daftar)
    kali = 3 if tempat == "nama" else 1
    assert (semua.count("tamat."), semua.count("strategis")) == (kali, 60 * kali)


def test_header_rows_come_again_on_every_page_of_the_table():
    daftar = [
        rapat(satu) for satu in halaman(cetak_pdf(KUANTITATIF, terbit(besar(contoh.cuplikan))))
    ]

    judul = rapat("NO RENCANA HASIL KERJA PIMPINAN YANG DIINTERVENSI RENCANA HASIL KERJA ASPEK")
    tabel = [satu for satu in daftar if "selesai-" in satu or "ukuran-" in satu]
    assert [satu.count(judul) for satu in tabel] == [1] * len(tabel)
    assert [satu.count("(1)(2)(3)(4)(5)(6)") for satu in tabel] == [1] * len(tabel)


def test_a_work_result_is_not_torn_apart():
    daftar = [
        rapat(satu) for satu in halaman(cetak_pdf(KUANTITATIF, terbit(besar(contoh.cuplikan))))
    ]

    for nomor in range(40):
        utuh = rapat(KALIMAT * (nomor % 4 + 1), f"selesai-{nomor}.")
        tempat = [satu for satu in daftar if f"selesai-{nomor}." in satu]
        assert [utuh in satu for satu in tempat] == [True]


@pytest.mark.parametrize(
    ("template", "buat"),
    [(KUANTITATIF, contoh.cuplikan), (KUALITATIF, contoh.cuplikan_kualitatif)],
)
def test_signatures_never_stand_alone(template, buat):
    """Fill the page line by line: wherever the break falls, a row of the form goes along."""
    sendiri = []
    for baris in range(0, 34, 2):
        isi = buat()
        isi["perilaku"][3]["ekspektasi"] = "baris\n" * baris + "akhir"
        for nomor, satu in enumerate(halaman(cetak_pdf(template, terbit(isi)))):
            if "Pejabat Penilai Kinerja," in satu and not (
                "Kolaboratif" in satu or "KONSEKUENSI" in satu
            ):
                sendiri.append((baris, nomor))
    assert sendiri == []


def test_behaviour_is_not_torn_from_its_name():
    for baris in range(0, 20, 2):
        isi = contoh.cuplikan()
        isi["utama"][0]["uraian"] = "baris\n" * baris + "akhir"
        for satu in halaman(cetak_pdf(KUANTITATIF, terbit(isi))):
            assert [
                nama
                for nama, panduan, *_ in contoh.PERILAKU
                if (f" {nama}\r\n" in satu) is not (panduan in satu.replace("\r\n", " "))
            ] == []


def test_hostile_text_is_printed_as_text():
    isi = contoh.cuplikan()
    isi["utama"][0]["uraian"] = JAHAT
    isi["pegawai"]["nama"] = JAHAT
    isi["lampiran"]["skema"] = [JAHAT]

    teks = rapat(*halaman(cetak_pdf(KUANTITATIF, terbit(isi))))

    assert teks.count(rapat(JAHAT)) == 5


def test_direction_marks_do_not_turn_the_rest_of_the_form():
    isi = contoh.cuplikan_kualitatif()
    isi["utama"][0]["pemberi_tugas"] = BIDI

    html = render_to_string(KUALITATIF, {**terbit(isi), "draf": False, "layar": False})

    assert re.findall("[\u202a-\u202e\u2066-\u2069]", html) == []
    assert "awal terbalik" in html


class Atribut(HTMLParser):
    def __init__(self):
        super().__init__()
        self.nilai = []
        self.unsur = set()

    def handle_starttag(self, tag, attrs):
        self.unsur.add(tag)
        self.nilai += [nilai or "" for _, nilai in attrs]


def tandai(nilai, kunci=""):
    """The same snapshot with a mark in every text that a person or an agency wrote."""
    if isinstance(nilai, dict):
        return {nama: tandai(isi, nama) for nama, isi in nilai.items()}
    if isinstance(nilai, list):
        return [tandai(isi, kunci) for isi in nilai]
    tetap = kunci.startswith(("tanggal", "periode", "kondisi", "label", "format", "pendekatan"))
    return f"tanda»{nilai}" if isinstance(nilai, str) and not tetap else nilai


@pytest.mark.parametrize(
    ("template", "buat"),
    [(KUANTITATIF, contoh.cuplikan), (KUALITATIF, contoh.cuplikan_kualitatif)],
)
def test_no_written_value_reaches_an_attribute(template, buat):
    pengurai = Atribut()
    html = render_to_string(template, {**terbit(tandai(buat())), "draf": True, "layar": True})
    pengurai.feed(html)

    assert html.count("tanda»") > 40
    assert [nilai for nilai in pengurai.nilai if "tanda»" in nilai] == []
    assert pengurai.unsur & {"style", "script", "img", "a", "object", "iframe"} == set()
