"""What the pages around setting a result say of its time."""

import re
from datetime import timedelta

import pytest
from django.urls import reverse

from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.pilihan import Tahap
from tests.evaluasi.menilai import draf, terbuka, tetapkan
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kalender import TahapPeriodeFactory
from tests.situs import masuk

pytestmark = pytest.mark.django_db


def buka(orang, nama, evaluasi):
    jawaban = masuk(orang).get(reverse(f"evaluasi:{nama}", args=[evaluasi.pk]))
    assert jawaban.status_code == 200
    return jawaban.content.decode()


def test_the_page_before_setting_names_who_answers_and_until_when():
    d = draf(terbuka())
    isi = buka(d.pnl, "tetapkan", d.evaluasi)

    assert re.search(r"keberatan paling lambat \d+ \w+ \d{4}, 23\.59 WIB", isi)
    assert d.peg.nama_gelar in isi
    assert f'href="{reverse("evaluasi:nilai", args=[d.evaluasi.pk])}">Kembali ke penilaian' in isi


def test_a_late_result_says_so_before_and_in_its_history():
    d = draf(terbuka())
    kemarin = hari_ini(d.evaluasi.unit_kerja.zona_waktu) - timedelta(days=1)
    TahapPeriodeFactory(
        periode=d.evaluasi.periode, tahap=Tahap.PENETAPAN, dibuka=kemarin, ditutup=kemarin
    )
    assert "tercatat dalam riwayat" in buka(d.pnl, "tetapkan", d.evaluasi)
    tetapkan(d)

    assert "Ditetapkan melewati tahap penetapan" in buka(d.peg, "rinci", d.evaluasi)


def test_the_rating_of_the_period_before_stands_on_the_desk():
    d = terbuka(kode="tw2")
    lalu = EvaluasiFactory(skp=d.evaluasi.skp, final=True)
    rhk = d.evaluasi.skp.daftar_rhk.get()
    lalu.daftar_penilaian_rhk.create(rhk=rhk, rating="di_bawah")
    isi = buka(d.pnl, "nilai", d.evaluasi)

    assert lalu.periode.label in isi
    assert "Di bawah ekspektasi" in isi
