"""The bodies of one family of provinces, ready to be asked."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Iterable
from dataclasses import replace
from functools import cache, cached_property, lru_cache
from itertools import islice
from typing import Final

from hientai.bodies.domain.names import UNION_KEY, without_place
from hientai.bodies.domain.resolving.answer import Found
from hientai.bodies.domain.resolving.descent import Lines
from hientai.bodies.domain.resolving.facts import Fact, Facts
from hientai.bodies.domain.resolving.index import MAX_SUGGESTIONS, WRITTEN, Index, Match
from hientai.bodies.domain.resolving.lands import committees_within
from hientai.bodies.domain.resolving.scope import Scope
from hientai.kernel.vietnamese import sort_key, tone_canonical
from hientai.places.domain import Places

COMMUNE: Final = "commune"


class Book:
    """`places` gives all places, when they are first needed."""

    def __init__(self, facts: Facts, others: Iterable[str], places: Callable[[], Places]) -> None:
        self.index = Index(facts, others)
        self.lines = Lines(facts)
        self.places = places
        self._members = lru_cache(maxsize=256)(self._members_of)
        self._on_old_land = cache(lambda home, at: committees_within(home, at, self.places()))

    def at_home(self, province: str) -> bool:
        """Return whether any body is of a province of that name."""
        return any(fact.province == province for fact in self.index.facts)

    def named(self, key: str, scope: Scope) -> Match | None:
        """Return the bodies of a name as it is written, those of the paper's own province alone."""
        for place in ("", scope.home):
            match = self._ours(Match(self.index.find(without_place(key, place)), WRITTEN), scope)
            if match:
                return match
        return None

    def meant(self, key: str, scope: Scope) -> Match | None:
        """Return the bodies of a name that is written nearly so."""
        for place in ("", scope.home):
            bare = without_place(key, place)
            found = self.index.near(bare) if bare != key or not place else None
            match = self._ours(found, scope) if found else None
            if match:
                return match
        return None

    def _ours(self, match: Match, scope: Scope) -> Match | None:
        ours = [fact for fact in match.facts if scope.ours(fact)]
        at_home = [fact for fact in ours if fact.province == scope.home]
        facts = tuple(at_home or ours)
        return replace(match, facts=facts) if facts else None

    def of_kinds(self, kinds: Iterable[str], scope: Scope) -> tuple[Fact, ...]:
        """Return the bodies of some kinds that are there on the day, in the order of the kinds.

        Of a province that became a part of a larger one, only the communes on its old land.
        """
        return self._members(tuple(kinds), scope)

    def _members_of(self, kinds: tuple[str, ...], scope: Scope) -> tuple[Fact, ...]:
        here = scope.family if scope.together else scope.home
        there = [f for f in self._by_name if f.province == here and f.valid_on(scope.at)]
        members = [fact for kind in kinds for fact in there if _is(fact, kind)]
        if scope.absorbed and COMMUNE in kinds:
            ours = self._on_old_land(scope.home, scope.at)
            members = [fact for fact in members if fact.kind != COMMUNE or fact.name in ours]
        return tuple(dict.fromkeys(members))

    @cached_property
    def _by_name(self) -> list[Fact]:
        return sorted(self.index.facts, key=lambda fact: sort_key(fact.name))

    def alike(self, key: str, scope: Scope) -> tuple[Found, ...]:
        """Return the province's own bodies of the day with the likest names, best first."""
        likely = (
            Found(fact, sure)
            for fact, sure in self.index.alike(key)
            if fact.valid_on(scope.at) and scope.ours(fact) and (fact.province or not scope.home)
        )
        return tuple(islice(likely, MAX_SUGGESTIONS))


def _is(fact: Fact, kind: str) -> bool:
    """Return whether a body is of a kind, or of one of the groups that are no kind of their own."""
    match kind:
        case "science":
            return fact.key == UNION_KEY
        case "member":
            return fact.kind == "association" and fact.parent == UNION_KEY
        case "staff":
            return fact.kind == "party" and fact.key.endswith((" tinh uy", " thanh uy"))
        case _:
            return fact.kind == kind


def preferred(facts: Iterable[Fact], key: str, name: str, at: dt.date) -> list[Fact]:
    """Return the bodies valid on the day: by own name before alias, by marks if several are left."""
    valid = [fact for fact in facts if fact.valid_on(at)]
    named = [fact for fact in valid if fact.key == key] or valid
    if len(named) < 2:  # noqa: PLR2004 -- one or none needs no choice
        return named
    marked = tone_canonical(name).casefold()
    as_marked = [fact for fact in named if tone_canonical(fact.name).casefold() in marked]
    return as_marked or named
