"""The reminders asked for eight times at once."""

from datetime import UTC, datetime
from threading import Barrier

import pytest

from ekinerja.inti.waktu import pada_saat
from ekinerja.kalender.kueri import batas_per_orang
from ekinerja.kalender.layanan import pengingat
from ekinerja.kalender.layanan.pengingat import Tagihan, ingatkan
from ekinerja.kalender.pilihan import Tahap
from ekinerja.pemberitahuan.models import Pemberitahuan, Pengiriman
from tests.balapan.serempak import serempak
from tests.factories import PegawaiFactory
from tests.factories.kalender import TahapPeriodeFactory

pytestmark = [pytest.mark.balapan, pytest.mark.django_db(transaction=True)]
BANYAK = 8
# 06.00 in Jakarta, a week before the stage of the factory closes.
SAAT = datetime(2026, 3, 22, 23, 0, tzinfo=UTC)


def ingatkan_kini():
    with pada_saat(SAAT):
        return ingatkan(SAAT)


@pytest.fixture
def orang(monkeypatch):
    TahapPeriodeFactory()
    berutang = PegawaiFactory.create_batch(4)
    monkeypatch.setattr(pengingat, "_PENAGIH", [])

    @pengingat.penagih(Tahap.INPUT_REALISASI)
    def belum(tahap):
        batas = batas_per_orang(tahap)
        return [Tagihan(satu, batas(satu), "", "Belum dikirim.") for satu in berutang]

    return berutang


def test_eight_runs_at_once_write_one_letter_each(orang):
    hasil = serempak(BANYAK, ingatkan_kini)

    assert [satu for satu in hasil if not isinstance(satu, int)] == []
    penerima = Pemberitahuan.objects.order_by("penerima").values_list("penerima", flat=True)
    assert list(penerima) == [satu.pk for satu in orang]
    assert Pengiriman.objects.count() == len(orang)


def test_eight_runs_that_look_first_would_all_write(orang):
    """The twin: nobody sees the letters of the others."""
    dilihat = Barrier(BANYAK)

    def tanpa_kunci():
        ada = Pemberitahuan.objects.filter(penerima=orang[0]).exists()
        dilihat.wait(timeout=30)
        return ada

    assert serempak(BANYAK, tanpa_kunci) == [False] * BANYAK
