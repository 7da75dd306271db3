import re
from datetime import UTC, datetime, timedelta
from types import SimpleNamespace

import pytest
from django import forms
from django.core.paginator import Paginator
from django.template import Context, Template
from django.test import RequestFactory

from ekinerja.inti import rupa
from ekinerja.inti.keputusan import BOLEH, Sebab, tolak
from ekinerja.inti.templatetags import butir, komponen

PADA = datetime(2026, 1, 20, 2, 0, tzinfo=UTC)
JAHAT = '<script>"x"</script>'


def tampil(teks, **konteks):
    konteks.setdefault("request", RequestFactory().get("/daftar/?cari=ani&halaman=2"))
    return Template(teks).render(Context(konteks))


def polos(html):
    """Text without tags, spaces folded."""
    return " ".join(re.sub(r"<[^>]+>", " ", html).split())


class Dokumen:
    _meta = SimpleNamespace(model_name="skp")

    def __init__(self, status, kata):
        self.status, self._kata = status, kata

    def get_status_display(self):
        return self._kata


def test_lencana_takes_word_from_the_label_and_colour_from_the_map():
    html = tampil("{% lencana d %}", d=Dokumen("dikembalikan", "Dikembalikan"))

    assert ("w-awas" in html, "#i-arrow-return-left" in html, polos(html)) == (
        True,
        True,
        "Dikembalikan",
    )


def test_lencana_of_one_model_may_differ():
    evaluasi = Dokumen("ditetapkan", "Ditetapkan")
    evaluasi._meta = SimpleNamespace(model_name="evaluasikinerja")

    assert "w-info" in tampil("{% lencana d %}", d=evaluasi)
    assert "w-baik" in tampil("{% lencana d %}", d=Dokumen("ditetapkan", "Ditetapkan"))


def test_lencana_escapes_and_survives_an_unknown_state():
    html = tampil("{% lencana d %}", d=Dokumen("entah", JAHAT))

    assert ("<script" in html, "w-netral" in html) == (False, True)


@pytest.mark.parametrize(
    ("selisih", "sisa", "nada", "kata"),
    [
        (timedelta(days=9), 7, None, "7 hari kerja lagi"),
        (timedelta(days=8), 6, None, "6 hari kerja lagi"),
        (timedelta(days=7), 5, "w-awas", "5 hari kerja lagi"),
        (timedelta(days=3), 3, "w-awas", "3 hari kerja lagi"),
        (timedelta(days=2), 2, "w-bahaya", "2 hari kerja lagi"),
        (timedelta(days=6), None, None, "6 hari lagi"),
        (timedelta(hours=3), 0, "w-bahaya", "tersisa 3 jam"),
        (timedelta(minutes=20), None, "w-bahaya", "tersisa 20 menit"),
        (timedelta(days=-3), 2, "w-bahaya", "lewat 2 hari kerja"),
        (timedelta(minutes=-5), None, "w-bahaya", "baru saja lewat"),
    ],
)
def test_tenggat_says_days_left_and_how_near(selisih, sisa, nada, kata):
    html = butir.tenggat(PADA + selisih, "WIB", sisa, PADA)

    assert re.findall(r"w-\w+", html) == ([nada] if nada else [])
    assert polos(html).startswith(kata)


def test_tenggat_names_day_date_hour_and_zone():
    batas = datetime(2026, 1, 23, 16, 59, tzinfo=UTC)

    assert polos(butir.tenggat(batas, "WIT", 3, PADA)) == (
        "3 hari kerja lagi Sabtu, 24 Januari 2026, 01.59 WIT"
    )


def test_tenggat_without_deadline():
    assert polos(butir.tenggat(None)) == "Tanpa tenggat"


def test_tombol_allowed_is_a_link_a_submit_or_a_form_of_its_own():
    tautan = tampil('{% tombol k "Setujui" tujuan="/a/" utama=True %}', k=BOLEH)
    kirim = tampil('{% tombol k "Simpan" nama="aksi" nilai="simpan" %}', k=BOLEH)
    formulir = tampil('{% tombol k "Tarik" aksi="/t/" versi=0 %}', k=BOLEH, csrf_token="tok")

    assert tautan == '<a class="btn btn-primary" href="/a/">Setujui</a>'
    assert kirim == (
        '<button class="btn btn-kedua" type="submit" name="aksi" value="simpan">Simpan</button>'
    )
    assert re.sub(r"[0-9a-f-]{36}", "KUNCI", formulir) == (
        '<form method="post" action="/t/">'
        '<input type="hidden" name="csrfmiddlewaretoken" value="tok">'
        '<input type="hidden" name="kunci" value="KUNCI">'
        '<input type="hidden" name="versi" value="0">'
        '<button class="btn btn-kedua" type="submit">Tarik</button></form>'
    )


def test_tombol_refused_for_now_is_shown_with_its_reason():
    html = tampil('{% tombol k "Ajukan" aksi="/a/" %}', k=tolak(Sebab.ISI, f"Belum. {JAHAT}"))

    assert html == (
        '<div class="alasan"><button class="btn" type="button" aria-disabled="true" '
        'aria-describedby="alasan-ajukan">Ajukan</button><p id="alasan-ajukan">'
        "Belum. &lt;script&gt;&quot;x&quot;&lt;/script&gt;</p></div>"
    )


