"""What somebody asks of the statistics page, as addresses write it."""

from __future__ import annotations

import datetime as dt
from collections.abc import Mapping
from dataclasses import asdict, dataclass, fields, replace
from typing import Final
from urllib.parse import urlencode

from hientai.statistics.domain.dimensions import DIMENSIONS

NARROWED: Final = (
    *("degree", "title", "field", "sector", "sex", "age", "body_kind", "place", "group"),
)
UNSET: Final = "-"  # the unknown value of a dimension, in addresses
YEARS: Final = 20
WHOM: Final = ("all", "working", "retired")
_LONGEST: Final = 120


@dataclass(frozen=True)
class Asked:
    """Rows, columns, days and conditions; `cell` holds the conditions that only cells set."""

    rows: str = "degree"
    columns: str = ""
    whom: str = "all"
    year: str = ""
    before: str = ""
    degree: str = ""
    title: str = ""
    field: str = ""
    sector: str = ""
    sex: str = ""
    age: str = ""
    body_kind: str = ""
    place: str = ""
    group: str = ""
    cell: str = ""

    def day(self, today: dt.date) -> dt.date:
        """Return the day of the figures: today, or the end of a former year."""
        return end_of(self.year, today) or today

    def day_before(self, today: dt.date) -> dt.date | None:
        return end_of(self.before, today)

    @property
    def is_narrowed(self) -> bool:
        return any(getattr(self, name) for name in NARROWED)

    @property
    def filters(self) -> dict[str, list[str]]:
        """Return the conditions by dimension, with those of a cell."""
        found = {name: value for name in NARROWED if (value := getattr(self, name))}
        for part in self.cell.split(";"):
            name, found_mark, value = part.partition(":")
            if found_mark and name in DIMENSIONS:
                found[name] = value
        return {
            name: ["" if key == UNSET else key for key in value.split("|")]
            for name, value in found.items()
        }

    def address(self, **changes: str) -> str:
        asked = asdict(replace(self, **changes))
        return "?" + urlencode({name: value for name, value in asked.items() if value})

    def of_cell(self, keys: Mapping[str, str]) -> str:
        """Return the address of the people of a cell: what is asked, and the cell's values."""
        parts = [f"{name}:{key or UNSET}" for name, key in keys.items()]
        return self.address(cell=";".join(parts), rows="", columns="", before="")


def end_of(year: str, today: dt.date) -> dt.date | None:
    if not year.isdigit() or not today.year - YEARS <= int(year) < today.year:
        return None
    return dt.date(int(year), 12, 31)


def asked_of(given: Mapping[str, str]) -> Asked:
    """Return what an address asks; what it does not know is left out."""
    values = {
        each.name: given[each.name].strip()[:_LONGEST]
        for each in fields(Asked)
        if given.get(each.name)
    }
    asked = replace(Asked(), **values)
    rows = asked.rows if asked.rows in DIMENSIONS else Asked.rows
    columns = asked.columns if asked.columns in DIMENSIONS and asked.columns != rows else ""
    whom = asked.whom if asked.whom in WHOM else Asked.whom
    return replace(asked, rows=rows, columns=columns, whom=whom)
