"""Bad input on every form of skp and dialog: never a 5xx, never half a write.

``MASUKAN_CONTOH`` makes it longer: 12 posts per form and 18 query strings by default.
"""

from __future__ import annotations

import os
import string
from types import SimpleNamespace
from uuid import uuid4

import pytest
from django.db import transaction
from django.test import Client
from django.urls import reverse
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from ekinerja.jejak.models import Jejak
from skp.models import SKP, IndikatorKinerjaIndividu
from tests.factories import RHKFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.skp import penilai_dari
from tests.situs import masuk

pytestmark = pytest.mark.django_db
CONTOH = int(os.environ.get("MASUKAN_CONTOH", "12"))
BANYAK = settings(
    max_examples=CONTOH,
    deadline=None,
    suppress_health_check=[HealthCheck.function_scoped_fixture, HealthCheck.too_slow],
)

NAKAL = [
    "",
    " ",
    "\0",
    "a\0b",
    "\u202eterbalik",
    "\u2066x\u2069",
    "x" * 1001,
    "ä" * 20_000,
    "<script>alert(1)</script>",
    "{{ 7*7 }}",
    "'; DROP TABLE skp_skp; --",
    "-1",
    "0",
    "999999999999999999999",
    "1e400",
    "NaN",
    "2026-02-30",
    "٣",
    "\U0001f600" * 300,
    "\r\n" * 500,
    "on",
    "utama",
    "selesai",
]
teks = st.one_of(st.sampled_from(NAKAL), st.text(max_size=60))
# A field is missing, sent once, or sent more than once.
nilai = st.one_of(st.none(), teks, st.lists(teks, min_size=2, max_size=3))

KOLOM = {
    "skp:buat": ["riwayat", "tahun", "pendekatan"],
    "skp:tambah_rhk": [
        "jenis",
        "uraian",
        "rhk_pimpinan",
        "teks_diintervensi",
        "pemberi_tugas_label",
        "penugasan_tahun_berjalan",
        "langkah",
        "iki-TOTAL_FORMS",
        "iki-INITIAL_FORMS",
        "iki-0-pk",
        "iki-0-uraian",
        "iki-0-target",
        "iki-0-aspek",
        "iki-0-aspek_kedua",
        "iki-0-sumber_data",
        "iki-0-DELETE",
    ],
    "skp:lampiran": ["sumber_daya", "skema", "tercapai", "tidak_tercapai"],
    "skp:ekspektasi": ["akuntabel", "loyal", "tidak_ada"],
    "skp:kembalikan": ["catatan"],
    "skp:hapus_rhk": [],
    "skp:ajukan": [],
    "dialog:buat": ["tanggal", "metode", "tempat_media"],
    "dialog:ubah": ["tanggal", "metode", "tempat_media", "pokok_bahasan"],
    "dialog:tanggapi": ["penyesuaian_ukuran", "penyelesaian", "keterangan"],
    "dialog:kembalikan": ["catatan"],
    "dialog:konfirmasi": [],
}
KOLOM["skp:ubah_rhk"] = KOLOM["skp:tambah_rhk"]


@pytest.fixture
def d():
    """For each form somebody who may send it, and the object it is about."""
    rhk = RHKFactory(skp=SKPFactory(lengkap=True))
    diajukan = SKPFactory(lengkap=True, diajukan=True)
    draf, dikirim = RisalahFactory(), RisalahFactory(dikirim=True)
    ditanggapi = RisalahFactory(ditanggapi=True)
    pemilik, penilai = masuk(rhk.skp.pegawai), masuk(penilai_dari(diajukan))
    pimpinan = masuk(dikirim.dialog.pimpinan)
    return {
        "skp:buat": (pemilik, []),
        "skp:tambah_rhk": (pemilik, [rhk.skp_id]),
        "skp:ubah_rhk": (pemilik, [rhk.skp_id, rhk.pk]),
        "skp:hapus_rhk": (pemilik, [rhk.skp_id, rhk.pk]),
        "skp:lampiran": (pemilik, [rhk.skp_id]),
        "skp:ajukan": (pemilik, [rhk.skp_id]),
        "skp:ekspektasi": (penilai, [diajukan.pk]),
        "skp:kembalikan": (penilai, [diajukan.pk]),
        "dialog:buat": (pemilik, [rhk.skp_id]),
        "dialog:ubah": (masuk(draf.dialog.skp.pegawai), [draf.pk]),
        "dialog:tanggapi": (pimpinan, [dikirim.pk]),
        "dialog:kembalikan": (pimpinan, [dikirim.pk]),
        "dialog:konfirmasi": (masuk(ditanggapi.dialog.skp.pegawai), [ditanggapi.pk]),
    }


