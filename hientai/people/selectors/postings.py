"""Which people have which words: for each word a run of places in one array."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Callable, Iterable, Sequence

import numpy as np
import numpy.typing as npt

Ints = npt.NDArray[np.int32]
Mask = npt.NDArray[np.bool_]
_AFTER = "\U0010ffff"  # sorts after every letter


class Coder(dict[str, int]):
    """Gives each different value the next number, the empty one 0."""

    def __init__(self) -> None:
        super().__init__({"": 0})
        self.values_in_order = [""]

    def __missing__(self, value: str) -> int:
        self[value] = number = len(self)
        self.values_in_order.append(value)
        return number

    def codes(self, values: Sequence[str]) -> Ints:
        return np.fromiter(map(self.__getitem__, values), np.int32, len(values))


class Postings:
    """The words of texts that people have, given as pairs of a place and a text's number."""

    def __init__(
        self,
        places: Ints,
        texts: Ints,
        written: Sequence[str],
        forms: Callable[[str], Iterable[str]],
    ) -> None:
        flat, lengths, coder = _split(texts, written, forms)
        each = lengths[texts]
        starts = np.cumsum(lengths) - lengths
        within = np.arange(each.sum()) - np.repeat(np.cumsum(each) - each, each)
        words = flat[np.repeat(starts[texts], each) + within]
        order = np.argsort(words, kind="stable")
        self.words = sorted(coder)
        self._at = {word: number for number, word in enumerate(self.words)}
        counts = np.bincount(words, minlength=len(coder))
        self._starts = np.concatenate(([0], np.cumsum(counts)))
        self._places = np.repeat(places, each)[order]

    def __contains__(self, word: str) -> bool:
        return word in self._at

    def begins(self, start: str) -> bool:
        at = bisect_left(self.words, start)
        return at < len(self.words) and self.words[at].startswith(start)

    def mark(self, found: Mask, words: Iterable[str]) -> None:
        """Mark everybody who has one of the words."""
        for word in words:
            at = self._at.get(word)
            if at is not None:
                found[self._places[self._starts[at] : self._starts[at + 1]]] = True

    def mark_begun(self, found: Mask, start: str) -> None:
        """Mark everybody who has a word that begins so."""
        first, last = bisect_left(self.words, start), bisect_left(self.words, start + _AFTER)
        found[self._places[self._starts[first] : self._starts[last]]] = True


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
