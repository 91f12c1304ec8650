"""What changed in the register, kept by the database itself, so that each process can follow.

Every change of what lists show leaves a range of profiles in `people_touched`: whoever keeps the
register's columns (`selectors.columns`) reads what came since. Made anew after a migration of the
tables, for SQLite drops triggers with a table; whoever follows the log then reads all.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from hashlib import sha256
from typing import Any, Final

from django.db import connections, transaction

PERSON: Final = "people_person"
# table, its column that names the profile, what of it lists show
TABLES: Final = (
    (PERSON, "id", ("INSERT", "UPDATE", "DELETE")),
    ("people_degree", "person_id", ("INSERT", "UPDATE", "DELETE")),
    ("people_fact", "person_id", ("INSERT", "UPDATE", "DELETE")),
    ("people_guarded", "person_id", ("UPDATE",)),  # made and gone with the profile
)
BODIES: Final = "bodies_body"  # their names are words by which people are found
APPS: Final = frozenset(("people", "bodies"))
NEAR: Final = 16  # ids so near one another become one range
WIDEST: Final = 200  # profiles of a range that grows: what grew is read again whole
EVERYBODY: Final = "0, 9223372036854775807"

# nobody's range, far from all others: a log without it is another log
_FIRST: Final = "INSERT INTO people_touched (first, last) VALUES (-1000, -1000)"
_SQLITE_TABLE: Final = """
    CREATE TABLE people_touched (
        id INTEGER PRIMARY KEY AUTOINCREMENT,
        born INTEGER NOT NULL DEFAULT (random()), stamp INTEGER NOT NULL DEFAULT (random()),
        first INTEGER NOT NULL, last INTEGER NOT NULL
    )
"""
_SQLITE_TOUCH: Final = f"""
    UPDATE people_touched SET last = {{who}}, stamp = random()
    WHERE id = (SELECT max(id) FROM people_touched) AND {{who}} BETWEEN last AND min(last + {NEAR}, first + {WIDEST});
    INSERT INTO people_touched (first, last) SELECT {{who}}, {{who}} WHERE changes() = 0;
"""  # noqa: S608 -- constants
_POSTGRES_TABLE: Final = """
    CREATE TABLE people_touched (
        id bigint GENERATED ALWAYS AS IDENTITY PRIMARY KEY,
        xid xid8 NOT NULL DEFAULT pg_current_xact_id(),
        first bigint NOT NULL, last bigint NOT NULL
    );
    CREATE INDEX ON people_touched (xid)
"""
_POSTGRES_TOUCH: Final = f"""
    CREATE OR REPLACE FUNCTION {{name}}() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO people_touched (first, last)
        SELECT min(who), max(who) FROM (
            SELECT who, sum(step) OVER (ORDER BY who) AS run FROM (
                SELECT who, CASE WHEN who - lag(who) OVER (ORDER BY who) > {NEAR} THEN 1 ELSE 0 END AS step
                FROM (SELECT DISTINCT who FROM ({{changed}}) AS all_rows) AS people
            ) AS steps
        ) AS runs GROUP BY run;
        RETURN NULL;
    END $$
"""  # noqa: S608 -- constants
_OF_BODY: Final = f"""INSERT INTO people_touched (first, last)
    SELECT id, id FROM {PERSON} WHERE body_id = {{row}}.id"""  # noqa: S608 -- constants
_POSTGRES_ALL: Final = f"""
    CREATE OR REPLACE FUNCTION people_touched_all() RETURNS trigger LANGUAGE plpgsql AS $$ BEGIN
        INSERT INTO people_touched (first, last) VALUES ({EVERYBODY});
        RETURN NULL;
    END $$
