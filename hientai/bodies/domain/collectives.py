"""What a collective phrase stands for: `Các sở, ban, ngành liên quan`.

Read from a table of phrases: the longest known phrase at each place is taken, and what is left
over narrows the group in a way that we do not know, so that a person must choose.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from typing import Final

from hientai.bodies.domain.names import name_key
from hientai.bodies.domain.tables import rows


@dataclass(frozen=True)
class Collective:
    """The kinds of body meant, as values of `BodyKind`; open if a person must say which ones.

    Three are no `BodyKind`: `science`, the union; `member`, the associations below it; `staff`, the
    boards of the Party committee.
    """

    kinds: tuple[str, ...]
    open: bool


@dataclass(frozen=True)
class _Phrase:
    kinds: tuple[str, ...]
    open: bool
    alone: bool
    any: bool


_PHRASES: Final = {
    name_key(row["phrase"]): _Phrase(
        tuple(row["kinds"].split()),
        row["open"] == "yes",
        row["alone"] == "yes",
        row["alone"] == "one",
    )
    for row in rows("collectives")
}
# "… ban tỉnh, Ủy ban …": there the last word begins the next name.
_LONGEST_FIRST: Final = re.compile(
    r"(?:" + "|".join(sorted(map(re.escape, _PHRASES), key=len, reverse=True)) + r")"
    r"\b(?!(?<= uy) ban)"
)


_AT_LEVEL: Final = re.compile(r" (?:cap )?(?:xa|phuong|huyen)$")
_AT_EVERY_LEVEL: Final = frozenset({"union", "front", "association", "party"})


def collective_of(name: str) -> Collective | None:
    """Return what a collective phrase stands for; None for the name of one body."""
    key = name_key(name)
    found, leftover = _parse(key)
    several = key.startswith("cac ")
    if leftover:
        several = several or (bool(found) and found[0].alone and " cac " in key)
    elif found:
        naming = [phrase for phrase in found if phrase.kinds]
        several = several or found[0].alone or len(naming) > 1
    if not several:
        one = len(found) == 1 and not leftover and found[0].any
        return Collective(found[0].kinds, open=True) if one else None
    kinds = dict.fromkeys(kind for phrase in found for kind in phrase.kinds)
    is_open = leftover or not kinds or any(phrase.open for phrase in found) or _lower(key, found)
    return Collective(tuple(kinds), open=is_open)


def _lower(key: str, found: list[_Phrase]) -> bool:
    """Return whether a last word puts organisations at a lower level: `các đoàn thể xã`."""
    return (
        len(found) > 1
        and bool(_AT_LEVEL.search(key))
        and bool(found[-2].kinds)
        and set(found[-2].kinds) <= _AT_EVERY_LEVEL
    )


def _parse(key: str) -> tuple[list[_Phrase], bool]:
    """Return the known phrases in order, and whether any word is in none of them."""
    found, leftover = [], False
    at = 0
    while at < len(key):
        match = _LONGEST_FIRST.match(key, at)
        if match:
            found.append(_PHRASES[match[0]])
        else:
            leftover = True
        at = match.end() if match else key.find(" ", at)
        at = len(key) if at < 0 else at + (key[at : at + 1] == " ")
    return found, leftover
