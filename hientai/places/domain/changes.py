"""Changes of boundaries as rows of a table.

A row says that the place `from` became, wholly or in part, the place `to` on the day `on`. A place
that gives a part away and goes on has a row to its own code too; one that only takes land in needs none. Rows for a link
that is known already bring its share. `from_name` tells the name of a place that ended before our lists begin.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from fractions import Fraction
from typing import Final

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import parse_date
from hientai.places.domain.place import LEVEL_OF_CODE, Part, with_unit

COLUMNS: Final = (
    "on", "from", "to", "name", "parent", "part", "share", "basis", "sure", "from_name", "from_parent",
)  # fmt: skip
NEEDED: Final = ("on", "to", "basis")
_PARTS: Final = {"": Part.WHOLE, "no": Part.WHOLE, "yes": Part.PART} | {p.value: p for p in Part}


@dataclass(frozen=True)
class Problem:
    """What is wrong with a row, as a sentence with named values; row 2 is the first below the head."""

    row: int
    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence % self.values if self.values else self.sentence


@dataclass(frozen=True)
class Change:
    row: int
    on: dt.date
    old: str
    new: str
    name: str
    parent: str
    part: Part
    share: Fraction | None
    basis: str
    sure: bool
    old_name: str = ""
    old_parent: str = ""


class _Refused(DomainError):
    """A row that says what cannot be."""


def read_changes(
    rows: Iterable[Mapping[str, str | None]],
) -> tuple[list[Change], list[Problem]]:
    """Return the rows as changes, and what could not be read."""
    changes, problems = [], []
    for number, row in enumerate(rows, start=2):
        cells = {name: (row.get(name) or "").strip() for name in COLUMNS}
        try:
            changes.append(_read(number, cells))
        except DomainError as refusal:
            problems.append(Problem(number, refusal.sentence, refusal.values))
    return changes, problems


def _read(number: int, cells: Mapping[str, str]) -> Change:
    for name in NEEDED:
        if not cells[name]:
            raise _Refused(noop("Cột %(column)s đang trống."), column=name)
    for name in ("from", "to", "parent", "from_parent"):
        code = cells[name]
        if code and (not code.isdigit() or len(code) not in LEVEL_OF_CODE):
            raise _Refused(noop("Mã “%(code)s” phải có 2, 3 hoặc 5 chữ số."), code=code)
    if cells["part"].lower() not in _PARTS:
        raise _Refused(noop("Cột part ghi “%(part)s”, chưa hiểu."), part=cells["part"])
    if cells["name"] and not with_unit(cells["name"])[0]:
        raise _Refused(noop("Tên “%(name)s” chưa có loại: tỉnh, xã, phường…"), name=cells["name"])
    return Change(
        row=number,
        on=parse_date(cells["on"]),
        old=cells["from"],
        new=cells["to"],
        name=cells["name"],
        parent=cells["parent"],
        part=_PARTS[cells["part"].lower()],
        share=_share(cells["share"]),
        basis=cells["basis"],
        sure=cells["sure"].lower() != "no",
        old_name=cells["from_name"],
        old_parent=cells["from_parent"],
    )


def _share(cell: str) -> Fraction | None:
    if not cell:
        return None
    try:
        share = Fraction(cell.replace(",", "."))
    except (ValueError, ZeroDivisionError):
        share = Fraction(-1)
    if not 0 <= share <= 1:
        raise _Refused(noop("Tỷ lệ “%(share)s” phải là số từ 0 đến 1."), share=cell)
    return share