"""  # noqa: S608 -- constants

LONGEST: Final = 20_000  # rows of the log
# PostgreSQL: of transactions that are over, the newest stay, so that each can tell what went
_SHORTEN: Final = {
    "sqlite": "DELETE FROM people_touched WHERE id <= (SELECT max(id) FROM people_touched) - %s",
    "postgresql": """
        DELETE FROM people_touched WHERE xid < (
            SELECT xid FROM people_touched
            WHERE xid < pg_snapshot_xmin(pg_current_snapshot())
            ORDER BY xid DESC OFFSET %s LIMIT 1)
    """,
}


def ensure_index(*, using: str = "default", plan: Sequence[Any] = (), **_: Any) -> None:
    """Make the log and its triggers, empty, unless they are there and no table was changed. After `migrate`."""
    connection = connections[using]
    if PERSON not in connection.introspection.table_names():
        return
    statements = [*(_sqlite() if connection.vendor == "sqlite" else _postgres())]
    changed = any(migration.app_label in APPS for migration, _backwards in plan)
    with transaction.atomic(using=using), connection.cursor() as cursor:
        if not changed and _is_there(cursor, statements):
            return
        for statement in statements:
            cursor.execute(statement)
        if connection.vendor == "postgresql":
            cursor.execute(f"COMMENT ON TABLE people_touched IS '{_sum(statements)}'")


def shorten(*, using: str = "default") -> None:
    """Drop the oldest rows of the log; a process that did not follow for so long reads all again."""
    connection = connections[using]
    with connection.cursor() as cursor:
        cursor.execute(_SHORTEN[connection.vendor], [LONGEST])


def _is_there(cursor: Any, statements: Sequence[str]) -> bool:
    if cursor.db.vendor == "sqlite":
        cursor.execute("SELECT sql FROM sqlite_master WHERE name LIKE 'people_%touched%'")
        made = {" ".join(sql.split()) for (sql,) in cursor.fetchall() if sql}
        wanted = {
            " ".join(each.split()) for each in statements if each.strip().startswith("CREATE")
        }
        return wanted <= made
    cursor.execute("SELECT obj_description(to_regclass('people_touched'))")
    return bool(cursor.fetchone()[0] == _sum(statements))


def _sum(statements: Sequence[str]) -> str:
    return sha256("".join(statements).encode()).hexdigest()


def _sqlite() -> Iterator[str]:
    for old in ("made", "gone", "changed"):
        yield f"DROP TRIGGER IF EXISTS people_words_{old}"
    yield "DROP TABLE IF EXISTS people_words"
    yield "DROP TABLE IF EXISTS people_touched"
    yield _SQLITE_TABLE
    yield _FIRST
    for table, column, events in TABLES:
        for event in events:
            rows = {"INSERT": ["new"], "DELETE": ["old"]}.get(event, ["old", "new"])
            rows = rows[-1:] if column == "id" else rows
            body = "".join(_SQLITE_TOUCH.format(who=f"{row}.{column}") for row in rows)
            name = f"{table}_touched_{event.lower()}"
            yield f"DROP TRIGGER IF EXISTS {name}"
            yield f"CREATE TRIGGER {name} AFTER {event} ON {table} BEGIN {body} END"
    yield "DROP TRIGGER IF EXISTS people_touched_bodies"
    yield f"""CREATE TRIGGER people_touched_bodies AFTER UPDATE OF name ON {BODIES}
        WHEN old.name IS NOT new.name BEGIN {_OF_BODY.format(row="new")}; END"""


def _postgres() -> Iterator[str]:
    yield "DROP INDEX IF EXISTS people_words"
    yield "DROP TABLE IF EXISTS people_touched"
    yield _POSTGRES_TABLE
    yield _FIRST
    yield _POSTGRES_ALL
    for table, column, events in TABLES:
        for event in events:
            yield from _postgres_trigger(table, column, event)
        yield _all(table, "TRUNCATE")
    yield f"DROP TRIGGER IF EXISTS {BODIES}_touched_update_all ON {BODIES}"
    yield f"""CREATE OR REPLACE FUNCTION people_touched_bodies() RETURNS trigger
        LANGUAGE plpgsql AS $$ BEGIN {_OF_BODY.format(row="NEW")}; RETURN NULL; END $$"""
    yield f"""CREATE OR REPLACE TRIGGER people_touched_bodies AFTER UPDATE OF name ON {BODIES}
        FOR EACH ROW WHEN (OLD.name IS DISTINCT FROM NEW.name)
        EXECUTE FUNCTION people_touched_bodies()"""


def _postgres_trigger(table: str, column: str, event: str) -> Iterator[str]:
    name = f"{table}_touched_{event.lower()}"
    seen = {"INSERT": ["NEW"], "DELETE": ["OLD"]}.get(event, ["OLD", "NEW"])
    referencing = " ".join(f"{row} TABLE AS {row.lower()}_rows" for row in seen)
    changed = " UNION ".join(f"SELECT {column} AS who FROM {row.lower()}_rows" for row in seen)  # noqa: S608 -- constants
    yield _POSTGRES_TOUCH.format(name=name, changed=changed)
    yield f"""CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table} REFERENCING {referencing}
        FOR EACH STATEMENT EXECUTE FUNCTION {name}()"""


def _all(table: str, event: str) -> str:
    name = f"{table}_touched_{event.split(maxsplit=1)[0].lower()}_all"
    return f"""CREATE OR REPLACE TRIGGER {name} AFTER {event} ON {table}
        FOR EACH STATEMENT EXECUTE FUNCTION people_touched_all()"""
