"""Two admins who end each other at once: one of them stays, and so does the instansi's admin."""

from threading import Barrier

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian import izin
from ekinerja.kepegawaian.layanan import peran
from ekinerja.kepegawaian.models import PenugasanPeran
from tests.balapan.serempak import serempak
from tests.factories.kepegawaian import PegawaiFactory, PenugasanPeranFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]


@pytest.fixture
def berdua():
    satu = PenugasanPeranFactory(admin=True)
    rekan = PegawaiFactory(unit_kerja=satu.unit_kerja)
    return satu, PenugasanPeranFactory(admin=True, pegawai=rekan)


def _admin_tersisa():
    return PenugasanPeran.objects.pada(hari_ini()).count()


def test_cabut_peran_of_two_admins_at_once_leaves_one(berdua):
    satu, dua = berdua
    giliran = iter([(satu.pk, dua.pegawai), (dua.pk, satu.pegawai)])

    def cabut():
        pk, pelaku = next(giliran)
        return peran.cabut_peran(pk, pelaku=pelaku)

    hasil = serempak(2, cabut)

    galat = [h for h in hasil if isinstance(h, Exception)]
    assert [(type(g), g.keputusan.sebab) for g in galat] == [(Ditolak, Sebab.PELAKU)]
    assert (_admin_tersisa(), Jejak.objects.count()) == (1, 1)


def test_cabut_peran_by_looking_first_leaves_nobody(berdua):
    satu, dua = berdua
    dilihat = Barrier(2)
    giliran = iter([(satu.pk, dua.pegawai), (dua.pk, satu.pegawai)])

    def cabut_setelah_melihat():
        pk, pelaku = next(giliran)
        penugasan = PenugasanPeran.objects.dengan_admin_lain(hari_ini()).get(pk=pk)
        assert izin.cabut_peran(penugasan, pelaku, hari_ini())
        dilihat.wait(timeout=30)
        PenugasanPeran.objects.filter(pk=pk).update(selesai=penugasan.mulai)

    hasil = serempak(2, cabut_setelah_melihat)

    assert (hasil, _admin_tersisa()) == ([None, None], 0)


def test_cabut_peran_of_one_role_eight_times_at_once_ends_it_once(berdua):
    satu, dua = berdua

    hasil = serempak(8, lambda: peran.cabut_peran(satu.pk, pelaku=dua.pegawai))

    galat = [h for h in hasil if isinstance(h, Exception)]
    assert [(type(g), g.keputusan.sebab) for g in galat] == [(Ditolak, Sebab.STATUS)] * 7
    assert Jejak.objects.count() == 1
