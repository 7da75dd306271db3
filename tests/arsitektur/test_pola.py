"""Habits a reader may rely on; every check is first shown a sample that it must refuse."""

import ast

import pytest
from django.apps import apps
from django.db import models

from tests.arsitektur import pola
from tests.arsitektur.sumber import AKAR, RUANG, modul, nama, pohon, semua

# (check, a sample it must refuse, a sample it must pass)
CONTOH = [
    (pola.menulis, "skp.save()", "layanan.ubah_skp(skp)"),
    (pola.menulis, "SKP.objects.filter(pk=1).delete()", "list(daftar)"),
    (pola.kueri_bebas, "SKP.objects.all()", "SKP.objects.terlihat_oleh(p).all()"),
    (pola.kueri_bebas, "f(SKP._default_manager)", "skp.daftar_rhk.all()"),
    (pola.tanpa_ambil, "def rinci(request, pk): return render()", "def daftar(request): pass"),
    (
        pola.tanpa_ambil,
        "def ubah(request, pk):\n  x = 1\n  skp = _ambil_skp(request, pk)",
        "def ubah(request, pk):\n  'Doc.'\n  skp = _ambil_skp(request, pk)",
    ),
    (pola.tanpa_metode, "def rinci(request): pass", "@require_safe\ndef rinci(request): pass"),
    (
        pola.tanpa_metode,
        "@require_POST\ndef ajukan(request): pass",
        "@require_POST\n@sekali_kirim\ndef ajukan(request): pass",
    ),
    (
        pola.tanpa_metode,
        "@require_http_methods(['GET', 'POST'])\ndef ubah(request): pass",
        "@boleh_berulang('x')\n@require_http_methods(['POST'])\ndef ubah(request): pass",
    ),
    (
        pola.tanpa_metode,
        "BACA_TULIS = require_http_methods(['GET', 'POST'])\n@BACA_TULIS\ndef ubah(request): pass",
        "BACA = require_http_methods(['GET'])\n@BACA\ndef ubah(request): pass",
    ),
    (pola.menulis_status, "skp.status = x", "skp.versi = x"),
    (pola.menulis_status, "SKP.objects.update(status=x)", "SKP.objects.filter(status=x)"),
    (pola.menulis_status, "setattr(skp, 'status', x)", "setattr(skp, nama, x)"),
    (pola.membaca_jam, "timezone.now()", "waktu.kini()"),
    (pola.membaca_jam, "x = datetime.date.today()", "x = date(2026, 1, 1)"),
    (pola.membaca_jam, "from time import time", "from time import monotonic"),
    (pola.membaca_jam, "F(default=timezone.now)", "F(default=kini)"),
    (pola.membaca_jam, "from django.db.models.functions import Now", "from datetime import date"),
    (pola.membaca_jam, "F(auto_now=True)", "F(editable=False)"),
    (pola.mengimpor("weasyprint"), "from weasyprint.text import x", "import segno"),
    (pola.mengimpor("weasyprint"), "import weasyprint", "from ekinerja.dokumen import cetak"),
    (pola.mengenal_permintaan, "def ajukan(request): pass", "def ajukan(skp): pass"),
    (pola.argumen_berurut, "def ajukan(skp, pelaku): pass", "def ajukan(skp, *, pelaku): pass"),
    (pola.tanpa_dasar, "def predikat(a): return a", 'def predikat(a):\n  """Dasar: pasal 1."""'),
    (pola.tanpa_dasar, "PREDIKAT = {}", '"""Tables. Dasar: pasal 1."""\nPREDIKAT = {}'),
    (pola.fungsi_panjang, "def f():\n" + "  x = 1\n" * 40, "def f():\n" + "  x = 1\n" * 39),
]


@pytest.mark.parametrize(("periksa", "salah", "benar"), CONTOH)
def test_each_check_refuses_its_bad_sample_and_passes_the_good_one(periksa, salah, benar):
    assert [len(list(periksa(ast.parse(s)))) > 0 for s in (salah, benar)] == [True, False]


def test_web_layer_does_not_write():
    assert semua(pola.menulis, modul("views", "forms", "filters")) == []


def test_views_start_from_terlihat_oleh():
    assert semua(pola.kueri_bebas, modul("views")) == []


def test_object_views_begin_with_ambil():
    assert semua(pola.tanpa_ambil, modul("views")) == []


def test_views_name_their_methods_and_take_each_post_once():
    temuan = semua(pola.tanpa_metode, modul("views"))

    # Django calls this one itself, with whatever method was refused.
    assert [t for t in temuan if not t.endswith(" csrf_gagal names no HTTP method")] == []


def test_status_is_written_in_one_place():
    penulis = {nama(b) for b in modul() if list(pola.menulis_status(pohon(b)))}
    assert penulis == {"ekinerja/jejak/layanan.py"}


def test_clock_is_read_in_one_place():
    pembaca = {nama(b) for b in modul() if list(pola.membaca_jam(pohon(b)))}
    assert pembaca == {"ekinerja/inti/waktu.py"}


def test_weasyprint_is_imported_in_one_place():
    pengimpor = {nama(b) for b in modul() if list(pola.mengimpor("weasyprint")(pohon(b)))}
    assert pengimpor == {"ekinerja/dokumen/mesin.py"}


def test_layers_below_the_view_know_no_request():
    lapisan = ("layanan", "izin", "kueri", "aturan", "models", "dokumen.py", "pemberitahuan.py")
    assert semua(pola.mengenal_permintaan, modul(*lapisan)) == []


def test_acts_take_an_object_and_keywords():
    tindakan = {*RUANG, "kepegawaian", "kalender", "profil"}  # the others are tools of acts
    berkas = [b for b in modul("layanan") if tindakan & set(b.relative_to(AKAR).parts)]

    assert semua(pola.argumen_berurut, berkas) == []


# (model, field) that KEPUTUSAN.md lets go of what they point to.
BOLEH_LEPAS = {("dialog.AgendaRisalah", "iki")}


def _kolom_kita():
    for model in apps.get_models():
        if model.__module__.split(".")[0] in {"ekinerja", "skp", "dialog", "feedback", "evaluasi"}:
            for kolom in model._meta.local_fields:
                yield model._meta.label, kolom


def test_nothing_is_deleted_along_with_something_else():
    longgar = {
        (label, k.name)
        for label, k in _kolom_kita()
        if k.remote_field and k.remote_field.on_delete is not models.PROTECT
    }
    assert longgar == BOLEH_LEPAS


def test_no_column_is_a_float():
    assert [
        f"{label}.{k.name}" for label, k in _kolom_kita() if isinstance(k, models.FloatField)
    ] == []


def test_tests_are_functions_without_mocks():
    berkas = [b for b in sorted((AKAR / "tests").rglob("*.py")) if "bench" not in b.parts]
    kelas = [
        f"{nama(b)}: {n.name}"
        for b in berkas
        for n in pohon(b).body
        if isinstance(n, ast.ClassDef) and n.name.startswith("Test")
    ]
    assert [*kelas, *semua(pola.mengimpor("unittest"), berkas)] == []
