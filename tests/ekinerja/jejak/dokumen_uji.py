"""A document that exists in tests only: enough workflow to leave a history."""

from django.db import connection, models

from ekinerja.inti.kueri import KueriBeralur
from ekinerja.inti.models import Beralur, Berwaktu


class Surat(Beralur, Berwaktu):
    alur = {
        ("draf", "surat.ajukan"): "diajukan",
        ("diajukan", "surat.kembalikan"): "draf",
    }

    status = models.CharField(max_length=20, default="draf", choices=[("draf", "Draf")])
    perihal = models.CharField(max_length=100, blank=True)
    nilai = models.IntegerField(default=0)

    objects = KueriBeralur.as_manager()

    class Meta:
        app_label = "uji_jejak"


def siapkan():
    """Make the table once in the test database; migrations know nothing of it."""
    if Surat._meta.db_table in connection.introspection.table_names():
        return
    with connection.schema_editor() as skema:
        skema.create_model(Surat)
