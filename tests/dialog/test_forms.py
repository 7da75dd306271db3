"""Bad input about a dialogue: each message at its field, in whole sentences."""

from datetime import date

import pytest

from dialog.forms import risalah as forms

HARI_INI = date(2026, 2, 10)
PERLU = "Bagian ini perlu diisi."


def galat(form):
    return {nama: list(pesan) for nama, pesan in form.errors.items()}


def dialog(**isi):
    data = {"tanggal": "2026-02-09", "metode": "tatap_muka", "tempat_media": "Aula", **isi}
    return forms.DialogForm(data, tahun=2026, hari_ini=HARI_INI)


@pytest.mark.parametrize("tanggal", ["2026-02-10", "2025-10-01", "10/02/2026"])
def test_dialog_form_takes_a_talk_that_has_taken_place(tanggal):
    assert galat(dialog(tanggal=tanggal)) == {}


@pytest.mark.parametrize(
    ("isi", "pesan"),
    [
        (
            {"tanggal": "2026-02-11"},
            {"tanggal": ["Tanggal belum tiba. Isilah risalah setelah dialog berlangsung."]},
        ),
        (
            {"tanggal": "2025-09-30"},
            {"tanggal": ["Dialog perencanaan SKP 2026 paling awal 1 Oktober 2025."]},
        ),
        ({"tanggal": "kemarin"}, {"tanggal": ["Isi tanggal yang benar, misalnya 31/12/2026."]}),
        ({"tanggal": "2026-02-30"}, {"tanggal": ["Isi tanggal yang benar, misalnya 31/12/2026."]}),
        ({"tanggal": ""}, {"tanggal": [PERLU]}),
        ({"metode": "telepati"}, {"metode": ["Pilih salah satu yang ada dalam daftar."]}),
        ({"tempat_media": " "}, {"tempat_media": [PERLU]}),
        (
            {"tempat_media": "x" * 201},
            {"tempat_media": ["Paling banyak 200 huruf; sekarang 201."]},
        ),
    ],
)
def test_dialog_form_says_what_is_wrong_where(isi, pesan):
    assert galat(dialog(**isi)) == pesan


def test_tanggapan_form_needs_both_answers():
    form = forms.TanggapanForm({"keterangan": "Sesuai."})

    assert galat(form) == {"penyesuaian_ukuran": [PERLU], "penyelesaian": [PERLU]}


@pytest.mark.parametrize(("jawab", "nilai"), [("ya", True), ("tidak", False)])
def test_tanggapan_form_reads_yes_and_no(jawab, nilai):
    form = forms.TanggapanForm({"penyesuaian_ukuran": jawab, "penyelesaian": "selesai"})

    assert form.is_valid()
    assert form.isian() == {
        "penyesuaian_ukuran": nilai,
        "penyelesaian": "selesai",
        "keterangan": "",
    }


@pytest.mark.parametrize(
    ("catatan", "pesan"),
    [
        ("", "Tuliskan catatan agar pegawai tahu apa yang perlu diperbaiki."),
        ("Pendek", "Catatan terlalu pendek. Tuliskan paling sedikit 10 huruf."),
    ],
)
def test_kembalikan_form_asks_for_a_note_that_helps(catatan, pesan):
    assert galat(forms.KembalikanForm({"catatan": catatan})) == {"catatan": [pesan]}
