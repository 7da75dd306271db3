"""Who is reminded of rankings, evaluations to set, and results to answer."""

from datetime import UTC, date, datetime, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from ekinerja.antrean.layanan import jalankan_jatuh_tempo
from ekinerja.inti.waktu import pada_saat
from ekinerja.kalender.layanan.pengingat import ingatkan
from ekinerja.kalender.pilihan import Tahap
from ekinerja.pemberitahuan.models import Pemberitahuan
from evaluasi.layanan import pengingat
from evaluasi.models import EvaluasiKinerja
from evaluasi.pilihan import StatusEvaluasi, StatusPemeringkatan
from tests.factories import PegawaiFactory, UnitKerjaFactory
from tests.factories.evaluasi import EvaluasiFactory
from tests.factories.kalender import PerpanjanganTahapFactory, TahapPeriodeFactory
from tests.factories.pemeringkatan import bangun, peringkat
from tests.factories.profil import ProfilAturanFactory

pytestmark = pytest.mark.django_db


def tahap_penetapan(evaluasi):
    """Setting results: 1 to 15 April 2026."""
    return TahapPeriodeFactory(
        periode=evaluasi.periode,
        tahap=Tahap.PENETAPAN,
        dibuka=date(2026, 4, 1),
        ditutup=date(2026, 4, 15),
    )


def evaluasi_lain(evaluasi, penilai, **isi):
    return EvaluasiFactory(
        skp__pegawai__unit_kerja=evaluasi.unit_kerja, skp__penilai=penilai, **isi
    )


def surat(pegawai):
    daftar = Pemberitahuan.objects.filter(penerima=pegawai, kunci__startswith="pengingat:")
    return [tuple(satu.kunci.split(":")[n] for n in (1, 3, 4)) for satu in daftar.order_by("pk")]


@pytest.mark.parametrize("status", StatusPemeringkatan)
def test_the_head_owes_the_ranking_until_it_is_sent(status):
    d = bangun()
    ProfilAturanFactory(
        instansi=d.unit.instansi, tahun=d.periode.tahun_kinerja.tahun, pratetap="kemenkes-2025"
    )
    if status != StatusPemeringkatan.DRAF:
        peringkat(d, status)

    daftar = list(pengingat.belum_mengirim_pemeringkatan(d.tahap))

    berutang = status == StatusPemeringkatan.DRAF
    assert [satu[:3] for satu in daftar] == [
        (
            d.kepala,
            d.tahap.ditutup,
            reverse("evaluasi:pemeringkatan", args=[d.unit.pk, d.periode.pk]),
        )
    ] * berutang


def test_units_without_people_and_periods_without_ranking_owe_nothing():
    d = bangun(jumlah=0)
    kosong = list(pengingat.belum_mengirim_pemeringkatan(d.tahap))
    ProfilAturanFactory(
        instansi=d.unit.instansi, tahun=d.periode.tahun_kinerja.tahun, pratetap="kemenkes-2025"
    )
    tanpa_orang = list(pengingat.belum_mengirim_pemeringkatan(d.tahap))
    bawah = UnitKerjaFactory(induk=d.unit)
    PegawaiFactory(unit_kerja=bawah)

    assert (kosong, tanpa_orang) == ([], [])
    assert [s.penerima for s in pengingat.belum_mengirim_pemeringkatan(d.tahap)] == [d.kepala]


def test_the_penilai_of_today_gets_one_reminder_with_the_number():
    penilai = PegawaiFactory()
    satu = EvaluasiFactory(skp__penilai=penilai)
    evaluasi_lain(satu, penilai, draf=True)
    evaluasi_lain(satu, penilai, ditetapkan=True)
    evaluasi_lain(satu, PegawaiFactory())
    tahap = tahap_penetapan(satu)

    daftar = {s.penerima: s for s in pengingat.belum_menetapkan_evaluasi(tahap)}

    assert len(daftar) == 2
    assert daftar[penilai].ringkasan == (
        "2 evaluasi kinerja Triwulan I 2026 menunggu penetapan Anda."
    )
    assert daftar[penilai].ditutup == date(2026, 4, 15)


