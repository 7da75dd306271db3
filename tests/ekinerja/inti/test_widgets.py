import re
from datetime import date
from types import SimpleNamespace

import pytest
from django import forms
from django.core.exceptions import ValidationError

from ekinerja.inti.widgets import (
    BANYAK_HASIL,
    BerkasInput,
    BulanInput,
    NipInput,
    Pilih,
    PilihCariField,
    TanggalInput,
    hasil_cari,
    pembantu,
)


class Kueri:
    """Stands for a queryset of people; no database is needed to show what the box does."""

    def __init__(self, orang):
        self.orang = orang

    def filter(self, pk):
        return Kueri([o for o in self.orang if str(o.pk) == str(pk)])

    def first(self):
        return self.orang[0] if self.orang else None

    def __getitem__(self, potong):
        return self.orang[potong]

    def __deepcopy__(self, memo):
        return self


def orang(*nama):
    return Kueri([SimpleNamespace(pk=n, nama=satu) for n, satu in enumerate(nama, start=1)])


def formulir(kueri, data=None, **isian):
    class Formulir(forms.Form):
        penilai = PilihCariField(
            queryset=kueri,
            cari=lambda q, teks: Kueri(
                [o for o in q.orang if teks.casefold() in o.nama.casefold()]
            ),
            sebutan=lambda o: o.nama,
            label="Penilai",
            **isian,
        )

    return Formulir(data)


def test_date_inputs_write_what_the_browser_reads():
    hari = date(2026, 2, 3)

    assert 'type="date" name="t" value="2026-02-03"' in TanggalInput().render("t", hari)
    assert 'type="month" name="b" value="2026-02"' in BulanInput().render("b", hari)


def test_nip_and_file_inputs_carry_their_hints():
    assert 'inputmode="numeric"' in NipInput().render("nip", "")
    assert 'accept=".xlsx"' in BerkasInput(jenis=".xlsx").render("b", None)


def test_pilih_draws_escaped_options_and_marks_the_chosen():
    html = Pilih(choices=[("a", "<A>"), ("b", "B")]).render("x", "b", {"id": "id_x"})

    assert html == (
        '<select name="x" id="id_x"><option value="a">&lt;A&gt;</option>'
        '<option value="b" selected>B</option></select>'
    )


def test_pembantu_leaves_tag_and_token_to_the_template():
    helper = pembantu("uraian")

    assert (helper.form_tag, helper.disable_csrf, len(helper.layout)) == (False, True, 1)


def test_pilih_cari_takes_the_chosen_radio():
    form = formulir(orang("Ani", "Budi"), {"penilai": "2", "penilai_cari": ""})

    assert (form.is_valid(), form.cleaned_data["penilai"].nama) == (True, "Budi")


def test_pilih_cari_lets_new_text_win_over_the_old_choice():
    form = formulir(orang("Ani", "Budi"), {"penilai": "1", "penilai_cari": "budi"})

    assert (form.is_valid(), form.cleaned_data["penilai"].nama) == (True, "Budi")


def test_pilih_cari_keeps_the_choice_that_fits_the_text():
    kueri = orang("Ani Satu", "Ani Dua")
    form = formulir(kueri, {"penilai": "2", "penilai_cari": "ani"})

    assert (form.is_valid(), form.cleaned_data["penilai"].nama) == (True, "Ani Dua")


def test_pilih_cari_can_be_emptied_only_when_optional():
    kueri = orang("Ani")
    wajib, boleh = formulir(kueri), formulir(kueri, required=False)
    for form in (wajib, boleh):
        form.initial = {"penilai": 1}

    assert ["Kosongkan" in str(f["penilai"]) for f in (wajib, boleh)] == [False, True]


def test_pilih_cari_takes_a_single_match_of_the_text():
    form = formulir(orang("Ani", "Budi"), {"penilai_cari": "bud"})

    assert (form.is_valid(), form.cleaned_data["penilai"].nama) == (True, "Budi")


def test_pilih_cari_offers_several_matches_and_keeps_the_text():
    form = formulir(orang("Ani Satu", "Ani Dua", "Budi"), {"penilai_cari": "ani"})

    assert form.errors["penilai"] == ["Ada 2 yang cocok. Pilih salah satu."]
    html = str(form["penilai"])
    assert re.findall(r"<span>([^<]+)</span>", html) == ["Ani Satu", "Ani Dua"]
    assert 'value="ani"' in html


def test_pilih_cari_caps_the_offer():
    banyak = orang(*(f"Ani {n}" for n in range(BANYAK_HASIL + 5)))
    form = formulir(banyak, {"penilai_cari": "ani"})

    assert form.errors["penilai"] == [
        "Yang cocok terlalu banyak. Tulis lebih lengkap atau pilih satu."
    ]
    assert str(form["penilai"]).count('type="radio"') == BANYAK_HASIL


@pytest.mark.parametrize(
    ("data", "pesan"),
    [
        ({"penilai_cari": "zzz"}, "Tidak ada yang cocok dengan «zzz». Periksa ejaannya."),
        ({"penilai": "99"}, "Pilihan itu tidak tersedia. Cari lagi, lalu pilih satu."),
        ({"penilai": "1 OR 1"}, "Pilihan itu tidak tersedia. Cari lagi, lalu pilih satu."),
        ({"penilai": "²"}, "Pilihan itu tidak tersedia. Cari lagi, lalu pilih satu."),
        ({}, "Tulis nama atau nomor untuk mencari, lalu pilih satu."),
    ],
)
def test_pilih_cari_refuses_with_a_sentence(data, pesan):
    assert formulir(orang("Ani"), data).errors["penilai"] == [pesan]


def test_pilih_cari_may_be_empty_when_optional():
    form = formulir(orang("Ani"), {}, required=False)

    assert (form.is_valid(), form.cleaned_data["penilai"]) == (True, None)


def test_pilih_cari_of_one_form_leaves_the_next_form_clean():
    kueri = orang("Ani Satu", "Ani Dua")
    kelas = type(formulir(kueri))
    kelas({"penilai_cari": "ani"}).is_valid()

    assert 'type="radio"' not in str(kelas()["penilai"])


def test_pilih_cari_field_raises_validation_errors_only():
    with pytest.raises(ValidationError):
        formulir(orang()).fields["penilai"].clean(("9" * 40, ""))


def test_pilih_cari_asks_the_server_while_typing_when_it_has_an_address():
    html = str(formulir(orang("Ani"), alamat="/cari/")["penilai"])

    assert 'hx-get="/cari/?isian=penilai"' in html
    assert 'hx-target="#id_penilai_hasil"' in html


def test_hasil_cari_escapes_names():
    assert "&lt;b&gt;" in hasil_cari("x", [(1, "<b>")])
