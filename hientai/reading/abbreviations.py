"""Abbreviations that a paper defines for itself: `khu kinh tế (KKT)`, `(sau đây gọi tắt là …)`."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Final

from hientai.reading.contract import Task
from hientai.reading.patterns import ABBREVIATION
from hientai.reading.source import plain

_DEFINED: Final = re.compile(
    r"\((?:sau đây )?(?:(?:gọi|viết) (?:tắt )?(?:là )?:? ?)?(?P<short>[A-ZĐƯ][A-ZĐƯ&,. -]{1,14})\)"
)
_WORD: Final = re.compile(r"[^\W\d]+")
_JOINING: Final = frozenset({"và", "của", "các", "về"})
_FEWEST: Final = 2
_REACH: Final = 120
_FIELDS: Final = ("leads", "coordinators", "reports_to")


def defined(text: str) -> dict[str, str]:
    """Return the abbreviations that a text explains by the words right before them."""
    found: dict[str, str] = {}
    for match in _DEFINED.finditer(text):
        short = match["short"].strip(" .,")
        before = re.split(r"[.;:()]", text[max(0, match.start() - _REACH) : match.start()])[-1]
        long = _words_of(before, re.sub(r"[^A-ZĐƯ]", "", short))
        if long and not ABBREVIATION.fullmatch(short):
            found.setdefault(short, long)
    return found


def _words_of(long: str, letters: str) -> str | None:
    """Return the last words whose first letters these are; small joining words need none."""
    words = list(_WORD.finditer(long))
    left = len(letters)
    for word in reversed(words):
        if left and plain(word.group()[0]) == plain(letters[left - 1]):
            left -= 1
        elif word.group() not in _JOINING:
            return None
        if not left and len(letters) >= _FEWEST:
            return " ".join(long[word.start() :].split())
    return None


def spelled_out(name: str, known: Mapping[str, str]) -> str:
    """Return the name with the abbreviations of its paper in full."""
    for short, long in known.items():
        letters = r"\s*".join(map(re.escape, re.split(r"\s+|(?<=,)", short)))
        name = re.sub(rf"(?<![\w&]){letters}(?![\w&])", long, name)
    return name[:1].upper() + name[1:]


def spell_out(tasks: Iterable[Task], known: Mapping[str, str]) -> None:
    """Write the names of bodies of the tasks in full."""
    for task in tasks if known else ():
        for field in _FIELDS:
            task[field] = [spelled_out(name, known) for name in task[field]]
