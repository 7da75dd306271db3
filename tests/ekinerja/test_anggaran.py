"""Every list of the site: few queries, as many with thirty rows as with one, and a small page."""

import gzip
import re
from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.beranda.models import CetakMassal
from ekinerja.beranda.pilihan import JenisCetak
from ekinerja.inti.waktu import hari_ini, kini
from ekinerja.kalender.models import PeriodePenilaian, TahunKinerja
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import BerkasImpor
from tests.factories.catatan import CatatanHarianFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kalender import HariLiburFactory, TahapPeriodeFactory
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory
from tests.factories.kepegawaian import PermintaanPerbaikanFactory as PermintaanFactory
from tests.factories.pemberitahuan import PemberitahuanFactory, PengirimanFactory
from tests.factories.realisasi import RealisasiFactory, periode_untuk
from tests.factories.rencana import SusunanFactory, iki_dari
from tests.factories.skp import SKPFactory
from tests.factories.umpan_balik import UmpanBalikFactory

pytestmark = pytest.mark.django_db
KUERI, KIB, PILIHAN = 10, 20, 30


@pytest.fixture
def pengelola():
    """Sees everybody of the unit: the longest menu and the longest lists."""
    return PenugasanPeranFactory().pegawai


def _skp(pelaku, n):
    return SKPFactory(pegawai__unit_kerja=pelaku.unit_kerja, diajukan=bool(n % 2))


def _realisasi(pelaku, n):
    """A set SKP of the unit with something sent, and a calendar of five periods."""
    pegawai = PegawaiFactory(unit_kerja=pelaku.unit_kerja)
    skp = SKPFactory(pegawai=pegawai, tahun=hari_ini().year, lengkap=True, ditetapkan=True)
    for kode in KodePeriode if n == 0 else ():
        TahapPeriodeFactory(periode=periode_untuk(skp, kode=kode))
    periode = PeriodePenilaian.objects.first()
    RealisasiFactory(d=None, iki_akar=iki_dari(skp), skp=skp, periode=periode)


def _umpan_balik(pelaku, n):
    """Somebody whom ``pelaku`` assesses, in the open quarter, with feedback for every other."""
    kini = hari_ini()
    skp = SKPFactory(penilai=pelaku, tahun=kini.year, lengkap=True, ditetapkan=True)
    periode, _ = PeriodePenilaian.objects.get_or_create(
        tahun_kinerja=TahunKinerja.objects.get_or_create(instansi=pelaku.instansi, tahun=kini.year)[
            0
        ],
        kode=KodePeriode.TW1,
        defaults={"label": "Triwulan", "mulai": date(kini.year, 1, 1), "selesai": kini},
    )
    if n % 2:
        UmpanBalikFactory(skp=skp, periode=periode)


def _cetak(pelaku, n):
    return CetakMassal.objects.create(
        pemesan=pelaku,
        unit_kerja=pelaku.unit_kerja,
        jenis=JenisCetak.SKP,
        tahun=hari_ini().year,
        waktu_dipesan=kini(),
    )


ISI = {
    "evaluasi:daftar": lambda pelaku, n: EvaluasiFactory(
        skp__pegawai__unit_kerja=pelaku.unit_kerja, **({"final": True} if n % 2 else {})
    ),
    "beranda:pantauan_unit": _realisasi,
    "beranda:cetak_daftar": _cetak,
    "feedback:daftar": _umpan_balik,
    "dialog:realisasi_daftar": _realisasi,
    "skp:daftar": _skp,
    "dialog:daftar": lambda pelaku, n: RisalahFactory(
        dialog__skp=SKPFactory(penilai=pelaku), dikirim=bool(n % 2)
    ),
    "dialog:rencana_daftar": lambda pelaku, n: SusunanFactory(
        skp__pegawai__unit_kerja=pelaku.unit_kerja, selesai=bool(n % 2)
    ),
    "dialog:catatan": lambda pelaku, n: CatatanHarianFactory(pegawai=pelaku),
    "dialog:catatan_staf": lambda pelaku, n: PegawaiFactory(penilai=pelaku),
    "kepegawaian:daftar": lambda pelaku, n: PegawaiFactory(unit_kerja=pelaku.unit_kerja),
    "kepegawaian:permintaan": lambda pelaku, n: PermintaanFactory(
        pegawai__unit_kerja=pelaku.unit_kerja
    ),
    "pemberitahuan:daftar": lambda pelaku, n: PemberitahuanFactory(penerima=pelaku),
    "pemberitahuan:ledger": lambda pelaku, n: PengirimanFactory(
        pemberitahuan__penerima=PegawaiFactory(unit_kerja=pelaku.unit_kerja)
    ),
    "kepegawaian:impor": lambda pelaku, n: BerkasImpor.objects.create(
        instansi=pelaku.instansi,
        pengunggah=pelaku,
        nama=f"berkas-{n}.xlsx",
        isi=b"x",
        sha256=f"{n:064d}",
        keadaan="x",
        waktu_unggah=kini(),
    ),
    "kalender:hari_libur": lambda pelaku, n: HariLiburFactory(
        tanggal=date(date.today().year, 1, 1) + timedelta(days=n)  # noqa: DTZ011
    ),
}

ARGUMEN = {"beranda:pantauan_unit": lambda pelaku: [pelaku.unit_kerja_id]}


def _buka(client, alamat):
    with CaptureQueriesContext(
        connection,
    ) as kueri:
        jawaban = client.get(alamat)
    assert jawaban.status_code == 200
    return len(kueri), jawaban.content


@pytest.mark.parametrize("nama", ISI)
def test_a_list_costs_the_same_with_one_and_thirty_rows(nama, pengelola, client):
    client.force_login(pengelola.akun)
    ISI[nama](pengelola, 0)
    alamat = reverse(nama, args=ARGUMEN[nama](pengelola) if nama in ARGUMEN else [])
    _buka(client, alamat)

    satu, _ = _buka(client, alamat)
    for n in range(1, 30):
        ISI[nama](pengelola, n)
    banyak, isi = _buka(client, alamat)

    assert banyak == satu
    assert banyak <= KUERI
    assert len(gzip.compress(isi)) <= KIB * 1024
    assert isi.count(b"<tr") + isi.count(b"<li") > 20
    for pilih in re.findall(rb"<select.*?</select>", isi, re.S):
        assert pilih.count(b"<option") <= PILIHAN
