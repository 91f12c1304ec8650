"""Bodies by name: by key, without spaces, as a scanner misreads it, and with a letter or two wrong."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from functools import cached_property
from typing import Final

from rapidfuzz import fuzz, process
from rapidfuzz.distance import OSA

from hientai.bodies.domain.resolving.facts import Fact, Facts

WRITTEN, JOINED, MISREAD, MISTYPED, GUESSED = 1.0, 0.98, 0.95, 0.9, 0.4
MAX_SUGGESTIONS: Final = 5
_MANY: Final = 30
_LEAST_LIKENESS: Final = 60
# What a scanner takes for one another, in names without marks.
_ALIKE: Final = str.maketrans(
    {"l": "i", "1": "i", "j": "i", "0": "o", "5": "s", "9": "g", "q": "g", "8": "b"}
)
# Letters that may be wrong by the length of the whole name without spaces; a shorter one must be right.
_ALLOWED: Final = ((7, 1), (16, 2), (30, 3))
# A name that is nearly as near makes it a guess.
_MARGIN: Final = 2
# In these a wrong letter may be another place.
OF_PLACES: Final = frozenset({"district", "commune"})


@dataclass(frozen=True)
class Match:
    """The bodies of one name, and how surely it is the one meant; a guess is of several names."""

    facts: tuple[Fact, ...]
    certainty: float
    guess: bool = False


def _tight(key: str) -> str:
    return key.replace(" ", "")


def _in_order(key: str) -> str:
    return " ".join(sorted(key.split()))


def _misread(tight: str) -> str:
    return tight.translate(_ALIKE).replace("rn", "m").replace("vv", "w")


class Index:
    """`others` are keys of names that exist elsewhere: one that is nearest to them is none of ours."""

    def __init__(self, facts: Facts, others: Iterable[str] = ()) -> None:
        self.facts = facts.bodies
        self._by_key: dict[str, list[Fact]] = defaultdict(list)
        for fact in facts.bodies:
            for key in dict.fromkeys((fact.key, *fact.others)):
                self._by_key[key].append(fact)
        self._elsewhere = tuple(others)

    def find(self, key: str) -> tuple[Fact, ...]:
        return tuple(self._by_key.get(key, ()))

    def near(self, key: str) -> Match | None:
        """Return the bodies that a key must mean although it is none; None where it is a guess."""
        tight = _tight(key)
        if tight in self._tights:
            return self._match((tight,), JOINED)
        misread = self._misreads.get(_misread(tight), set())
        if len(misread) == 1:
            return self._match(misread, MISREAD)
        return self._mistyped(tight, key.partition(" ")[0])

    def _mistyped(self, tight: str, first: str) -> Match | None:
        """Return what must be meant; a guess where other names that begin alike are as near."""
        near = process.extract(
            tight, self._typed, scorer=OSA.distance, score_cutoff=_ALLOWED[-1][1] + _MARGIN, limit=4
        )
        if not near:
            return None
        best, distance, _at = near[0]
        if distance > _allowed(min(len(tight), len(best))):
            return None
        owners = self._owners(best)
        rivals = [
            other
            for other, farther, _place in near[1:]
            if farther < distance + _MARGIN
            and self._owners(other) != owners
            and (self._first(other) == first or self._first(best) != first)
        ]
        if rivals:
            match = self._match((best, *rivals), GUESSED)
            return replace(match, guess=True) if match else None
        return self._match((best,), MISTYPED - 0.05 * (distance - 1))

    def _first(self, tight: str) -> str:
        return self._tights[tight][0].partition(" ")[0]

    def _owners(self, tight: str) -> frozenset[str]:
        return frozenset(
            fact.key for key in self._tights[tight] for fact in self._by_key.get(key, ())
        )

    def _match(self, tights: Iterable[str], certainty: float) -> Match | None:
        keys = [key for tight in tights for key in self._tights[tight]]
        facts = tuple(dict.fromkeys(fact for key in keys for fact in self._by_key.get(key, ())))
        return Match(facts, round(certainty, 2)) if facts else None

    def alike(self, key: str) -> Iterator[tuple[Fact, float]]:
        """Yield the bodies with the likest names, best first, and how alike they are."""
        facts, keys = self._sorted
        likely = process.extract(
            _in_order(key), keys, scorer=fuzz.ratio, limit=_MANY, score_cutoff=_LEAST_LIKENESS
        )
        for _key, score, place in likely:
            yield facts[place], round(score / 200, 2)

    @cached_property
    def _sorted(self) -> tuple[list[Fact], list[str]]:
        facts = [fact for fact in self.facts if fact.kind not in OF_PLACES]
        return facts, [_in_order(fact.key) for fact in facts]

    @cached_property
    def _tights(self) -> dict[str, list[str]]:
        found: dict[str, list[str]] = defaultdict(list)
        for key in (*self._by_key, *self._elsewhere):
            found[_tight(key)].append(key)
        return found

    @cached_property
    def _misreads(self) -> dict[str, set[str]]:
        found: dict[str, set[str]] = defaultdict(set)
        for tight in self._tights:
            found[_misread(tight)].add(tight)
        return found

    @cached_property
    def _typed(self) -> list[str]:
        """Names of which a letter may be wrong."""
        of_places = (fact for fact in self.facts if fact.kind in OF_PLACES)
        places = {key for fact in of_places for key in (fact.key, *fact.others)}
        keys = (key for key in (*self._by_key, *self._elsewhere) if key not in places)
        return list(dict.fromkeys(map(_tight, keys)))


def _allowed(length: int) -> int:
    return max((wrong for least, wrong in _ALLOWED if length >= least), default=0)
