"""Each dimension as codes of a day, with what the codes stand for."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import Any

import numpy as np
from django.db.models import Min
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.bodies.models import BodyKind
from hientai.kernel.retirement import FEMALE, MALE, retirement_month
from hientai.people.domain.codes import KINH
from hientai.people.domain.degrees import known_degrees, rank_of
from hientai.people.domain.deriving import field_names
from hientai.people.models import Fact, Person, Sector
from hientai.people.selectors.counting import STATUSES, Whom
from hientai.people.selectors.lists import DEGREES
from hientai.statistics.domain.balance import SOON_YEARS
from hientai.statistics.domain.columns import Axis, Codes, Column, width
from hientai.statistics.domain.dimensions import AGES, DIMENSIONS, age_on, band_of, five_of, fives
from hientai.statistics.domain.snapshot import Snapshot
from hientai.statistics.selectors.lands import Lands

_LEVEL_OF = {code: name for name, _label, codes in DEGREES if name != "khac" for code in codes}


@dataclass(frozen=True)
class Value:
    """A value of a dimension: as addresses write it, and in words."""

    key: str
    label: str


Known = tuple[Axis, tuple[Value, ...]]


class Axes:
    """The dimensions of a snapshot as they were on a day, each worked out when it is first asked for."""

    def __init__(self, snapshot: Snapshot, on: dt.date | None = None) -> None:
        self.snapshot = snapshot
        self.today = localdate()
        self.on = on or self.today
        self._known: dict[str, Known] = {}

    @property
    def is_past(self) -> bool:
        return self.on < self.today

    def of(self, name: str) -> Known:
        """Return a dimension's axis and values."""
        if name not in self._known:
            make: Callable[[], Known] = getattr(self, f"_{name}")
            self._known[name] = make()
        return self._known[name]

    def counting(self, whom: Whom) -> Axis:
        """Return who is counted on the day, as a yes-or-no axis."""
        pairs, statuses = self._status_pairs
        wanted = {str(each) for each in STATUSES[whom]}
        return pairs.picked(at for at, status in enumerate(statuses) if status in wanted)

    @cached_property
    def _status_pairs(self) -> tuple[Axis, list[str]]:
        """Return whether a profile counts and its status as one column; "" does not count."""
        column = self.snapshot.columns["standing"]
        codes, names = column.codes, list(column.values)
        if self.is_past:
            codes = self._as_it_was(codes, names)
        return Axis(codes, None, len(names)), names

    def _as_it_was(self, codes: Codes, names: list[str]) -> Codes:
        """Take back retirements that came later, and those whose degree came later or were no adults."""
        at = self.on.year * 12 + self.on.month - 1
        later = self._retires_at > at
        working = names.index(str(Person.Status.WORKING))
        retired = names.index(str(Person.Status.RETIRED))
        codes = np.where((codes == retired) & later, np.uint8(working), codes)
        had, has = self._degree_codes_then, self._levels_now
        then = np.array([*map(self._has_level, self._degree_values)], np.bool_)[had]
        return np.where(has & ~then, np.uint8(0), codes)

    @cached_property
    def _levels_now(self) -> Any:
        column = self.snapshot.columns["degree"]
        return np.array([*map(self._has_level, column.values)] or [False], np.bool_)[column.codes]

    @staticmethod
    def _has_level(code: str) -> bool:
        return code in _LEVEL_OF

    @cached_property
    def _retires_at(self) -> Any:
        """Return the month of retirement of each, as months since year 0; of an unknown birth none."""
        births = self.snapshot.columns["birth"]
        sexes = self.snapshot.columns["sex"]
        table = np.zeros((max(len(sexes.values), 1), max(len(births.values), 1)), np.int32)
        for i, sex in enumerate(sexes.values):
            for j, born in enumerate(births.values):
                table[i, j] = _month_of_retirement(born, sex)
        return table[sexes.codes, births.codes]

    # --- degrees

    @cached_property
    def _degree_values(self) -> tuple[str, ...]:
        return ("", *sorted(known_degrees(), key=rank_of))

    @cached_property
    def _degree_codes_then(self) -> Codes:
        """Return the highest degree that each had by the day; one without a year was always there."""
        values = self._degree_values
        column, many = self.snapshot.columns["degree"], self.snapshot.many["degrees"]
        best = np.zeros(self.snapshot.rows, np.uint8)
        got = (many.since // 100) <= self.on.year
        place = {code: at for at, code in enumerate(values)}
        ranked = np.array([place.get(code, 0) for code in many.column.values] or [0], np.uint8)
        rows, codes = many.rows[got], ranked[many.column.codes[got]]
        order = np.argsort(codes, kind="stable")
        best[rows[order]] = codes[order]  # the highest is written last
        dated = np.zeros(self.snapshot.rows, np.bool_)
        dated[many.rows] = True
        now = np.array([place.get(code, 0) for code in column.values] or [0], np.uint8)
        return np.where(dated, best, now[column.codes])

    @cached_property
    def _degrees_on(self) -> Column:
        if self.is_past:
            return Column(self._degree_codes_then, self._degree_values)
        return self.snapshot.columns["degree"]

    def _degree(self) -> Known:
        levels = [name for name, _label, _codes in DEGREES if name != "gs"]
        labels = {name: _(label) for name, label, _codes in DEGREES}
        turn = [levels.index(_LEVEL_OF.get(code, "khac")) for code in self._degrees_on.values]
        axis = self._degrees_on.through(turn or [0], len(levels))
        return axis, tuple(Value(level, labels[level]) for level in levels)

    def _degree_code(self) -> Known:
        known = known_degrees()
        codes = sorted((code for code in known if known[code].kind == "degree"), key=rank_of)
        return self._listed(
            self._degrees_on,
            [Value(code, known[code].name) for code in reversed(codes)],
            "degree_code",
        )

    def _title(self) -> Known:
        known = known_degrees()
        values = [Value(code, known[code].name) for code in ("professor", "associate_professor")]
        return self._listed(self.snapshot.columns["academic_title"], values, "title")

    # --- fields, sectors

    def _field(self) -> Known:
        return self._by_first("field_of_science", "field")

    def _field2008(self) -> Known:
        return self._by_first("field_of_2008", "field2008")

    def _by_first(self, column: str, name: str) -> Known:
        values = [Value(code, label) for code, label in field_names().items()]
        return self._listed(_turned(self.snapshot.columns[column], lambda v: v[:1]), values, name)

    def _field2(self) -> Known:
        column = _turned(
            self.snapshot.columns["field_of_science"], lambda v: v[:3] if v[2:] else ""
        )
        codes = sorted({value for value in column.values if value})
        return self._listed(column, [Value(code, code) for code in codes], "field2")

    def _sector(self) -> Known:
        values = [Value(str(pk), name) for pk, name in Sector.objects.values_list("pk", "name")]
        column = _turned(self.snapshot.columns["sector"], lambda v: str(v or ""))
        return self._listed(column, values, "sector")

    # --- the person

    def _sex(self) -> Known:
        values = [Value(MALE, _("Nam")), Value(FEMALE, _("Nữ"))]
        return self._listed(self.snapshot.columns["sex"], values, "sex")

    def _age(self) -> Known:
        values = [Value(key, _(label)) for key, label, _first in AGES]
        return self._of_ages(band_of, values, "age")

    def _age5(self) -> Known:
        return self._of_ages(five_of, [Value(key, label) for key, label in fives()], "age5")

    def _of_ages(self, place: Callable[[int | None], int], values: list[Value], name: str) -> Known:
        births = self.snapshot.columns["birth"]
        turn = _places_of_ages(births.values, self.on, place)
        return births.through(turn or [0], len(values) + 1), (*values, _unknown(name))

    def _status(self) -> Known:
        axis, names = self._status_pairs
        labels = dict(Person.Status.choices)
        return axis, tuple(Value(name, str(labels.get(name, _("không tính")))) for name in names)

    def _ethnicity(self) -> Known:
        values = [Value("kinh", KINH), Value("khac", _("Dân tộc thiểu số"))]
        column = _turned(
            self.snapshot.columns["ethnicity"],
            lambda v: "" if not v else "kinh" if v == KINH else "khac",
        )
        return self._listed(column, values, "ethnicity")

    def _retires(self) -> Known:
        first = self.on.year
        years = [Value(str(year), str(year)) for year in range(first, first + 10)]
        at = self._retires_at // 12
        codes = np.where(at == 0, len(years) + 2, np.clip(at - first + 1, 0, len(years) + 1))
        values = (
            Value("before", _("Trước %(year)s") % {"year": first}),
            *years,
            Value("later", _("Sau %(year)s") % {"year": first + 9}),
            _unknown("retires"),
        )
        return Axis(codes.astype(np.uint8), None, len(values)), values

    def _retiring(self) -> Known:
        """Return who has reached the age, who does within five years, who later."""
        now = self.on.year * 12 + self.on.month - 1
        at = self._retires_at
        steps = (at == 0, at < now, at <= now + 12 * SOON_YEARS)
        codes = np.select(steps, (3, 0, 1), 2).astype(np.uint8)
        values = (
            Value("past", _("Đã qua tuổi nghỉ hưu")),
            Value("soon", _("Trong 5 năm tới")),
            Value("later", _("Sau 5 năm nữa")),
            _unknown("retiring"),
        )
        return Axis(codes, None, len(values)), values

    # --- bodies and places

    @cached_property
    def bodies(self) -> Column:
        """Return where each worked on the day, as far as positions say; else where each works today."""
        column, many = self.snapshot.columns["body"], self.snapshot.many["positions"]
        if not self.is_past:
            return column
        at = self.on.year * 100 + self.on.month
        ended = np.where(many.until % 100 == 0, many.until + 99, many.until)
        then = (many.since <= at) & ((many.until == 0) | (ended >= at))
        values = tuple(dict.fromkeys((*column.values, *many.column.values)))
        place = {value: code for code, value in enumerate(values)}
        codes = np.asarray(column.codes, dtype=width(max(len(values), 1))).copy()
        turn = np.array([place[value] for value in many.column.values] or [0], dtype=codes.dtype)
        codes[many.rows[then]] = turn[many.column.codes[then]]
        return Column(codes, values)

    @cached_property
    def lands(self) -> Lands:
        return Lands([value for value in self.bodies.values if value], self.today)

    def _body(self) -> Known:
        names = self.lands.names
        values = [Value(str(pk), names[pk]) for pk in sorted(names, key=lambda pk: names[pk])]
        return self._listed(_turned(self.bodies, lambda v: str(v or "")), values, "body")

    def _body_kind(self) -> Known:
        values = [Value(str(kind), str(label)) for kind, label in BodyKind.choices]
        kinds = self.lands.kinds
        return self._listed(_turned(self.bodies, lambda v: kinds.get(v, "")), values, "body_kind")

    def _province(self) -> Known:
        named = self.lands.provinces
        values = [Value(name, name) for name in sorted(set(named.values()))]
        return self._listed(_turned(self.bodies, lambda v: named.get(v, "")), values, "province")

    def _place(self) -> Known:
        """Return the place of each body as it was while the body was; `Lands` rebuilds it."""
        of_body = self.lands.places
        ids = {place.id: place.title for place in of_body.values()}
        column = _turned(self.bodies, lambda v: of_body[v].id if v in of_body else "")
        return self._listed(column, [Value(*each) for each in ids.items()], "place")

    _district = _place

    def group_labels(self) -> dict[str, str]:
        """Return the words of each policy group, as the first profile wrote them."""
        rows = Fact.objects.filter(kind=Fact.Kind.GROUP).values_list("key").annotate(Min("value"))
        return dict(rows.order_by("key"))

    def _listed(self, column: Column, values: Sequence[Value], name: str) -> Known:
        """Return a column's codes as places in a list of values, what is not listed after them."""
        place = {value.key: at for at, value in enumerate(values)}
        turn = [place.get(value, len(values)) for value in column.values]
        return column.through(turn or [0], len(values) + 1), (*values, _unknown(name))


@lru_cache(maxsize=64)
def _places_of_ages(
    births: tuple[int, ...], on: dt.date, place: Callable[[int | None], int]
) -> list[int]:
    return [place(age_on(on, born)) for born in births]


def _unknown(name: str) -> Value:
    return Value("", _(DIMENSIONS[name].unknown))


def _turned(column: Column, turn: Callable[[Any], str]) -> Column:
    return Column(column.codes, tuple(turn(value) for value in column.values))


def _month_of_retirement(born: int, sex: str) -> int:
    if not born:
        return 0
    year, month = retirement_month(born // 100, born % 100 or 6, sex)
    return year * 12 + month - 1
