"""Sort keys are compared byte by byte: PostgreSQL's own collation would skip their punctuation."""

from django.db import migrations


def compare_bytes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE bodies_body ALTER COLUMN sort_key TYPE varchar(400) COLLATE "C"'
        )


class Migration(migrations.Migration):
    dependencies = [("bodies", "0001_initial")]
    operations = [migrations.RunPython(compare_bytes, migrations.RunPython.noop, elidable=False)]
