"""A list of 25 rows stays light, with names and posts as long as real ones. No browser needed."""

import gzip

import pytest
from django.urls import reverse

from ekinerja.demo import bahan
from tests.factories.dialog import RisalahFactory
from tests.factories.kepegawaian import (
    JabatanFactory,
    PegawaiFactory,
    PenugasanPeranFactory,
    PermintaanPerbaikanFactory,
    UnitKerjaFactory,
)
from tests.factories.pemberitahuan import PengirimanFactory
from tests.factories.skp import SKPFactory
from tests.situs import masuk

pytestmark = pytest.mark.django_db
BERAT_DAFTAR = 20_000
BARIS = 25
DAFTAR = (
    "skp:daftar",
    "dialog:daftar",
    "kepegawaian:daftar",
    "kepegawaian:permintaan",
    "pemberitahuan:daftar",
    "pemberitahuan:ledger",
)


def _orang():
    """Names, titles and posts of the demo, for as many rows as one page shows."""
    semua = [satu for kantor in bahan.KANTOR for satu in bahan.baca(kantor)["orang"]]
    return [satu for satu in semua if "negara" not in satu][:BARIS]


@pytest.fixture
def pengelola():
    """Penilai and pengelola of 25 people, each with an SKP, a risalah, a request and letters."""
    unit = UnitKerjaFactory(nama="Bagian Manajemen Talenta dan Sistem Merit")
    pengelola = PegawaiFactory(unit_kerja=unit, nama_lengkap="Ratna Widyaningsih", kepala=True)
    PenugasanPeranFactory(pegawai=pengelola, unit_kerja=unit)
    for satu in _orang():
        jabatan = JabatanFactory(nama=satu["jabatan"][0], unit_kerja=unit)
        pegawai = PegawaiFactory(
            nama_lengkap=satu["nama"],
            gelar_belakang=satu.get("belakang", ""),
            unit_kerja=unit,
            jabatan=jabatan,
        )
        skp = SKPFactory(pegawai=pegawai, penilai=pengelola, lengkap=True, diajukan=True)
        RisalahFactory(dialog__skp=skp, dikirim=True)
        PermintaanPerbaikanFactory(pegawai=pegawai)
        for penerima in (pengelola, pegawai):
            perihal = f"SKP {satu['nama']} menunggu keputusan Anda"
            PengirimanFactory(pemberitahuan__penerima=penerima, pemberitahuan__perihal=perihal)
    return pengelola


def test_a_list_of_25_rows_stays_light(pengelola):
    client = masuk(pengelola)
    berat = {}
    for nama in DAFTAR:
        jawaban = client.get(reverse(nama))
        baris = jawaban.content.decode().count('<th scope="row">')
        berat[nama] = (jawaban.status_code, baris, len(gzip.compress(jawaban.content)))

    assert {n: satu[:2] for n, satu in berat.items()} == dict.fromkeys(DAFTAR, (200, BARIS))
    assert {n: satu[2] for n, satu in berat.items() if satu[2] > BERAT_DAFTAR} == {}
