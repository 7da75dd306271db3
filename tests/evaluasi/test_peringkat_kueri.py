"""Who is ranked where, who reads which row, and what waits for whom."""

from datetime import timedelta

import pytest

from ekinerja.inti.waktu import hari_ini
from ekinerja.kalender.pilihan import KodePeriode
from ekinerja.kepegawaian.models import RiwayatJabatan
from ekinerja.kepegawaian.pilihan import JenisPenugasan
from ekinerja.profil.layanan import pratetap
from ekinerja.profil.pilihan import Pratetap
from evaluasi.izin import pemeringkatan as izin
from evaluasi.kueri.pemeringkatan import anggota_untuk, unit_terbaca, wajib, yang_diperingkat
from evaluasi.models import AnggotaPemeringkatan, PemeringkatanKinerja
from evaluasi.pilihan import StatusPemeringkatan
from tests.factories.capaian import UnitBerpimpinanFactory, periode_lewat
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kepegawaian import (
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    RiwayatJabatanFactory,
    UnitKerjaFactory,
)
from tests.factories.pemeringkatan import bangun, peringkat

pytestmark = pytest.mark.django_db
STATUS = StatusPemeringkatan


def orang(unit, periode):
    return {baris.pegawai for baris in yang_diperingkat(unit, periode, hari_ini())}


@pytest.fixture
def pohon():
    """biro (head) ─ bagian (no head) ─ subbagian (head) ─ urusan (no head)"""
    biro = UnitBerpimpinanFactory()
    bagian = UnitKerjaFactory(induk=biro)
    subbagian = UnitBerpimpinanFactory(induk=bagian)
    urusan = UnitKerjaFactory(induk=subbagian)
    return biro, bagian, subbagian, urusan


@pytest.fixture
def isi(pohon):
    return [PegawaiFactory(unit_kerja=unit) for unit in pohon]


def test_everybody_stands_once_and_a_head_with_his_superior(pohon, isi):
    biro, _, subbagian, _ = pohon
    periode = periode_lewat(biro.instansi)

    assert orang(biro, periode) == {isi[0], isi[1], subbagian.kepala}
    assert orang(subbagian, periode) == {isi[2], isi[3]}


def test_an_acting_head_is_not_ranked_by_himself(pohon, isi):
    biro, _, subbagian, _ = pohon
    periode = periode_lewat(biro.instansi)
    RiwayatJabatan.objects.filter(pegawai=subbagian.kepala).update(
        tmt_selesai=periode.selesai - timedelta(days=1)
    )
    for unit in (subbagian, biro):
        RiwayatJabatanFactory(
            pegawai=isi[3],
            jabatan=unit.kepala_jabatan,
            unit_kerja=unit,
            jenis_penugasan=JenisPenugasan.PLT,
        )
        if unit == subbagian:
            assert isi[3] in orang(biro, periode)
            assert isi[3] not in orang(subbagian, periode)
    # Acting in both: ranked above both, which is nowhere in this small tree.
    assert isi[3] not in orang(biro, periode) | orang(subbagian, periode)


def test_an_acting_post_elsewhere_moves_nobody(pohon, isi):
    biro, _, subbagian, _ = pohon
    periode = periode_lewat(biro.instansi)
    RiwayatJabatanFactory(
        pegawai=isi[0],
        jabatan=subbagian.kepala_jabatan,
        unit_kerja=subbagian,
        jenis_penugasan=JenisPenugasan.PLH,
    )

    assert isi[0] in orang(biro, periode)
    assert isi[0] not in orang(subbagian, periode)


def test_the_last_day_of_the_period_counts(pohon, isi):
    biro, _, subbagian, _ = pohon
    periode = periode_lewat(biro.instansi)
    RiwayatJabatan.objects.filter(pegawai=isi[0]).update(tmt_selesai=periode.selesai)
    RiwayatJabatanFactory(
        pegawai=isi[0],
        jabatan=isi[2].jabatan,
        unit_kerja=subbagian,
        tmt_mulai=periode.selesai + timedelta(days=1),
    )
    assert isi[0] in orang(biro, periode)

    periode.selesai += timedelta(days=40)  # still running: today counts
    assert isi[0] not in orang(biro, periode)
    assert isi[0] in orang(subbagian, periode)


def test_whoever_left_or_is_no_employee_is_not_ranked(pohon):
    biro = pohon[0]
    periode = periode_lewat(biro.instansi)
    PegawaiFactory(unit_kerja=biro, aktif=False)
    PegawaiFactory(unit_kerja=biro, pejabat_negara=True)
    pppk = PegawaiFactory(unit_kerja=biro, pppk=True)

    assert orang(biro, periode) == {pppk, pohon[2].kepala}


def test_who_is_ranked_costs_three_queries(pohon, isi, django_assert_num_queries):
    periode = periode_lewat(pohon[0].instansi)

    with django_assert_num_queries(3):
        orang(pohon[0], periode)


