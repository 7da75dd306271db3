"""Each permission by people and by Sebab."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini, kini
from skp import izin
from skp.models import LampiranSKP
from skp.pilihan import StatusSKP
from tests.factories import (
    JabatanFactory,
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    RiwayatJabatanFactory,
    SKPFactory,
)

pytestmark = pytest.mark.django_db
PEMILIK = ["ubah", "batalkan", "ajukan", "tarik"]
PENILAI = ["tulis_ekspektasi", "kembalikan", "tetapkan"]
BERTANGGAL = {"ajukan", *PENILAI}


def tanya(nama, skp, pelaku, pada=None):
    sisa = [pada or hari_ini()] if nama in BERTANGGAL else []
    return getattr(izin, nama)(skp, pelaku, *sisa)


def sebab(nama, skp, pelaku, pada=None):
    return tanya(nama, skp, pelaku, pada).sebab


@pytest.fixture
def d():
    """A complete SKP with everybody who has something to do with it."""
    skp = SKPFactory(lengkap=True)
    penetapan = skp.pegawai.daftar_penetapan_penilai.get()
    kepala = PegawaiFactory(unit_kerja=skp.unit_kerja, kepala=True)
    pengelola = PenugasanPeranFactory(unit_kerja=skp.unit_kerja).pegawai
    admin = PenugasanPeranFactory(admin=True, unit_kerja=skp.unit_kerja).pegawai
    return SimpleNamespace(
        skp=skp,
        pemilik=skp.pegawai,
        penilai=penetapan.pejabat_penilai,
        lain=[penetapan.atasan_pejabat_penilai, kepala, pengelola, admin, PegawaiFactory()],
    )


def beri(skp, status, **isi):
    """The same SKP in another status, on the object only."""
    skp.status = status
    for nama, nilai in isi.items():
        setattr(skp, nama, nilai)
    return skp


@pytest.mark.parametrize("nama", PEMILIK)
@pytest.mark.parametrize("status", StatusSKP)
def test_acts_of_the_owner_are_his_alone(d, nama, status):
    skp = beri(d.skp, status)

    assert [sebab(nama, skp, p) for p in (d.penilai, *d.lain)] == [Sebab.PELAKU] * 6


@pytest.mark.parametrize("nama", PENILAI)
@pytest.mark.parametrize("status", StatusSKP)
def test_acts_of_the_penilai_are_his_alone(d, nama, status):
    skp = beri(d.skp, status)

    assert [sebab(nama, skp, p) for p in (d.pemilik, *d.lain)] == [Sebab.PELAKU] * 6


BOLEH = {
    "ubah": {StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN},
    "batalkan": {StatusSKP.DRAF},
    "ajukan": {StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN},
    "tarik": {StatusSKP.DIAJUKAN},
    "tulis_ekspektasi": {
        StatusSKP.DRAF,
        StatusSKP.DIKEMBALIKAN,
        StatusSKP.DIAJUKAN,
        StatusSKP.DIREVIU,
    },
    "kembalikan": {StatusSKP.DIAJUKAN},
    "tetapkan": {StatusSKP.DIAJUKAN},
}


@pytest.mark.parametrize("nama", BOLEH)
def test_each_act_has_its_statuses(d, nama):
    pelaku = d.pemilik if nama in PEMILIK else d.penilai

    boleh = {s for s in StatusSKP if tanya(nama, beri(d.skp, s), pelaku)}
    lain = {sebab(nama, beri(d.skp, s), pelaku) for s in set(StatusSKP) - BOLEH[nama]}

    assert (boleh, lain) == (BOLEH[nama], {Sebab.STATUS})


@pytest.mark.parametrize("nama", PENILAI)
def test_penilai_of_the_day_decides_not_the_former_one(d, nama):
    baru, ganti = PegawaiFactory(), hari_ini() + timedelta(days=7)
    lama = d.pemilik.daftar_penetapan_penilai.get()
    lama.berlaku_sampai = ganti - timedelta(days=1)
    lama.save()
    PenetapanPenilaiFactory(pegawai=d.pemilik, pejabat_penilai=baru, berlaku_mulai=ganti)
    skp = beri(d.skp, StatusSKP.DIAJUKAN)

    assert [bool(tanya(nama, skp, p, ganti)) for p in (d.penilai, baru)] == [False, True]
    assert [bool(tanya(nama, skp, p)) for p in (d.penilai, baru)] == [True, False]


def test_tarik_ends_when_the_penilai_has_begun(d):
    skp = beri(d.skp, StatusSKP.DIAJUKAN, waktu_diperiksa=kini())

    keputusan = izin.tarik(skp, d.pemilik)

    assert keputusan.sebab is Sebab.STATUS
    assert "sudah mulai memeriksa" in keputusan.alasan


def test_ajukan_needs_a_penilai():
    skp = SKPFactory(penilai=False)

    keputusan = izin.ajukan(skp, skp.pegawai, hari_ini())

    assert keputusan.sebab is Sebab.ISI
    assert keputusan.alasan.startswith("Pejabat penilai Anda belum ditetapkan.")


def test_ajukan_needs_a_penilai_who_is_still_in_office(d):
    d.penilai.aktif = False
    d.penilai.save()

    keputusan = izin.ajukan(d.skp, d.pemilik, hari_ini())

    assert keputusan.sebab is Sebab.ISI
    assert "sudah tidak aktif" in keputusan.alasan


def test_ajukan_needs_the_whole_content(d):
    LampiranSKP.objects.filter(skp=d.skp).delete()

    keputusan = izin.ajukan(d.skp, d.pemilik, hari_ini())

    assert keputusan.sebab is Sebab.ISI
    assert keputusan.alasan == (
        "SKP belum lengkap. Lampiran: sumber daya belum diisi. Masih ada 3 kekurangan lain."
    )


@pytest.mark.parametrize("dengan", [None, "orang lain"])
def test_ajukan_needs_the_dialogue_with_this_penilai(d, dengan):
    d.skp.dialog_dengan = PegawaiFactory() if dengan else None

    keputusan = izin.ajukan(d.skp, d.pemilik, hari_ini())

    assert keputusan.sebab is Sebab.ISI
    assert keputusan.alasan.startswith("Dialog perencanaan dengan pejabat penilai Anda belum")


def test_tetapkan_needs_the_whole_content(d):
    d.skp.daftar_lampiran.all().delete()

    assert sebab("tetapkan", beri(d.skp, StatusSKP.DIAJUKAN), d.penilai) is Sebab.ISI


def test_buat_is_for_ones_own_post(d):
    riwayat = PegawaiFactory().daftar_riwayat_jabatan.get()

    assert izin.buat(riwayat, 2026, d.pemilik).sebab is Sebab.PELAKU
    assert izin.buat(riwayat, 2026, riwayat.pegawai)


def test_buat_refuses_a_second_skp_of_the_post_but_not_of_the_year(d):
    riwayat = d.skp.riwayat_jabatan
    kedua = RiwayatJabatanFactory(
        pegawai=d.pemilik,
        jabatan=JabatanFactory(),
        tmt_mulai=date(2026, 4, 1),
        jenis_penugasan="plt",
    )

    assert izin.buat(riwayat, 2026, d.pemilik).sebab is Sebab.STATUS
    assert izin.buat(riwayat, 2027, d.pemilik)
    assert izin.buat(kedua, 2026, d.pemilik)


def test_buat_starts_again_after_a_cancelled_draft(d):
    type(d.skp).objects.filter(pk=d.skp.pk).update(status=StatusSKP.DIBATALKAN)

    assert izin.buat(d.skp.riwayat_jabatan, 2026, d.pemilik)


def test_buat_knows_the_years_and_forms_of_the_portal(d):
    jpt = PegawaiFactory(jabatan=JabatanFactory(jpt=True))

    assert izin.buat(d.skp.riwayat_jabatan, 2021, d.pemilik).sebab is Sebab.ISI
    assert izin.buat(jpt.daftar_riwayat_jabatan.get(), 2026, jpt).sebab is Sebab.ISI
