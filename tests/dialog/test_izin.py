"""Permissions of the dialogue by people and by Sebab."""

from types import SimpleNamespace

import pytest

from dialog.izin import risalah as izin
from dialog.models import RisalahDialog
from dialog.pilihan import StatusRisalah
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini, kini
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, SKPFactory
from tests.factories.dialog import RisalahFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db
BERTANGGAL = {"kirim", "tanggapi", "kembalikan"}
PEMILIK, PIMPINAN = ["ubah", "kirim", "konfirmasi"], ["tanggapi", "kembalikan"]
BOLEH = {
    "ubah": {StatusRisalah.DRAF},
    "kirim": {StatusRisalah.DRAF},
    "tanggapi": {StatusRisalah.MENUNGGU_PIMPINAN},
    "kembalikan": {StatusRisalah.MENUNGGU_PIMPINAN, StatusRisalah.MENUNGGU_KONFIRMASI},
    "konfirmasi": {StatusRisalah.MENUNGGU_KONFIRMASI},
}


def tanya(nama, risalah, pelaku):
    sisa = [hari_ini()] if nama in BERTANGGAL else []
    risalah.dialog.skp.__dict__.pop("_penetapan", None)
    return getattr(izin, nama)(risalah, pelaku, *sisa)


@pytest.fixture
def d():
    risalah = RisalahFactory()
    skp = risalah.dialog.skp
    return SimpleNamespace(
        risalah=risalah,
        skp=skp,
        pemilik=skp.pegawai,
        pimpinan=risalah.dialog.pimpinan,
        lain=[
            skp.pegawai.daftar_penetapan_penilai.get().atasan_pejabat_penilai,
            PegawaiFactory(unit_kerja=skp.unit_kerja, kepala=True),
            PegawaiFactory(),
        ],
    )


@pytest.mark.parametrize("nama", BOLEH)
@pytest.mark.parametrize("status", StatusRisalah)
def test_each_act_has_its_person(d, nama, status):
    d.risalah.status = status
    bukan = d.pimpinan if nama in PEMILIK else d.pemilik

    sebab = [tanya(nama, d.risalah, p).sebab for p in (bukan, *d.lain)]

    assert sebab == [Sebab.PELAKU] * 4


@pytest.mark.parametrize("nama", BOLEH)
def test_each_act_has_its_status(d, nama):
    pelaku = d.pemilik if nama in PEMILIK else d.pimpinan
    boleh, sebab = set(), set()
    for status in StatusRisalah:
        d.risalah.status = status
        keputusan = tanya(nama, d.risalah, pelaku)
        (boleh if keputusan else sebab).add(status if keputusan else keputusan.sebab)

    assert (boleh, sebab) == (BOLEH[nama], {Sebab.STATUS})


@pytest.mark.parametrize("nama", PIMPINAN)
def test_former_penilai_leads_no_more(d, nama):
    d.risalah.status = StatusRisalah.MENUNGGU_PIMPINAN
    d.pemilik.daftar_penetapan_penilai.update(pejabat_penilai=PegawaiFactory())

    keputusan = tanya(nama, d.risalah, d.pimpinan)

    assert keputusan.sebab is Sebab.PELAKU
    assert keputusan.alasan.startswith("Anda bukan lagi pejabat penilai pegawai ini")


def test_kirim_to_a_former_penilai_is_refused(d):
    d.pemilik.daftar_penetapan_penilai.update(pejabat_penilai=PegawaiFactory())

    keputusan = tanya("kirim", d.risalah, d.pemilik)

    assert keputusan.sebab is Sebab.STATUS
    assert keputusan.alasan.startswith("Pejabat penilai Anda sudah berganti.")


@pytest.mark.parametrize("isi", ["", "  \n "])
def test_kirim_needs_its_subject(d, isi):
    d.risalah.pokok_bahasan = isi

    assert tanya("kirim", d.risalah, d.pemilik).sebab is Sebab.ISI


def test_kirim_needs_something_to_talk_about():
    risalah = RisalahFactory(dialog__skp=SKPFactory())

    keputusan = tanya("kirim", risalah, risalah.dialog.skp.pegawai)

    assert keputusan.sebab is Sebab.ISI
    assert "rencana hasil kerja dan indikator" in keputusan.alasan


@pytest.mark.parametrize("nama", ["kirim", "tanggapi", "kembalikan"])
@pytest.mark.parametrize("status", [StatusSKP.DIAJUKAN, StatusSKP.DITETAPKAN, StatusSKP.DIBATALKAN])
def test_planning_stops_when_the_skp_can_no_longer_change(d, nama, status):
    d.risalah.status, d.skp.status = min(BOLEH[nama]), status
    pelaku = d.pemilik if nama in PEMILIK else d.pimpinan

    assert tanya(nama, d.risalah, pelaku).sebab is Sebab.STATUS


