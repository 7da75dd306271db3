"""Links that people paste."""

import pytest
from django import forms

from ekinerja.inti.tautan import TAUTAN_SALAH, TautanField, baca_tautan, inang


class Formulir(forms.Form):
    tautan = TautanField(required=False)


@pytest.mark.parametrize(
    ("teks", "tautan"),
    [
        ("contoh.go.id/x", "https://contoh.go.id/x"),
        ("  https://contoh.go.id/a?b=1#c ", "https://contoh.go.id/a?b=1#c"),
        ("http://contoh.go.id", "http://contoh.go.id"),
        ("HTTPS://Contoh.go.id/A", "https://Contoh.go.id/A"),
        ("contoh.go.id:8443/berkas", "https://contoh.go.id:8443/berkas"),
        ("drive.contoh.co.id/d/1_aB-c/view", "https://drive.contoh.co.id/d/1_aB-c/view"),
        ("contoh.go.id/ke?u=http://lain.id", "https://contoh.go.id/ke?u=http://lain.id"),
        ("contoh.go.id/lampiran-é", "https://contoh.go.id/lampiran-é"),
    ],
)
def test_a_web_address_is_kept_as_one(teks, tautan):
    assert baca_tautan(teks) == tautan


@pytest.mark.parametrize(
    "teks",
    [
        "",
        "   ",
        "javascript:alert(1)",
        "JaVaScRiPt://contoh.go.id/%0aalert(1)",
        "data:text/html,<script>",
        "file:///etc/passwd",
        "ftp://contoh.go.id/a",
        "mailto:a@contoh.go.id",
        "//",
        "laporan",
        "http://localhost/admin",
        "https://contoh",
        "https://bkn.go.id@jahat.id/",
        "bkn.go.id@jahat.id",
        "https://a:b@contoh.go.id",
        "https://contoh.go.id\\@jahat.id",
        "https://contoh.go.id/a b",
        "https://contoh.go.id/\u202egpj.exe",
        "https://contoh.go.id/\nSet-Cookie:x",
        "java\tscript:alert(1)",
        "https://contoh.go.id:99999/",
        "https://[::1]/",
        "https://-contoh.go.id/",
        "https://contoh..go.id/",
        'https://contoh.go.id/"onmouseover="x',
        "https://contoh.go.id/" + "a" * 500,
    ],
)
def test_anything_else_is_refused_in_one_sentence(teks):
    assert baca_tautan(teks) is None
    form = Formulir({"tautan": teks})
    if teks.strip():
        assert TAUTAN_SALAH in form.errors["tautan"] or "Paling banyak" in str(form.errors)
    else:
        assert form.is_valid()
        assert form.cleaned_data["tautan"] == ""


def test_the_host_is_shown_in_small_letters():
    assert inang("https://Drive.Contoh.go.id:8443/x") == "drive.contoh.go.id"
    assert inang("javascript:alert(1)") == ""
