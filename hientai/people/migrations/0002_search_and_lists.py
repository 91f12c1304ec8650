"""The word index in step with its table, byte order for sort keys, the first sectors and rules."""

from django.db import migrations

from hientai.people.domain.tables import rows

INDEXED = "people_person"
SQLITE = (
    f"CREATE VIRTUAL TABLE people_words USING fts5(search_key, content='{INDEXED}', content_rowid='id', "
    "tokenize='unicode61 remove_diacritics 0')",
    f"CREATE TRIGGER people_words_made AFTER INSERT ON {INDEXED} BEGIN "
    "INSERT INTO people_words(rowid, search_key) VALUES (new.id, new.search_key); END",
    f"CREATE TRIGGER people_words_gone AFTER DELETE ON {INDEXED} BEGIN "
    "INSERT INTO people_words(people_words, rowid, search_key) VALUES ('delete', old.id, old.search_key); END",
    f"CREATE TRIGGER people_words_changed AFTER UPDATE OF search_key ON {INDEXED} BEGIN "
    "INSERT INTO people_words(people_words, rowid, search_key) VALUES ('delete', old.id, old.search_key); "
    "INSERT INTO people_words(rowid, search_key) VALUES (new.id, new.search_key); END",
)
POSTGRES = (
    f'ALTER TABLE {INDEXED} ALTER COLUMN sort_key TYPE varchar(400) COLLATE "C"',
    f"CREATE INDEX people_words ON {INDEXED} USING gin (to_tsvector('simple', search_key))",
)


def make_index(apps, schema_editor):
    for statement in SQLITE if schema_editor.connection.vendor == "sqlite" else POSTGRES:
        schema_editor.execute(statement)


def drop_index(apps, schema_editor):
    if schema_editor.connection.vendor == "sqlite":
        for trigger in ("made", "gone", "changed"):
            schema_editor.execute(f"DROP TRIGGER IF EXISTS people_words_{trigger}")
        schema_editor.execute("DROP TABLE IF EXISTS people_words")
    else:
        schema_editor.execute("DROP INDEX IF EXISTS people_words")


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
        migrations.RunPython(make_index, drop_index, elidable=False),
        migrations.RunPython(fill, migrations.RunPython.noop, elidable=False),
    ]
