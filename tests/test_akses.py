"""The access table: every URL × method × kind of person × state, and what each cell means.

The rows stand in ``tests/akses/<app>.py``; this module runs them in one world, each cell in a
savepoint of its own.
"""

from __future__ import annotations

import re
from uuid import uuid4

import pytest
from django.apps import apps
from django.conf import settings
from django.db import connection, transaction
from django.test import Client
from django.urls import get_resolver, reverse
from django.urls.resolvers import URLResolver

from ekinerja.jejak.models import Jejak
from tests.akses import (
    capaian,
    catatan,
    dialog,
    dunia,
    keberatan,
    kernel,
    pantauan,
    pemeringkatan,
    penilaian,
    realisasi,
    rencana,
    skp,
    umpan_balik,
)
from tests.akses import kepegawaian as kepegawaian_akses

pytestmark = pytest.mark.django_db
# One module per room; ``lengkapi(d)``, where it has one, adds what its rows need to the world.
RUANG = (
    skp,
    dialog,
    catatan,
    rencana,
    kepegawaian_akses,
    kernel,
    capaian,
    pemeringkatan,
    penilaian,
    realisasi,
    keberatan,
    umpan_balik,
    pantauan,
)
TABEL = {nama: modul.TABEL for modul in RUANG for nama, *_ in modul.TABEL.sel}
BARIS = [baris for modul in RUANG for baris in modul.TABEL.baris()]
METODE = ("GET", "POST", "PUT", "PATCH", "DELETE")
# What a page may write without being an act: its session, and the counting of failed logins.
BUKAN_TABEL = {"django_session"}
STATUS = {"3": {403}, "4": {404}, "2": {200}, "I": {422}, "S": {202}, "T": {204}, "R": {302}}
ACAK = 999_999_999


def _nama_url(resolver, awalan=""):
    for pola in resolver.url_patterns:
        if isinstance(pola, URLResolver):
            ruang = f"{pola.namespace}:" if pola.namespace else ""
            yield from _nama_url(pola, awalan + ruang)
        else:
            yield awalan + pola.name


NAMA_URL = sorted(set(_nama_url(get_resolver())))


def _tabel(nama):
    return TABEL[nama]


def test_every_url_is_in_the_table():
    assert {nama for nama, *_ in BARIS} == set(NAMA_URL)


def test_no_row_is_written_twice():
    kunci = [baris[:3] for baris in BARIS]

    assert sorted(kunci) == sorted(set(kunci))


def bangun():
    """The whole world: its people, then what each room needs, then what compares with all of it."""
    isi = dunia.bangun()
    for modul in RUANG:
        getattr(modul, "lengkapi", lambda d: None)(isi)
    kernel.akhiri(isi)
    return isi


@pytest.fixture(scope="module")
def d(django_db_setup, django_db_blocker):
    """The world, built once; nothing of it outlives this module."""
    with django_db_blocker.unblock(), transaction.atomic():
        isi = bangun()
        isi.kue = _masukkan(isi)
        isi.awal = sidik_tabel()
        yield isi
        transaction.set_rollback(True)


@pytest.fixture
def _django_db_helper(d, django_db_blocker):
    """Stands for the fixture of pytest-django: a savepoint in this world, not a fresh database."""
    with django_db_blocker.unblock():
        titik = transaction.savepoint()
        yield
        transaction.savepoint_rollback(titik)


def sidik_tabel(hanya=None):
    """Every row of every table, so that no refusal can leave something unseen."""
    isi = {}
    with connection.cursor() as kursor:
        for model in apps.get_models(include_auto_created=True):
            tabel = model._meta.db_table
            if tabel in BUKAN_TABEL or not model._meta.managed:
                continue
            if hanya is not None and tabel not in hanya:
                continue
            kursor.execute(f"SELECT * FROM {connection.ops.quote_name(tabel)}")
            isi[tabel] = sorted(map(repr, kursor.fetchall()))
    return isi