def test_konfirmasi_only_once(d):
    d.risalah.status = StatusRisalah.MENUNGGU_KONFIRMASI
    d.risalah.dialog.daftar_peserta.update(waktu_konfirmasi=kini())

    keputusan = izin.konfirmasi(d.risalah, d.pemilik)

    assert keputusan.sebab is Sebab.STATUS
    assert keputusan.alasan == "Anda sudah mengonfirmasi risalah ini."


def test_buat_is_for_the_two_and_one_at_a_time(d):
    def sebab(pelaku):
        return izin.buat(d.skp, pelaku, hari_ini()).sebab

    terbuka = [sebab(p) for p in (d.pemilik, d.pimpinan)]
    RisalahDialog.objects.update(**vars_final())
    selesai = [sebab(p) for p in (d.pemilik, d.pimpinan)]

    assert (terbuka, selesai) == ([Sebab.STATUS] * 2, [None, None])
    assert [sebab(p) for p in d.lain] == [Sebab.PELAKU] * 3


def vars_final():
    return {
        "status": StatusRisalah.FINAL,
        "waktu_final": kini(),
        "penyesuaian_ukuran": False,
        "penyelesaian": "selesai",
        "batas_konfirmasi": kini(),
    }


def test_buat_after_a_change_of_penilai_is_not_blocked_by_the_old_dialogue(d):
    baru = PegawaiFactory()
    d.pemilik.daftar_penetapan_penilai.update(pejabat_penilai=baru)
    skp = SKP.objects.get()

    assert izin.buat(skp, d.pemilik, hari_ini())
    assert izin.buat(skp, baru, hari_ini())
    assert izin.buat(skp, d.pimpinan, hari_ini()).sebab is Sebab.PELAKU


def test_buat_needs_a_penilai_and_an_open_skp():
    tanpa = SKPFactory(penilai=False)
    diajukan = SKPFactory(lengkap=True, diajukan=True)

    assert izin.buat(tanpa, tanpa.pegawai, hari_ini()).sebab is Sebab.ISI
    assert izin.buat(diajukan, penilai_dari(diajukan), hari_ini()).sebab is Sebab.STATUS


def test_ubah_of_a_later_stage_belongs_to_the_employee():
    risalah = RisalahFactory(lanjut=True)
    orang = (risalah.dialog.skp.pegawai, risalah.dialog.pimpinan)

    assert [bool(izin.ubah(risalah, satu)) for satu in orang] == [True, False]


def test_kirim_of_a_later_stage_needs_rows():
    risalah = RisalahFactory(lanjut=True, agenda=False)

    keputusan = izin.kirim(risalah, risalah.dialog.skp.pegawai, hari_ini())

    assert (keputusan.sebab, "belum memuat indikator" in keputusan.alasan) == (Sebab.ISI, True)


@pytest.mark.parametrize("status", [StatusSKP.DITUTUP, StatusSKP.DIGANTIKAN])
def test_a_later_stage_stops_when_the_skp_moves_on(status):
    risalah = RisalahFactory(lanjut=True, dikirim=True)
    SKP.objects.update(status=status)
    risalah = type(risalah).objects.get()

    keputusan = izin.tanggapi(risalah, risalah.dialog.pimpinan, hari_ini())

    assert keputusan.sebab is Sebab.STATUS
    assert keputusan.alasan.endswith("sehingga dialog pelaksanaannya berhenti.")


def test_isi_bagian_dua_of_a_planning_dialogue_takes_no_steps():
    risalah = RisalahFactory(dikirim=True)

    assert izin.isi_bagian_dua(risalah, [], {})
    assert izin.isi_bagian_dua(risalah, [], {1: "Ya"}).sebab is Sebab.ISI


@pytest.mark.parametrize("keadaan", [{"lengkap": True}, {"lengkap": True, "ditetapkan": True}])
def test_buat_kini_finds_the_stage_that_fits(keadaan):
    skp = SKPFactory(**keadaan)

    assert izin.buat_kini(skp, skp.pegawai, hari_ini())


def test_buat_kini_says_when_a_dialogue_is_held():
    skp = SKPFactory(lengkap=True, diajukan=True)

    keputusan = izin.buat_kini(skp, skp.pegawai, hari_ini())

    assert "Dialog perencanaan diadakan sebelum SKP diajukan." in keputusan.alasan
