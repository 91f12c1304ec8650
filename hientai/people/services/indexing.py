"""The word index beside the profiles: made after every migration, for SQLite drops triggers with a table."""

from __future__ import annotations

from typing import Any, Final

from django.db import connections

TABLE: Final = "people_person"
_SQLITE: Final = (
    """
    CREATE VIRTUAL TABLE IF NOT EXISTS people_words USING fts5(
        search_key, content='people_person', content_rowid='id',
        tokenize='unicode61 remove_diacritics 0'
    )
    """,
    """
    CREATE TRIGGER people_words_made AFTER INSERT ON people_person BEGIN
        INSERT INTO people_words(rowid, search_key) VALUES (new.id, new.search_key);
    END
    """,
    """
    CREATE TRIGGER people_words_gone AFTER DELETE ON people_person BEGIN
        INSERT INTO people_words(people_words, rowid, search_key)
        VALUES ('delete', old.id, old.search_key);
    END
    """,
    """
    CREATE TRIGGER people_words_changed AFTER UPDATE OF search_key ON people_person BEGIN
        INSERT INTO people_words(people_words, rowid, search_key)
        VALUES ('delete', old.id, old.search_key);
        INSERT INTO people_words(rowid, search_key) VALUES (new.id, new.search_key);
    END
    """,
    "INSERT INTO people_words(people_words) VALUES ('rebuild')",
)
_POSTGRES: Final = """
    CREATE INDEX IF NOT EXISTS people_words ON people_person
    USING gin (to_tsvector('simple', search_key))
"""
_TRIGGERS: Final = (
    "SELECT count(*) FROM sqlite_master WHERE type = 'trigger' AND name LIKE 'people_words_%%'"
)


def ensure_index(*, using: str = "default", **_: Any) -> None:
    """Make the index where it is missing, and all of it anew where it lost its table. After `migrate`."""
    connection = connections[using]
    if TABLE not in connection.introspection.table_names():
        return
    with connection.cursor() as cursor:
        if connection.vendor != "sqlite":
            cursor.execute(_POSTGRES)
            return
        cursor.execute(_TRIGGERS)
        if cursor.fetchone()[0]:
            return
        for statement in _SQLITE:
            cursor.execute(statement)
