"""Finding people in one box: marks as typed first, names before other words, slips of the hand last."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.people.domain.searching import marked_words, plain_words
from hientai.people.domain.typos import Reading, readings
from hientai.people.selectors.columns import Part
from hientai.people.selectors.following import Register
from hientai.people.selectors.masks import Masks, Places, apart, count
from hientai.people.selectors.postings import Ints, Mask, Spans, meeting, narrowed, united

FEW: Final = 50  # found by the words as typed; with fewer, those nearly so follow
_EXACT: Final = 3  # steps of those with the marks typed


@dataclass(frozen=True)
class Found:
    """Whom a query finds, step by step, the nearest first; `exact` of the steps have the marks typed."""

    steps: tuple[Places, ...]
    exact: int = 0
    near: int = 0  # how many of the last step


@dataclass(frozen=True)
class _Looking:
    """Looks words up in one part of the register, among some of it."""

    part: Part
    within: Mask

    def words(self, words: Sequence[str], *, begun: bool = True, wide: bool = False) -> Ints:
        """Return who has all words, the last perhaps only begun, in the name or `wide` wherever."""
        last = len(words) - 1
        return meeting(
            [
                self._spans([word], begun=begun and at == last, wide=wide)
                for at, word in enumerate(words)
            ],
            self.within,
        )

    def reading(self, reading: Reading, *, wide: bool) -> Ints:
        """Return who has of each word one of what may be meant."""
        return meeting([self._spans(words, wide=wide) for words in reading], self.within)

    def also(self, found: Ints, words: Sequence[str], *, begun: bool) -> Ints:
        """Return who of those found has all words in the name."""
        last = len(words) - 1
        for at, word in enumerate(words):
            spans = self._spans([word], begun=begun and at == last)
            found = narrowed(found, spans, len(self.part))
        return found

    def _spans(self, words: Iterable[str], *, begun: bool = False, wide: bool = False) -> Spans:
        among = (self.part.names, self.part.others)[: 2 if wide else 1]
        looks = (each.begun if begun else each.span for each in among)
        return [span for look in looks for word in words if (span := look(word))]


def find(
    register: Register,
    query: str,
    within: Masks,
    *,
    exact_only: bool = False,
    near: bool | None = None,
) -> Found:
    """Find among `within`. Those nearly so are added where few were found, or as `near` says."""
    words, marked = plain_words(query), marked_words(query)
    first, second = (
        _Looking(part, mask) for part, mask in zip(register.parts, within, strict=True)
    )
    both = list(zip(_typed(first, words, marked), _typed(second, words, marked), strict=True))
    exact = _EXACT if marked else 0
    steps = both[:exact] if exact_only and marked else both
    found = apart(register, steps)
    if near is None:
        near = sum(map(count, found)) < FEW
    more: list[Places] = []
    if near and words and not exact_only:
        those = _near(register, words)
        more = [
            (_any(first, those, wide=wide), _any(second, those, wide=wide))
            # names alone are looked through, unless nobody was found
            for wide in ((False,) if any(map(count, found)) else (False, True))
        ]
        found = apart(register, [*found, *more])
    counts = [*map(count, found)]
    return Found(tuple(found), sum(counts[:exact]), sum(counts[len(counts) - len(more) :]))


def _typed(look: _Looking, words: Sequence[str], marked: Sequence[str]) -> list[Ints]:
    """Return who has the words as typed: with the marks of each; by the letters; in other words too."""
    begun = look.words(words)
    found = [look.also(begun, words, begun=False), begun, look.words(words, wide=True)]
    if not marked:
        return found
    with_marks = [word for word in marked if not word.isascii()]
    last = not marked[-1].isascii()
    return [
        look.also(begun, marked, begun=False),
        look.also(begun, with_marks, begun=False),
        look.also(begun, with_marks, begun=last),
        *found,
    ]


def _near(register: Register, words: Sequence[str]) -> list[Reading]:
    """Return what was nearly typed, in words that somebody has."""
    return readings(words, _known(register), lambda start: any(map(_begins(start), register.parts)))


def _known(register: Register) -> Callable[[str], bool]:
    whole, fresh = (part.vocabulary for part in register.parts)
    return (lambda word: word in whole or word in fresh) if fresh else whole.__contains__


def _begins(start: str) -> Callable[[Part], bool]:
    return lambda part: part.names.begins(start) or part.others.begins(start)


def _any(look: _Looking, those: Iterable[Reading], *, wide: bool) -> Ints:
    """Return, in order, who has what one of the readings says."""
    return united([look.reading(reading, wide=wide) for reading in those])
