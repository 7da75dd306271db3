"""Fetching a document for change."""

import pytest
from django.db import connection
from django.test.utils import CaptureQueriesContext

from ekinerja.inti.galat import Ditolak
from ekinerja.inti.keputusan import Sebab
from skp.models import SKP
from tests.factories import SKPFactory

pytestmark = pytest.mark.django_db


def test_kunci_gives_the_row_of_the_version_that_was_seen():
    skp = SKPFactory(versi=3)

    assert SKP.objects.kunci(skp.pk, 3) == skp


@pytest.mark.parametrize("versi", [0, 2, 4])
def test_kunci_refuses_a_stale_reader_with_a_sentence(versi):
    skp = SKPFactory(versi=3)

    with pytest.raises(Ditolak, match="baru saja diubah") as galat:
        SKP.objects.kunci(skp.pk, versi)

    assert galat.value.keputusan.sebab is Sebab.VERSI


@pytest.mark.skipif(connection.vendor != "postgresql", reason="SQLite locks the whole file")
def test_kunci_locks_the_row_and_lets_others_point_to_it():
    skp = SKPFactory()

    with CaptureQueriesContext(connection) as kueri:
        SKP.objects.kunci(skp.pk, 1)

    assert kueri[-1]["sql"].endswith('FOR NO KEY UPDATE OF "skp_skp"')
