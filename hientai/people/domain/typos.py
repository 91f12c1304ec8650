"""What a word may have been meant to be: one slip of a finger, or keys that never became marks."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from itertools import pairwise
from typing import Final

_LETTERS: Final = "abcdefghijklmnopqrstuvwxyz"
_VOWEL: Final = re.compile(r"[aeiouy]")
_TONE_KEYS: Final = re.compile(r"[sfrxjz]")  # of Telex; no Vietnamese syllable ends on one
_DOUBLES: Final = (("aa", "a"), ("ee", "e"), ("oo", "o"), ("dd", "d"))
_DIGITS: Final = re.compile(r"[0-9]+")
_LONGEST: Final = 24

Known = Callable[[str], bool]
Reading = tuple[frozenset[str], ...]  # of each word the ones that may be meant; all are asked for


def slips(word: str) -> set[str]:
    """Return all words one slip away: a letter too many, too few, another one, or two swapped."""
    parts = [(word[:at], word[at:]) for at in range(len(word) + 1)]
    found = {before + after[1:] for before, after in parts if after}
    found |= {before + after[1] + after[0] + after[2:] for before, after in parts if after[1:]}
    found |= {
        before + letter + after[1:] for before, after in parts if after for letter in _LETTERS
    }
    found |= {before + letter + after for before, after in parts for letter in _LETTERS}
    return found - {word, ""}


def keyed(word: str) -> set[str]:
    """Return what keys of Telex or VNI were to be: `nguyeenx`, `nguye6n4` and `dduwowngf`."""
    found = {_DIGITS.sub("", word)}
    vowel = _VOWEL.search(word) or re.search("w", word)
    if vowel:
        plain = word[: vowel.start()] + _TONE_KEYS.sub("", word[vowel.start() :])
        found |= {_unmarked(plain), _unmarked(_late(plain))}
    return found - {word, ""}


def _unmarked(word: str) -> str:
    for double, single in _DOUBLES:
        word = word.replace(double, single)
    word = re.sub(r"(?<=[uoa])w", "", word)
    return word.replace("w", "" if _VOWEL.search(word) else "u")


def _late(word: str) -> str:
    """Drop a last key that doubles a letter further before: `tuana`, `dungd`."""
    return word[:-1] if len(word) > 1 and word[-1] in "aeod" and word[-1] in word[:-1] else word


def meant(word: str, known: Known) -> frozenset[str]:
    """Return the known words that a word may have been meant to be."""
    if len(word) > _LONGEST:
        return frozenset()
    return frozenset(filter(known, keyed(word) | slips(word)))


def readings(words: Sequence[str], known: Known, begun: Known) -> list[Reading]:
    """Return what may have been meant by words as typed with one slip; the last may be only begun.

    Words that are not known are all corrected; where all are known, one at a time. A slip may have
    been a space: too many, too few, or in the wrong place.
    """
    last = len(words) - 1
    strange = [
        at for at, word in enumerate(words) if not (known(word) or (at == last and begun(word)))
    ]
    found = list(_parted(words, known, strange))
    if strange:
        found.append(
            tuple(
                meant(w, known) if at in strange else frozenset((w,)) for at, w in enumerate(words)
            )
        )
    else:
        for at, word in enumerate(words):
            before, after = map(_as_typed, (words[:at], words[at + 1 :]))
            found.append((*before, meant(word, known), *after))
    return [reading for reading in found if all(reading)]


def _as_typed(words: Sequence[str]) -> Reading:
    return tuple(frozenset((word,)) for word in words)


def _parted(words: Sequence[str], known: Known, strange: Sequence[int]) -> Iterator[Reading]:
    """Yield the words parted otherwise, where that makes all of the parts known."""
    for at, word in enumerate(words):
        if set(strange) <= {at}:
            for parts in filter(_all(known), _split(word)):
                yield _as_typed((*words[:at], *parts, *words[at + 1 :]))
    for at, (one, other) in enumerate(pairwise(words)):
        if set(strange) <= {at, at + 1}:
            for parts in filter(_all(known), _joined(one, other)):
                yield _as_typed((*words[:at], *parts, *words[at + 2 :]))


def _all(known: Known) -> Callable[[tuple[str, ...]], bool]:
    return lambda parts: all(map(known, parts))


def _split(word: str) -> Iterator[tuple[str, ...]]:
    for at in range(1, len(word)):
        yield word[:at], word[at:]
        if word[at + 1 :]:
            yield word[:at], word[at + 1 :]  # a letter was struck for the space


def _joined(one: str, other: str) -> Iterator[tuple[str, ...]]:
    yield (one + other,)
    if other[1:]:
        yield one + other[0], other[1:]
    if one[1:]:
        yield one[:-1], one[-1] + other
