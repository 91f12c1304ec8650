"""Loading all places of the country, and the figures of 2024 by commune on today's boundaries."""

from __future__ import annotations

import csv
from datetime import date
from decimal import Decimal

from bench.measure import Line, together
from hientai.places.domain import Level, standard_places
from hientai.places.domain.figures import Figure, rebuild
from hientai.places.domain.projecting import Target
from hientai.places.domain.standard import DATA

TABLES = ("provinces", "districts", "communes_2025", "communes", "changes_2025", "changes")
LAST_OLD_DAY, TODAY = date(2025, 6, 30), date(2026, 11, 21)
LOADING = 40.0  # of parsing: places, links and changes are made of the rows
REBUILDING = 2.0  # of loading


def lines() -> list[Line]:
    places = standard_places()
    figures = [Figure(place, Decimal(7)) for place in places.on(LAST_OLD_DAY, Level.COMMUNE)]
    target = Target(TODAY, Level.COMMUNE)
    parse, load, convert = together(
        _parse,
        standard_places.__wrapped__,
        lambda: rebuild(places, figures, target),
        runs=3,
    )
    return [
        Line(
            name=f"load {len(places):,} places of all times".replace(",", "."),
            seconds=load,
            against="parsing the same tables into dictionaries",
            against_seconds=parse,
            bar=LOADING,
        ),
        Line(
            name="rebuild the figures of 10,035 communes on today's boundaries",
            seconds=convert,
            against="loading all places",
            against_seconds=load,
            bar=REBUILDING,
        ),
    ]


def _parse() -> None:
    for table in TABLES:
        with (DATA / f"{table}.csv").open(encoding="utf-8", newline="") as rows:
            list(csv.DictReader(rows))
