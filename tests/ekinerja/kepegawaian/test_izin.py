"""Who may do what: by people, and the edges that pages and acts do not reach."""

from datetime import date

import pytest
from django.db import connection

from ekinerja.inti.keputusan import Sebab
from ekinerja.kepegawaian import izin, pemicu
from ekinerja.kepegawaian.layanan import organisasi, pegawai, penempatan, penilai, samakan, telaah
from ekinerja.kepegawaian.layanan.penilai import Usulan
from ekinerja.kepegawaian.models import Pegawai, RiwayatJabatan
from tests.factories import (
    JabatanFactory,
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    UnitKerjaFactory,
)

pytestmark = pytest.mark.django_db
HARI = date(2026, 3, 15)


@pytest.fixture(autouse=True)
def _hari_ini(time_machine):
    time_machine.move_to("2026-03-15T03:00:00Z", tick=False)


@pytest.fixture
def orang():
    akar = UnitKerjaFactory()
    unit = UnitKerjaFactory(induk=akar)
    return {
        "pegawai": PegawaiFactory(unit_kerja=unit),
        "kepala": PegawaiFactory(unit_kerja=unit, kepala=True),
        "pengelola": PenugasanPeranFactory(pegawai=PegawaiFactory(unit_kerja=unit)).pegawai,
        "pengelola_atas": PenugasanPeranFactory(pegawai=PegawaiFactory(unit_kerja=akar)).pegawai,
        "admin": PenugasanPeranFactory(admin=True, pegawai=PegawaiFactory(unit_kerja=akar)).pegawai,
        "mantan": PenugasanPeranFactory(
            pegawai=PegawaiFactory(unit_kerja=unit), selesai=date(2026, 3, 14)
        ).pegawai,
        "pengelola_lain": PenugasanPeranFactory().pegawai,
        "admin_lain": PenugasanPeranFactory(admin=True).pegawai,
    }


PENGURUS = {"pengelola", "pengelola_atas", "admin"}


@pytest.mark.parametrize(
    ("aksi", "boleh"),
    [
        (izin.tetapkan_penilai, PENGURUS),
        (izin.ubah_pegawai, PENGURUS),
        (izin.terbitkan_kode, PENGURUS),
        (lambda p, s, h: izin.tempatkan(p, p.unit_kerja, s, h), PENGURUS),
        (lambda p, s, h: izin.pengelola_untuk(p.unit_kerja, s, h), PENGURUS),
        (lambda p, s, h: izin.ubah_unit(p.unit_kerja, s, h), PENGURUS),
        (lambda p, s, h: izin.ubah_jabatan(p.unit_kerja, s, h), PENGURUS),
        (lambda p, s, h: izin.tambah_pegawai(p.unit_kerja, s, h), PENGURUS),
        (lambda p, s, h: izin.tambah_unit(p.unit_kerja, p.instansi_id, s, h), PENGURUS),
        (lambda p, s, h: izin.tambah_unit(None, p.instansi_id, s, h), {"admin"}),
        (lambda p, s, h: izin.admin_untuk(p.instansi, s, h), {"admin"}),
        (lambda p, s, h: izin.beri_peran(p, p.unit_kerja, s, h), {"admin"}),
        (lambda p, s, h: izin.minta_perbaikan(p, s), {"pegawai"}),
        (lambda p, s, h: izin.baca_profil(p, s, h, None), {*PENGURUS, "pegawai", "kepala"}),
        (lambda p, s, h: izin.daftar(s, h), {*PENGURUS, "pengelola_lain", "admin_lain"}),
    ],
)
def test_each_act_belongs_to_its_people(orang, aksi, boleh):
    pegawai = orang["pegawai"]

    assert {nama for nama, satu in orang.items() if aksi(pegawai, satu, HARI)} == boleh


@pytest.mark.parametrize(
    "aksi",
    [
        izin.tetapkan_penilai,
        izin.ubah_pegawai,
        izin.terbitkan_kode,
        lambda p, s, h: izin.beri_peran(p, p.unit_kerja, s, h),
        lambda p, s, h: izin.tempatkan(p, p.unit_kerja, s, h),
    ],
)
def test_nobody_decides_about_himself(orang, aksi):
    for nama in ("pengelola", "admin"):
        keputusan = aksi(orang[nama], orang[nama], HARI)
        assert (keputusan.boleh, keputusan.alasan) == (False, izin.DIRI_SENDIRI)


def test_tempatkan_needs_both_units(orang):
    luar = orang["pengelola_lain"].unit_kerja

    assert not izin.tempatkan(orang["pegawai"], luar, orang["pengelola"], HARI)


def test_baca_profil_for_penilai_and_his_superior_on_that_day(orang):
    kini = PenetapanPenilaiFactory(pegawai=orang["pegawai"], lengkap=True)
    atasan = (kini.pejabat_penilai, kini.atasan_pejabat_penilai)

    assert [izin.baca_profil(orang["pegawai"], a, HARI, kini).boleh for a in atasan] == [True] * 2
    assert not izin.baca_profil(orang["pegawai"], atasan[0], HARI, None)


@pytest.mark.parametrize("isian", [{"pejabat_negara": True}, {"aktif": False}])
def test_dapat_berakun_needs_a_number_and_an_active_person(isian):
    assert izin.dapat_berakun(PegawaiFactory(**isian)).sebab is Sebab.STATUS


