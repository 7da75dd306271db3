"""What the dialogue tells the SKP."""

import pytest

from ekinerja.inti.waktu import kini
from ekinerja.jejak.models import Jejak
from skp.layanan.kaitan import catat_dialog_perencanaan
from skp.models import SKP
from skp.pilihan import StatusSKP
from tests.factories import SKPFactory
from tests.factories.skp import penilai_dari

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("keadaan", [{}, {"diajukan": True}, {"dikembalikan": True}])
def test_catat_dialog_perencanaan_records_with_whom_and_when(keadaan):
    skp, saat = SKPFactory(**keadaan), kini()
    penilai = penilai_dari(skp)

    catat_dialog_perencanaan(skp.pk, pimpinan=penilai, pada=saat, pelaku=skp.pegawai)

    baru = SKP.objects.get()
    assert (baru.waktu_dialog, baru.dialog_dengan) == (saat, penilai)
    assert (baru.versi, baru.status) == (skp.versi + 1, skp.status)
    assert Jejak.objects.untuk(skp).get().aksi == "skp.catat_dialog"


@pytest.mark.parametrize("keadaan", [{"ditetapkan": True}, {"status": StatusSKP.DIBATALKAN}])
def test_catat_dialog_perencanaan_leaves_a_set_or_cancelled_skp_alone(keadaan):
    skp = SKPFactory(lengkap=True, **keadaan)
    sebelum = SKP.objects.values().get(pk=skp.pk)

    catat_dialog_perencanaan(skp.pk, pimpinan=penilai_dari(skp), pada=kini(), pelaku=None)

    assert SKP.objects.values().get(pk=skp.pk) == sebelum
    assert not Jejak.objects.exists()
