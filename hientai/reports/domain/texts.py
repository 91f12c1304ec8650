"""The texts of a report: words and figures in turn."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from hientai.reports.domain.facts import (
    Figure,
)

Piece = str | Figure


class Look(StrEnum):
    PARA = "para"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Text:
    """A paragraph or a bullet: words and figures in turn."""

    pieces: tuple[Piece, ...]
    look: Look = Look.PARA

    @property
    def official(self) -> str:
        """The text as an official paper writes it."""
        return "".join(p.official if isinstance(p, Figure) else p for p in self.pieces)


def para(*pieces: Piece) -> Text:
    return Text(pieces)


def bullet(*pieces: Piece) -> Text:
    return Text(pieces, Look.BULLET)


def joined(known: list[tuple[Figure, str]], *, before: str) -> Iterator[Piece]:
    for position, (figure, words) in enumerate(known):
        yield "; " if position else before
        yield figure
        yield words
    if known:
        yield "."
