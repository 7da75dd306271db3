"""Every page about one thing: at most twelve queries, as many with many rows as with one."""

import gzip

import pytest
from django.urls import reverse

from evaluasi.pilihan import StatusPemeringkatan
from tests.ekinerja.test_anggaran import KIB, _buka
from tests.evaluasi.menilai import terbuka
from tests.factories.capaian import CapaianFactory, UnitBerpimpinanFactory
from tests.factories.catatan import CatatanHarianFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.evaluasi import EvaluasiFactory, KeberatanFactory, periode_untuk
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory
from tests.factories.pantauan import pesan, unit_bercetak
from tests.factories.pemeringkatan import bangun, peringkat
from tests.factories.realisasi import RealisasiFactory, triwulan
from tests.factories.rencana import SusunanFactory, iki_dari, tetapkan
from tests.factories.skp import RHKFactory, SKPFactory, penilai_dari
from tests.factories.umpan_balik import UmpanBalikFactory

pytestmark = pytest.mark.django_db
KUERI, BANYAK = 12, 25


def _skp(n, **isi):
    """A set SKP of ``n`` planned results, each with one indicator."""
    skp = SKPFactory(lengkap=True, **isi)
    for urutan in range(2, n + 1):
        RHKFactory(skp=skp, urutan=urutan)
    tetapkan(skp)
    return skp


def _sisi(skp):
    return [skp.pegawai, penilai_dari(skp)]


def _rencana(n):
    skp = _skp(n)
    SusunanFactory(skp=skp, selesai=True)
    return [skp.pk], _sisi(skp)


def _realisasi(n):
    d = triwulan(n)
    for iki in d.iki:
        RealisasiFactory(d=d, iki_akar=iki, dikirim=True)
    return [d.skp.pk, d.periode.pk], [d.pegawai, d.penilai]


def _risalah(n):
    satu = RisalahFactory(lanjut=True, ditanggapi=True, dialog__skp=_skp(n), usulan=["Usul"] * n)
    return [satu.pk], _sisi(satu.dialog.skp)


def _catatan(n):
    pegawai = PegawaiFactory()
    CatatanHarianFactory.create_batch(n, pegawai=pegawai)
    return [], [pegawai]


def _umpan_balik(n):
    skp = _skp(n)
    UmpanBalikFactory.create_batch(n, skp=skp)
    return [skp.pk, periode_untuk(skp.unit_kerja.instansi).pk], _sisi(skp)


def _capaian(n):
    unit = UnitBerpimpinanFactory()
    periode = periode_untuk(unit.instansi)
    CapaianFactory(unit_kerja=unit, periode=periode, ditetapkan=True)
    EvaluasiFactory.create_batch(n, skp__pegawai__unit_kerja=unit, ditetapkan=True)
    pengelola = PenugasanPeranFactory(unit_kerja=unit).pegawai
    return [unit.pk, periode.pk], [unit.kepala, unit.penilai, pengelola]


def _pemeringkatan(status):
    def bangun_status(n):
        d = bangun(1)
        d.orang += PegawaiFactory.create_batch(n - 1, unit_kerja=d.unit)
        if status:
            peringkat(d, status)
        return [d.unit.pk, d.periode.pk], [d.kepala, d.pengelola]

    return bangun_status


def _pemeringkatan_sendiri(n):
    """Whoever is ranked there and is the only one who could verify it."""
    d = bangun(1)
    d.pengelola.daftar_peran.all().delete()
    PenugasanPeranFactory(pegawai=d.orang[0], unit_kerja=d.unit)
    d.orang += PegawaiFactory.create_batch(n - 1, unit_kerja=d.unit)
    peringkat(d, StatusPemeringkatan.DIKIRIM)
    return [d.unit.pk, d.periode.pk], [d.orang[0]]


def _evaluasi(**keadaan):
    def bangun_keadaan(n):
        satu = EvaluasiFactory(skp=_skp(n), **keadaan)
        return [satu.pk], [satu.pegawai, satu.pejabat_penilai]

    return bangun_keadaan


def _keberatan(n):
    satu = KeberatanFactory(evaluasi__skp=_skp(n), dijelaskan=True)
    evaluasi = satu.evaluasi
    return [satu.pk], [evaluasi.pegawai, evaluasi.pejabat_penilai, satu.tujuan]


def _pantauan(n):
    pengelola = PenugasanPeranFactory().pegawai
    for _ in range(n):
        skp = _skp(1, pegawai__unit_kerja=pengelola.unit_kerja)
        evaluasi = EvaluasiFactory(skp=skp, ditetapkan=True)
        RealisasiFactory(
            d=None, iki_akar=iki_dari(skp), skp=skp, periode=evaluasi.periode, dikirim=True
        )
    return [pengelola.unit_kerja_id], [pengelola]


def _cetak(n):
    d = unit_bercetak(n)
    return [pesan(d).pk], [d.pengelola]


def _beranda(n):
    """Everything that can wait for one person, ``n`` times."""
    orang = PegawaiFactory()
    for _ in range(n):
        SKPFactory(lengkap=True, diajukan=True, penilai=orang)
        RisalahFactory(dikirim=True, dialog__skp=SKPFactory(penilai=orang, lengkap=True))
        SusunanFactory(skp__penilai=orang, selesai=True)
        terbuka(skp__penilai=orang)
        KeberatanFactory(tujuan=orang, dijelaskan=True)
    return [], [orang]


HALAMAN = {
    "rencana": ("dialog:rencana", _rencana),
    "realisasi": ("dialog:realisasi", _realisasi),
    "risalah": ("dialog:rinci", _risalah),
    "catatan": ("dialog:catatan", _catatan),
    "umpan balik": ("feedback:skp", _umpan_balik),
    "capaian": ("evaluasi:capaian", _capaian),
    "peringkat belum ada": ("evaluasi:pemeringkatan", _pemeringkatan(None)),
    "peringkat diverifikasi sendiri": ("evaluasi:pemeringkatan", _pemeringkatan_sendiri),
    **{
        f"peringkat {status}": ("evaluasi:pemeringkatan", _pemeringkatan(status))
        for status in StatusPemeringkatan
    },
    "evaluasi ditetapkan": ("evaluasi:rinci", _evaluasi(ditetapkan=True)),
    "evaluasi berkeberatan": ("evaluasi:rinci", _evaluasi(keberatan=True)),
    "evaluasi final": ("evaluasi:rinci", _evaluasi(final=True)),
    "keberatan": ("evaluasi:keberatan", _keberatan),
    "pantauan": ("beranda:pantauan_unit", _pantauan),
    "cetak": ("beranda:cetak", _cetak),
    "beranda": ("beranda:beranda", _beranda),
}


def _harga(client, nama, bangun_dunia, n):
    """Queries of each who opens it, once everything that is kept is warm, and the largest page."""
    argumen, pembaca = bangun_dunia(n)
    kueri, ukuran = [], 0
    for orang in pembaca:
        client.force_login(orang.akun)
        alamat = reverse(nama, args=argumen)
        _buka(client, alamat)
        jumlah, isi = _buka(client, alamat)
        kueri.append(jumlah)
        ukuran = max(ukuran, len(gzip.compress(isi)))
    return kueri, ukuran


@pytest.mark.parametrize("apa", HALAMAN)
def test_a_page_costs_the_same_with_one_and_many_rows(apa, client):
    satu, _ = _harga(client, *HALAMAN[apa], 1)
    banyak, ukuran = _harga(client, *HALAMAN[apa], BANYAK)

    assert banyak == satu
    assert max(banyak) <= KUERI
    assert ukuran <= KIB * 1024
