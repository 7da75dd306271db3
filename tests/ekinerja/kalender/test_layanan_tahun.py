"""The year: opened from the profile, moved, extended."""

from __future__ import annotations

from datetime import date

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.layanan import tahun as layanan
from ekinerja.kalender.models import PeriodePenilaian, PerpanjanganTahap, TahapPeriode, TahunKinerja
from tests.factories import PegawaiFactory, PenugasanPeranFactory, UnitKerjaFactory
from tests.factories.kalender import TahapPeriodeFactory
from tests.factories.profil import ProfilAturanFactory

pytestmark = pytest.mark.django_db

# As the letter prints it (S1:L337-343).
UMUM_2026 = """
tw1      input_realisasi  2026-03-01 2026-03-30
tw1      penetapan        2026-04-01 2026-04-15
tw2      input_realisasi  2026-06-01 2026-06-30
tw2      penetapan        2026-07-01 2026-07-15
tw3      input_realisasi  2026-09-01 2026-09-30
tw3      penetapan        2026-10-01 2026-10-15
tw4      input_realisasi  2026-12-01 2026-12-31
tw4      penetapan        2027-01-01 2027-01-15
tahunan  input_realisasi  2027-01-01 2027-01-31
tahunan  penetapan        2027-01-01 2027-01-31
"""
# The fourth quarter and the year (S1:L304-311).
KEMENKES_2025 = """
tw4      input_realisasi  2025-12-01 2026-01-10
tw4      perilaku_360     2026-01-01 2026-01-11
tw4      reviu            2026-01-01 2026-01-13
tw4      pemeringkatan    2026-01-01 2026-01-14
tw4      penetapan        2026-01-01 2026-01-30
tw4      persetujuan      2026-01-01 2026-01-31
tahunan  input_realisasi  2026-01-01 2026-01-10
tahunan  perilaku_360     2026-01-01 2026-01-11
tahunan  reviu            2026-01-01 2026-01-13
tahunan  pemeringkatan    2026-01-01 2026-01-14
tahunan  penetapan        2026-01-01 2026-01-30
tahunan  persetujuan      2026-01-01 2026-01-31
"""
URUTAN = ["tw1", "tw2", "tw3", "tw4", "tahunan"]


@pytest.fixture
def admin():
    return PenugasanPeranFactory(admin=True).pegawai


def _ditolak(tindakan, *args, **isian):
    with pytest.raises(Ditolak) as info:
        tindakan(*args, **isian)
    return info.value.keputusan


def _jadwal(tahun, daftar_kode=URUTAN):
    daftar = TahapPeriode.objects.filter(periode__tahun_kinerja=tahun).select_related("periode")
    baris = [
        (t.periode.kode, t.urutan, f"{t.periode.kode} {t.tahap} {t.dibuka} {t.ditutup}")
        for t in daftar
        if t.periode.kode in daftar_kode
    ]
    return [teks for *_, teks in sorted(baris, key=lambda b: (URUTAN.index(b[0]), b[1]))]


def _baris(tabel):
    return [" ".join(baris.split()) for baris in tabel.strip().splitlines()]


def test_buka_tahun_writes_the_generic_calendar_and_one_line_of_history(admin):
    tahun = layanan.buka_tahun(admin.instansi, tahun=2026, pelaku=admin)

    (jejak,) = Jejak.objects.untuk(tahun)
    assert (tahun.status, tahun.versi) == ("dibuka", 1)
    assert _jadwal(tahun) == _baris(UMUM_2026)
    assert (jejak.aksi, jejak.rincian["profil"]) == ("kalender.buka_tahun", "umum")
    assert list(
        PeriodePenilaian.objects.pada_tahun(admin.instansi_id, 2026).values_list("label", flat=True)
    ) == [
        "Triwulan I 2026",
        "Triwulan II 2026",
        "Triwulan III 2026",
        "Triwulan IV 2026",
        "Tahunan 2026",
    ]


def test_buka_tahun_follows_the_letter_of_kemenkes(admin):
    ProfilAturanFactory(instansi=admin.instansi, tahun=2025, pratetap="kemenkes-2025")

    tahun = layanan.buka_tahun(admin.instansi, tahun=2025, pelaku=admin)

    assert _jadwal(tahun, ["tw4", "tahunan"]) == _baris(KEMENKES_2025)
    reviu = TahapPeriode.objects.pada(admin.instansi_id, 2025, "tw4", "reviu")
    assert reviu.pelaksana == "Pemberi Pertimbangan"


