"""Which people have which words: for each word a run of places in one array, in order."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, KeysView, Sequence
from typing import Final

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
_AFTER: Final = "\U0010ffff"  # sorts after every letter
_STEPS: Final = 16  # looking one place up in a run costs as much as marking so many of it


class Coder(dict[str, int]):
    """Gives each different value the next number, the empty one 0."""

    def __init__(self, values: Sequence[str] = ("",)) -> None:
        self.values_in_order = list(values)
        super().__init__({value: number for number, value in enumerate(self.values_in_order)})

    def __missing__(self, value: str) -> int:
        self[value] = number = len(self)
        self.values_in_order.append(value)
        return number

    def codes(self, values: Sequence[str]) -> Ints:
        return np.fromiter(map(self.__getitem__, values), np.int32, len(values))


class Postings:
    """The words that people have, in order; of each the places of who has it, in order, each once."""

    def __init__(self, words: list[str], starts: npt.NDArray[np.int64], places: Ints) -> None:
        self.words, self.starts, self.places = words, starts, places
        self._at = {word: number for number, word in enumerate(words)}

    @property
    def known(self) -> KeysView[str]:
        return self._at.keys()

    def begins(self, start: str) -> bool:
        at = bisect_left(self.words, start)
        return at < len(self.words) and self.words[at].startswith(start)

    def span(self, word: str) -> Span | None:
        """Return who has a word; None where nobody has."""
        at = self._at.get(word)
        return None if at is None else Span(self, at, at + 1)

    def begun(self, start: str) -> Span | None:
        """Return who has a word that begins so."""
        first, last = bisect_left(self.words, start), bisect_left(self.words, start + _AFTER)
        return Span(self, first, last) if first < last else None


class Span:
    """Who has one of some words that follow each other in the alphabet."""

    __slots__ = ("ordered", "places", "size")

    def __init__(self, of: Postings, first: int, last: int) -> None:
        self.places: Ints = of.places[of.starts[first] : of.starts[last]]
        self.size = len(self.places)
        self.ordered = last - first == 1  # and each stands there once


Spans = Sequence[Span]


def meeting(asked: Sequence[Spans], within: Mask) -> Ints:
    """Return who of those marked is in a span of each of the asked, in order; the rarest goes first."""
    if not asked:
        return np.flatnonzero(within).astype(np.int32)
    first, *rest = sorted(asked, key=_size)
    found = _union(first, len(within))
    found = found[within[found]]
    for spans in rest:
        found = narrowed(found, spans, len(within))
    return found


def narrowed(found: Ints, spans: Spans, people: int) -> Ints:
    """Return whom of those found a span has too."""
    if not len(found):
        return found
    if all(span.ordered for span in spans) and len(found) * _STEPS * len(spans) < _size(spans):
        kept = np.zeros(len(found), np.bool_)
        for span in spans:
            at = np.searchsorted(span.places, found)
            kept |= span.places[np.minimum(at, span.size - 1)] == found
        return found[kept]
    return found[marked([span.places for span in spans], people)[found]]


def marked(places: Iterable[Ints], people: int) -> Mask:
    found = np.zeros(people, np.bool_)
    for each in places:
        found[each] = True
    return found


def united(places: Sequence[Ints]) -> Ints:
    """Return whom some of the runs have, in order."""
    if len(places) <= 1:
        return places[0] if places else np.zeros(0, np.int32)
    found = np.sort(np.concatenate(places))
    return found[np.diff(found, prepend=-1) > 0]


def _union(spans: Spans, people: int) -> Ints:
    if len(spans) == 1 and spans[0].ordered:
        return spans[0].places
    places = [span.places for span in spans]
    if _size(spans) * _STEPS < people:
        return united(places)
    return np.flatnonzero(marked(places, people)).astype(np.int32)


def _size(spans: Spans) -> int:
    return sum(span.size for span in spans)


def postings_of(
    places: Ints, texts: Ints, written: Sequence[str], forms: Callable[[str], Iterable[str]]
) -> Postings:
    """Return the words of texts that people have, given as pairs of a place and a text's number."""
    flat, lengths, coder = _split(texts, written, forms)
    each = lengths[texts]
    starts = np.cumsum(lengths) - lengths
    within = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
    words = flat[np.repeat(starts[texts], each) + within]
    return sorted_postings(sorted(coder), words, np.repeat(places, each))


def sorted_postings(names: list[str], words: Ints, places: Ints) -> Postings:
    """Return pairs of a word's number and a place as postings; words that nobody has go."""
    size = int(places.max(initial=0)) + 1
    keys = words.astype(np.int64) * size + places
    keys.sort()
    keys = keys[np.diff(keys, prepend=-1) > 0]
    had, counts = np.unique(keys // size, return_counts=True)
    starts = np.concatenate((np.zeros(1, np.int64), np.cumsum(counts)))
    return Postings([names[word] for word in had.tolist()], starts, (keys % size).astype(np.int32))


class _Forms(dict[str, list[int]]):
    """The numbers of the words that a word as written is found by."""

    def __init__(self, forms: Callable[[str], Iterable[str]]) -> None:
        super().__init__()
        self.coder = Coder()
        self._forms = forms

    def __missing__(self, word: str) -> list[int]:
        self[word] = found = [self.coder[form] for form in self._forms(word)]
        return found


def _split(
    texts: Ints, written: Sequence[str], forms: Callable[[str], Iterable[str]]
) -> tuple[Ints, Ints, Coder]:
    """Return the words of the texts used one after another, by place in the alphabet; and how many each has."""
    numbers = _Forms(forms)
    flat: list[int] = []
    lengths = np.zeros(len(written), np.int32)
    for text in np.flatnonzero(np.bincount(texts)).tolist():
        before = len(flat)
        for word in written[text].split():
            flat += numbers[word]
        lengths[text] = len(flat) - before
    coder = numbers.coder
    place = np.empty(len(coder), np.int32)
    place[[coder[word] for word in sorted(coder)]] = np.arange(len(coder), dtype=np.int32)
    return place[np.array(flat, np.int32)], lengths, coder
