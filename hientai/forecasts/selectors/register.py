"""The register as lives: who came, rose and left when, and how much of that it knows.

Counted are those who count as intellectuals by the province's rule; the stock is who works. People
without a birth date or a sex are spread over those of the others, so that nobody is lost.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np
from django.db.models import Min

from hientai.forecasts.domain.assuming import LEAVING, Start
from hientai.forecasts.domain.knowing import Known, spread_unknown
from hientai.forecasts.domain.lives import NEVER, Ints, Lives, history_of, legal_years
from hientai.kernel.retirement import FEMALE
from hientai.people.domain.deriving import field_names
from hientai.people.models import Degree, Person, Position
from hientai.people.selectors.lists import DEGREES
from hientai.privacy.domain.purposes import Purpose
from hientai.privacy.selectors import allows

YOUNG: Final = 23  # when people come of whom it is not known
BY_LAW: Final = 1  # gone, on the day of the law
ALWAYS: Final = 0  # a year that is not known and lies before all others
LONGEST: Final = 15  # years of history that are read
MIDDLE: Final = 6  # of a year of which no month is known
_CODES: Final = {name: codes for name, _label, codes in DEGREES}
_FIELDS: Final = tuple(field_names())
FIELDS: Final = len(_FIELDS) + 1  # the last one: not known
_CHUNK: Final = 20_000


@dataclass(frozen=True)
class Reading:
    """The people at the end of a year, what came before, and which streams can be learned."""

    start: Start
    known: Known
    groups: frozenset[str]


def read_register(last: int) -> Reading:
    """Read the register as it was at the end of a year."""
    lives, known = _read(last)
    groups = known.groups(last)
    since = known.leaving_since(last) if LEAVING in groups else None
    first = max(last - LONGEST, since - 1) if since else last - LONGEST // 2
    history = history_of(lives, first, last, FIELDS)
    return Reading(Start(history.stocks[-1], last, history if groups else None), known, groups)


def _read(last: int) -> tuple[Lives, Known]:
    came, masters, doctors = _arrivals(), _degrees("ths"), _degrees("ts")
    rows = [row for row in _people() if row.left > 0]
    ids = [row.pk for row in rows]
    month = np.array([row.month for row in rows], dtype=np.int64)
    born = np.flatnonzero(month)
    unborn = np.flatnonzero(month == 0)
    month[unborn] = spread_unknown(month[born].tolist(), len(unborn)) or 1980 * 12 + MIDDLE
    sex = np.array([row.sex for row in rows], dtype=np.int64)
    legal = legal_years(month, np.maximum(sex, 0))
    lives = Lives(
        month=month,
        sex=_whole(sex),
        field=np.array([row.field for row in rows], dtype=np.int64),
        came=_came(ids, came, np.minimum(month // 12 + YOUNG, last)),
        left=_left(rows, legal),
        master=_risen(rows, masters, {"ths", "ts"}),
        doctor=_risen(rows, doctors, {"ts"}),
    )
    return lives, _known(lives, last, _Dated(len(born), came.keys() & set(ids), rows))


@dataclass(frozen=True, slots=True)
class _Row:
    pk: int
    month: int
    sex: int  # -1: not known
    field: int
    level: str
    left: int  # NEVER: still here; below 0: gone, nobody knows when


_LEVELS: Final = {code: name for name, codes in _CODES.items() for code in codes}


def _people() -> Iterator[_Row]:
    columns = (
        "pk",
        "birth",
        "birth_year",
        "sex",
        "field_of_science",
        "degree",
        "status",
        "status_since",
    )
    people = allows(Person.objects.filter(counts=True), Purpose.STATISTICS)
    found = people.order_by("pk").values_list(*columns)
    for pk, birth, year, sex, field, degree, status, since in found.iterator(_CHUNK):
        yield _Row(
            pk,
            _month(birth, year),
            int(sex == FEMALE) if sex else -1,
            _FIELDS.index(field[:1]) if field[:1] in _FIELDS else len(_FIELDS),
            _LEVELS.get(degree, ""),
            _gone(status, since),
        )


def _month(birth: str, year: int | None) -> int:
    if not (year or birth[:4].isdigit()):
        return 0
    part = birth[5:7]
    month = int(part) if part.isdigit() and int(part) else MIDDLE
    return int(birth[:4] or 0 if birth[:4].isdigit() else year or 0) * 12 + month - 1


def _gone(status: str, since: str) -> int:
    """Return the year in which somebody left; of any but a retirement nothing is guessed."""
    if status == Person.Status.WORKING:
        return NEVER
    if since[:4].isdigit():
        return int(since[:4])
    return BY_LAW if status == Person.Status.RETIRED else -1


def _left(rows: Sequence[_Row], legal: Ints) -> Ints:
    """Return the years of leaving; whoever retired on a day that nobody knows did so by law."""
    left = np.array([row.left for row in rows], dtype=np.int64)
    return np.where(left == BY_LAW, legal, left)


def _whole(sex: Ints) -> Ints:
    """Return sexes without gaps: the unknown in the shares of the known."""
    out = sex.copy()
    unknown = np.flatnonzero(sex < 0)
    out[unknown] = spread_unknown(sex[sex >= 0].tolist(), len(unknown)) or 0
    return out


def _risen(rows: Sequence[_Row], years: Mapping[int, int], levels: Collection[str]) -> Ints:
    """Return the years of a degree: whoever has it without a year had it always."""
    has_it = [ALWAYS if row.level in levels else NEVER for row in rows]
    found = [years.get(row.pk, other) for row, other in zip(rows, has_it, strict=True)]
    return np.array(found, dtype=np.int64)


def _arrivals() -> dict[int, int]:
    """Return the first year of work that is known of each person."""
    dated = Position.objects.exclude(since="").values_list("person_id").annotate(first=Min("since"))
    return {pk: int(since[:4]) for pk, since in dated if since[:4].isdigit()}


def _degrees(level: str) -> dict[int, int]:
    dated = Degree.objects.filter(code__in=_CODES[level], year__isnull=False)
    return dict(
        dated.values_list("person_id").annotate(first=Min("year")).values_list("person_id", "first")
    )


def _came(ids: Sequence[int], years: Mapping[int, int], young: Ints) -> Ints:
    """Return the years of coming; of whom none is known, as if at the age of 23."""
    return np.array(
        [years.get(pk, int(at)) for pk, at in zip(ids, young, strict=True)], dtype=np.int64
    )


@dataclass(frozen=True)
class _Dated:
    births: int
    arrivals: Collection[int]
    rows: Sequence[_Row]


def _known(lives: Lives, last: int, dated: _Dated) -> Known:
    here = (lives.left > last) & (lives.came <= last)
    doctor, master = lives.doctor <= last, (lives.master <= last) & (lives.doctor > last)
    gone = lives.left[(lives.left > last - LONGEST) & (lives.left <= last)]
    return Known(
        people=int(here.sum()),
        births=dated.births,
        fields=sum(row.field < len(_FIELDS) for row in dated.rows),
        arrivals=sum(
            row.pk in dated.arrivals
            for row, is_here in zip(dated.rows, here, strict=True)
            if is_here
        ),
        masters=int((here & master).sum()),
        masters_dated=int((here & master & (lives.master > ALWAYS)).sum()),
        doctors=int((here & doctor).sum()),
        doctors_dated=int((here & doctor & (lives.doctor > ALWAYS)).sum()),
        departures={
            int(year): int(n) for year, n in zip(*np.unique(gone, return_counts=True), strict=True)
        },
    )
