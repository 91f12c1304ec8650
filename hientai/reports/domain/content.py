"""A composed report: sections of texts, tables and charts, the same for page, paper and freezing."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from itertools import groupby

from hientai.kernel.papers import Annex
from hientai.reports.domain.facts import Figure, Query
from hientai.reports.domain.texts import Look, Piece, Text


@dataclass(frozen=True, slots=True)
class Run:
    """Texts of one look in a row: paragraphs, or the bullets of one list."""

    bullets: bool
    texts: tuple[Text, ...]


@dataclass(frozen=True, slots=True)
class Words:
    """Paragraphs and bullets; `edited` where a person wrote them, `unknown` figures they ask for."""

    name: str
    texts: tuple[Text, ...]
    edited: bool = False
    unknown: tuple[str, ...] = ()
    kind = "words"

    @property
    def runs(self) -> Iterator[Run]:
        for look, texts in groupby(self.texts, key=lambda text: text.look):
            yield Run(look is Look.BULLET, tuple(texts))


@dataclass(frozen=True, slots=True)
class Grid:
    """A table of the text; the first cell of a row is its name."""

    name: str
    head: tuple[str, ...]
    rows: tuple[tuple[Piece, ...], ...]
    total: tuple[Piece, ...] = ()
    weights: tuple[float, ...] = ()  # of the columns; empty: the first is wide
    kind = "grid"


@dataclass(frozen=True, slots=True)
class Bar:
    label: str
    counts: Mapping[str, int]
    query: Query


@dataclass(frozen=True, slots=True)
class Plot:
    """Duties by state, one bar a row; the title is the finding."""

    name: str
    title: str
    bars: tuple[Bar, ...]
    source: str
    kind = "plot"


Part = Words | Grid | Plot


@dataclass(frozen=True, slots=True)
class Section:
    key: str
    title: str
    parts: tuple[Part, ...]

    @property
    def says_something(self) -> bool:
        """Whether there is more than its title: a paper leaves the others out."""
        return any(not isinstance(part, Words) or part.texts for part in self.parts)

    @property
    def texts(self) -> tuple[Text, ...]:
        return tuple(text for part in self.parts if isinstance(part, Words) for text in part.texts)


@dataclass(frozen=True, slots=True)
class Content:
    """Everything that a report says, without the form of its paper."""

    title: str
    opening: Text
    sections: tuple[Section, ...]
    closing: Text
    annexes: tuple[Annex, ...] = ()
    note: str = ""

    @property
    def figures(self) -> Iterator[Figure]:
        """Every number of the text and its tables, in order."""
        for section in self.sections:
            for part in section.parts:
                yield from figures_of(part)


def figures_of(part: Part) -> Iterator[Figure]:
    pieces: Iterator[Piece]
    if isinstance(part, Words):
        pieces = (piece for text in part.texts for piece in text.pieces)
    elif isinstance(part, Grid):
        pieces = (cell for row in (*part.rows, part.total) for cell in row)
    else:
        return
    yield from (piece for piece in pieces if isinstance(piece, Figure))
