"""What a body can hold that must not be lost when it ends: each app that keeps such things says how.

`bodies` stands below those apps, so it knows them by this interface alone; they `register` when
the site starts.
"""

from __future__ import annotations

import datetime as dt
from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Protocol


@dataclass(frozen=True)
class Held:
    """An open thing and the body that holds it; `words` tell what it is about."""

    item: int
    body_id: int
    words: str = ""


@dataclass(frozen=True)
class Move:
    """A thing to be moved; `kept` is what moving it left for moving it back."""

    item: int
    from_body: int
    to_body: int
    on: dt.date
    kept: Mapping[str, Any] = field(default_factory=dict)


@dataclass(frozen=True)
class Shown:
    """A thing as a list names it."""

    text: str
    url: str = ""
    clause: str = ""


class Holder(Protocol):
    """One kind of thing; one that `asks` is a question that is answered, nothing of it moves."""

    what: str
    label: str
    asks: bool

    def held_by(self, bodies: Collection[int]) -> Sequence[Held]:
        """Return what is open of the bodies; closed things stay with who did them."""

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        """Move things that are still open; return what to keep of each that was moved."""

    def move_back(self, moves: Sequence[Move]) -> None:
        """Put things back that are still where they were moved to."""

    def show(self, items: Collection[int]) -> Mapping[int, Shown]:
        """Return how lists name the things."""


class Question:
    """A holder of things that do not move: a person says what becomes of them."""

    asks = True
    answers: Sequence[str] = ("in_force", "old_territory", "replaced")

    def move(self, moves: Sequence[Move]) -> Mapping[int, Mapping[str, Any]]:
        return {move.item: {} for move in moves}

    def move_back(self, moves: Sequence[Move]) -> None:
        """Nothing was moved."""


def answers_of(what: str) -> Sequence[str]:
    """Return what may be answered about a kind of thing."""
    answers: Sequence[str] = getattr(HOLDERS.get(what), "answers", ())
    return answers


HOLDERS: Final[dict[str, Holder]] = {}


def register(holder: Holder) -> None:
    """Make a kind of thing known; asked for once, when its app is ready."""
    HOLDERS[holder.what] = holder


def by_bodies(moves: Sequence[Move]) -> dict[tuple[int, int], list[Move]]:
    """Return the moves by from and to, to be made in one statement each."""
    grouped: dict[tuple[int, int], list[Move]] = {}
    for move in moves:
        grouped.setdefault((move.from_body, move.to_body), []).append(move)
    return grouped