def test_tombol_refused_because_of_the_person_is_not_shown():
    assert tampil('{% tombol k "Ajukan" aksi="/a/" %}', k=tolak(Sebab.PELAKU, "Bukan Anda.")) == ""


def test_kunci_kirim_is_new_each_time():
    assert butir.kunci_kirim() != butir.kunci_kirim()


def test_kartu_titles_its_section_and_escapes_the_title():
    html = tampil("{% kartu judul=j %}<p>isi</p>{% endkartu %}", j=JAHAT)

    assert (
        "<script" in html,
        "<p>isi</p>" in html,
        'aria-labelledby="k-scriptxscript"' in html,
    ) == (
        False,
        True,
        True,
    )


def test_banding_escapes_both_texts():
    html = butir.banding("lama <b>", "baru <b>")

    assert html == "<del>lama</del> <ins>baru</ins> &lt;b&gt;"


def test_banding_shows_one_side():
    assert butir.banding("lama x", "baru x", "hapus") == "<ins>baru</ins> x"
    assert butir.banding("lama x", "baru x", "tambah") == "<del>lama</del> x"


def test_halaman_counts_and_keeps_the_filter():
    html = tampil("{% halaman h %}", h=Paginator(range(42), 10).get_page(2))

    assert "Menampilkan 11–20 dari 42 data" in html
    assert re.findall(r'rel="\w+" href="([^"]+)"', html) == [
        "?cari=ani&amp;halaman=1",
        "?cari=ani&amp;halaman=3",
    ]


def test_halaman_of_nothing():
    assert (
        polos(tampil('{% halaman h "SKP" %}', h=Paginator([], 10).get_page(1))) == "Tidak ada SKP"
    )


def test_remah_reverses_names_and_keeps_addresses():
    html = komponen.remah("Beranda", "/", "Hidup", "inti:hidup", "Kini")

    assert re.findall(r'href="([^"]+)"', html) == ["/", "/livez/"]
    assert 'aria-current="page">Kini' in html


@pytest.mark.parametrize(
    ("tingkat", "kelas", "peran"),
    [
        ("success", "w-baik", "status"),
        ("warning", "w-awas", "status"),
        ("error", "w-bahaya", "alert"),
    ],
)
def test_pesan_masuk_interrupts_only_for_errors(tingkat, kelas, peran):
    html = tampil("{% pesan_masuk d %}", d=[SimpleNamespace(level_tag=tingkat, message=JAHAT)])

    assert (f'class="pesan {kelas}" role="{peran}"' in html, "<script" in html) == (True, False)


class Formulir(forms.Form):
    uraian = forms.CharField(label="Uraian", help_text="Tulis hasil.")
    jawaban = forms.ChoiceField(label="Jawaban", widget=forms.RadioSelect, choices=[("a", "A")])

    def clean(self):
        raise forms.ValidationError("Belum lengkap.")


def test_isian_ties_label_help_and_error_to_the_control():
    html = tampil("{% isian f.uraian %}", f=Formulir({}))

    assert 'aria-invalid="true"' in html
    assert 'aria-describedby="id_uraian_helptext id_uraian_error"' in html
    assert ('id="id_uraian_helptext"' in html, 'id="id_uraian_error"' in html) == (True, True)
    assert '<label class="form-label" for="id_uraian">' in html


def test_isian_of_radios_is_a_fieldset_with_a_legend():
    html = tampil("{% isian f.jawaban %}", f=Formulir())

    assert html.startswith('<fieldset class="isian pilih" id="id_jawaban">')


def test_galat_form_links_every_error_to_its_field():
    html = tampil("{% galat_form f %}", f=Formulir({}))

    assert polos(html).startswith("Ada 3 hal yang perlu diperbaiki Belum lengkap. Uraian:")
    assert re.findall(r'href="#([^"]+)"', html) == ["id_uraian", "id_jawaban"]


def test_galat_form_is_silent_without_errors():
    assert tampil("{% galat_form f %}", f=Formulir()).strip() == ""


def test_crispy_draws_our_fields_and_summary():
    html = tampil(
        "{{ f|crispy }}".replace("{{", "{% load crispy_forms_filters %}{{"), f=Formulir({})
    )

    assert (html.count('id="galat"'), html.count('class="galat"'), "invalid-feedback" in html) == (
        1,
        2,
        False,
    )


def test_istilah_knows_its_glossary_and_takes_a_meaning():
    assert rupa.ISTILAH["RHK"] in butir.istilah("RHK")
    assert "makna lain" in butir.istilah("XYZ", "makna lain")


@pytest.mark.parametrize(
    ("kuki", "hasil"), [("gelap", "gelap"), ("jahat", "otomatis"), ("", "otomatis")]
)
def test_tema_accepts_only_known_choices(kuki, hasil):
    request = RequestFactory().get("/")
    request.COOKIES["tema"] = kuki

    assert butir.tema({"request": request}) == hasil


def test_tema_without_request():
    assert butir.tema(Context()) == "otomatis"
