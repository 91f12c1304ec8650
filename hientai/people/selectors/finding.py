"""Finding people in one box: marks as typed first, names before other words, slips of the hand last."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final

import numpy as np

from hientai.people.domain.searching import marked_words, plain_words
from hientai.people.domain.typos import Reading, readings
from hientai.people.selectors.columns import Part
from hientai.people.selectors.following import Register
from hientai.people.selectors.masks import Masks, all_of, apart, count, nobody
from hientai.people.selectors.postings import Mask

FEW: Final = 50  # found by the words as typed; with fewer, those nearly so follow


@dataclass(frozen=True)
class Found:
    """Whom a query finds, step by step, the nearest first; `exact` of the steps have the marks typed."""

    steps: tuple[Masks, ...]
    exact: int = 0
    near: int = 0  # how many of the last step


@dataclass(frozen=True)
class _Asked:
    """Words that are all to be found; the last perhaps only begun, in names or wherever."""

    words: tuple[str, ...]
    begun: bool = True
    everywhere: bool = False

    def mark(self, part: Part) -> Mask:
        found = np.ones(len(part), np.bool_)
        for at, word in enumerate(self.words):
            own = np.zeros(len(part), np.bool_)
            for postings in (part.names, part.others)[: 2 if self.everywhere else 1]:
                if self.begun and at == len(self.words) - 1:
                    postings.mark_begun(own, word)
                else:
                    postings.mark(own, (word,))
            found &= own
        return found


def find(
    register: Register,
    query: str,
    within: Masks,
    *,
    exact_only: bool = False,
    near: bool | None = None,
) -> Found:
    """Find among `within`. Those nearly so are added where few were found, or as `near` says."""
    words, marked = tuple(plain_words(query)), tuple(marked_words(query))
    steps = [_in_both(register, each.mark, within) for each in _exact(marked)]
    exact = [all_of([_in_both(register, _Asked(words).mark, within), each]) for each in steps]
    rest = [_Asked(words, begun=False), _Asked(words), _Asked(words, everywhere=True)]
    if not exact_only or not marked:
        steps = [*exact, *(_in_both(register, each.mark, within) for each in rest)]
    else:
        steps = exact
    found = apart(steps)
    if near is None:
        near = sum(map(count, found)) < FEW
    if not (near and words) or exact_only:
        return Found(tuple(found), sum(map(count, found[: len(exact)])))
    alone = not any(map(count, found))  # then not only names are looked through
    slipped = apart([*found, *_near(register, words, within, wider=alone)])
    more = slipped[len(found) :]
    return Found(tuple(slipped), sum(map(count, found[: len(exact)])), sum(map(count, more)))


def _exact(marked: tuple[str, ...]) -> list[_Asked]:
    """Return how words with marks are asked for: just as typed; then those without marks by any."""
    if not marked:
        return []
    with_marks = tuple(word for word in marked if not word.isascii())
    last = not marked[-1].isascii()
    return [
        _Asked(marked, begun=False),
        _Asked(with_marks, begun=False),
        _Asked(with_marks, begun=last),
    ]


def _near(register: Register, words: Sequence[str], within: Masks, *, wider: bool) -> list[Masks]:
    """Return who has what was nearly typed: in the name; if `wider`, then wherever."""
    postings = [each for part in register.parts for each in (part.names, part.others)]
    found = [nobody(register) for _step in range(2 if wider else 1)]
    for reading in readings(
        words,
        lambda word: any(word in each for each in postings),
        lambda start: any(each.begins(start) for each in postings),
    ):
        for masks, everywhere in zip(found, (False, True), strict=False):
            more = _in_both(register, _reads(reading, everywhere=everywhere), within)
            np.logical_or(masks[0], more[0], out=masks[0])
            np.logical_or(masks[1], more[1], out=masks[1])
    return found


def _reads(reading: Reading, *, everywhere: bool) -> Callable[[Part], Mask]:
    def mark(part: Part) -> Mask:
        found = np.ones(len(part), np.bool_)
        for words in reading:
            own = np.zeros(len(part), np.bool_)
            part.names.mark(own, words)
            if everywhere:
                part.others.mark(own, words)
            found &= own
        return found

    return mark


def _in_both(register: Register, mark: Callable[[Part], Mask], within: Masks) -> Masks:
    return mark(register.whole) & within[0], mark(register.fresh) & within[1]
