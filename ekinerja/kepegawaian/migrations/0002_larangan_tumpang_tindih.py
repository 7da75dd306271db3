from django.db import migrations

from ekinerja.kepegawaian.pemicu import sql_postgres


def pasang(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        for perintah in sql_postgres():
            schema_editor.execute(perintah)


class Migration(migrations.Migration):
    dependencies = [("kepegawaian", "0001_awal")]
    operations = [migrations.RunPython(pasang, migrations.RunPython.noop)]