def _masukkan(d):
    """Log everybody in once: account → session cookie. Then one of them is made inactive."""
    orang = [*d.orang.values(), *d.pemilik.values()]
    kue = {}
    for akun in {getattr(satu, "akun", satu) for satu in orang if satu is not None}:
        client = Client()
        client.force_login(akun, backend=settings.AUTHENTICATION_BACKENDS[-1])
        # The first request after a login writes the session.
        client.get(reverse("account_logout"))
        kue[akun.pk] = client.cookies[settings.SESSION_COOKIE_NAME].value
    nonaktif = d.orang["nonaktif"].akun
    nonaktif.is_active = False
    nonaktif.save(update_fields=["is_active"])
    return kue


def peramban(d, siapa, pemilik):
    """A browser in which this person is logged in."""
    client = Client()
    if siapa != "anonim":
        orang = pemilik if siapa == "pemilik" else d.orang[siapa]
        akun = getattr(orang, "akun", orang)
        client.cookies[settings.SESSION_COOKIE_NAME] = d.kue[akun.pk]
    return client


def kirim(d, siapa, nama, metode, keadaan, args=None):
    tabel = _tabel(nama)
    client = peramban(d, siapa, tabel.pemilik(d, nama, keadaan))
    alamat = reverse(nama, args=tabel.args(d, nama, keadaan) if args is None else args)
    if metode == "GET":
        return client.get(alamat)
    isi = tabel.isi(d, nama, keadaan)
    if isinstance(isi, str):
        return client.generic(metode, alamat, isi, content_type="application/json")
    return client.post(alamat, {"kunci": str(uuid4()), **isi})


def _selisih(d, tertulis=None):
    """Tables that a cell has changed, of those that a statement wrote to (of all without it)."""
    kini = sidik_tabel(tertulis)
    return sorted(nama for nama, isi in kini.items() if d.awal[nama] != isi)


def _ke_masuk(jawaban):
    return jawaban.status_code == 302 and jawaban["Location"].startswith(reverse("account_login"))


def _id(baris):
    return "-".join(baris[:3])


@pytest.mark.parametrize("baris", BARIS, ids=_id)
def test_akses(d, baris):
    nama, metode, keadaan, huruf_per_orang = baris
    hasil, catatan = {}, {}
    for siapa, huruf in huruf_per_orang.items():
        titik = transaction.savepoint()
        hasil[siapa], catatan[siapa] = _sel(d, siapa, nama, metode, keadaan, huruf)
        transaction.savepoint_rollback(titik)

    assert hasil == huruf_per_orang, {s: catatan[s] for s in hasil if hasil[s] != baris[3][s]}


def _sel(d, siapa, nama, metode, keadaan, huruf):
    """The letter that one cell really has; a broken promise gets a word instead."""
    jejak = Jejak.objects.order_by("-pk").values_list("pk", flat=True).first() or 0
    with _Perintah() as perintah:
        jawaban = kirim(d, siapa, nama, metode, keadaan)
        # A file that is streamed stays open until it is read to its end.
        b"".join(jawaban.streaming_content if jawaban.streaming else ())
    berubah = _selisih(d, {tabel for sql in perintah if (tabel := _tertulis(sql))})
    catatan = (jawaban.status_code, jawaban.get("Location", ""), berubah)
    if _ke_masuk(jawaban) and not berubah:
        return "L", catatan
    if huruf == "B":
        return _boleh(nama, jejak, jawaban, berubah), catatan
    if berubah and not (huruf in "2R" and nama in kernel.MENCATAT_BACAAN):
        return "berubah", catatan
    if huruf == "K":
        return ("K" if jawaban.status_code in {302, 409} else jawaban.status_code), catatan
    cocok = [satu for satu, status in STATUS.items() if jawaban.status_code in status]
    return (cocok[0] if cocok else jawaban.status_code), catatan


