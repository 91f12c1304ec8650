"""The words of administration: phrases by their letters without marks, to know wrong ones by."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, lru_cache
from itertools import pairwise
from pathlib import Path
from typing import Final, TypeAlias

from hientai.kernel.vietnamese import tone_canonical
from hientai.reading import lexicon
from hientai.reading.source import plain

Phrase: TypeAlias = tuple[str, ...]

_FILE: Final = Path(__file__).with_name("phrases.txt")
_VALID_ONLY: Final = "="
_LOSES_MIDDLE: Final = "*"
_NAME: Final = "name"  # of a body: another word in it makes another body
_LONG: Final = 5
_TRIPLE: Final = 3
_LOOKALIKES: Final = str.maketrans({"0": "o", "1": "l"})


@lru_cache(maxsize=16_384)
def exact(word: str) -> str:
    """Return the word in small letters, the tone mark of oa, oe, uy in its new place."""
    return tone_canonical(word.lower())


@lru_cache(maxsize=16_384)
def letters(word: str) -> str:
    """Return what is left of a word when a scanner has lost its marks: `h0ạt` is `hoat`."""
    bare = plain(word).replace("rn", "m")
    return bare if bare.isdigit() else bare.translate(_LOOKALIKES)


@dataclass(slots=True)
class Phrases:
    """Phrases by their first two words without marks; the longest first."""

    proposed: dict[Phrase, list[Phrase]] = field(default_factory=dict)
    valid: frozenset[Phrase] = frozenset()
    pairs: frozenset[Phrase] = frozenset()
    clipped: dict[Phrase, Phrase] = field(default_factory=dict)
    long: dict[str, list[Phrase]] = field(default_factory=dict)


@cache
def phrases() -> Phrases:
    """Return the lexicon, read once."""
    proposed: dict[Phrase, None] = {}
    others: set[Phrase] = set()
    names: set[Phrase] = set()
    clipped: dict[Phrase, Phrase] = {}
    for sign, phrase in _entries():
        if sign == _VALID_ONLY:
            others.add(phrase)
            continue
        proposed[phrase] = None
        if sign == _NAME:
            names.add(phrase)
        if sign == _LOSES_MIDDLE:
            clipped[phrase[0], phrase[-1]] = phrase
    by_key: defaultdict[Phrase, list[Phrase]] = defaultdict(list)
    long: defaultdict[str, list[Phrase]] = defaultdict(list)
    for phrase in sorted(proposed, key=len, reverse=True):
        by_key[letters(phrase[0]), letters(phrase[1])].append(phrase)
        if len(phrase) >= _LONG and phrase not in names:
            long[phrase[0]].append(phrase)
    valid = frozenset(proposed) | others
    pairs = frozenset(pair for phrase in valid for pair in pairwise(phrase))
    return Phrases(dict(by_key), valid, pairs, clipped, dict(long))


def _entries() -> Iterator[tuple[str, Phrase]]:
    """Yield the lines of the file, then the names of bodies and the verbs that the reader knows."""
    for line in _FILE.read_text("utf-8").splitlines():
        if line and not line.startswith("#"):
            sign = line[0] if line[0] in {_VALID_ONLY, _LOSES_MIDDLE} else ""
            yield sign, tuple(exact(word) for word in line.removeprefix(sign).split())
    known = (*lexicon.DEPARTMENTS, *lexicon.NAMES, *lexicon.COLLECTIVES, *lexicon.VERBS)
    for name in known:
        words = name.lower().replace(",", " ").replace("-", " ").replace("*", " ").split()
        if len(words) > 1:
            sign = _NAME if len(words) >= _TRIPLE else _VALID_ONLY
            yield sign, tuple(exact(word) for word in words)
    for name in (*lexicon.PROVINCES, *lexicon.TAILS):
        words = name.lower().replace(",", " ").replace("-", " ").split()
        if len(words) > 1:
            yield _VALID_ONLY, tuple(exact(word) for word in words)
