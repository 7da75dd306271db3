"""Two pengelola at once: no overlap, no loop, and a polite answer for whoever came second."""

import itertools
from datetime import date
from threading import Barrier

import pytest
from django.db import IntegrityError, transaction

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from ekinerja.jejak.models import Jejak
from ekinerja.kepegawaian.layanan import organisasi, penempatan, penilai, perbaikan
from ekinerja.kepegawaian.layanan.penilai import Usulan
from ekinerja.kepegawaian.models import (
    PenetapanPenilai,
    PermintaanPerbaikan,
    RiwayatJabatan,
    UnitKerja,
)
from tests.balapan.serempak import serempak
from tests.factories.kepegawaian import (
    JabatanFactory,
    PegawaiFactory,
    PenugasanPeranFactory,
    UnitKerjaFactory,
)

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 8
MULAI = date(2026, 3, 1)


@pytest.fixture(autouse=True)
def _hari_ini(time_machine):
    time_machine.move_to("2026-03-15T03:00:00Z", tick=True)


@pytest.fixture
def dunia():
    pengelola = PenugasanPeranFactory().pegawai
    unit = pengelola.unit_kerja
    return {
        "pegawai": PegawaiFactory(unit_kerja=unit),
        "calon": [PegawaiFactory(pejabat_negara=True, unit_kerja=unit) for _ in range(BANYAK)],
        "pengelola": pengelola,
    }


def sebab(hasil):
    assert [h for h in hasil if isinstance(h, Exception) and not isinstance(h, Ditolak)] == []
    return [h.keputusan.sebab for h in hasil if isinstance(h, Ditolak)]


def test_tetapkan_penilai_eight_at_once_one_is_set_and_seven_see_the_new_state(dunia):
    giliran = iter(dunia["calon"])

    def tetapkan():
        return penilai.tetapkan_penilai(
            dunia["pegawai"].pk,
            usulan=Usulan(penilai=next(giliran), mulai=MULAI),
            pelaku=dunia["pengelola"],
            tanda="-",
        )

    hasil = serempak(BANYAK, tetapkan)

    assert sebab(hasil) == [Sebab.VERSI] * (BANYAK - 1)
    assert PenetapanPenilai.objects.count() == 1
    assert Jejak.objects.count() == 1


def test_tetapkan_penilai_on_eight_different_days_never_overlaps(dunia):
    giliran = iter(zip(dunia["calon"], range(1, BANYAK + 1), strict=True))

    def tetapkan():
        calon, hari = next(giliran)
        usulan = Usulan(penilai=calon, mulai=date(2026, 3, hari))
        return penilai.tetapkan_penilai(
            dunia["pegawai"].pk, usulan=usulan, pelaku=dunia["pengelola"]
        )

    hasil = serempak(BANYAK, tetapkan)

    baris = list(PenetapanPenilai.objects.order_by("berlaku_mulai"))
    ditolak = sebab(hasil)
    assert set(ditolak) <= {Sebab.ISI}
    assert len(baris) == BANYAK - len(ditolak)
    for lama, baru in itertools.pairwise(baris):
        assert lama.berlaku_sampai < baru.berlaku_mulai
    assert baris[-1].berlaku_sampai is None


def test_tetapkan_penilai_without_the_lock_meets_the_constraint(dunia):
    """The twin: look, then write. The database refuses what the lock would have kept in order."""
    dilihat, giliran = Barrier(BANYAK), iter(dunia["calon"])

    def tetapkan_tanpa_kunci():
        usulan = Usulan(penilai=next(giliran), mulai=MULAI)
        rencana = penilai.pratinjau(dunia["pegawai"], usulan=usulan, pelaku=dunia["pengelola"])
        dilihat.wait(timeout=30)
        assert rencana.keputusan
        return PenetapanPenilai.objects.create(
            pegawai=dunia["pegawai"], pejabat_penilai=usulan.penilai, berlaku_mulai=MULAI
        )

    hasil = serempak(BANYAK, tetapkan_tanpa_kunci)

    assert sum(isinstance(satu, IntegrityError) for satu in hasil) == BANYAK - 1
    assert PenetapanPenilai.objects.count() == 1


def test_tempatkan_eight_at_once_leaves_one_definitive_post_a_day(dunia):
    unit = dunia["pengelola"].unit_kerja
    giliran = iter([JabatanFactory(unit_kerja=unit) for _ in range(BANYAK)])

    def tempatkan():
        return penempatan.tempatkan(
            dunia["pegawai"].pk,
            jabatan=next(giliran),
            tmt_mulai=MULAI,
            pelaku=dunia["pengelola"],
        )

    hasil = serempak(BANYAK, tempatkan)

    assert sebab(hasil) == []
    riwayat = RiwayatJabatan.objects.filter(pegawai=dunia["pegawai"]).order_by("tmt_mulai")
    assert list(riwayat.values_list("tmt_mulai", "tmt_selesai")) == [
        (date(2020, 1, 1), date(2026, 2, 28)),
        (MULAI, None),
    ]
    dunia["pegawai"].refresh_from_db()
    assert dunia["pegawai"].jabatan_id == riwayat.last().jabatan_id


def _dua_unit():
    admin = PenugasanPeranFactory(admin=True).pegawai
    kiri, kanan = (UnitKerjaFactory(induk=admin.unit_kerja) for _ in range(2))
    return admin, kiri, kanan


def test_ubah_unit_two_moves_that_would_close_a_loop(dunia):
    admin, kiri, kanan = _dua_unit()
    giliran = iter([(kiri, kanan), (kanan, kiri)])

    def pindah():
        unit, induk = next(giliran)
        return organisasi.ubah_unit(unit.pk, pelaku=admin, induk=induk)

    hasil = serempak(2, pindah)

    assert sebab(hasil) == [Sebab.ISI]
    kiri.refresh_from_db()
    kanan.refresh_from_db()
    assert {kiri.induk_id == kanan.pk, kanan.induk_id == kiri.pk} == {True, False}


def test_ubah_unit_without_the_lock_closes_the_loop(dunia):
    _, kiri, kanan = _dua_unit()
    dilihat, giliran = Barrier(2), iter([(kiri, kanan), (kanan, kiri)])

    def pindah_tanpa_kunci():
        unit, induk = next(giliran)
        induk = UnitKerja.objects.get(pk=induk.pk)
        assert not induk.jalur.startswith(unit.jalur)
        dilihat.wait(timeout=30)
        with transaction.atomic():
            UnitKerja.objects.filter(pk=unit.pk).update(induk=induk)

    serempak(2, pindah_tanpa_kunci)

    kiri.refresh_from_db()
    kanan.refresh_from_db()
    assert (kiri.induk_id, kanan.induk_id) == (kanan.pk, kiri.pk)


def test_minta_perbaikan_eight_times_at_once_waits_once(dunia):
    pegawai = dunia["pegawai"]

    hasil = serempak(
        BANYAK, lambda: perbaikan.minta_perbaikan(pegawai.pk, uraian="Keliru", pelaku=pegawai)
    )

    assert sebab(hasil) == [Sebab.STATUS] * (BANYAK - 1)
    assert PermintaanPerbaikan.objects.count() == 1
