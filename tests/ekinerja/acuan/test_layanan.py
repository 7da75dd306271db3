"""Reference data: what is committed, and loading it again and again."""

from __future__ import annotations

from datetime import date
from io import StringIO

import holidays
import pytest
from django.core.management import call_command

from ekinerja.acuan import layanan
from ekinerja.kalender.layanan import libur as layanan_libur
from ekinerja.kalender.models import HariLibur
from ekinerja.kepegawaian.models import PangkatGolongan
from skp.models import AspekPerilaku
from tests.factories import PenugasanPeranFactory
from tests.factories.kalender import HariLiburFactory


def _resmi(tahun):
    """Days and kinds as the ``holidays`` package has them from the official decrees."""
    nasional = set(holidays.country_holidays("ID", years=tahun, categories="public"))
    bersama = set(holidays.country_holidays("ID", years=tahun, categories="government")) - nasional
    return {(d.isoformat(), "libur_nasional") for d in nasional} | {
        (d.isoformat(), "cuti_bersama") for d in bersama
    }


@pytest.mark.parametrize("tahun", [2025, 2026])
def test_committed_holidays_are_the_official_ones(tahun):
    daftar = [b for b in layanan.baca("hari_libur.json") if b["tanggal"].startswith(str(tahun))]

    assert {(b["tanggal"], b["jenis"]) for b in daftar} == _resmi(tahun)
    assert not any(b["perkiraan"] for b in daftar)


def test_committed_holidays_hold_the_days_the_rules_are_tested_with():
    daftar = {b["tanggal"]: b["jenis"] for b in layanan.baca("hari_libur.json")}

    assert daftar["2026-01-16"] == "libur_nasional"
    assert daftar["2026-02-16"] == "cuti_bersama"
    assert daftar["2026-02-17"] == "libur_nasional"


def test_holidays_of_2027_are_estimates_but_for_the_fixed_days():
    daftar = [b for b in layanan.baca("hari_libur.json") if b["tanggal"].startswith("2027")]

    assert {b["tanggal"][5:] for b in daftar if not b["perkiraan"]} == {
        "01-01",
        "05-01",
        "06-01",
        "08-17",
        "12-25",
    }


def test_pangkat_golongan_has_seventeen_steps_in_order():
    daftar = layanan.baca("pangkat_golongan.json")

    assert [b["urutan"] for b in daftar] == list(range(1, 18))
    assert [b["kode"] for b in daftar] == [
        f"{romawi}/{ruang}"
        for romawi, huruf in (("I", "abcd"), ("II", "abcd"), ("III", "abcd"), ("IV", "abcde"))
        for ruang in huruf
    ]
    assert {b["kode"]: b["nama"] for b in daftar}["III/d"] == "Penata Tingkat I"


def test_aspek_perilaku_are_the_seven_values_with_three_guides_each():
    daftar = layanan.baca("aspek_perilaku.json")

    assert [(b["urutan"], b["nama"], len(b["panduan"])) for b in daftar] == [
        (1, "Berorientasi Pelayanan", 3),
        (2, "Akuntabel", 3),
        (3, "Kompeten", 3),
        (4, "Harmonis", 3),
        (5, "Loyal", 3),
        (6, "Adaptif", 3),
        (7, "Kolaboratif", 3),
    ]
    assert daftar[4]["panduan"][2] == "Menjaga rahasia jabatan dan negara"


@pytest.mark.django_db
def test_muat_twice_gives_the_same_rows():
    layanan.muat()
    awal = list(HariLibur.objects.order_by("tanggal").values())

    jumlah = layanan.muat()

    assert list(HariLibur.objects.order_by("tanggal").values()) == awal
    assert jumlah == {
        "pangkat/golongan ruang": PangkatGolongan.objects.count(),
        "aspek perilaku": AspekPerilaku.objects.count(),
        "hari libur": HariLibur.objects.count(),
    }
    assert jumlah["pangkat/golongan ruang"] == 17


@pytest.mark.django_db
def test_muat_mends_a_row_that_drifted():
    layanan.muat()
    AspekPerilaku.objects.filter(kode="loyal").update(nama="Lain")

    layanan.muat()

    assert AspekPerilaku.objects.get(kode="loyal").nama == "Loyal"


@pytest.mark.django_db
def test_muat_leaves_alone_what_an_admin_moved_or_took_out():
    admin = PenugasanPeranFactory(admin=True).pegawai
    layanan.muat()
    idul_fitri = HariLibur.objects.get(tanggal=date(2027, 3, 11))
    buang = HariLibur.objects.get(tanggal=date(2027, 2, 5))
    isi = {"jenis": "libur_nasional", "nama": "Idul Fitri", "perkiraan": False, "alasan": "SKB"}
    layanan_libur.ubah_hari_libur(
        idul_fitri.pk, tanggal=date(2027, 3, 14), pelaku=admin, versi=1, **isi
    )
    layanan_libur.hapus_hari_libur(buang.pk, alasan="SKB", pelaku=admin, versi=1)
    sebelum = set(HariLibur.objects.values_list("tanggal", "nama"))

    layanan.muat()

    assert set(HariLibur.objects.values_list("tanggal", "nama")) == sebelum


@pytest.mark.django_db
def test_muat_leaves_regional_days_alone():
    daerah = HariLiburFactory(daerah=True, tanggal=date(2026, 8, 17), nama="Hari jadi")

    layanan.muat()

    daerah.refresh_from_db()
    assert daerah.nama == "Hari jadi"


@pytest.mark.django_db
def test_muat_still_mends_a_national_day_when_only_a_regional_one_was_changed():
    admin = PenugasanPeranFactory(admin=True).pegawai
    isi = {"tanggal": date(2026, 8, 17), "jenis": "daerah", "nama": "Hari jadi", "alasan": "SK"}
    layanan_libur.tambah_hari_libur(admin.instansi, pelaku=admin, **isi)
    HariLiburFactory(tanggal=date(2026, 8, 17), nama="Keliru")

    layanan.muat()

    nasional = HariLibur.objects.get(tanggal=date(2026, 8, 17), instansi=None)
    assert nasional.nama == "Proklamasi Kemerdekaan Republik Indonesia"


@pytest.mark.django_db
def test_muat_drops_an_estimate_that_is_no_longer_named():
    HariLiburFactory(tanggal=date(2027, 3, 18), perkiraan=True)
    tetap = HariLiburFactory(tanggal=date(2024, 3, 18))

    layanan.muat()

    assert not HariLibur.objects.filter(tanggal=date(2027, 3, 18)).exists()
    assert HariLibur.objects.filter(pk=tetap.pk).exists()


@pytest.mark.django_db
def test_muat_acuan_prints_the_counts():
    keluaran = StringIO()

    call_command("muat_acuan", stdout=keluaran)

    assert keluaran.getvalue().splitlines() == [
        "pangkat/golongan ruang: 17 baris",
        "aspek perilaku: 7 baris",
        f"hari libur: {HariLibur.objects.count()} baris",
    ]
