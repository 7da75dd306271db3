"""Who sees which minutes, and what waits for whom."""

from datetime import date, timedelta

import pytest

from dialog.kueri.risalah import dialog_triwulan
from dialog.models import RisalahDialog
from ekinerja.inti.waktu import hari_ini, kini
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import PegawaiFactory, PenetapanPenilaiFactory, PenugasanPeranFactory
from tests.factories.dialog import RisalahFactory

pytestmark = pytest.mark.django_db


def lihat(pelaku):
    return list(RisalahDialog.objects.terlihat_oleh(pelaku))


def menunggu(pelaku):
    return list(RisalahDialog.objects.menunggu(pelaku))


def ganti_penilai(skp):
    """Since today somebody else assesses the owner."""
    lama = skp.pegawai.daftar_penetapan_penilai.get()
    lama.berlaku_sampai = hari_ini() - timedelta(days=1)
    lama.save()
    return PenetapanPenilaiFactory(pegawai=skp.pegawai, lengkap=True, berlaku_mulai=hari_ini())


def test_terlihat_oleh_the_two_and_the_superior():
    risalah = RisalahFactory()
    skp, pimpinan = risalah.dialog.skp, risalah.dialog.pimpinan
    atasan = skp.pegawai.daftar_penetapan_penilai.get().atasan_pejabat_penilai

    assert [lihat(p) for p in (skp.pegawai, pimpinan, atasan)] == [[risalah]] * 3


def test_terlihat_oleh_nobody_else_not_even_head_pengelola_or_admin():
    skp = RisalahFactory().dialog.skp
    orang = [
        PegawaiFactory(unit_kerja=skp.unit_kerja),
        PegawaiFactory(unit_kerja=skp.unit_kerja, kepala=True),
        PenugasanPeranFactory(unit_kerja=skp.unit_kerja).pegawai,
        PenugasanPeranFactory(unit_kerja=skp.unit_kerja, admin=True).pegawai,
        RisalahFactory().dialog.pimpinan,
    ]

    assert [risalah.dialog.skp for p in orang[:4] for risalah in lihat(p)] == []
    assert skp not in [risalah.dialog.skp for risalah in lihat(orang[4])]


def test_terlihat_oleh_former_leader_and_new_penilai():
    risalah = RisalahFactory()
    lama = risalah.dialog.pimpinan
    baru = ganti_penilai(risalah.dialog.skp)

    orang = (lama, baru.pejabat_penilai, baru.atasan_pejabat_penilai)
    assert [lihat(p) for p in orang] == [[risalah]] * 3


@pytest.mark.parametrize(
    ("keadaan", "pemilik", "pimpinan"),
    [
        ({}, True, False),
        ({"dikirim": True}, False, True),
        ({"ditanggapi": True}, True, False),
        ({"final": True}, False, False),
    ],
)
def test_menunggu_by_status(keadaan, pemilik, pimpinan):
    risalah = RisalahFactory(**keadaan)

    nyata = [bool(menunggu(p)) for p in (risalah.dialog.skp.pegawai, risalah.dialog.pimpinan)]

    assert nyata == [pemilik, pimpinan]


@pytest.mark.parametrize("keadaan", [{}, {"dikirim": True}])
def test_menunggu_forgets_what_was_left_open_with_a_former_penilai(keadaan):
    risalah = RisalahFactory(**keadaan)
    baru = ganti_penilai(risalah.dialog.skp).pejabat_penilai

    orang = (risalah.dialog.skp.pegawai, risalah.dialog.pimpinan, baru)
    assert [menunggu(p) for p in orang] == [[], [], []]


@pytest.mark.parametrize("status", [StatusSKP.DIAJUKAN, StatusSKP.DIBATALKAN])
def test_menunggu_forgets_the_plan_of_an_skp_that_is_under_way_or_given_up(status):
    risalah = RisalahFactory()
    SKP.objects.update(status=status, waktu_diajukan=kini())

    assert menunggu(risalah.dialog.skp.pegawai) == []