def kirim(client, alamat, isi):
    """The answer, taken back at once: the next example meets the same world."""
    data = {nama: satu for nama, satu in isi.items() if satu is not None}
    titik = transaction.savepoint()
    try:
        sebelum = Jejak.objects.count()
        jawaban = client.post(alamat, data)
        return SimpleNamespace(
            status=jawaban.status_code,
            teks=jawaban.content.decode(),
            tercatat=Jejak.objects.count() - sebelum,
        )
    finally:
        transaction.savepoint_rollback(titik)


@pytest.mark.parametrize("nama", sorted(KOLOM))
def test_no_post_breaks_a_form(d, nama):
    client, args = d[nama]
    alamat = reverse(nama, args=args)
    isian = st.fixed_dictionaries(dict.fromkeys(KOLOM[nama], nilai))
    versi = st.sampled_from(["1", "1", "1", "2", "", "0", "-1", "x", "\0", "9" * 40])

    @BANYAK
    @given(isi=isian, versi=versi, kunci=st.sampled_from(["sah"] * 5 + ["", "\0", "x" * 500]))
    def coba(isi, versi, kunci):
        kunci = str(uuid4()) if kunci == "sah" else kunci
        jawaban = kirim(client, alamat, {**isi, "versi": versi, "kunci": kunci})

        assert jawaban.status in {302, 400, 409, 422}
        if jawaban.status in {400, 422} or (jawaban.status == 409):
            assert jawaban.tercatat == 0
        for inggris in ("This field", "Enter a valid", "Select a valid", "Bidang ini"):
            assert inggris not in jawaban.teks

    coba()


HURUF = string.ascii_letters + string.digits + " %&=+'\"<>\0\u202eé"
PARAMETER = ["cari", "cakupan", "tahun", "status", "halaman", "baris", "urut", "tidak_ada"]


@pytest.mark.parametrize("nama", ["skp:daftar", "dialog:daftar", "kepegawaian:saya"])
def test_no_query_string_breaks_a_list(d, nama):
    client, _ = d["skp:tambah_rhk"]

    @settings(BANYAK, max_examples=CONTOH + CONTOH // 2)
    @given(
        isi=st.dictionaries(
            st.sampled_from(PARAMETER),
            st.one_of(st.sampled_from(NAKAL), st.text(HURUF, max_size=30)),
            max_size=4,
        )
    )
    def coba(isi):
        assert client.get(reverse(nama), isi).status_code == 200

    coba()


@pytest.mark.parametrize("jenis", ["application/json", "text/plain", "multipart/form-data"])
def test_a_body_of_another_kind_is_refused_and_writes_nothing(d, jenis):
    client, args = d["skp:tambah_rhk"]
    alamat = reverse("skp:tambah_rhk", args=args)

    for badan in (b"", b"{}", b"\xff\xfe\x00", b"--x\r\nrusak"):
        jawaban = client.generic("POST", alamat, badan, content_type=jenis)
        assert jawaban.status_code == 400


def test_a_number_too_large_for_the_database_is_an_unknown_page(d):
    client: Client = d["skp:tambah_rhk"][0]

    besar = [
        client.get(f"/{app}/{angka}/").status_code
        for app in ("skp", "dialog")
        for angka in (2**31, 2**63, 10**30)
    ]

    assert besar == [404] * 6


def test_what_was_typed_is_stored_as_it_was_typed(d):
    """Odd but honest text survives unchanged: emoji, quotes, markup, long words."""
    client, args = d["skp:tambah_rhk"]
    aneh = '«Tersusunnya» <b>laporan</b> & "naskah" 🙂 {{ 7*7 }} ½'
    isi = {
        "versi": SKP.objects.get(pk=args[0]).versi,
        "kunci": str(uuid4()),
        "jenis": "utama",
        "uraian": aneh,
        "teks_diintervensi": "x",
        "langkah": "simpan",
        "iki-TOTAL_FORMS": "1",
        "iki-INITIAL_FORMS": "0",
        "iki-0-uraian": aneh,
        "iki-0-target": "≥ 90%",
        "iki-0-aspek": "kualitas",
    }

    jawaban = client.post(reverse("skp:tambah_rhk", args=args), isi)

    assert jawaban.status_code == 302
    iki = IndikatorKinerjaIndividu.objects.order_by("-pk").first()
    assert (iki.uraian, iki.rhk.uraian, iki.target) == (aneh, aneh, "≥ 90%")
