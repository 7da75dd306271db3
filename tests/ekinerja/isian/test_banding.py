import pytest
from django import forms

from ekinerja.isian.banding import Banding, banding_form, banding_isi, banding_kumpulan
from ekinerja.kepegawaian.models import UnitKerja
from tests.factories.kepegawaian import UnitKerjaFactory


class UjiForm(forms.Form):
    uraian = forms.CharField(label="Uraian kegiatan")
    sifat = forms.ChoiceField(choices=[("Umum", [("b", "Biasa")]), ("r", "Rahasia")])
    tembusan = forms.MultipleChoiceField(choices=[("1", "Bagian A"), ("2", "Bagian B")])
    penting = forms.BooleanField(required=False)
    berkas = forms.FileField(required=False)
    rahasia = forms.CharField(widget=forms.HiddenInput, required=False)


def test_banding_form_shows_labels_not_codes():
    data = {"uraian": "Baru", "sifat": "b", "tembusan": ["1", "2"], "penting": "on", "rahasia": "x"}
    tersimpan = {"uraian": "Lama", "sifat": "r", "tembusan": ["2"], "penting": False}

    assert banding_form(UjiForm(data), tersimpan) == [
        Banding("Uraian kegiatan", "Baru", "Lama"),
        Banding("Sifat", "Biasa", "Rahasia"),
        Banding("Tembusan", "Bagian A, Bagian B", "Bagian B"),
        Banding("Penting", "Ya", "Tidak"),
    ]


def test_banding_form_takes_line_ends_for_no_difference():
    form = UjiForm({"uraian": "a\r\nb "}, initial={"uraian": "a\nb"})

    assert [satu.label for satu in banding_form(form)] == []


def test_banding_isi_compares_the_names_that_both_know():
    isi = {"uraian_tugas": "Baru", "sama": ["1"], "asing": "x"}

    assert banding_isi(isi, {"uraian_tugas": None, "sama": "1", "lain": "y"}) == [
        Banding("Uraian tugas", "Baru", "")
    ]


def test_banding_kumpulan_names_the_row():
    daftar = [
        UjiForm({"uraian": teks}, initial={"uraian": "Lama", "sifat": None, "tembusan": None})
        for teks in ("Lama", "Baru")
    ]

    assert banding_kumpulan(daftar) == [Banding("Uraian kegiatan (baris 2)", "Baru", "Lama")]


@pytest.mark.django_db
def test_banding_form_names_chosen_objects():
    satu, dua = UnitKerjaFactory.create_batch(2)
    unit = UnitKerja.objects.order_by("pk")
    form_kelas = type(
        "UnitForm",
        (forms.Form,),
        {
            "unit": forms.ModelChoiceField(unit, label="Unit", required=False),
            "tembusan": forms.ModelMultipleChoiceField(unit, label="Tembusan"),
        },
    )
    tersimpan = {"unit": satu, "tembusan": [dua.pk]}

    assert banding_form(form_kelas({"unit": "", "tembusan": [satu.pk, dua.pk]}), tersimpan) == [
        Banding("Unit", "", str(satu)),
        Banding("Tembusan", f"{satu}, {dua}", str(dua)),
    ]
    assert banding_form(form_kelas({"unit": "999", "tembusan": [dua.pk]}), tersimpan) == [
        Banding("Unit", "999", str(satu))
    ]