def test_menunggu_leaves_out_who_has_confirmed():
    risalah = RisalahFactory(ditanggapi=True)
    risalah.dialog.daftar_peserta.update(waktu_konfirmasi=kini())

    assert menunggu(risalah.dialog.skp.pegawai) == []


def test_lewat_batas_is_strictly_after_the_deadline():
    risalah = RisalahFactory(ditanggapi=True)
    batas = risalah.batas_konfirmasi
    RisalahFactory(dikirim=True)

    tepat = list(RisalahDialog.objects.lewat_batas(batas))
    sesudah = list(RisalahDialog.objects.lewat_batas(batas + timedelta(microseconds=1)))

    assert (tepat, sesudah) == ([], [risalah])


@pytest.mark.parametrize(
    ("keadaan", "pemilik", "pimpinan"),
    [({}, True, False), ({"dikirim": True}, False, True), ({"final": True}, False, False)],
)
def test_menunggu_of_a_later_stage_by_status(keadaan, pemilik, pimpinan):
    risalah = RisalahFactory(lanjut=True, **keadaan)

    nyata = [bool(menunggu(p)) for p in (risalah.dialog.skp.pegawai, risalah.dialog.pimpinan)]

    assert nyata == [pemilik, pimpinan]


def test_dengan_berhenti_says_why_an_open_one_goes_nowhere():
    semua = RisalahDialog.objects.all()
    jalan = RisalahFactory(lanjut=True)
    tutup = RisalahFactory(lanjut=True)
    diganti = RisalahFactory(lanjut=True, dikirim=True)
    menunggu_pegawai = RisalahFactory(lanjut=True, ditanggapi=True)
    SKP.objects.filter(pk=tutup.dialog.skp_id).update(status=StatusSKP.DITUTUP)
    for satu in (diganti, menunggu_pegawai):
        ganti_penilai(satu.dialog.skp)

    alasan = {r.pk: r.berhenti for r in semua.dengan_berhenti(jalan.dialog.pimpinan)}

    assert alasan == {
        jalan.pk: "",
        tutup.pk: "Berhenti karena SKP berubah status",
        diganti.pk: "Berhenti karena penilai berganti",
        menunggu_pegawai.pk: "",
    }


def test_final_untuk_by_stage():
    risalah = RisalahFactory(lanjut=True, final=True)
    RisalahFactory(lanjut=True, dialog__skp=risalah.dialog.skp)
    RisalahFactory(lanjut=True, final=True)
    semua, skp = RisalahDialog.objects, risalah.dialog.skp

    assert list(semua.final_untuk(skp)) == [risalah]
    assert list(semua.final_untuk(skp, "pelaksanaan", "evaluasi")) == [risalah]
    assert list(semua.final_untuk(skp, "evaluasi")) == []


def test_dialog_triwulan_counts_final_ones_of_this_quarter_only():
    skp = RisalahFactory(lanjut=True, final=True, dialog__tanggal=date(2026, 5, 4)).dialog.skp
    RisalahFactory(lanjut=True, dialog__skp=skp, dialog__tanggal=date(2026, 5, 5))
    lalu = {"dialog__skp": skp, "dialog__tanggal": date(2026, 3, 31), "dialog__tahap": "evaluasi"}
    RisalahFactory(lanjut=True, final=True, **lalu)

    kini_ini = dialog_triwulan(skp, date(2026, 6, 30))
    berikut = dialog_triwulan(skp, date(2026, 7, 1))

    assert (kini_ini.jumlah, kini_ini.minimal, kini_ini.cukup) == (1, 1, True)
    assert (berikut.jumlah, berikut.cukup, berikut.selesai) == (0, False, date(2026, 9, 30))
    assert dialog_triwulan(skp, date(2027, 1, 1)) is None
    assert dialog_triwulan(RisalahFactory().dialog.skp, date(2026, 5, 5)) is None
