"""Who sees which SKP, with people whose data could leak."""

from datetime import date, timedelta
from types import SimpleNamespace

import pytest

from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.pilihan import Peran
from skp import kueri
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import (
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
    RHKFactory,
    SKPFactory,
    UnitKerjaFactory,
)
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db
KEMARIN = timedelta(days=1)


@pytest.fixture
def d():
    """One SKP in a unit below a bureau, and people around it."""
    biro = UnitKerjaFactory()
    unit = UnitKerjaFactory(induk=biro)
    lama, kini = PegawaiFactory(), PegawaiFactory()
    pegawai = PegawaiFactory(unit_kerja=unit)
    ganti = hari_ini() - timedelta(days=30)
    PenetapanPenilaiFactory(
        pegawai=pegawai, pejabat_penilai=lama, berlaku_sampai=ganti - KEMARIN, lengkap=True
    )
    penetapan = PenetapanPenilaiFactory(
        pegawai=pegawai, pejabat_penilai=kini, berlaku_mulai=ganti, lengkap=True
    )
    return SimpleNamespace(
        biro=biro,
        unit=unit,
        pegawai=pegawai,
        lama=lama,
        kini=kini,
        atasan=penetapan.atasan_pejabat_penilai,
        skp=SKPFactory(pegawai=pegawai, penilai=False, lengkap=True),
    )


def lihat(pelaku, **isi):
    return list(SKP.objects.terlihat_oleh(pelaku, **isi))


def tandai_ditetapkan(d, penilai):
    SKP.objects.filter(pk=d.skp.pk).update(
        status=StatusSKP.DITETAPKAN,
        pejabat_penilai=penilai,
        waktu_ditetapkan=d.skp.waktu_dibuat,
        tanggal_ditetapkan=date(2026, 1, 20),
        cuplikan={},
    )


def test_terlihat_oleh_owner_penilai_and_his_superior(d):
    assert [lihat(p) for p in (d.pegawai, d.kini, d.atasan)] == [[d.skp]] * 3


def test_terlihat_oleh_hides_a_draft_from_the_former_penilai(d):
    assert lihat(d.lama) == []


def test_terlihat_oleh_former_penilai_keeps_what_he_signed(d):
    tandai_ditetapkan(d, d.lama)

    assert [lihat(p) for p in (d.lama, d.kini)] == [[d.skp]] * 2


def test_terlihat_oleh_asks_about_the_day(d):
    sebelum = hari_ini() - timedelta(days=60)

    assert [lihat(p, pada=sebelum) for p in (d.lama, d.kini)] == [[d.skp], []]


def test_terlihat_oleh_penilai_of_somebody_else_sees_only_his(d):
    lain = SKPFactory()

    assert lihat(penilai_dari(lain)) == [lain]


@pytest.mark.parametrize("di", ["unit", "biro"])
def test_terlihat_oleh_pengelola_of_the_unit_or_above(d, di):
    pengelola = PegawaiFactory()
    PenugasanPeranFactory(pegawai=pengelola, unit_kerja=getattr(d, di))

    assert lihat(pengelola) == [d.skp]


def test_terlihat_oleh_pengelola_of_a_unit_beside_or_of_yesterday_sees_nothing(d):
    sebelah, kemarin = PegawaiFactory(), PegawaiFactory()
    PenugasanPeranFactory(pegawai=sebelah, unit_kerja=UnitKerjaFactory(induk=d.biro))
    PenugasanPeranFactory(pegawai=kemarin, unit_kerja=d.unit, selesai=hari_ini() - KEMARIN)

    assert (lihat(sebelah), lihat(kemarin)) == ([], [])


def test_terlihat_oleh_path_is_not_a_text_prefix(d):
    """Unit 1 must not see unit 12: the path ends in a slash."""
    assert d.unit.jalur.endswith("/")
    kepala = PegawaiFactory(unit_kerja=UnitKerjaFactory(), kepala=True)

    assert lihat(kepala) == []


def test_terlihat_oleh_head_of_the_unit(d):
    kepala = PegawaiFactory(unit_kerja=d.biro, kepala=True)

    assert lihat(kepala) == [d.skp]


def test_terlihat_oleh_admin_of_the_instansi_only(d):
    admin, lain = PegawaiFactory(unit_kerja=d.biro), PegawaiFactory()
    for orang in (admin, lain):
        PenugasanPeranFactory(pegawai=orang, peran=Peran.ADMIN_INSTANSI)

    assert (lihat(admin), lihat(lain)) == ([d.skp], [])


def test_terlihat_oleh_shows_a_cancelled_draft_to_its_owner_only(d):
    kepala = PegawaiFactory(unit_kerja=d.biro, kepala=True)
    SKP.objects.filter(pk=d.skp.pk).update(status=StatusSKP.DIBATALKAN)

    terlihat = [lihat(p) for p in (d.pegawai, d.kini, d.atasan, kepala)]

    assert terlihat == [[d.skp], [], [], []]


def test_milik_leaves_out_the_cancelled(d):
    SKPFactory(pegawai=d.pegawai, penilai=False, status=StatusSKP.DIBATALKAN)

    assert list(SKP.objects.milik(d.pegawai)) == [d.skp]


def test_menunggu_pemilik_and_penilai_are_never_the_same_rows(d):
    def menunggu():
        return (
            list(SKP.objects.menunggu_pemilik(d.pegawai)),
            list(SKP.objects.menunggu_penilai(d.kini, hari_ini())),
            list(SKP.objects.menunggu_penilai(d.lama, hari_ini())),
        )

    sebelum = menunggu()
    SKP.objects.filter(pk=d.skp.pk).update(
        status=StatusSKP.DIAJUKAN, waktu_diajukan=d.skp.waktu_dibuat
    )

    assert (sebelum, menunggu()) == (([d.skp], [], []), ([], [d.skp], []))


def test_dengan_penilai_names_who_signed_else_who_assesses(d):
    def nama():
        return SKP.objects.dengan_penilai(hari_ini()).get(pk=d.skp.pk).nama_penilai

    sebelum = nama()
    tandai_ditetapkan(d, d.lama)

    assert (sebelum, nama()) == (d.kini.nama_lengkap, d.lama.nama_lengkap)


def test_dapat_diintervensi_is_what_the_penilai_has_promised(d):
    milik_penilai = SKPFactory(pegawai=d.kini, lengkap=True, ditetapkan=True)
    RHKFactory(skp=SKPFactory(pegawai=d.kini, tahun=2025, lengkap=True, penilai=False))
    SKPFactory(lengkap=True, ditetapkan=True)

    daftar = kueri.dapat_diintervensi(d.skp, hari_ini())

    assert list(daftar) == list(milik_penilai.daftar_rhk.all())


def test_dapat_diintervensi_keeps_the_link_that_stands(d):
    lama = RHKFactory()

    assert list(kueri.dapat_diintervensi(d.skp, hari_ini(), tetap=lama.pk)) == [lama]
    assert list(kueri.dapat_diintervensi(SKPFactory(penilai=False), hari_ini())) == []


def test_pemegang_giliran_by_status(d):
    orang = []
    for status in (StatusSKP.DRAF, StatusSKP.DIKEMBALIKAN, StatusSKP.DIAJUKAN, StatusSKP.DITUTUP):
        d.skp.status = status
        orang.append(kueri.pemegang_giliran(d.skp, hari_ini()))

    assert orang == [d.pegawai, d.pegawai, d.kini, None]
    tanpa = SKPFactory(penilai=False, diajukan=True)
    assert kueri.pemegang_giliran(tanpa, hari_ini()) is None
