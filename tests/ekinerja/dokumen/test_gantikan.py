"""Documents of one object give way to those of another: a new revision with its own row."""

import pytest
from django.db import DatabaseError, transaction

from ekinerja.dokumen import layanan
from ekinerja.dokumen.models import DokumenTerbit
from ekinerja.jejak.models import Jejak
from tests.ekinerja.dokumen.test_layanan import terbitkan
from tests.factories import UnitKerjaFactory

pytestmark = pytest.mark.django_db


def gantikan(lama, baru):
    with transaction.atomic():
        return layanan.gantikan(lama, pengganti=baru, pelaku=None)


def test_each_document_gives_way_to_the_one_of_its_kind():
    lama, baru, lain = (UnitKerjaFactory() for _ in range(3))
    skp, lampiran = terbitkan(lama), terbitkan(lama, jenis="lampiran")
    pengganti = {d.jenis: d for d in (terbitkan(baru), terbitkan(baru, jenis="lampiran"))}
    terbitkan(lain)

    assert gantikan(lama, baru) == 2

    for satu in (skp, lampiran):
        satu.refresh_from_db()
        assert (satu.masih_berlaku, satu.digantikan_oleh) == (False, pengganti[satu.jenis])
    assert DokumenTerbit.objects.berlaku().count() == 3
    assert Jejak.objects.filter(aksi="dokumen.gantikan").count() == 2


def test_one_without_a_successor_of_its_kind_is_replaced_all_the_same():
    lama, baru = UnitKerjaFactory(), UnitKerjaFactory()
    dokumen = terbitkan(lama)

    gantikan(lama, baru)

    dokumen.refresh_from_db()
    assert (dokumen.masih_berlaku, dokumen.digantikan_oleh) == (False, None)


def test_replaced_once_is_replaced_for_good():
    lama, baru = UnitKerjaFactory(), UnitKerjaFactory()
    dokumen = terbitkan(lama)
    terbitkan(baru)
    gantikan(lama, baru)

    assert gantikan(lama, baru) == 0
    with pytest.raises(DatabaseError), transaction.atomic():
        DokumenTerbit.objects.filter(pk=dokumen.pk).update(waktu_digantikan=None)