def test_acts_of_the_system_ask_nobody():
    unit = UnitKerjaFactory()
    anak = organisasi.tambah_unit(
        "Bagian", instansi=unit.instansi, zona_waktu="WIT", induk=unit, pelaku=None
    )
    organisasi.ubah_unit(anak.pk, pelaku=None, induk=None)
    jabatan = organisasi.tambah_jabatan(
        "Analis", unit_kerja=anak, kelompok="ja", jenjang="pelaksana", pelaku=None
    )
    organisasi.ubah_jabatan(jabatan.pk, pelaku=None, kelas_jabatan=7)
    baru = pegawai.tambah_pegawai(
        "Sari",
        jabatan=jabatan,
        tmt_mulai=date(2026, 1, 1),
        nip="199001012015012001",
        jenis_asn="pns",
        pelaku=None,
    )
    pegawai.ubah_pegawai(baru.pk, pelaku=None, email="sari@contoh.go.id")
    penempatan.tempatkan(
        baru.pk, jabatan=JabatanFactory(unit_kerja=unit), tmt_mulai=HARI, pelaku=None
    )
    menteri = PegawaiFactory(pejabat_negara=True)
    penetapan = penilai.tetapkan_penilai(
        baru.pk, usulan=Usulan(menteri, date(2026, 1, 1)), pelaku=None
    )
    penilai.akhiri_penetapan(penetapan.pk, sampai=HARI, alasan="", pelaku=None)

    baru.refresh_from_db()
    assert (baru.unit_kerja, baru.email) == (unit, "sari@contoh.go.id")


def test_tempatkan_ignores_posts_that_ended_before_and_begin_after(orang):
    satu = orang["pegawai"]
    RiwayatJabatan.objects.filter(pegawai=satu).update(tmt_selesai=date(2025, 12, 31))

    penempatan.tempatkan(satu.pk, jabatan=satu.jabatan, tmt_mulai=HARI, pelaku=None)

    assert satu.daftar_riwayat_jabatan.count() == 2


def test_pratinjau_warns_of_another_instansi(orang):
    usulan = Usulan(penilai=PegawaiFactory(pejabat_negara=True), mulai=HARI)

    rencana = penilai.pratinjau(orang["pegawai"], usulan=usulan, pelaku=orang["pengelola"])

    assert [p.endswith("instansi lain.") for p in rencana.peringatan] == [True]


def test_samakan_dengan_kepala_goes_on_after_a_refusal(orang):
    PenetapanPenilaiFactory(
        pegawai=orang["kepala"], pejabat_penilai=PegawaiFactory(pejabat_negara=True)
    )
    nanti = PenetapanPenilaiFactory(pegawai=orang["pegawai"], berlaku_mulai=date(2026, 4, 1))

    hasil = samakan.samakan_dengan_kepala(
        orang["pegawai"].unit_kerja_id, mulai=HARI, pelaku=orang["pengelola"]
    )

    keputusan = {satu.pegawai: satu.keputusan.boleh for satu in hasil}
    assert keputusan == {nanti.pegawai: False, orang["mantan"]: True}


def _telaah(satu, **isian):
    satu = Pegawai.objects.dengan_keadaan_penilai(HARI).get(pk=satu.pk)
    kini = satu.daftar_penetapan_penilai.untuk_riwayat().first()
    return telaah.telaah_penilai(satu, kini=kini, keadaan=satu.keadaan_penilai, pada=HARI)


def test_telaah_penilai_sees_that_the_superior_has_changed(orang):
    baru = PegawaiFactory(pejabat_negara=True)
    PenetapanPenilaiFactory(pegawai=orang["kepala"], pejabat_penilai=baru)
    PenetapanPenilaiFactory(
        pegawai=orang["pegawai"],
        pejabat_penilai=orang["kepala"],
        atasan_pejabat_penilai=orang["admin"],
    )

    hasil = _telaah(orang["pegawai"])

    assert hasil.rantai == [orang["pegawai"], orang["kepala"], baru]
    assert [orang["admin"].nama_gelar in kalimat for kalimat in hasil.masalah] == [True]


def test_telaah_penilai_sees_a_loop_above(orang):
    a, b = orang["kepala"], orang["admin"]
    for bawah, atas in ((a, b), (b, a), (orang["pegawai"], a)):
        PenetapanPenilaiFactory(pegawai=bawah, pejabat_penilai=atas)

    hasil = [_telaah(satu) for satu in (a, orang["pegawai"])]

    assert [satu.memutar for satu in hasil] == [True, True]
    assert telaah.MEMUTAR_DI_ATAS in hasil[1].masalah
    assert telaah.MEMUTAR_DI_ATAS not in hasil[0].masalah
    assert [satu.rantai for satu in hasil] == [[a, b], [orang["pegawai"], a, b]]


def test_triggers_are_laid_again_after_a_rebuild_of_the_table():
    if connection.vendor != "sqlite":
        pytest.skip("PostgreSQL keeps exclusion constraints")
    nama = "SELECT name FROM sqlite_master WHERE type = 'trigger' AND name LIKE %s ORDER BY name"
    with connection.cursor() as kursor:
        kursor.execute("DROP TRIGGER riwayat_satu_definitif_insert")
        pemicu.pasang(using="default")
        pemicu.pasang(using="default")
        kursor.execute(nama, ["riwayat_satu%"])
        ada = [baris[0] for baris in kursor.fetchall()]

    assert ada == ["riwayat_satu_definitif_insert", "riwayat_satu_definitif_update"]
