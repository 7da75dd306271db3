"""The pure parts of the measurements. Nothing here measures time."""

import os
import sys

import pytest

from tests.bench import _angka, _peladen
from tests.bench._angka import Hasil, Rasio, kuantil, rasio, tabel
from tests.bench._basisdata import basis_data


@pytest.mark.parametrize(("bagian", "nilai"), [(0.0, 1), (0.5, 6), (0.95, 10), (1.0, 10)])
def test_kuantil_takes_the_nearest_rank(bagian, nilai):
    assert kuantil(range(1, 11), bagian) == nilai


def test_rasio_compares_round_by_round():
    kita = Hasil("kita", aplikasi=[2, 40, 6])
    dasar = Hasil("dasar", aplikasi=[2, 20, 2])

    assert rasio(kita, dasar) == Rasio(2, 1, 3)
    assert str(rasio(kita, dasar)) == "2.00 (1.00–3.00)"


def test_rasio_counts_the_database_where_it_is_measured():
    kita = Hasil("kita", aplikasi=[3, 3], basis_data=[1, 1])
    dasar = Hasil("dasar", aplikasi=[1, 1], basis_data=[1, 1])

    assert rasio(kita, dasar).tengah == 2


def test_tabel_has_one_line_per_page_under_its_head():
    satu = Hasil("daftar", aplikasi=[10.0], tunda=[0.02, 0.04], bita=2048, bita_gzip=512, kueri=8)

    baris = tabel([satu])

    assert len(baris) == 2
    assert len(baris[0]) == len(baris[1])
    assert baris[1].split() == ["daftar", "10.00", "–", "40", "40", "2.0", "0.5", "8"]


def test_putusan_says_whether_a_goal_was_reached():
    assert _angka.putusan("W1", "x", tercapai=False) == "W1  x: TIDAK tercapai"


def test_detik_cpu_of_this_process_grows_with_work():
    awal = _peladen.detik_cpu(os.getpid())
    sum(i * i for i in range(2_000_000))

    assert _peladen.detik_cpu(os.getpid()) > awal


def test_keluarga_has_a_process_and_its_children():
    proses = _peladen.subprocess.Popen([sys.executable, "-c", "input()"], stdin=-1)

    keluarga = _peladen.keluarga(os.getpid())

    proses.communicate()
    assert (keluarga[0], proses.pid in keluarga) == (os.getpid(), True)


def test_basis_data_without_url_is_a_file_of_its_own(tmp_path, monkeypatch):
    monkeypatch.delenv("DATABASE_URL", raising=False)

    with basis_data("portal", tmp_path) as url:
        assert url == f"sqlite:///{tmp_path}/portal.sqlite3"
