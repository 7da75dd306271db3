"""The first page as employee, penilai and pengelola see it."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from tests.factories import PegawaiFactory, PenugasanPeranFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.rencana import SusunanFactory
from tests.factories.skp import penilai_dari
from tests.situs import masuk

pytestmark = pytest.mark.django_db


def buka(pegawai):
    client = masuk(pegawai)
    with CaptureQueriesContext(connection) as kueri:
        jawaban = client.get("/")
    assert jawaban.status_code == 200
    return jawaban, len(kueri)


@pytest.mark.parametrize(
    ("jam", "salam"),
    [
        ("2026-03-02T17:30:00Z", "Selamat pagi"),
        ("2026-03-02T04:30:00Z", "Selamat siang"),
        ("2026-03-02T08:30:00Z", "Selamat sore"),
        ("2026-03-02T12:00:00Z", "Selamat malam"),
    ],
)
def test_beranda_greets_by_the_clock_of_the_unit(time_machine, jam, salam):
    time_machine.move_to(jam, tick=False)

    jawaban, _ = buka(PegawaiFactory())

    assert jawaban.context["salam"] == salam


def test_beranda_costs_at_most_twelve_queries_for_everybody():
    skp = SKPFactory(lengkap=True, diajukan=True)
    penilai = penilai_dari(skp)
    RisalahFactory(dikirim=True, dialog__skp__penilai=penilai)
    pengelola = PenugasanPeranFactory().pegawai

    assert [buka(p)[1] <= 12 for p in (skp.pegawai, penilai, pengelola)] == [True] * 3


@pytest.mark.parametrize(
    ("keadaan", "orang", "anda"),
    [
        ({}, "pegawai", True),
        ({"diajukan": True}, "penilai", False),
        ({"ditetapkan": True}, None, False),
    ],
)
def test_beranda_says_where_the_year_stands_and_whose_turn_it_is(keadaan, orang, anda):
    skp = SKPFactory(lengkap=True, **keadaan)
    pemegang = {"pegawai": skp.pegawai, "penilai": penilai_dari(skp)}.get(orang)

    tahun = buka(skp.pegawai)[0].context["daftar_tahun"][0]

    assert tahun["skp"] == skp
    assert (tahun["orang"], tahun["anda"]) == (pemegang and pemegang.nama_gelar, anda)
    assert tahun["kini"] == (2 if skp.terkunci else 1)


def test_beranda_names_the_pengelola_where_no_penilai_is_set():
    skp = SKPFactory(penilai=False, diajukan=True)

    tahun = buka(skp.pegawai)[0].context["daftar_tahun"][0]

    assert (tahun["orang"], tahun["perbuatan"]) == (
        "pengelola kinerja",
        "menetapkan pejabat penilai Anda",
    )


def test_beranda_counts_the_same_in_page_and_menu():
    skp = SKPFactory(lengkap=True)
    RisalahFactory(dialog__skp=skp)

    jawaban, _ = buka(skp.pegawai)

    jumlah = sum(len(satu.daftar) for satu in jawaban.context["kelompok"])
    assert (jawaban.context["jumlah"], jumlah) == (2, 2)


def test_beranda_of_somebody_with_nothing_to_do_says_so_kindly():
    skp = SusunanFactory(disetujui=True).skp

    jawaban, _ = buka(skp.pegawai)

    assert jawaban.context["kelompok"] == []


def test_beranda_shows_nothing_of_others():
    asing = SKPFactory(lengkap=True, diajukan=True)

    teks = buka(PegawaiFactory())[0].text

    assert asing.get_absolute_url() not in teks
    assert asing.pegawai.nama_lengkap + "<" not in teks
