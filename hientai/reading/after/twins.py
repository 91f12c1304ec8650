"""One task said twice: in a plan's main text and its annex, or in two plans."""

from __future__ import annotations

import math
import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.kernel.errors import noop
from hientai.reading.after.words import pairs, words
from hientai.reading.contract import Task

LIKE: Final = 0.54  # this share of the shorter one's words, weighed by rarity, must be in the other
LIKE_WITHOUT_LEAD: Final = 0.78  # where one of the two names nobody
LIKE_HINTED: Final = 0.45  # where both begin alike, or name a paper that few others name
LIKE_ACROSS: Final = 0.47  # over two plans, where one gives to a body what the other gives on
_OPENING: Final = 5
_FEWEST_PAIRS: Final = 4
_SHARED_PAPER: Final = 3  # a paper that more tasks name says nothing about two of them
_SAME_NAME: Final = 0.7
_SAME_COLLECTIVE: Final = 0.5
_EMPTY: Final = frozenset({"va", "cac", "tinh", "cua", "lien", "quan"})
_NUMBER: Final = re.compile(r"\d{1,5}(?:/\d{4})?[/-][A-ZĐ][\w&-]*(?:/[\w&-]+)?")


@dataclass(frozen=True, slots=True)
class Twin:
    """Two places of one task; `why` holds Vietnamese phrases for the page."""

    first: int
    second: int
    likeness: float
    why: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class _Said:
    """One task as it is compared."""

    index: int
    group: str
    pairs: frozenset[str]
    opening: tuple[str, ...]
    papers: frozenset[str]
    leads: tuple[tuple[str, ...], ...]


def twins(tasks: Sequence[Task], others: Sequence[Task] | None = None) -> list[Twin]:
    """Return the pairs that are one task, in order, each with how alike they are (0 to 1).

    With one list, tasks of different main sections are compared (`III` and `PL`). A long task may
    hold several short ones; a short one belongs to one long task only. With two lists, each task of
    the second, a plan that implements the first, is taken to the one of the first that it takes up,
    if any; `second` counts in `others`, and who leads says nothing: work is passed on.
    """
    if others is None:
        said = [_say(i, task, _section(task)) for i, task in enumerate(tasks)]
        return _Matcher(said).twins()
    said = [_say(i, task, "first") for i, task in enumerate(tasks)]
    said += [_say(i, task, "second") for i, task in enumerate(others)]
    return _Matcher(said).taken_up(len(tasks))


def _section(task: Task) -> str:
    """Return the main section: all annexes are one."""
    return task["path"][0].split()[0] if task["path"] else ""


def _say(index: int, task: Task, group: str) -> _Said:
    said = words(task["text"])
    return _Said(
        index=index,
        group=group,
        pairs=pairs(said),
        opening=said[:_OPENING],
        papers=frozenset(_NUMBER.findall(task["text"])),
        leads=tuple(words(name) for name in task["leads"]),
    )


class _Matcher:
    """Weighs every pair of words by how few tasks hold it."""

    def __init__(self, said: list[_Said]) -> None:
        self._said = said
        count = Counter(pair for each in said for pair in each.pairs)
        self._weight = {pair: math.log((len(said) + 1) / n) for pair, n in count.items()}
        self._whole = [self._sum(each.pairs) for each in said]
        self._citing = Counter(paper for each in said for paper in each.papers)
        self._holders: defaultdict[str, list[int]] = defaultdict(list)
        for place, each in enumerate(said):
            for pair in each.pairs:
                self._holders[pair].append(place)

    def twins(self) -> list[Twin]:
        best = [self._best(place) for place in range(len(self._said))]
        found = {twin for twin in best if twin}
        return sorted(found, key=lambda twin: (twin.first, twin.second))

    def taken_up(self, first: int) -> list[Twin]:
        """Return, for each task behind the first ones, the one of these that it is most like."""
        found = (self._most_like(place, range(first)) for place in range(first, len(self._said)))
        return sorted(filter(None, found), key=lambda twin: (twin.first, twin.second))

    def _most_like(self, place: int, among: Iterable[int]) -> Twin | None:
        scored = [(*self._share(other, place), -other) for other in among]
        likeness, _weight, other = max(scored, default=(0.0, 0.0, 0))
        if likeness < LIKE_ACROSS:
            return None
        one, two = self._said[-other], self._said[place]
        why = _reasons(named=_share_lead(one.leads, two.leads), paper=bool(one.papers & two.papers))
        return Twin(one.index, two.index, round(min(likeness, 1.0), 3), tuple(why))

    def _share(self, one: int, two: int) -> tuple[float, float]:
        """Return how much of the shorter of two tasks is in the other, and how much that is."""
        left, right = self._said[one].pairs, self._said[two].pairs
        if min(len(left), len(right)) < _FEWEST_PAIRS:
            return 0.0, 0.0
        shared = self._sum(left & right)
        return shared / min(self._whole[one], self._whole[two]), shared

    def _best(self, place: int) -> Twin | None:
        """Return the task that holds this one, which is the shorter of the two."""
        own = self._said[place]
        if len(own.pairs) < _FEWEST_PAIRS:
            return None
        shared: defaultdict[int, float] = defaultdict(float)
        for pair in own.pairs:
            for holder in self._holders[pair]:
                shared[holder] += self._weight[pair]
        candidates = [
            (weight, other)
            for other, weight in shared.items()
            if self._said[other].group != own.group and self._whole[other] >= self._whole[place]
        ]
        if not candidates:
            return None
        weight, other = max(candidates, key=lambda each: (each[0], -each[1]))
        return self._twin(place, other, weight / self._whole[place])

    def _twin(self, place: int, other: int, likeness: float) -> Twin | None:
        """Judge a pair: like words of different bodies are two tasks."""
        one, two = self._said[place], self._said[other]
        paper = any(self._citing[each] <= _SHARED_PAPER for each in one.papers & two.papers)
        named = _share_lead(one.leads, two.leads)
        if not named and one.leads and two.leads:
            return None
        alike = one.opening == two.opening or (paper and named)
        if likeness < (LIKE_HINTED if alike else LIKE if named else LIKE_WITHOUT_LEAD):
            return None
        first, second = sorted((place, other))
        return Twin(
            first=self._said[first].index,
            second=self._said[second].index,
            likeness=round(min(likeness, 1.0), 3),
            why=tuple(_reasons(named=named, paper=paper)),
        )

    def _sum(self, found: Iterable[str]) -> float:
        return sum(self._weight[pair] for pair in found)


def _share_lead(one: Sequence[tuple[str, ...]], two: Sequence[tuple[str, ...]]) -> bool:
    return any(_same_name(left, right) for left in one for right in two)


def _same_name(left: tuple[str, ...], right: tuple[str, ...]) -> bool:
    """Tell whether one name holds most of the other: `các sở, ngành`, `các sở, ban, ngành`."""
    one, two = set(left) - _EMPTY, set(right) - _EMPTY
    collective = left[:1] == right[:1] == ("cac",)
    least = (_SAME_COLLECTIVE if collective else _SAME_NAME) * min(len(one), len(two))
    return least > 0 and len(one & two) >= least


def _reasons(*, named: bool, paper: bool) -> list[str]:
    reasons = [noop("Lời văn trùng nhau")]
    if named:
        reasons.append(noop("cùng cơ quan thực hiện"))
    if paper:
        reasons.append(noop("cùng dẫn một văn bản"))
    return reasons
