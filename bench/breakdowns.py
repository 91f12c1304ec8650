"""People by three dimensions: our columns beside DuckDB over a table of its own with the same rows.

Both answer from what they keep: ours from the columns that the pages read, DuckDB from a table in
memory, once with the words as they are and once with small integers, which is its quickest.
`BENCH_PEOPLE` sets how many people are made where the register holds none.
"""

from __future__ import annotations

import os
import time
from collections.abc import Callable

import duckdb
import numpy as np
import pyarrow as pa

from bench.measure import Line, together
from bench.registers import fill
from hientai.people.models import Person
from hientai.people.selectors.counting import Whom
from hientai.statistics.domain.snapshot import Snapshot
from hientai.statistics.selectors import snapshots
from hientai.statistics.selectors.axes import Axes
from hientai.statistics.selectors.cube import cube

PEOPLE = int(os.environ.get("BENCH_PEOPLE", "100000"))
BAR = 2.0
DIMS = (("degree", "field", "sex"), ("sector", "degree", "age"), ("body", "degree", "sex"))
_COUNTED = "counts AND status IN ('working', 'retired')"


def lines() -> list[dict[str, object]]:
    if Person.objects.count() < PEOPLE:
        fill(PEOPLE - Person.objects.count())
    started = time.perf_counter()
    register = snapshots.renew()
    seconds = time.perf_counter() - started
    rival = duckdb.connect()
    rival.register("given", _words(register))
    rival.execute("CREATE TABLE people AS SELECT * FROM given")
    found = [line.as_json() for dims in DIMS for line in _of(dims, rival)]
    told = f"{register.rows:,} people read into columns".replace(",", ".")
    return [
        *found,
        {"name": told, "seconds": round(seconds, 2), "ratio": 1.0, "bar": None, "holds": True},
    ]


def _of(dims: tuple[str, ...], rival: duckdb.DuckDBPyConnection) -> list[Line]:
    names = ", ".join(dims)
    codes = ", ".join(f"{name}_code" for name in dims)
    by_words = _asked(rival, f"SELECT {names}, count(*) FROM people WHERE {_COUNTED} GROUP BY ALL")
    by_codes = _asked(rival, f"SELECT {codes}, count(*) FROM people WHERE kept GROUP BY ALL")
    total = rival.execute(f"SELECT count(*) FROM people WHERE {_COUNTED}").fetchall()
    assert total == [(cube(dims).total,)]
    ours, words, small = together(lambda: list(cube(dims).rows()), by_words, by_codes)
    rows = len(rival.execute("SELECT 1 FROM people").fetchall())
    name = f"{rows:,} people by {names}".replace(",", ".", rows // 1_000_000 + 1)
    return [
        Line(name, ours, "DuckDB, words", words, BAR),
        Line(name, ours, "DuckDB, small integers", small, BAR),
    ]


def _asked(rival: duckdb.DuckDBPyConnection, sql: str) -> Callable[[], list[tuple[object, ...]]]:
    return lambda: rival.execute(sql).fetchall()


def _words(register: Snapshot) -> pa.Table:
    """Return the register's rows as a table of words, and beside each word its code."""
    axes = Axes(register)
    everybody = slice(0, register.rows)
    columns: dict[str, object] = {}
    for name in {name for dims in DIMS for name in dims}:
        axis, values = axes.of(name)
        codes = axis.part(everybody)
        columns[name] = np.array([value.key for value in values], dtype=object)[codes]
        columns[f"{name}_code"] = codes
    standing = register.columns["standing"]
    columns["status"] = np.array(standing.values, dtype=object)[standing.codes]
    columns["counts"] = standing.codes > 0
    columns["kept"] = axes.counting(Whom.ALL).part(everybody).astype(bool)
    return pa.table(columns)
