"""What may not stand in a text, and how every form of the site says no."""

import pytest
from django import forms
from django.core.exceptions import ValidationError

from ekinerja.inti.validasi import teks_bersih


@pytest.mark.parametrize(
    "teks",
    ["", "Biasa", "dua\nbaris\r\n\tdan tab", "«é» ½ 🙂 漢字", "عربي", "a\u200db", "a\u00ad b"],
)
def test_teks_bersih_lets_honest_text_pass(teks):
    assert teks_bersih(teks) is None


@pytest.mark.parametrize(
    "huruf",
    [*"\x01\x07\x1b\x7f\x85\ud800", *"\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069"],
)
def test_teks_bersih_refuses_what_nobody_sees(huruf):
    with pytest.raises(ValidationError, match="karakter tak terlihat"):
        teks_bersih(f"SKP {huruf} 2026")


class Formulir(forms.Form):
    teks = forms.CharField(max_length=5, min_length=2, validators=[teks_bersih])
    angka = forms.IntegerField(min_value=1, max_value=9)
    tanggal = forms.DateField()
    pilihan = forms.ChoiceField(choices=[("a", "A")])


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        ({"teks": ""}, "Bagian ini perlu diisi."),
        ({"teks": "x"}, "Paling sedikit 2 huruf; sekarang 1."),
        ({"teks": "x" * 9}, "Paling banyak 5 huruf; sekarang 9."),
        ({"angka": "x"}, "Isi dengan bilangan bulat, misalnya 12."),
        ({"angka": "0"}, "Isi angka paling kecil 1."),
        ({"angka": "10"}, "Isi angka paling besar 9."),
        ({"tanggal": "x"}, "Isi tanggal yang benar, misalnya 31/12/2026."),
        ({"pilihan": "b"}, "Pilih salah satu yang ada dalam daftar."),
    ],
)
def test_every_field_says_no_in_whole_sentences(isi, pesan):
    benar = {"teks": "abc", "angka": "5", "tanggal": "2026-01-31", "pilihan": "a"}

    galat = Formulir({**benar, **isi}).errors

    assert {nama: list(kalimat) for nama, kalimat in galat.items()} == {next(iter(isi)): [pesan]}


def test_nul_is_refused_once():
    galat = Formulir({"teks": "a\0b"}).errors["teks"]

    assert [satu.split(".")[0] for satu in galat] == [
        "Teks memuat karakter tak terlihat yang tidak dapat dicetak"
    ]
