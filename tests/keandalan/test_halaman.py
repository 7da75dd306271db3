"""Every page for everybody: its headers, and that what people wrote stays text."""

import contextlib

import pytest
from django.apps import apps
from django.conf import settings
from django.db import IntegrityError, connection, models, transaction
from django.db.models import Value
from django.db.models.functions import Cast, Concat
from django.test import Client
from django.urls import reverse

from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak import penjaga
from skp import dokumen
from tests.test_akses import BARIS, _tabel, bangun

pytestmark = pytest.mark.django_db
NODA = "<b id=x>'\""
KEPALA = {
    "X-Frame-Options": "DENY",
    "X-Content-Type-Options": "nosniff",
    "Referrer-Policy": "same-origin",
    "Cross-Origin-Opener-Policy": "same-origin",
}
BERKAS = {"default-src 'none'", "sandbox"}
KEBIJAKAN = {
    "default-src 'self'",
    "img-src 'self' data:",
    "object-src 'none'",
    "base-uri 'self'",
    "form-action 'self'",
    "frame-ancestors 'none'",
}
HALAMAN = [baris[:3] for baris in BARIS if baris[1] == "GET"]
# The words of these are the program's own: states, keys, addresses, names of templates.
BUKAN_TULISAN = {
    "password",
    "sidik",
    "jalur",
    "tautan",
    "alamat",
    "kunci",
    "email",
    "sha256",
    "keadaan",
    "kode",
    "nip",
}
APLIKASI = ("kepegawaian", "skp", "dialog", "kalender", "pemberitahuan")


@pytest.fixture
def d():
    isi = bangun()
    isi.peramban = {}
    return isi


def masuk(d, siapa, nama, keadaan):
    """A browser of this person, logged in once."""
    orang = _tabel(nama).pemilik(d, nama, keadaan) if siapa == "pemilik" else d.orang[siapa]
    if orang.pk not in d.peramban:
        d.peramban[orang.pk] = Client()
        d.peramban[orang.pk].force_login(orang.akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
    return d.peramban[orang.pk]


def alamat(d, nama, keadaan):
    return reverse(nama, args=_tabel(nama).args(d, nama, keadaan))


def kurang(jawaban, *, pribadi):
    """Which protections an answer lacks."""
    hilang = {nama for nama, isi in KEPALA.items() if jawaban.get(nama) != isi}
    csp = set(jawaban.get("Content-Security-Policy", "").split("; "))
    # A file that somebody handed in is a download that nothing may run in.
    unduhan = jawaban.get("Content-Disposition", "").startswith("attachment")
    if csp != (BERKAS if unduhan and "sandbox" in csp else KEBIJAKAN):
        hilang.add("Content-Security-Policy")
    if "camera=()" not in jawaban.get("Permissions-Policy", ""):
        hilang.add("Permissions-Policy")
    if pribadi and "no-store" not in jawaban.get("Cache-Control", ""):
        hilang.add("Cache-Control")
    return hilang


@pytest.mark.parametrize("siapa", ["pemilik", "rekan"])
def test_every_page_carries_its_protections_also_when_it_refuses(d, siapa):
    cacat = {}
    for nama, _, keadaan in HALAMAN:
        client = masuk(d, siapa, nama, keadaan)
        for metode in ("GET", "POST"):
            jawaban = client.generic(metode, alamat(d, nama, keadaan))
            # Whoever has just left is nobody.
            pribadi = (nama, metode) != ("account_logout", "POST")
            if not pribadi:
                d.peramban.clear()
            if hilang := kurang(jawaban, pribadi=pribadi):
                cacat[nama, metode, jawaban.status_code] = hilang

    assert cacat == {}


@pytest.mark.parametrize(
    ("jalur", "kepala", "kode"),
    [
        ("/tidak-ada/", {}, 404),
        ("/akun/masuk/", {}, 200),
        ("/periksa/", {}, 200),
        ("/skp/", {}, 302),
        ("/akun/masuk/", {"Host": "jahat.example"}, 400),
    ],
)
def test_pages_before_login_carry_their_protections(settings, jalur, kepala, kode):
    settings.ALLOWED_HOSTS = ["testserver"]

    jawaban = Client().get(jalur, headers=kepala)

    assert (jawaban.status_code, kurang(jawaban, pribadi=False)) == (kode, set())


def test_a_failure_on_our_side_shows_nothing_of_the_program(d, monkeypatch):
    def gagal(*_args, **_kwargs):
        raise RuntimeError("rahasia-dalam")

    monkeypatch.setattr("ekinerja.beranda.views.awal.menunggu", gagal)
    client = masuk(d, "pemilik", "beranda:beranda", "siap")
    client.raise_request_exception = False

    jawaban = client.get("/")

    teks = jawaban.content.decode()
    assert (jawaban.status_code, kurang(jawaban, pribadi=True)) == (500, set())
    assert [kata for kata in ("rahasia-dalam", "Traceback", "RuntimeError") if kata in teks] == []


def nodai():
    """Put markup into every free text of every row, as if each form had let it in."""
    for satu in penjaga.daftar():
        penjaga.lepas(satu, connection)
    for model in apps.get_models():
        if model._meta.app_label not in APLIKASI:
            continue
        for kolom in model._meta.concrete_fields:
            jenis = type(kolom) in {models.CharField, models.TextField}
            bebas = jenis and not kolom.choices and not kolom.unique
            if not bebas or kolom.name in BUKAN_TULISAN or (kolom.max_length or 99) < 30:
                continue
            # A number behind it: some names are unique. What the database itself refuses is clean.
            noda = Concat(Value(NODA), Cast("pk", models.CharField()))
            with contextlib.suppress(IntegrityError), transaction.atomic():
                models.QuerySet(model).exclude(**{kolom.name: ""}).update(**{kolom.name: noda})


@pytest.mark.parametrize("siapa", ["pemilik", "penilai", "pengelola", "admin"])
def test_what_people_wrote_is_text_on_every_page(d, siapa):
    nodai()
    # A set SKP shows and prints its frozen words: those are dirty too.
    beku = d.skp["ditetapkan"]
    type(beku).objects.filter(pk=beku.pk).update(cuplikan=dokumen.cuplikan(beku, hari_ini()))
    terlihat, bocor = 0, set()
    for nama, _, keadaan in HALAMAN:
        client = masuk(d, siapa, nama, keadaan)
        # The print as a page: the same HTML that the PDF is made of.
        jawaban = client.get(alamat(d, nama, keadaan), {"bentuk": "halaman"})
        teks = jawaban.getvalue()
        # Not close(): that ends the request, and with it the connection of this world.
        for tutup in jawaban._resource_closers:
            tutup()
        terlihat += b"&lt;b id=x&gt;" in teks
        if b"<b id=x" in teks:
            bocor.add((nama, keadaan))

    assert bocor == set()
    assert terlihat > 30
