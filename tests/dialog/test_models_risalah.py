"""The database itself keeps final minutes as they are."""

import pytest
from django.db import IntegrityError, transaction

from dialog.models import RisalahDialog
from tests.factories.dialog import RisalahFactory

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize(
    "isi", [{"keterangan": "Lain"}, {"penyelesaian": "belum_selesai"}, {"pokok_bahasan": "Lain"}]
)
def test_final_minutes_are_locked(isi):
    final, terbuka = RisalahFactory(final=True), RisalahFactory(ditanggapi=True)

    with pytest.raises(IntegrityError), transaction.atomic():
        RisalahDialog.objects.filter(pk=final.pk).update(**isi)
    assert RisalahDialog.objects.filter(pk=terbuka.pk).update(**isi) == 1


def test_final_minutes_are_not_deleted():
    final = RisalahFactory(final=True)
    final.daftar_agenda.all().delete()

    with pytest.raises(IntegrityError), transaction.atomic():
        final.delete()