def test_buka_tahun_joins_the_last_quarter_where_the_profile_says_so(admin):
    ProfilAturanFactory(instansi=admin.instansi, gabung_tw4_akhir=True)

    tahun = layanan.buka_tahun(admin.instansi, tahun=2026, pelaku=admin)

    assert set(tahun.daftar_periode.values_list("kode", flat=True)) == {
        "tw1",
        "tw2",
        "tw3",
        "tahunan",
    }
    assert _jadwal(tahun) == [b for b in _baris(UMUM_2026) if not b.startswith("tw4")]


def test_buka_tahun_refuses_a_second_time(admin):
    layanan.buka_tahun(admin.instansi, tahun=2026, pelaku=admin)

    keputusan = _ditolak(layanan.buka_tahun, admin.instansi, tahun=2026, pelaku=admin)

    assert (keputusan.sebab, keputusan.alasan) == (
        Sebab.STATUS,
        "Tahun kinerja 2026 sudah dibuka.",
    )
    assert TahunKinerja.objects.count() == 1


@pytest.mark.parametrize("tahun", [2021, 2101])
def test_buka_tahun_refuses_a_year_of_another_regulation(admin, tahun):
    assert (
        _ditolak(layanan.buka_tahun, admin.instansi, tahun=tahun, pelaku=admin).sebab is Sebab.ISI
    )


def test_buka_tahun_refuses_anybody_but_the_admin():
    pelaku = PenugasanPeranFactory().pegawai

    keputusan = _ditolak(layanan.buka_tahun, pelaku.instansi, tahun=2026, pelaku=pelaku)

    assert keputusan.sebab is Sebab.PELAKU
    assert not TahunKinerja.objects.exists()


@pytest.fixture
def tahap(admin):
    return TahapPeriodeFactory(periode__tahun_kinerja__instansi=admin.instansi)


GESER = {"dibuka": date(2026, 3, 2), "ditutup": date(2026, 3, 31), "alasan": "Surat 1/2026"}


def test_ubah_tahap_moves_the_dates_and_raises_the_version_of_the_year(admin, tahap):
    layanan.ubah_tahap(tahap.pk, pelaku=admin, versi=1, **GESER)

    tahap.refresh_from_db()
    tahun = TahunKinerja.objects.get()
    (jejak,) = Jejak.objects.untuk(tahun)
    assert (tahap.dibuka, tahap.ditutup) == (GESER["dibuka"], GESER["ditutup"])
    assert (tahun.versi, jejak.aksi) == (2, "kalender.ubah_tahap")
    assert jejak.rincian["sebelum"] == ["2026-03-01", "2026-03-30"]
    assert jejak.rincian["sesudah"] == ["2026-03-02", "2026-03-31"]


@pytest.mark.parametrize(
    ("isian", "sebab"),
    [
        ({"versi": 2}, Sebab.VERSI),
        ({"alasan": " "}, Sebab.ISI),
        ({"dibuka": date(2026, 4, 1)}, Sebab.ISI),
    ],
)
def test_ubah_tahap_refuses_and_leaves_nothing(admin, tahap, isian, sebab):
    lengkap = {**GESER, "pelaku": admin, "versi": 1, **isian}

    assert _ditolak(layanan.ubah_tahap, tahap.pk, **lengkap).sebab is sebab
    tahap.refresh_from_db()
    assert (tahap.ditutup, Jejak.objects.count()) == (date(2026, 3, 30), 0)


def test_ubah_tahap_refuses_a_closed_year_and_a_stranger(admin, tahap):
    lain = PenugasanPeranFactory(admin=True).pegawai
    assert _ditolak(layanan.ubah_tahap, tahap.pk, pelaku=lain, versi=1, **GESER).sebab is (
        Sebab.PELAKU
    )
    TahunKinerja.objects.update(status="ditutup")

    assert _ditolak(layanan.ubah_tahap, tahap.pk, pelaku=admin, versi=1, **GESER).sebab is (
        Sebab.STATUS
    )


