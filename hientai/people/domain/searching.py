"""How people are found: words without marks find all, words with marks find those marks first."""

from __future__ import annotations

from typing import Final

from hientai.kernel.vietnamese import fold, tone_canonical
from hientai.people.domain.names import exact_fold, name_fold

MOST_WORDS: Final = 8


def search_key(name: str, *others: str) -> str:
    """Return the words by which a profile is found: folded, and those of the name as marked."""
    plain = name_fold(name)
    marked = " ".join(word for word in exact_fold(name).split() if not word.isascii())
    rest = " ".join(name_fold(other) for other in others if other)
    return " ".join(filter(None, (plain, marked, rest)))


def plain_words(query: str) -> list[str]:
    return fold(query).split()[:MOST_WORDS]


def marked_words(query: str) -> list[str]:
    """Return the words that were typed with marks, as `search_key` writes them."""
    words = tone_canonical(query).lower().split()[:MOST_WORDS]
    return [word for word in words if not word.isascii()]
