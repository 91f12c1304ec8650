"""Who is to take what a body held: the ends of its line, and whom its functions speak for."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.bodies.domain.names import name_key
from hientai.bodies.domain.tables import listed, rows
from hientai.kernel.vietnamese import fold

MOVED: Final = "moved"
_FUNCTIONS: Final = {
    name_key(row["name"]): {fold(word): word for word in listed(row["words"])}
    for row in rows("functions")
}


@dataclass(frozen=True)
class Line:
    predecessor: int
    successor: int
    kind: str
    sure: bool = True


@dataclass(frozen=True)
class Heirs:
    """The living bodies at the ends of a line; `moved` took only some functions."""

    main: tuple[int, ...]
    moved: tuple[int, ...] = ()

    @property
    def all(self) -> tuple[int, ...]:
        return tuple(dict.fromkeys((*self.main, *self.moved)))


@dataclass(frozen=True)
class Suggestion:
    """Who should take a thing, and the function word that says so."""

    body_id: int
    word: str


def heirs_of(start: int, lines: Iterable[Line], living: Collection[int]) -> Heirs:
    """Follow a body's lines to bodies that live; a line that ends in a dead one gives nobody."""
    onward: dict[int, list[Line]] = {}
    for line in lines:
        onward.setdefault(line.predecessor, []).append(line)
    here = onward.get(start, [])
    main = _ends([line.successor for line in here if line.kind != MOVED], onward, living)
    moved = _ends([line.successor for line in here if line.kind == MOVED], onward, living)
    return Heirs(main, tuple(heir for heir in moved if heir not in main))


def surely(start: int, lines: Iterable[Line]) -> bool:
    """Return whether a person has seen the papers of all that a body's line is made of."""
    known = list(lines)
    seen, waiting = {start}, [start]
    while waiting:
        here = waiting.pop()
        onward = [line for line in known if line.predecessor == here and line.kind != MOVED]
        if not all(line.sure for line in onward):
            return False
        waiting.extend({line.successor for line in onward} - seen)
        seen.update(line.successor for line in onward)
    return True


def _ends(
    starts: Sequence[int], onward: Mapping[int, list[Line]], living: Collection[int]
) -> tuple[int, ...]:
    found: dict[int, None] = {}
    seen, waiting = set(starts), list(starts)
    while waiting:
        here = waiting.pop(0)
        if here in living:
            found[here] = None
            continue
        further = [line.successor for line in onward.get(here, []) if line.kind != MOVED]
        waiting.extend(body for body in further if body not in seen)
        seen.update(further)
    return tuple(found)


def suggest(words: str, names: Mapping[int, str]) -> Suggestion | None:
    """Return whose functions a thing's words name most; None where nobody's or two alike."""
    text = fold(words)
    scored = sorted(
        ((len(found), body, found) for body, found in _named(text, names)), reverse=True
    )
    if not scored or scored[0][0] == 0:
        return None
    if len(scored) > 1 and scored[1][0] == scored[0][0]:
        return None
    return Suggestion(scored[0][1], scored[0][2][0])


def _named(text: str, names: Mapping[int, str]) -> Iterable[tuple[int, list[str]]]:
    for body, name in names.items():
        known = _FUNCTIONS.get(name_key(name), {})
        yield body, [word for key, word in known.items() if re.search(rf"\b{key}\b", text)]
