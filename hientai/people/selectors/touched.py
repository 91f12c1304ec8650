"""What changed since: the log that the database keeps of the register (`services.indexing`).

The log is shortened from time to time (`services.indexing.shorten`).

`start` and `since` return how far was read, and the ranges of profiles changed; None for the ranges
where the log cannot tell, and all is to be read.
"""

from __future__ import annotations

from typing import Any, Final, NamedTuple

from django.db import connection

Ranges = list[tuple[int, int]]
_SQLITE: Final = (
    "SELECT id, first, last, born, stamp FROM people_touched WHERE id >= %s ORDER BY id"
)
_SQLITE_START: Final = (
    "SELECT id, first, last, born, stamp FROM people_touched ORDER BY id DESC LIMIT 1"
)
_POSTGRES: Final = """
    SELECT people_touched.id, first, last, xid::text::bigint,
        now.oldest, now.log, now.kept_from
    FROM (
        SELECT pg_snapshot_xmin(pg_current_snapshot())::text::bigint AS oldest,
            'people_touched'::regclass::oid::text || '-' || oid AS log,
            (SELECT xid::text::bigint FROM people_touched ORDER BY xid LIMIT 1) AS kept_from
        FROM pg_database WHERE datname = current_database()
    ) AS now
    LEFT JOIN people_touched
        ON xid >= coalesce(%s::text::xid8, pg_snapshot_xmin(pg_current_snapshot()))
    ORDER BY people_touched.id
"""


class Row(NamedTuple):
    """A row of SQLite's log: its range may grow at its end while it is the last."""

    id: int
    first: int
    last: int
    born: int
    stamp: int


class Seen(NamedTuple):
    """PostgreSQL: transactions older than `oldest` were over, of the others these rows were seen."""

    oldest: int
    rows: frozenset[int]
    log: str  # not the same after a dump was read back


State = Row | Seen | None


def start() -> State:
    if connection.vendor == "sqlite":
        rows = _ask(_SQLITE_START)
        return Row(*rows[0]) if rows else None
    return _seen(_ask(_POSTGRES, None))


def as_json(state: State) -> list[Any]:
    """Return a state so that `from_json` gives it back, here or in another process."""
    if isinstance(state, Seen):
        return ["seen", state.oldest, sorted(state.rows), state.log]
    return ["row", *state] if state else []


def from_json(said: list[Any]) -> State:
    if not said:
        return None
    kind, *values = said
    if kind == "row":
        return Row(*values)
    oldest, rows, log = values
    return Seen(oldest, frozenset(rows), log)


def since(known: State) -> tuple[State, Ranges | None]:
    if isinstance(known, Row) and connection.vendor == "sqlite":
        return _since_row(known)
    if isinstance(known, Seen) and connection.vendor == "postgresql":
        return _since_seen(known)
    return None, None


def _since_row(known: Row) -> tuple[State, Ranges | None]:
    rows = [Row(*row) for row in _ask(_SQLITE, known.id)]
    if not rows or (rows[0].id, rows[0].born) != (known.id, known.born):
        return None, None  # taken back, or another log
    ranges = [(row.first, row.last) for row in rows[1:]]
    if rows[0].stamp != known.stamp:  # it grew, or what was read of it was taken back
        ranges.append((rows[0].first, max(rows[0].last, known.last)))
    return rows[-1], ranges


def _since_seen(known: Seen) -> tuple[State, Ranges | None]:
    rows = _ask(_POSTGRES, str(known.oldest))
    oldest, log, kept_from = rows[0][4:]
    if log != known.log or not (kept_from or oldest + 1) <= known.oldest <= oldest:
        return None, None  # another log, or shortened since
    if not known.rows <= {row[0] for row in rows}:
        return None, None
    ranges = [(row[1], row[2]) for row in rows if row[0] is not None and row[0] not in known.rows]
    return _seen(rows), ranges


def _seen(rows: list[tuple[Any, ...]]) -> Seen:
    oldest, log = rows[0][4:6]
    seen = frozenset(row[0] for row in rows if row[0] and row[3] >= oldest)
    return Seen(oldest, seen, log)


def _ask(sql: str, *values: int | str | None) -> list[tuple[Any, ...]]:
    with connection.cursor() as cursor:
        cursor.execute(sql, values)
        return list(cursor.fetchall())
