"""Drafts of new people into the tables, many at a time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any, Final

from django.conf import settings
from django.db import connection

from hientai.kernel.vietnamese import fold
from hientai.people.domain import names
from hientai.people.domain.degrees import Degree as DegreeValue
from hientai.people.domain.degrees import highest
from hientai.people.domain.deriving import (
    Rule,
    SectorWords,
    field_of,
    reason_to_count,
    sector_of,
    status_of,
)
from hientai.people.domain.importing.drafts import Draft
from hientai.people.domain.sealing import sealer
from hientai.people.domain.searching import search_key
from hientai.people.models import (
    CountingRule,
    Degree,
    Fact,
    Guarded,
    Origin,
    Person,
    Position,
    Sector,
)
from hientai.people.selectors.placing import Places
from hientai.people.services import bulk

FACTS: Final = tuple(kind.value for kind in Fact.Kind)
PERSON_TEXTS: Final = (
    *("home_place", "birth_place", "department", "position", "rank", "profession"),
    *("informatics", "political_theory", "note"),
)
_PERSON: Final = (
    *("id", "name", "name_fold", "sort_key", "search_key", "birth", "birth_year", "sex"),
    *PERSON_TEXTS,
    *("body_id", "workplace", "degree", "academic_title", "speciality"),
    *("field_of_science", "field_of_2008", "field_words", "sector_id", "sector_decided"),
    *("status", "counts", "origin_id", "origins", "intake_id", "changed_at", "sample"),
)
_GUARDED: Final = (
    *("person_id", "identity_sealed", "identity_key", "phone", "email", "residence"),
    *("ethnicity", "party", "party_since"),
)
_DEGREE: Final = ("person_id", "code", "speciality", "school", "year", "country", "origin_id")
_POSITION: Final = (
    *("person_id", "body_id", "workplace", "department", "title", "political"),
    *("since", "until", "current", "origin_id"),
)
_FACT: Final = ("person_id", "kind", "value", "key", "since", "details", "origin_id")


@dataclass
class Tables:
    """Rows of each table while they are collected."""

    people: list[tuple[Any, ...]] = field(default_factory=list)
    guarded: list[tuple[Any, ...]] = field(default_factory=list)
    degrees: list[tuple[Any, ...]] = field(default_factory=list)
    positions: list[tuple[Any, ...]] = field(default_factory=list)
    facts: list[tuple[Any, ...]] = field(default_factory=list)


class Writer:
    """Writes new people of one origin; made once a transaction."""

    def __init__(self, origin: Origin, at: datetime, *, sample: bool = False) -> None:
        self._origin, self._sample = origin, sample
        self._at = at.strftime("%Y-%m-%d %H:%M:%S.%f") if connection.vendor == "sqlite" else at
        self.derive = Deriver()
        self._seal = sealer(settings.IDENTITY_KEY)
        bulk.make_room()

    def add(self, drafts: Sequence[Draft]) -> Sequence[int]:
        """Write new people, each draft was judged new; return their ids in the same order."""
        tables = Tables()
        ids = bulk.reserve_ids(Person, len(drafts))
        for pk, draft in zip(ids, drafts, strict=True):
            self._collect(tables, pk, draft.values)
        bulk.insert(Person, _PERSON, tables.people)
        bulk.insert(Guarded, _GUARDED, tables.guarded)
        bulk.insert(Degree, _DEGREE, tables.degrees)
        bulk.insert(Position, _POSITION, tables.positions)
        bulk.insert(Fact, _FACT, tables.facts)
        return ids

    def _collect(self, tables: Tables, pk: int, values: dict[str, Any]) -> None:
        get, origin = values.get, self._origin.pk
        derived = self.derive.of(values)
        name, workplace = values["name"][:120], get("workplace", "")
        birth = get("birth", "")
        tables.people.append(
            (
                *(pk, name, names.name_fold(name), names.order(name)),
                search_key(name, workplace, derived.speciality),
                *(birth, int(birth[:4]) if birth else None, get("sex", "")),
                *(get(column, "") for column in PERSON_TEXTS),
                *(derived.body_id, workplace, derived.degree, get("academic_title", "")),
                derived.speciality,
                *(derived.field_code, derived.field_code, get("field_of_science", "")),
                *(derived.sector_id, derived.sector_decided, derived.status, derived.counts),
                *(origin, "{}", self._origin.intake_id, self._at, self._sample),
            )
        )
        tables.guarded.append((pk, *self.guarded(values)))
        tables.degrees += [(pk, *degree, origin) for degree in get("degree", ())]
        if workplace or get("position"):
            here = (derived.body_id, workplace, get("department", ""), get("position", ""))
            tables.positions.append((pk, *here, derived.political, "", "", True, origin))
        tables.facts += [
            (pk, kind, value[:500], names.name_fold(value)[:120], "", "{}", origin)
            for kind in FACTS
            if kind in values
            for value in values[kind]
        ]

    def guarded(self, values: dict[str, Any]) -> tuple[Any, ...]:
        """Return what `Guarded` holds, in the order of its columns after the person."""
        get, number = values.get, values.get("identity")
        return (
            self._seal.seal(number) if number else b"",
            self._seal.key_of(number) if number else None,
            *(get(column, "") for column in ("phone", "email", "residence", "ethnicity")),
            *(get("party", ""), get("party_since", "")),
        )


@dataclass(frozen=True)
class Derived:
    degree: str
    speciality: str
    field_code: str
    sector_id: int | None
    sector_decided: bool
    status: str
    counts: bool
    body_id: int | None
    political: bool


class Deriver:
    """Says what follows from a profile's values by the province's lists and rules of this moment."""

    def __init__(self) -> None:
        self._rules = [
            Rule(rule.kind, rule.value, rule.reason)
            for rule in CountingRule.objects.filter(active=True)
        ]
        sectors = Sector.objects.all()
        self._named = {names.name_fold(sector.name): sector.pk for sector in sectors}
        self._sectors = tuple(
            SectorWords(sector.pk, _words(sector.body_words), _words(sector.speciality_words))
            for sector in sectors
        )
        self._places = Places()

    def of(self, values: dict[str, Any]) -> Derived:
        degrees: Sequence[DegreeValue] = values.get("degree", ())
        best = highest(tuple(degrees))
        speciality = best.speciality if best else ""
        workplace = values.get("workplace", "")
        written = names.name_fold(values["sector"]) if "sector" in values else ""
        decided = self._named.get(written)
        place = self._places.of(workplace)
        return Derived(
            degree=best.code if best else "",
            speciality=speciality,
            field_code=field_of(values.get("field_of_science", ""), speciality),
            sector_id=decided or self.sector(workplace, speciality),
            sector_decided=decided is not None,
            status=status_of(values.get("status", "")),
            counts=bool(self._reason(values, best)),
            body_id=values.get("_body_id") or place.body_id,
            political=place.political,
        )

    def sector(self, workplace: str, speciality: str) -> int | None:
        """Return the sector that words propose."""
        return sector_of(workplace, speciality, self._sectors)

    def _reason(self, values: dict[str, Any], best: DegreeValue | None) -> str:
        return reason_to_count(
            self._rules,
            degree=best.code if best else "",
            title=values.get("academic_title", ""),
            awards=values.get("awards", ()),
            memberships=values.get("memberships", ()),
        )


def _words(text: str) -> tuple[str, ...]:
    return tuple(filter(None, map(fold, text.split(";"))))
