"""How people are found: words without marks find all, words with marks find those marks first."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Final

from hientai.kernel.vietnamese import fold, nfc, tone_canonical
from hientai.people.domain.codes import first_language
from hientai.people.domain.names import clean, exact_fold, name_fold

MOST_WORDS: Final = 8
_LEVELS: Final = re.compile(
    r"^(?:tỉnh|thành phố|tp\.?|huyện|thị xã|tx\.?|xã|phường)\s+", re.IGNORECASE
)
_PARTS: Final = re.compile(r"\s*[,;]\s*|\s+-\s+")


def search_key(name: str, *others: str) -> str:
    """Return the words by which a profile is found: folded, and those of the name as marked."""
    plain = name_fold(name)
    marked = " ".join(word for word in exact_fold(name).split() if not word.isascii())
    rest = " ".join(name_fold(other) for other in others if other)
    return " ".join(filter(None, (plain, marked, rest)))


def plain_words(query: str) -> list[str]:
    return fold(query).split()[:MOST_WORDS]


def marked_words(query: str) -> list[str]:
    """Return the words as typed after a `=`, as `forms_in_name` writes them; none without any mark."""
    words = [f"={word}" for word in tone_canonical(query).lower().split()[:MOST_WORDS]]
    return [] if all(map(str.isascii, words)) else words


def forms_in_name(word: str) -> list[str]:
    """Return what a word of a name is found by: without marks, and just as it is after a `=`."""
    return [*fold(word).split(), f"={exact_fold(word)}"]


def forms(word: str) -> list[str]:
    return fold(word).split()


@lru_cache(maxsize=65_536)
def place_name(written: str) -> str:
    """Return the widest place that a home place names: `xã A, huyện B, tỉnh C` is C."""
    return _LEVELS.sub("", _PARTS.split(clean(nfc(written)))[-1]).strip(" .") if written else ""


@lru_cache(maxsize=8_192)
def language_name(written: str) -> str:
    """Return the language of a value with its level: `Tiếng Anh B2` is `Tiếng Anh`."""
    return first_language(written) or written


@lru_cache(maxsize=65_536)
def birth_number(iso: str) -> int:
    """Return a birth as yyyymmdd, 00 for what is not known; numbers stand in the order of births."""
    return int(iso.replace("-", "").ljust(8, "0")) if iso else 0