def test_the_group_counts_once_it_is_set():
    d = bangun()
    satu = peringkat(d, STATUS.DIKIRIM)
    milik = d.orang[0].pk

    assert anggota_untuk(milik, d.periode) is None
    for status in (STATUS.DITETAPKAN, STATUS.TERKUNCI):
        PemeringkatanKinerja.objects.filter(pk=satu.pk).update(
            status=status, waktu_ditetapkan="2026-01-15T00:00Z", ditetapkan_oleh=d.pengelola
        )
        assert anggota_untuk(milik, d.periode).kelompok == "K2"
    lain = periode_lewat(d.unit.instansi, kode="tw3", label="Triwulan III")
    assert anggota_untuk(milik, lain) is None


def test_which_periods_ask_for_a_ranking():
    d = bangun()
    d.periode.kode = KodePeriode.TW4

    assert wajib(d.periode, pratetap(Pratetap.KEMENKES_2025))
    assert not wajib(d.periode, pratetap(Pratetap.UMUM))
    d.periode.kode = KodePeriode.TW1
    assert not wajib(d.periode, pratetap(Pratetap.KEMENKES_2025))


def terbaca(pelaku):
    semua = AnggotaPemeringkatan.objects.terlihat_oleh(pelaku)
    return {satu.pegawai for satu in semua}


def test_rows_are_read_by_head_and_pengelola_and_by_the_penilai_when_set():
    d = bangun()
    penilai = PegawaiFactory(unit_kerja=d.unit)
    PenetapanPenilaiFactory(pegawai=d.orang[0], pejabat_penilai=penilai)
    d.orang.append(penilai)
    satu = peringkat(d, STATUS.DIKIRIM)
    luar = PegawaiFactory()
    semua = set(d.orang)

    assert [terbaca(p) for p in (d.kepala, d.pengelola, d.orang[0], penilai, luar)] == [
        semua,
        semua,
        set(),
        set(),
        set(),
    ]
    PemeringkatanKinerja.objects.filter(pk=satu.pk).update(
        status=STATUS.DITETAPKAN, waktu_ditetapkan="2026-01-15T00:00Z", ditetapkan_oleh=d.pengelola
    )
    assert [terbaca(p) for p in (d.orang[0], penilai, luar)] == [set(), {d.orang[0]}, set()]
    assert set(unit_terbaca(penilai, d.periode.pk, hari_ini())) == {d.unit}
    assert set(unit_terbaca(d.orang[1], d.periode.pk, hari_ini())) == set()


def test_a_ranked_pengelola_reads_nothing_before_his_own_evaluation_is_set():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    pegawai = evaluasi.pegawai
    d = bangun()
    d.orang = [pegawai, *d.orang]
    satu = peringkat(d, STATUS.DITETAPKAN)
    PenugasanPeranFactory(pegawai=pegawai, unit_kerja=d.unit)

    assert terbaca(pegawai) == set()
    assert not izin.baca(d.unit, satu, pegawai, hari_ini())
    PemeringkatanKinerja.objects.filter(pk=satu.pk).update(periode=evaluasi.periode)
    satu.refresh_from_db()
    assert terbaca(pegawai) == set(d.orang)
    assert izin.baca(d.unit, satu, pegawai, hari_ini())


def test_an_employee_reads_his_own_row_after_his_evaluation_is_set():
    evaluasi = EvaluasiFactory(ditetapkan=True)
    d = bangun()
    d.orang = [evaluasi.pegawai, *d.orang]
    satu = peringkat(d, STATUS.TERKUNCI)
    assert terbaca(evaluasi.pegawai) == set()

    PemeringkatanKinerja.objects.filter(pk=satu.pk).update(periode=evaluasi.periode)
    assert terbaca(evaluasi.pegawai) == {evaluasi.pegawai}


def test_what_waits_for_whom():
    d = bangun()
    satu = peringkat(d, STATUS.DIKIRIM)
    PenugasanPeranFactory(pegawai=d.orang[0], unit_kerja=d.unit)
    PenugasanPeranFactory(pegawai=d.kepala, unit_kerja=d.unit)
    semua, hari = PemeringkatanKinerja.objects, hari_ini()

    assert list(semua.menunggu_pengelola(d.pengelola, hari)) == [satu]
    assert not semua.menunggu_pengelola(d.orang[0], hari).exists()
    assert not semua.menunggu_pengelola(d.kepala, hari).exists()
    assert not semua.menunggu_pimpinan(d.kepala, hari).exists()
    PemeringkatanKinerja.objects.filter(pk=satu.pk).update(status=STATUS.DRAF)
    assert list(semua.menunggu_pimpinan(d.kepala, hari)) == [satu]
    assert not semua.menunggu_pengelola(d.pengelola, hari).exists()