class _Perintah(list):
    """The statements that ran meanwhile."""

    def __enter__(self):
        self.pembungkus = connection.execute_wrapper(self._catat)
        self.pembungkus.__enter__()
        return self

    def __exit__(self, *galat):
        self.pembungkus.__exit__(*galat)

    def _catat(self, execute, sql, *sisa):
        self.append(sql)
        return execute(sql, *sisa)


def _tertulis(sql):
    """The table that a statement may change."""
    cocok = re.match(r'\s*(?:INSERT(?: OR \w+)? INTO|UPDATE|DELETE FROM)\s+"?(\w+)"?', sql)
    return cocok and cocok[1]


def _boleh(nama, jejak, jawaban, berubah):
    """«Boleh» means: it answers, something is different, and the history says what was done."""
    aksi = _tabel(nama).aksi_untuk(nama)
    if jawaban.status_code not in {200, 204, 302} or not berubah:
        return jawaban.status_code
    tercatat = set(Jejak.objects.filter(pk__gt=jejak).values_list("aksi", flat=True))
    return "B" if aksi is None or aksi in tercatat else f"tanpa jejak: {sorted(tercatat)}"


ASING = {
    (nama, siapa): keadaan
    for nama, metode, keadaan, sel in BARIS
    if metode == "GET"
    for siapa, huruf in sel.items()
    if huruf == "4" and nama not in kernel.MILIK_ALLAUTH
}


def _banyak(kueri):
    """How many statements ran; once in a while a request also notes in its session that it came."""
    sesi = re.compile(r'UPDATE "django_session"|SAVEPOINT')
    return sum(not sesi.search(satu) for satu in kueri)


def _tanpa_nonce(isi):
    return re.sub(rb'(nonce|csrfmiddlewaretoken)="[^"]*"', b"", isi)


@pytest.mark.parametrize("nama", sorted({nama for nama, _ in ASING}))
def test_foreign_object_is_like_one_that_does_not_exist(d, nama):
    beda = []
    for siapa, keadaan in ((s, k) for (n, s), k in ASING.items() if n == nama):
        args = _tabel(nama).args(d, nama, keadaan)
        jawaban = []
        # The first request of a while writes the session; it is not measured.
        for pilihan in (args, args, [ACAK, *args[1:]]):
            with _Perintah() as kueri:
                satu = kirim(d, siapa, nama, "GET", keadaan, pilihan)
            jawaban.append((satu.status_code, _tanpa_nonce(satu.content), _banyak(kueri)))
        beda += [] if jawaban[1] == jawaban[2] else [(siapa, jawaban[1:])]

    assert beda == []


@pytest.mark.parametrize("nama", NAMA_URL)
def test_method_without_a_row_is_refused(d, nama):
    """Whoever may do most gets 405 (or, for the account pages, the same page again)."""
    berbaris = {(n, m): keadaan for n, m, keadaan, _ in BARIS}
    keadaan = next(k for (n, _), k in berbaris.items() if n == nama)
    for metode in METODE:
        if (nama, metode) in berbaris or nama in kernel.MILIK_ALLAUTH:
            continue
        tabel = _tabel(nama)
        for siapa in ("pemilik", "admin"):
            client = peramban(d, siapa, tabel.pemilik(d, nama, keadaan))
            alamat = reverse(nama, args=tabel.args(d, nama, keadaan))
            assert (metode, client.generic(metode, alamat).status_code) == (metode, 405)
    assert _selisih(d) == []


def test_unknown_url_costs_no_query(d):
    client = peramban(d, "pemilik", d.pemilik["siap"])

    client.get("/tidak-ada/")
    with _Perintah() as kueri:
        status = [
            client.get(alamat).status_code
            for alamat in ("/tidak-ada/", "/skp/abc/", "/skp/1/hapus/", "/.env", "/dialog/1/x/")
        ]

    assert (status, kueri) == ([404] * 5, [])
