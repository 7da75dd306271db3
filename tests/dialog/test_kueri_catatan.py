"""Which notes are seen, and the numbers that heads and pengelola may know."""

from datetime import date, timedelta

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from dialog.kueri.catatan import (
    JumlahCatatan,
    jumlah_per_pegawai,
    pegawai_dinilai,
    pegawai_terbaca,
)
from dialog.models import CatatanHarian
from ekinerja.inti.waktu import hari_ini
from ekinerja.kepegawaian.models import Pegawai
from tests.factories import (
    PegawaiFactory,
    PenetapanPenilaiFactory,
    PenugasanPeranFactory,
)
from tests.factories.catatan import CatatanHarianFactory

pytestmark = pytest.mark.django_db
MULAI, SELESAI = date(2026, 10, 1), date(2026, 10, 31)


def test_only_the_writer_and_the_penilai_of_today_read():
    kemarin = hari_ini() - timedelta(days=1)
    penilai, lama, atasan = PegawaiFactory.create_batch(3)
    pegawai = PegawaiFactory()
    PenetapanPenilaiFactory(
        pegawai=pegawai,
        pejabat_penilai=lama,
        berlaku_mulai=date(2020, 1, 1),
        berlaku_sampai=kemarin,
    )
    PenetapanPenilaiFactory(
        pegawai=pegawai,
        pejabat_penilai=penilai,
        atasan_pejabat_penilai=atasan,
        berlaku_mulai=hari_ini(),
    )
    kepala = PegawaiFactory(unit_kerja=pegawai.unit_kerja, kepala=True)
    pengelola = PenugasanPeranFactory(unit_kerja=pegawai.unit_kerja).pegawai
    catatan = CatatanHarianFactory(pegawai=pegawai)

    membaca = [
        orang
        for orang in (pegawai, penilai, lama, atasan, kepala, pengelola)
        if catatan in CatatanHarian.objects.terlihat_oleh(orang)
    ]

    assert membaca == [pegawai, penilai]
    assert list(pegawai_dinilai(penilai, hari_ini())) == [pegawai]
    assert set(pegawai_terbaca(penilai, hari_ini())) == {pegawai, penilai}
    assert list(pegawai_dinilai(lama, hari_ini())) == []


def test_numbers_count_notes_and_the_working_days_that_have_one():
    satu, dua, tanpa = PegawaiFactory.create_batch(3)
    # The 10th and 11th are a weekend, the 12th a holiday, the 30th of September another month.
    for hari in (1, 1, 2, 10, 11, 12):
        CatatanHarianFactory(pegawai=satu, tanggal=date(2026, 10, hari))
    CatatanHarianFactory(pegawai=satu, tanggal=date(2026, 9, 30))
    CatatanHarianFactory(pegawai=dua, tanggal=date(2026, 10, 31))
    CatatanHarianFactory(tanggal=date(2026, 10, 1))

    with CaptureQueriesContext(connection) as kueri:
        jumlah = jumlah_per_pegawai([satu, dua, tanpa], MULAI, SELESAI, libur={date(2026, 10, 12)})

    assert jumlah == {satu.pk: JumlahCatatan(6, 2), dua.pk: JumlahCatatan(1, 0)}
    assert len(kueri) == 1
    assert jumlah_per_pegawai(Pegawai.objects.filter(pk=dua.pk), MULAI, SELESAI).keys() == {dua.pk}
    assert jumlah_per_pegawai([satu.pk], MULAI, SELESAI)[satu.pk] == JumlahCatatan(6, 3)
