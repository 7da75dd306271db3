"""One sheet confirmed twice at once, two heads' tabs, and a lock against a return."""

from threading import Barrier

import pytest

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.inti.waktu import hari_ini
from ekinerja.jejak.models import Jejak
from evaluasi.impor import susun
from evaluasi.layanan import capaian
from evaluasi.layanan import pemeringkatan as layanan
from evaluasi.models import (
    AnggotaPemeringkatan,
    CapaianOrganisasi,
    PemeringkatanKinerja,
    UnggahanPemeringkatan,
)
from evaluasi.pilihan import StatusPemeringkatan
from tests.balapan.serempak import serempak
from tests.factories.pemeringkatan import bangun, peringkat
from tests.korpus.peringkat import baris, lembar

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
SUSUN = "evaluasi.susun_pemeringkatan"


@pytest.fixture
def d():
    return bangun()


def unggah(d, kelompok=()):
    return layanan.simpan_unggahan(
        d.unit.pk,
        periode_pk=d.periode.pk,
        isi=lembar(baris(d.nip, kelompok)),
        nama="peringkat.xlsx",
        pelaku=d.kepala,
    )


def terapkan(d, satu):
    return layanan.terapkan_unggahan(
        satu.pk, sha256=satu.sha256, keadaan=satu.keadaan, pelaku=d.kepala
    )


def sebab(hasil):
    return [(type(g), g.keputusan.sebab) for g in hasil if isinstance(g, Exception)]


def test_the_same_sheet_confirmed_four_times_at_once_is_applied_once(d):
    satu = unggah(d)

    hasil = serempak(4, lambda: terapkan(d, satu))

    assert sebab(hasil) == [(Ditolak, Sebab.STATUS)] * 3
    assert PemeringkatanKinerja.objects.count() == 1
    assert AnggotaPemeringkatan.objects.count() == len(d.orang)
    assert Jejak.objects.filter(aksi=SUSUN).count() == 1


def test_two_tabs_with_different_sheets_leave_one_of_them_whole(d):
    giliran = iter([unggah(d, ["K1"] * 3), unggah(d, ["K3"] * 3)])

    hasil = serempak(2, lambda: terapkan(d, next(giliran)))

    assert sebab(hasil) == [(Ditolak, Sebab.VERSI)]
    kelompok = set(AnggotaPemeringkatan.objects.values_list("kelompok", flat=True))
    assert kelompok in ({"K1"}, {"K3"})
    assert UnggahanPemeringkatan.objects.exclude(waktu_diterapkan=None).count() == 1


def test_two_tabs_without_the_lock_both_find_their_state_unchanged(d):
    """The twin: looking before writing, as anybody would who forgot the lock."""

    peringkat(d)
    giliran = iter([unggah(d, ["K1"] * 3), unggah(d, ["K3"] * 3)])
    dilihat = Barrier(2)

    def tanpa_kunci():
        satu = next(giliran)
        isi = bytes(satu.isi)
        rencana = susun(isi, unit=d.unit, periode=d.periode, pada=hari_ini())
        dilihat.wait(timeout=30)
        return rencana.keadaan == satu.keadaan

    assert serempak(2, tanpa_kunci) == [True, True]


def test_a_lock_and_a_return_at_once_do_not_both_happen(d):
    satu = peringkat(d, StatusPemeringkatan.DITETAPKAN)
    giliran = iter(
        [
            lambda: layanan.kunci_pemeringkatan(satu.pk, pelaku=d.unit.penilai),
            lambda: layanan.kembalikan_pemeringkatan(
                satu.pk, catatan="Perbaiki suratnya.", pelaku=d.pengelola, versi=1
            ),
        ]
    )

    hasil = serempak(2, lambda: next(giliran)())

    assert len(sebab(hasil)) == 1
    satu.refresh_from_db()
    assert satu.versi == 2
    assert Jejak.objects.untuk(satu).count() == 1


def test_a_level_proposed_in_two_tabs_at_once_is_one_proposal(d):
    def usulkan():
        return capaian.usulkan_capaian(
            d.unit.pk,
            periode_pk=d.periode.pk,
            predikat="baik",
            dasar="Tiga dari empat IKU mencapai target.",
            pelaku=d.kepala,
        )

    hasil = serempak(3, usulkan)

    assert sebab(hasil) == [(Ditolak, Sebab.VERSI)] * 2
    assert CapaianOrganisasi.objects.count() == 1
