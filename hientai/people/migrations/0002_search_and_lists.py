"""Byte order for sort keys, the first sectors and rules; the word index is made after migrations."""

from django.db import migrations

from hientai.people.domain.tables import rows


def compare_bytes(apps, schema_editor):
    if schema_editor.connection.vendor == "postgresql":
        schema_editor.execute(
            'ALTER TABLE people_person ALTER COLUMN sort_key TYPE varchar(400) COLLATE "C"'
        )


def fill(apps, schema_editor):
    Sector = apps.get_model("people", "Sector")
    Sector.objects.bulk_create(
        Sector(
            name=row["name"],
            place=place,
            body_words=row["bodies"],
            speciality_words=row["specialities"],
        )
        for place, row in enumerate(rows("sectors"), start=1)
    )
    CountingRule = apps.get_model("people", "CountingRule")
    CountingRule.objects.bulk_create(CountingRule(**row) for row in rows("counting"))


class Migration(migrations.Migration):
    dependencies = [("people", "0001_initial")]
    operations = [
        migrations.RunPython(compare_bytes, migrations.RunPython.noop, elidable=False),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
