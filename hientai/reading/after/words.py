"""Words of a text as they are compared: small, without marks, long names for short ones."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import pairwise
from typing import Final

from hientai.reading.lexicon import ABBREVIATIONS
from hientai.reading.source import plain

_TOKEN: Final = re.compile(r"[^\W_]+(?:&[^\W_]+)*")
_LONG: Final = {short: tuple(plain(name).split()) for short, name in ABBREVIATIONS.items()}


@lru_cache(maxsize=4096)
def words(text: str) -> tuple[str, ...]:
    """Return the words in order; `UBND` is `uy ban nhan dan`."""
    found: list[str] = []
    for token in _TOKEN.findall(text):
        found.extend(_LONG.get(token) or (plain(token),))
    return tuple(found)


def pairs(sequence: tuple[str, ...]) -> frozenset[str]:
    """Return the distinct neighbours: a Vietnamese word is mostly two syllables."""
    return frozenset(f"{left} {right}" for left, right in pairwise(sequence))