PANJANG = {"sampai": date(2026, 4, 5), "alasan": "Jaringan terputus"}


@pytest.mark.parametrize("sasaran", ["pegawai", "unit_kerja"])
def test_perpanjang_tahap_is_a_record_and_a_line_of_history(admin, tahap, sasaran):
    pegawai = PegawaiFactory(unit_kerja=admin.unit_kerja)
    untuk = {sasaran: pegawai if sasaran == "pegawai" else pegawai.unit_kerja}

    layanan.perpanjang_tahap(tahap.pk, pelaku=admin, versi=1, **untuk, **PANJANG)

    satu = PerpanjanganTahap.objects.get()
    (jejak,) = Jejak.objects.untuk(tahap.periode.tahun_kinerja)
    assert getattr(satu, sasaran) == untuk[sasaran]
    assert (satu.sampai, satu.oleh, satu.alasan) == (PANJANG["sampai"], admin, "Jaringan terputus")
    assert (jejak.aksi, jejak.rincian[sasaran]) == ("kalender.perpanjang", untuk[sasaran].pk)


@pytest.mark.parametrize(
    ("isian", "sebab"),
    [
        ({"versi": 2}, Sebab.VERSI),
        ({"alasan": ""}, Sebab.ISI),
        ({"sampai": date(2026, 3, 30)}, Sebab.ISI),
        ({"unit_kerja": "lain"}, Sebab.PELAKU),
    ],
)
def test_perpanjang_tahap_refuses_and_leaves_nothing(admin, tahap, isian, sebab):
    lengkap = {"unit_kerja": admin.unit_kerja, "pelaku": admin, "versi": 1, **PANJANG, **isian}
    if lengkap["unit_kerja"] == "lain":
        lengkap["unit_kerja"] = UnitKerjaFactory()

    assert _ditolak(layanan.perpanjang_tahap, tahap.pk, **lengkap).sebab is sebab
    assert (PerpanjanganTahap.objects.count(), Jejak.objects.count()) == (0, 0)


@pytest.mark.parametrize("berdua", [True, False])
def test_perpanjang_tahap_needs_exactly_one_target(admin, tahap, berdua):
    sasaran = {"pegawai": admin, "unit_kerja": admin.unit_kerja} if berdua else {}

    with pytest.raises(ValueError, match="tepat satu"):
        layanan.perpanjang_tahap(tahap.pk, pelaku=admin, versi=1, **sasaran, **PANJANG)


def test_tutup_tahun_and_buka_kembali_go_back_and_forth_with_reasons(admin, tahap):
    tahun = tahap.periode.tahun_kinerja

    tutup = layanan.tutup_tahun(tahun.pk, alasan="Selesai", pelaku=admin, versi=1).status
    buka = layanan.buka_kembali_tahun(tahun.pk, alasan="Putusan", pelaku=admin, versi=2).status

    assert (tutup, buka) == ("ditutup", "dibuka")
    assert [(j.aksi, j.versi, j.rincian["alasan"]) for j in Jejak.objects.untuk(tahun)] == [
        ("kalender.buka_kembali_tahun", 3, "Putusan"),
        ("kalender.tutup_tahun", 2, "Selesai"),
    ]


@pytest.mark.parametrize(
    ("tindakan", "isian", "sebab"),
    [
        (layanan.tutup_tahun, {"versi": 2}, Sebab.VERSI),
        (layanan.tutup_tahun, {"alasan": " "}, Sebab.ISI),
        (layanan.buka_kembali_tahun, {}, Sebab.STATUS),
        (layanan.tutup_tahun, {"pelaku": None}, Sebab.PELAKU),
    ],
)
def test_tutup_tahun_and_buka_kembali_refuse_and_leave_nothing(
    admin, tahap, tindakan, isian, sebab
):
    pengelola = PenugasanPeranFactory(pegawai__unit_kerja=admin.unit_kerja).pegawai
    lengkap = {"alasan": "Selesai", "pelaku": admin, "versi": 1, **isian}
    lengkap["pelaku"] = lengkap["pelaku"] or pengelola

    assert _ditolak(tindakan, tahap.periode.tahun_kinerja_id, **lengkap).sebab is sebab
    assert (TahunKinerja.objects.get().status, Jejak.objects.count()) == ("dibuka", 0)
