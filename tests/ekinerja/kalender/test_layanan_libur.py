"""Holidays: entered, changed and taken out with a reason, and never silently."""

from __future__ import annotations

from datetime import date

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.kalender.layanan import libur as layanan
from ekinerja.kalender.models import HariLibur
from tests.factories import PegawaiFactory, PenugasanPeranFactory
from tests.factories.kalender import HariLiburFactory

pytestmark = pytest.mark.django_db
TANGGAL = date(2026, 6, 29)
ISI = {"tanggal": TANGGAL, "jenis": "daerah", "nama": "Hari jadi provinsi", "alasan": "SK 1/2026"}
UBAH = {**ISI, "jenis": "libur_nasional", "perkiraan": False}


@pytest.fixture
def admin():
    return PenugasanPeranFactory(admin=True).pegawai


def _ditolak(tindakan, *args, **isian):
    with pytest.raises(Ditolak) as info:
        tindakan(*args, **isian)
    return info.value.keputusan


def test_tambah_writes_the_day_of_the_instansi_and_one_line_of_history(admin):
    libur = layanan.tambah_hari_libur(admin.instansi, pelaku=admin, **ISI)

    (jejak,) = Jejak.objects.untuk(libur)
    assert (libur.instansi, libur.tanggal, libur.nama) == (
        admin.instansi,
        TANGGAL,
        "Hari jadi provinsi",
    )
    assert (jejak.aksi, jejak.pelaku) == ("kalender.tambah_libur", admin)
    assert jejak.rincian == {
        "tanggal": "2026-06-29",
        "jenis": "daerah",
        "nama": "Hari jadi provinsi",
        "perkiraan": False,
        "instansi": admin.instansi_id,
        "alasan": "SK 1/2026",
    }


def test_tambah_of_a_national_day_has_no_instansi(admin):
    isi = {**ISI, "jenis": "cuti_bersama"}

    assert layanan.tambah_hari_libur(admin.instansi, pelaku=admin, **isi).instansi is None


@pytest.mark.parametrize("alasan", ["", "  "])
def test_tambah_refuses_without_a_reason(admin, alasan):
    keputusan = _ditolak(
        layanan.tambah_hari_libur, admin.instansi, pelaku=admin, **{**ISI, "alasan": alasan}
    )

    assert keputusan.sebab is Sebab.ISI
    assert not HariLibur.objects.exists()


def test_tambah_refuses_a_day_that_is_there(admin):
    layanan.tambah_hari_libur(admin.instansi, pelaku=admin, **ISI)

    keputusan = _ditolak(layanan.tambah_hari_libur, admin.instansi, pelaku=admin, **ISI)

    assert keputusan.alasan == "29 Juni 2026 sudah tercatat sebagai «Hari jadi provinsi»."
    assert (HariLibur.objects.count(), Jejak.objects.count()) == (1, 1)


def test_tambah_refuses_anybody_but_the_admin():
    pegawai = PegawaiFactory()

    keputusan = _ditolak(layanan.tambah_hari_libur, pegawai.instansi, pelaku=pegawai, **ISI)

    assert keputusan.sebab is Sebab.PELAKU
    assert not Jejak.objects.exists()


def test_ubah_keeps_what_was_before_in_the_history(admin):
    libur = HariLiburFactory(tanggal=date(2026, 6, 28), nama="Lama", perkiraan=True)

    layanan.ubah_hari_libur(libur.pk, pelaku=admin, versi=1, **UBAH)

    libur.refresh_from_db()
    (jejak,) = Jejak.objects.untuk(libur)
    assert (libur.tanggal, libur.nama, libur.perkiraan, libur.versi) == (
        TANGGAL,
        "Hari jadi provinsi",
        False,
        2,
    )
    assert jejak.rincian["sebelum"] == {
        "tanggal": "2026-06-28",
        "jenis": "libur_nasional",
        "nama": "Lama",
        "perkiraan": True,
    }


def test_ubah_may_keep_the_date(admin):
    libur = HariLiburFactory(tanggal=TANGGAL)

    assert layanan.ubah_hari_libur(libur.pk, pelaku=admin, versi=1, **UBAH).versi == 2


@pytest.mark.parametrize(
    ("isian", "sebab"),
    [
        ({"versi": 2}, Sebab.VERSI),
        ({"alasan": " "}, Sebab.ISI),
        ({"jenis": "daerah"}, Sebab.ISI),
        ({"tanggal": date(2026, 8, 17)}, Sebab.ISI),
    ],
)
def test_ubah_refuses_and_leaves_nothing(admin, isian, sebab):
    HariLiburFactory(tanggal=date(2026, 8, 17))
    libur = HariLiburFactory(tanggal=TANGGAL, nama="Lama")

    keputusan = _ditolak(
        layanan.ubah_hari_libur, libur.pk, **{**UBAH, "pelaku": admin, "versi": 1, **isian}
    )

    libur.refresh_from_db()
    assert keputusan.sebab is sebab
    assert (libur.nama, libur.versi, Jejak.objects.count()) == ("Lama", 1, 0)


def test_ubah_refuses_a_row_that_was_taken_out(admin):
    assert (
        _ditolak(layanan.ubah_hari_libur, 999, pelaku=admin, versi=1, **UBAH).sebab is Sebab.VERSI
    )


def test_hapus_takes_the_day_out_and_keeps_its_text_in_the_history(admin):
    libur = HariLiburFactory(tanggal=TANGGAL, nama="Dibatalkan")

    layanan.hapus_hari_libur(libur.pk, alasan="SKB perubahan", pelaku=admin, versi=1)

    jejak = Jejak.objects.get(aksi="kalender.hapus_libur")
    assert not HariLibur.objects.exists()
    assert (jejak.rincian["nama"], jejak.rincian["alasan"]) == ("Dibatalkan", "SKB perubahan")


@pytest.mark.parametrize(
    ("isian", "sebab"), [({"versi": 3}, Sebab.VERSI), ({"alasan": ""}, Sebab.ISI)]
)
def test_hapus_refuses_and_leaves_the_day(admin, isian, sebab):
    libur = HariLiburFactory()
    lengkap = {"pelaku": admin, "versi": 1, "alasan": "Keliru", **isian}

    assert _ditolak(layanan.hapus_hari_libur, libur.pk, **lengkap).sebab is sebab
    assert HariLibur.objects.filter(pk=libur.pk).exists()


def test_hapus_refuses_anybody_but_the_admin():
    libur = HariLiburFactory()

    keputusan = _ditolak(
        layanan.hapus_hari_libur, libur.pk, alasan="x", pelaku=PegawaiFactory(), versi=1
    )

    assert keputusan.sebab is Sebab.PELAKU
