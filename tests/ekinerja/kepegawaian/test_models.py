"""What both databases refuse by themselves."""

from datetime import date

import pytest
from django.db import IntegrityError, transaction

from ekinerja.kepegawaian.models import Pegawai, UnitKerja
from ekinerja.kepegawaian.pilihan import DasarPenetapan, JenisPenugasan, Jenjang, KelompokJabatan
from tests.factories import (
    JabatanFactory,
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    PermintaanPerbaikanFactory,
    RiwayatJabatanFactory,
    TimKerjaFactory,
    UnitKerjaFactory,
)

pytestmark = pytest.mark.django_db


def ditolak(tindakan):
    with pytest.raises(IntegrityError), transaction.atomic():
        tindakan()


@pytest.mark.parametrize(
    ("mulai", "sampai", "boleh"),
    [
        (date(2026, 1, 1), date(2026, 2, 28), True),
        (date(2026, 1, 1), date(2026, 3, 1), False),
        (date(2026, 3, 1), date(2026, 3, 1), False),
        (date(2026, 6, 30), None, False),
        (date(2026, 7, 1), None, True),
        (date(2026, 1, 1), None, False),
    ],
)
def test_penetapan_never_shares_a_day_with_another(mulai, sampai, boleh):
    pegawai = PegawaiFactory()
    PenetapanPenilaiFactory(
        pegawai=pegawai, berlaku_mulai=date(2026, 3, 1), berlaku_sampai=date(2026, 6, 30)
    )

    def tambah():
        PenetapanPenilaiFactory(pegawai=pegawai, berlaku_mulai=mulai, berlaku_sampai=sampai)

    if boleh:
        tambah()
    else:
        ditolak(tambah)


def test_penetapan_overlap_is_refused_on_update_too():
    pegawai = PegawaiFactory()
    awal = PenetapanPenilaiFactory(
        pegawai=pegawai, berlaku_mulai=date(2026, 1, 1), berlaku_sampai=date(2026, 2, 28)
    )
    PenetapanPenilaiFactory(pegawai=pegawai, berlaku_mulai=date(2026, 3, 1))

    awal.berlaku_sampai = date(2026, 3, 1)

    ditolak(awal.save)


def test_riwayat_one_definitive_post_a_day_but_acting_ones_may_overlap():
    pegawai = PegawaiFactory()

    ditolak(lambda: RiwayatJabatanFactory(pegawai=pegawai, tmt_mulai=date(2026, 1, 1)))
    RiwayatJabatanFactory(
        pegawai=pegawai, tmt_mulai=date(2026, 1, 1), jenis_penugasan=JenisPenugasan.PLT
    )


def test_peran_never_overlaps_for_the_same_unit():
    peran = PenugasanPeranFactory()

    ditolak(lambda: PenugasanPeranFactory(pegawai=peran.pegawai, mulai=date(2026, 1, 1)))
    PenugasanPeranFactory(pegawai=peran.pegawai, unit_kerja=UnitKerjaFactory())


def test_penetapan_refuses_self_assessment_and_a_boss_in_two_hats():
    pegawai, penilai = PegawaiFactory(), PegawaiFactory()

    ditolak(lambda: PenetapanPenilaiFactory(pegawai=pegawai, pejabat_penilai=pegawai))
    for atasan in (pegawai, penilai):
        ditolak(
            lambda atasan=atasan: PenetapanPenilaiFactory(
                pegawai=pegawai, pejabat_penilai=penilai, atasan_pejabat_penilai=atasan
            )
        )
    ditolak(lambda: PenetapanPenilaiFactory(pegawai=pegawai, pemberi_pertimbangan=pegawai))


def test_penetapan_delegation_needs_its_letter():
    ditolak(lambda: PenetapanPenilaiFactory(dasar=DasarPenetapan.DELEGASI))
    PenetapanPenilaiFactory(dasar=DasarPenetapan.DELEGASI, nomor_surat="KP.01/2026")


def test_penetapan_cannot_end_before_it_begins():
    ditolak(lambda: PenetapanPenilaiFactory(berlaku_sampai=date(2019, 12, 31)))


def test_unit_is_never_its_own_parent():
    unit = UnitKerjaFactory()

    ditolak(lambda: UnitKerja.objects.filter(pk=unit.pk).update(induk=unit))


@pytest.mark.parametrize(
    "isian",
    [
        {"kelompok": KelompokJabatan.JPT, "jenjang": Jenjang.PENGAWAS},
        {"kelompok": KelompokJabatan.JA, "jenjang": ""},
        {"kelompok": KelompokJabatan.JF, "jenjang": ""},
        {"kelompok": KelompokJabatan.JF, "jf": True, "jenjang_jf": "mahir"},
        {"kelas_jabatan": 18},
    ],
)
def test_jabatan_refuses_levels_of_another_group(isian):
    ditolak(lambda: JabatanFactory(**isian))


def test_jabatan_accepts_each_group():
    for trait in ("pengawas", "administrator", "jpt", "jf", "negara"):
        JabatanFactory(**{trait: True})


@pytest.mark.parametrize(
    "isian",
    [
        {"nip": "12345"},
        {"nip": None},
        {"jenis_asn": "pppk"},
        {"jenis_asn": ""},
        {"nama_lengkap": ""},
    ],
)
def test_pegawai_refuses_what_does_not_fit_its_identity(isian):
    ditolak(lambda: PegawaiFactory(akun=None, **isian))


def test_pegawai_number_is_unique_but_several_have_none():
    pegawai = PegawaiFactory()
    ditolak(lambda: PegawaiFactory(nip=pegawai.nip, akun=None))

    PegawaiFactory(pejabat_negara=True)
    PegawaiFactory(pejabat_negara=True)

    assert Pegawai.objects.filter(nip=None).count() == 2


def test_tim_has_one_leader_and_each_member_once():
    tim = TimKerjaFactory(anggota=[PegawaiFactory()])

    ditolak(lambda: tim.daftar_anggota.create(pegawai=tim.ketua))
    ditolak(lambda: tim.daftar_anggota.create(pegawai=PegawaiFactory(), peran="ketua"))


def test_perbaikan_one_waits_at_a_time():
    permintaan = PermintaanPerbaikanFactory()

    ditolak(lambda: PermintaanPerbaikanFactory(pegawai=permintaan.pegawai))
