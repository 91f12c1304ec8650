"""A table of figures, read and rebuilt: what the page and the command line answer."""

from __future__ import annotations

import datetime as dt
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from decimal import Decimal
from fractions import Fraction
from typing import Final

from hientai.kernel.errors import DomainError, noop
from hientai.kernel.vietnamese import fold
from hientai.places.domain.figures import Line, Rebuilt, is_exact, ratio, rebuild
from hientai.places.domain.place import Level
from hientai.places.domain.places import Places
from hientai.places.domain.projecting import How, Target
from hientai.places.domain.sheet import Asked, Note, Sheet, read_sheet

DISTRICTS_ENDED: Final = dt.date(2025, 7, 1)


class BadQuestion(DomainError):
    """A conversion that can't be asked for."""

    code = "bad_question"


@dataclass(frozen=True)
class Question:
    """From which day's boundaries to which; `level` None keeps the table's own where it can."""

    day: dt.date
    to: dt.date
    level: Level | None = None
    within: str = ""
    apart: bool | None = None  # None: share out what was split, keep together what was joined
    land: bool = False
    weights: Mapping[str, Fraction] = field(default_factory=dict)
    ratios: tuple[tuple[str, str], ...] = ()  # columns to divide again after they are rebuilt


@dataclass(frozen=True)
class Sums:
    """One series: what came in, what went out, how much of it is no estimate."""

    series: str
    given: Decimal
    value: Decimal
    exact: Decimal
    left: Decimal

    @property
    def shared(self) -> Decimal:
        return self.value - self.exact

    @property
    def agrees(self) -> bool:
        return self.value + self.left == self.given


@dataclass(frozen=True)
class Converted:
    question: Question
    level: Level
    sheet: Sheet
    rebuilt: Rebuilt
    ratios: tuple[tuple[str, str], ...] = ()  # pairs of series

    @property
    def sums(self) -> list[Sums]:
        return [
            Sums(
                series=name,
                given=sum((f.value for f in self.sheet.figures if f.series == name), Decimal()),
                value=self.rebuilt.total(name),
                exact=self.rebuilt.exact(name),
                left=self.rebuilt.left_total(name),
            )
            for name in self.sheet.series
        ]

    @property
    def hows(self) -> frozenset[How]:
        return frozenset(how for line in self.rebuilt.lines for how in line.hows)


def convert(places: Places, rows: Sequence[Sequence[str]], question: Question) -> Converted:
    """Return a table's figures on the boundaries asked for."""
    sheet = read_sheet(rows, places, Asked(question.day, question.within))
    level = question.level or natural_level(sheet.level, question.to)
    if level is Level.DISTRICT and question.to >= DISTRICTS_ENDED:
        raise BadQuestion(noop("Từ 01/07/2025 không còn cấp huyện; chọn cấp xã hoặc cấp tỉnh."))
    backward = question.to < question.day
    target = Target(
        day=question.to,
        level=level,
        apart=not backward if question.apart is None else question.apart,
        land=question.land,
        weights=question.weights,
    )
    rebuilt = rebuild(places, sheet.figures, target)
    return Converted(question, level, sheet, rebuilt, _pairs(question.ratios, sheet.series))


def read_ratios(text: str) -> tuple[tuple[str, str], ...]:
    """Return what is to be divided, one ratio a line: `Số tiến sĩ / Dân số`."""
    found = []
    for line in filter(str.strip, text.splitlines()):
        above, mark, below = (part.strip() for part in line.partition("/"))
        if not (above and mark and below):
            raise BadQuestion(
                noop("Tỷ lệ “%(line)s” cần viết: tên cột / tên cột."), line=line.strip()
            )
        found.append((above, below))
    return tuple(found)


def _pairs(ratios: Iterable[tuple[str, str]], series: Sequence[str]) -> tuple[tuple[str, str], ...]:
    """Return the series of each ratio: of each year, where a column gives years."""
    known = {fold(name): name for name in series}
    found = []
    for above, below in ratios:
        keys = [key.removeprefix(fold(above)) for key in known if key.startswith(fold(above))]
        pairs = [
            (known[fold(above) + rest], known[fold(below) + rest])
            for rest in keys
            if fold(below) + rest in known
        ]
        if not pairs:
            raise BadQuestion(
                noop("Bảng chưa có cột “%(above)s” hoặc “%(below)s”."), above=above, below=below
            )
        found += pairs
    return tuple(found)


def natural_level(level: Level | None, day: dt.date) -> Level:
    """Return the level of a table's places; communes where districts are no more."""
    if level is Level.DISTRICT and day >= DISTRICTS_ENDED:
        return Level.COMMUNE
    return level or Level.COMMUNE


def as_json(converted: Converted, places: Places) -> dict[str, object]:
    """Return a conversion as plain values, for programs."""
    return {
        "from": converted.question.day.isoformat(),
        "to": converted.question.to.isoformat(),
        "level": converted.level.value,
        "series": [
            {
                "name": one.series,
                "given": str(one.given),
                "value": str(one.value),
                "exact": str(one.exact),
                "apportioned": str(one.shared),
                "left_out": str(one.left),
            }
            for one in converted.sums
        ],
        "rows": [
            _line(line, converted.sheet.series, converted.ratios, places)
            for line in converted.rebuilt.lines
        ],
        "left_out": [
            {"place": one.figure.place.full_name, "value": str(one.figure.value), "why": one.why}
            for one in converted.rebuilt.left
        ],
        "problems": _notes(converted.sheet.problems),
        "notes": _notes(converted.sheet.notes),
    }


def _line(
    line: Line, series: Iterable[str], ratios: Iterable[tuple[str, str]], places: Places
) -> dict[str, object]:
    province = places.province_of(line.places[0])
    return {
        "places": [{"code": place.code, "name": place.full_name} for place in line.places],
        "province": province.full_name if province else "",
        "values": {
            name: {"value": str(value), "exact": str(line.exact(name))}
            for name in series
            if (value := line.value(name)) is not None
        },
        "ratios": {
            f"{above} / {below}": str(found)
            for above, below in ratios
            if (found := ratio(line, (above, below))) is not None
        },
        "made_of": [
            {
                "code": part.figure.place.code,
                "name": part.figure.place.full_name,
                "series": part.figure.series,
                "amount": str(part.amount),
                "how": part.how.value,
                "exact": is_exact(part.how),
            }
            for part in line.portions
        ],
    }


def _notes(notes: Iterable[Note]) -> list[dict[str, object]]:
    return [
        {
            "row": note.row,
            "sentence": str(note),
            "near": [place.full_name for place in note.near],
        }
        for note in notes
    ]