def test_an_extension_for_one_employee_is_a_closing_day_of_its_own():
    penilai = PegawaiFactory()
    satu = EvaluasiFactory(skp__penilai=penilai)
    dua = evaluasi_lain(satu, penilai)
    tahap = tahap_penetapan(satu)
    PerpanjanganTahapFactory(tahap=tahap, pegawai=dua.pegawai, sampai=date(2026, 4, 20))

    daftar = [(s.penerima, s.ditutup) for s in pengingat.belum_menetapkan_evaluasi(tahap)]

    assert daftar == [(penilai, date(2026, 4, 15)), (penilai, date(2026, 4, 20))]


@pytest.mark.parametrize("zona", ["WIB", "WIT"])
def test_who_has_not_answered_is_reminded_of_his_own_window(zona):
    # Set on 2 April; the window ends long after the stage, at 23.59.59 of 24 April.
    batas = datetime(2026, 4, 24, 23, 59, 59, tzinfo=UTC) - timedelta(
        hours={"WIB": 7, "WIT": 9}[zona]
    )
    evaluasi = EvaluasiFactory(
        ditetapkan=True,
        batas_waktu=batas,
        skp__pegawai__unit_kerja=UnitKerjaFactory(zona_waktu=zona),
    )
    tahap_penetapan(evaluasi)

    awal = datetime(2026, 4, 10, 22, tzinfo=UTC)
    for n in range(20):
        with pada_saat(awal + timedelta(days=n)):
            ingatkan(awal + timedelta(days=n))

    assert surat(evaluasi.pegawai) == [
        ("persetujuan", "2026-04-24", tanda) for tanda in ("7", "3", "1", "0")
    ]
    satu = Pemberitahuan.objects.filter(kunci__startswith="pengingat:").first()
    assert evaluasi.get_predikat_display() not in satu.perihal + satu.isi
    assert f"Jumat, 24 April 2026, pukul 23.59 {zona}" in satu.isi


@pytest.mark.parametrize("status", ["draf", "keberatan", "final"])
def test_who_has_answered_or_has_nothing_to_answer_is_left_alone(status):
    evaluasi = EvaluasiFactory(**{status: True})
    tahap = tahap_penetapan(evaluasi)

    assert list(pengingat.belum_menjawab_evaluasi(tahap)) == []


def test_an_answer_stops_the_reminders():
    batas = datetime(2026, 4, 24, 16, 59, 59, tzinfo=UTC)
    evaluasi = EvaluasiFactory(ditetapkan=True, batas_waktu=batas)
    tahap_penetapan(evaluasi)

    def jalankan(hari):
        saat = datetime(2026, 4, hari, 22, tzinfo=UTC)
        with pada_saat(saat):
            jalankan_jatuh_tempo(saat)

    jalankan(16)
    EvaluasiKinerja.objects.update(status=StatusEvaluasi.FINAL, waktu_final=batas)
    for hari in (20, 22, 23):
        jalankan(hari)

    assert [tanda for _, _, tanda in surat(evaluasi.pegawai)] == ["7"]


def test_asking_costs_the_same_for_one_and_many():
    penilai = PegawaiFactory()
    satu = EvaluasiFactory(skp__penilai=penilai)
    evaluasi_lain(satu, penilai, ditetapkan=True)
    tahap = tahap_penetapan(satu)
    d = bangun()
    ProfilAturanFactory(
        instansi=d.unit.instansi, tahun=d.periode.tahun_kinerja.tahun, pratetap="kemenkes-2025"
    )

    def hitung():
        hasil = []
        for fungsi, bahan in (
            (pengingat.belum_menetapkan_evaluasi, tahap),
            (pengingat.belum_menjawab_evaluasi, tahap),
            (pengingat.belum_mengirim_pemeringkatan, d.tahap),
        ):
            bahan.refresh_from_db()
            bahan.periode.tahun_kinerja.pk  # noqa: B018 -- loaded before the count
            with CaptureQueriesContext(connection) as kueri:
                daftar = list(fungsi(bahan))
            hasil.append((len(daftar), len(kueri)))
        return hasil

    sedikit = hitung()
    for _ in range(4):
        evaluasi_lain(satu, PegawaiFactory())
        evaluasi_lain(satu, penilai, ditetapkan=True)
        bawah = UnitKerjaFactory(induk=d.unit)
        PegawaiFactory(unit_kerja=bawah, kepala=True)
        PegawaiFactory(unit_kerja=bawah)
    banyak = hitung()

    assert [n for n, _ in sedikit] == [1, 1, 1]
    assert [n for n, _ in banyak] == [5, 5, 5]
    assert [kueri for _, kueri in banyak] == [kueri for _, kueri in sedikit]
