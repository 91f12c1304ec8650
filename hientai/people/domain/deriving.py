"""What follows from a profile's own values: field of science, sector, whether the person counts."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cache, lru_cache
from typing import Final, NamedTuple

from hientai.kernel.vietnamese import fold
from hientai.people.domain.degrees import rank_of
from hientai.people.domain.tables import listed, rows

_ASSOCIATION_OF_ARTS: Final = re.compile(
    r"\bvan hoc nghe thuat\b|\bvhnt\b|\bnghe si\b|\bnha van\b|\bmy thuat\b"
)


class SectorWords(NamedTuple):
    """A sector with the folded words in bodies and specialities that propose it."""

    key: int
    bodies: tuple[str, ...]
    specialities: tuple[str, ...]


class Rule(NamedTuple):
    """One way to count: `degree` of at least a rank, `title`, `honour`, `artist`."""

    kind: str
    value: str
    reason: str


@cache
def _fields() -> list[tuple[str, re.Pattern[str]]]:
    return [(row["code"], _any_of(listed(row["words"]))) for row in rows("science_fields")]


@cache
def field_names() -> dict[str, str]:
    """Return the six fields of level 1 by their code."""
    return {row["code"]: row["name"] for row in rows("science_fields")}


def _any_of(words: Iterable[str]) -> re.Pattern[str]:
    return re.compile(r"\b(?:" + "|".join(map(re.escape, words)) + r")\b")


@lru_cache(maxsize=16_384)
def field_of(*texts: str) -> str:
    """Return the code of the field that words name or are about, by the longest word; empty if none."""
    key = fold(" ; ".join(texts))
    best, length = "", 0
    for code, words in _fields():
        if fold(field_names()[code]) in key:
            return code
        for found in words.finditer(key):
            if len(found[0]) > length:
                best, length = code, len(found[0])
    return best


@lru_cache(maxsize=16_384)
def sector_of(workplace: str, speciality: str, sectors: Sequence[SectorWords]) -> int | None:
    """Return the sector that a workplace proposes, by its first such word; else the speciality."""
    for text, lists in (
        (fold(workplace), [(sector.key, sector.bodies) for sector in sectors]),
        (fold(speciality), [(sector.key, sector.specialities) for sector in sectors]),
    ):
        places = [
            (position, -len(word), key)
            for key, words in lists
            for word in words
            if (position := f" {text} ".find(f" {word} ")) >= 0
        ]
        if places:
            return min(places)[2]
    return None


@cache
def _honours() -> frozenset[str]:
    titles = [row for row in rows("honours") if row["title"] == "yes"]
    return frozenset(fold(row[name]) for row in titles for name in ("name", "short") if row[name])


def reason_to_count(
    rules: Iterable[Rule],
    *,
    degree: str,
    title: str,
    awards: Sequence[str],
    memberships: Sequence[str],
) -> str:
    """Return why somebody counts as an intellectual by the rules; empty if they do not."""
    for rule in rules:
        counts = {
            "degree": bool(degree) and rank_of(degree) >= int(rule.value or 0),
            "title": bool(title),
            "honour": any(fold(award) in _honours() for award in awards),
            "artist": any(_ASSOCIATION_OF_ARTS.search(fold(each)) for each in memberships),
        }
        if counts.get(rule.kind):
            return rule.reason
    return ""


STATUSES: Final = (
    ("nghi huu", "retired"),
    ("huu tri", "retired"),
    ("da mat", "dead"),
    ("tu tran", "dead"),
    ("chuyen", "moved"),
    ("cong tac", "working"),
    ("dang lam", "working"),
)


@lru_cache(maxsize=1024)
def status_of(words: str) -> str:
    """Return the status that words mean, or that a code is; working unless they say otherwise."""
    key = fold(words)
    return next((status for part, status in STATUSES if part in key or key == status), "working")
