"""By what a list can be narrowed, with how many that leaves; and the masks that narrow it."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Final

import numpy as np
import numpy.typing as npt
from django.utils.timezone import localdate
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.people.domain import groups
from hientai.people.domain.codes import FEMALE
from hientai.people.domain.degrees import DEGREE_GROUPS, known_degrees
from hientai.people.domain.deriving import field_names
from hientai.people.domain.groups import LABELS as GROUPS
from hientai.people.domain.groups import SENSITIVE as SENSITIVE_GROUPS
from hientai.people.domain.narrowing import AGES, FACETS, FacetKind, PeopleFilter
from hientai.people.domain.searching import birth_number
from hientai.people.models import Person, Sector
from hientai.people.selectors.columns import PAIRS, Part
from hientai.people.selectors.following import Register
from hientai.people.selectors.masks import Masks
from hientai.people.selectors.postings import Mask

MOST: Final = 60  # choices of a facet that are told
SHOWN: Final = 8  # at once; the rest opens
_DEGREE_OF: Final = {code: name for name, _label, codes in DEGREE_GROUPS for code in codes}
_OPEN_GROUPS: Final = [name for name in GROUPS if name not in SENSITIVE_GROUPS]
_SPECIAL: Final = [name for name in GROUPS if name in SENSITIVE_GROUPS]
_COMPUTED: Final[dict[str, Sequence[str]]] = {
    "age": list(AGES),
    "group": _OPEN_GROUPS,
    "special": _SPECIAL,
}
Counts = dict[str, int]


@dataclass(frozen=True)
class Choice:
    value: str
    label: str
    count: int
    chosen: bool
    address: str


@dataclass(frozen=True)
class Facet:
    name: str
    label: str
    choices: tuple[Choice, ...]

    @property
    def chosen(self) -> list[Choice]:
        return [choice for choice in self.choices if choice.chosen]

    @property
    def first(self) -> tuple[Choice, ...]:
        return self.choices[:SHOWN]

    @property
    def rest(self) -> tuple[Choice, ...]:
        return self.choices[SHOWN:]


@dataclass(frozen=True)
class Chip:
    """A condition in force, and the address of the list without it."""

    facet: str
    label: str
    address: str


def chips(facets: Iterable[Facet]) -> list[Chip]:
    return [Chip(facet.label, one.label, one.address) for facet in facets for one in facet.chosen]


class Values:
    """Which people of a part have which values of a facet; ages are those of a day."""

    def __init__(self, register: Register, part: Part, today: date) -> None:
        self._codes, self._part = register.codes, part
        self._today = birth_number(today.isoformat())

    def mask(self, name: str, values: Sequence[str]) -> Mask:
        """Mark who has one of the values."""
        if name in _COMPUTED:
            each = _COMPUTED[name]
            return self._any([self._of(name, value) for value in values if value in each])
        if name in PAIRS:
            return self._paired(name, values)
        return self._wanted(name, values)[self._part.columns[name]]

    def counts(self, name: str, within: Mask) -> Counts:
        """Return how many within a mask have each value."""
        if name in _COMPUTED:
            return {value: _size(self._of(name, value) & within) for value in _COMPUTED[name]}
        if name in PAIRS:
            pairs = self._part.pairs[name]
            inside = within[pairs.places]
            return self._named(name, np.bincount(pairs.values[inside], minlength=1))
        return self._named(name, np.bincount(self._part.columns[name][within], minlength=1))

    def _any(self, masks: Iterable[Mask]) -> Mask:
        found = np.zeros(len(self._part), np.bool_)
        for mask in masks:
            found |= mask
        return found

    def _of(self, name: str, value: str) -> Mask:
        return self._aged(*AGES[value]) if name == "age" else self._in_group(value)

    def _aged(self, youngest: int, oldest: int) -> Mask:
        """Mark who had so many birthdays, as `domain.groups.is_younger` counts them."""
        born, year = self._part.birth, 10_000
        return (
            (born > self._today - (oldest + 1) * year)
            & (born <= self._today - youngest * year)
            & (born > 0)
        )

    def _in_group(self, group: str) -> Mask:
        """Mark who is in a group of policy, as `domain.groups.groups_at` says of one."""
        derived = {
            groups.WOMEN: ("sex", FEMALE),
            groups.RETIRED: ("status", Person.Status.RETIRED),
            groups.ELSEWHERE: ("lives", Person.Lives.ELSEWHERE),
            groups.OVERSEAS: ("lives", Person.Lives.OVERSEAS),
        }
        if group == groups.YOUNGER:
            return self._aged(0, groups.YOUNG - 1)
        found = np.zeros(len(self._part), np.bool_)
        if group in derived:
            column, value = derived[group]
            found = self.mask(column, [value])
        if group == groups.MINORITY:
            ethnic = self._codes.columns["ethnicity"].values_in_order
            found = self.mask("ethnicity", [name for name in ethnic if groups.is_minority(name)])
        if group in {groups.WOMEN, groups.RETIRED}:
            return found
        return found | self._paired("group", [group])

    def _wanted(self, name: str, values: Sequence[str]) -> Mask:
        coder, asked = self._codes.columns[name], set(values)
        wanted = np.zeros(len(coder), np.bool_)
        for code, value in enumerate(coder.values_in_order[: len(wanted)]):
            wanted[code] = _shown_as(name, value) in asked
        return wanted

    def _paired(self, name: str, values: Sequence[str]) -> Mask:
        pairs = self._part.pairs[name]
        found = np.zeros(len(self._part), np.bool_)
        found[pairs.places[self._wanted(name, values)[pairs.values]]] = True
        return found

    def _named(self, name: str, counts: npt.NDArray[np.int64]) -> Counts:
        values = self._codes.columns[name].values_in_order
        found: Counts = {}
        for code in np.flatnonzero(counts):
            value = _shown_as(name, values[code])
            if value:
                found[value] = found.get(value, 0) + int(counts[code])
        return found


def _shown_as(name: str, value: str) -> str:
    return _DEGREE_OF.get(value, "khac") if name == "degree" else value


def _size(mask: Mask) -> int:
    return int(np.count_nonzero(mask))


def values_of(register: Register) -> tuple[Values, Values]:
    today = localdate()
    whole, fresh = (Values(register, part, today) for part in register.parts)
    return whole, fresh


def masks_of(register: Register, name: str, values: Sequence[str]) -> Masks:
    """Return who has one of the values of a facet."""
    whole, fresh = values_of(register)
    return whole.mask(name, values), fresh.mask(name, values)


def chosen_masks(register: Register, wanted: PeopleFilter) -> dict[str, Masks]:
    """Return for each facet of which values are chosen whom they leave."""
    return {name: masks_of(register, name, values) for name, values in wanted.chosen.items()}


def counted(
    register: Register, names: Iterable[str], within: Callable[[str], Masks]
) -> dict[str, Counts]:
    """Return the counts of facets; `within` says of each facet among whom."""
    whole, fresh = values_of(register)
    found = {}
    for name in names:
        masks = within(name)
        counts = whole.counts(name, masks[0] & register.alive)
        for value, more in fresh.counts(name, masks[1]).items():
            counts[value] = counts.get(value, 0) + more
        found[name] = counts
    return found


def as_facets(counts: Mapping[str, Counts], wanted: PeopleFilter) -> list[Facet]:
    """Return facets in words, each choice with the address that chooses it or takes it away."""
    return [_facet(FACETS[name], those, wanted) for name, those in counts.items()]


def _facet(kind: FacetKind, counts: Counts, wanted: PeopleFilter) -> Facet:
    chosen = wanted.chosen.get(kind.name, ())
    there = {value: count for value, count in counts.items() if count}
    labels = _labels(kind.name, _most(there, chosen))
    choices = (
        Choice(
            value,
            label,
            there.get(value, 0),
            value in chosen,
            wanted.switched(kind.name, value).address(),
        )
        for value, label in labels.items()
        if value in there or value in chosen
    )
    return Facet(kind.name, _(kind.label), tuple(choices))


def _most(counts: Counts, chosen: Sequence[str]) -> list[str]:
    """Return the chosen values and the most common others."""
    common = sorted(counts, key=lambda value: (-counts[value], value))[:MOST]
    return [*chosen, *(value for value in common if value not in chosen)]


def _labels(name: str, values: Sequence[str]) -> dict[str, str]:
    """Return what values are called, in the order in which they stand."""
    if name == "sector":
        return _own(
            values, {str(pk): said for pk, said in Sector.objects.values_list("pk", "name")}
        )
    if name == "body":
        numbers = [int(value) for value in values if value.isdigit()]
        names = Body.objects.filter(pk__in=numbers).values_list("pk", "name")
        return _own(values, {str(pk): said for pk, said in names})
    fixed = _FIXED.get(name)
    return _own(fixed(), fixed(), only=values) if fixed else _own(values, {})


def _own(
    values: Iterable[str], labels: Mapping[str, str], only: Sequence[str] | None = None
) -> dict[str, str]:
    return {value: labels.get(value, value) for value in values if only is None or value in only}


def _ages() -> dict[str, str]:
    bands = {value: f"{first}–{last}" for value, (first, last) in AGES.items()}
    return {**bands, "-29": _("Dưới 30"), "60-": _("Từ 60")}


_FIXED: Final[dict[str, Callable[[], dict[str, str]]]] = {
    "field": lambda: dict(field_names()),
    "degree": lambda: {name: _(label) for name, label, _codes in DEGREE_GROUPS},
    "title": lambda: {
        code: each.name for code, each in known_degrees().items() if each.kind == "title"
    },
    "age": _ages,
    "group": lambda: {name: _(GROUPS[name]) for name in _OPEN_GROUPS},
    "special": lambda: {name: _(GROUPS[name]) for name in _SPECIAL},
    "sex": lambda: {"Nam": _("Nam"), "Nữ": _("Nữ")},
    "status": lambda: {value: str(label) for value, label in Person.Status.choices},
    "party": lambda: {"yes": _("Là đảng viên"), "no": _("Không là đảng viên")},
}
