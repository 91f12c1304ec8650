"""The objectives in words of a plan's section «Mục tiêu», each with its horizon."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

_SECTION: Final = re.compile(r"^[#*\s]*(?:[IVX]+|\d+)\s*[.)]\s*\**\s*MỤC TIÊU\b.*$", re.MULTILINE)
_NEXT: Final = re.compile(r"^[#*\s]*[IVX]+\s*[.)]", re.MULTILINE)
_HEADING: Final = re.compile(r"^[#*\s]*\d+\s*[.)]\s*\**")
_YEAR: Final = re.compile(r"(?:năm|tầm nhìn|đến)\s*(?P<year>20\d\d)", re.IGNORECASE)
_SENTENCE: Final = re.compile(r"[^.]+(?:\.(?!\s|$)[^.]*)*\.*")
_CLAUSE: Final = re.compile(r"[^;]+")
_BULLET: Final = " \t-+•*#"
_LONGEST: Final = 12_000  # characters of such a section: a longer one is no list of objectives
_SHORTEST: Final = 25
_HEAD_MOST: Final = 160


@dataclass(frozen=True)
class Objective:
    text: str
    span: tuple[int, int]
    by: int | None


def objectives_of(text: str, measured: Collection[Sequence[int]]) -> list[Objective]:
    """Return the sentences of the section in which none of the measured spans stands."""
    found = _SECTION.search(text)
    if found is None:
        return []
    following = _NEXT.search(text, found.end())
    end = min(following.start() if following else len(text), found.end() + _LONGEST)
    kept: list[Objective] = []
    for one in _sentences(text, found.end(), end):
        if not _holds(one.span, measured):
            kept.append(one)
            continue
        clauses = _pieces(_CLAUSE, text, one.span)
        kept += [
            Objective(" ".join(text[a:b].split()), (a, b), one.by)
            for a, b in clauses
            if not _holds((a, b), measured)
        ]
    return kept


def _holds(span: tuple[int, int], measured: Collection[Sequence[int]]) -> bool:
    return any(start < span[1] and span[0] < stop for start, stop in measured)


def _pieces(
    pattern: re.Pattern[str], text: str, span: tuple[int, int]
) -> Iterator[tuple[int, int]]:
    """Yield the pieces of a span that are long enough to say anything."""
    for found in pattern.finditer(text, *span):
        piece = found.group()
        begin = found.start() + len(piece) - len(piece.lstrip(_BULLET))
        end = found.start() + len(piece.rstrip())
        if end - begin >= _SHORTEST:
            yield begin, end


def _sentences(text: str, start: int, end: int) -> Iterator[Objective]:
    by: int | None = None
    for first, last in _paragraphs(text, start, end):
        paragraph = text[first:last]
        year = _YEAR.search(paragraph)
        if _HEADING.match(paragraph) and last - first < _HEAD_MOST:
            by = int(year["year"]) if year else by
            continue
        for begin, stop in _pieces(_SENTENCE, text, (first, last)):
            yield Objective(" ".join(text[begin:stop].split()), (begin, stop), by)


def _paragraphs(text: str, start: int, end: int) -> Iterator[tuple[int, int]]:
    """Yield paragraphs; one that a page's end cut in two goes on with a small letter."""
    begin: int | None = None
    stop = start
    for found in re.finditer(r"[^\n]*\S[^\n]*", text[start:end]):
        first, last = start + found.start(), start + found.end()
        goes_on = begin is not None and text[first:last].lstrip()[:1].islower()
        if begin is not None and not goes_on:
            yield begin, stop
        if not goes_on:
            begin = first
        stop = last
    if begin is not None:
        yield begin, stop
