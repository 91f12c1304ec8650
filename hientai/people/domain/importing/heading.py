"""Where a list begins: its heading of one to three lines, below titles, with merged cells."""

from __future__ import annotations

import itertools
import re
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any, Final

from hientai.people.domain.importing.cells import Row, Spans
from hientai.people.domain.importing.meaning import meaning_of
from hientai.people.domain.names import clean

LOOKED_AT: Final = 40  # rows in which a heading is sought
_MOST_LINES: Final = 3
_FEWEST: Final = 2
_LONGEST: Final = 90
_WIDEST: Final = 400
_NAMES: Final = frozenset({"name", "family_name", "given_name"})
NAME_HEADS: Final = frozenset(
    (
        *("họ và tên", "họ tên", "ho va ten", "ho ten", "họ & tên", "họ, tên", "hovaten", "họ đệm"),
        *("họ và tên đệm", "họ và đệm", "họ và chữ đệm", "full name", "name", "họ"),
    )
)
_NUMBERED: Final = re.compile(
    r"\(?(?:\d{1,2}(?:\.0)?|[a-z])\)?|\(?\d+\)? ?= ?[-()\d+ ]+", re.IGNORECASE
)

_ASKED: Final = re.compile(r"\d{1,2}[.)] ?[^\W\d]")  # `1. Họ và tên` of a form

Grid = list[list[str]]
Path = tuple[str, ...]


@dataclass(frozen=True)
class Heading:
    """A heading: the path of headings of each column, outermost first; data follow from `below`."""

    first: int
    below: int
    paths: tuple[Path, ...]


def find_heading(rows: Sequence[Row], spans: Spans = frozenset(), left: int = 0) -> Heading | None:
    """Return the first heading among the first rows of a sheet, None if there is no list of people."""
    grid = _filled(rows[:LOOKED_AT], spans, left)
    scores = [_known(texts) for texts in grid]
    best = _best(scores)
    if best is None:
        return None
    tall = {row for span in spans for row in range(span[0], min(span[2], LOOKED_AT))}
    first = _first_line(grid, best, tall)
    last = _last_line(rows, grid, best, tall)
    paths = _paths(grid[first : last + 1])
    if not _names_people(paths):
        return None
    return Heading(first, _after_numbers(rows, last + 1), paths)


def _best(scores: Sequence[int]) -> int | None:
    """Return the line that says most of the first that says enough; a sheet may hold several lists."""
    enough = next((at for at, score in enumerate(scores) if score > _FEWEST), None)
    if enough is not None:
        return max(range(enough, min(enough + _MOST_LINES, len(scores))), key=scores.__getitem__)
    best = max(range(len(scores)), key=scores.__getitem__, default=None)
    return best if best is not None and scores[best] >= _FEWEST else None


def is_heading(row: Row) -> bool:
    """Tell whether a row below a heading is another one: it says that names follow."""
    return any(isinstance(cell, str) and clean(cell).lower() in NAME_HEADS for cell in row) and (
        _known([heading_text(cell) for cell in row]) > _FEWEST
    )


def side_by_side(heading: Heading) -> list[tuple[int, int]]:
    """Return where the lists of a heading begin and end: several where its columns come again."""
    paths = heading.paths
    names = [at for at, path in enumerate(paths) if path and _is_name(path[-1])]
    for one, other in itertools.combinations(names, 2):
        step = other - one
        twice = [
            at for at in range(len(paths) - step) if paths[at] and paths[at] == paths[at + step]
        ]
        if paths[one] == paths[other] and len(twice) > _FEWEST:
            starts = list(range(min(twice), len(paths), step))
            starts = [at for at in starts if paths[at] == paths[starts[0]]]
            return list(zip([0, *starts[1:]], [*starts[1:], len(paths)], strict=True))
    return [(0, len(paths))]


def siblings(paths: Sequence[Path], at: int) -> list[str]:
    """Return the headings beside one, under the same one."""
    return [
        path[-1]
        for other, path in enumerate(paths)
        if path and other != at and path[:-1] == paths[at][:-1]
    ]


def heading_text(cell: Any) -> str:
    """Return the words of a cell if it can be a heading; a number or a day is none."""
    if not isinstance(cell, str):
        return ""
    text = clean(cell)
    return text if len(text) <= _LONGEST else ""


def _filled(rows: Sequence[Row], spans: Spans, left: int) -> Grid:
    """Return the words of the rows, those of a merged cell in each cell that it covers."""
    grid = [[heading_text(cell) for cell in row] for row in rows]
    for top, start, bottom, end in spans:
        if top >= len(grid) or start < left or start - left >= len(grid[top]):
            continue
        text = grid[top][start - left]
        for line in grid[top : bottom + 1]:
            line.extend([""] * (end - left + 1 - len(line)))
            line[start - left : end - left + 1] = [text] * (end - start + 1)
    return grid


def _known(texts: Sequence[str]) -> int:
    """Return how many different columns a line names; a name counts twice."""
    words = [text for text in texts if text and (not text[0].isdigit() or _ASKED.match(text))]
    if len(set(words)) < _FEWEST:  # a title, or a line of crosses
        return 0
    found = {meaning for meaning in (meaning_of([text], words) for text in words) if meaning}
    return len(found) + any(meaning.field in _NAMES for meaning in found)


def _first_line(grid: Grid, best: int, tall: set[int]) -> int:
    """Return the first line: groups stand over the line that says most."""
    first = best
    while first and best - first < _MOST_LINES - 1:
        if first - 1 not in tall and not _is_group_line(grid[first - 1], grid[first]):
            break
        first -= 1
    return first


def _is_group_line(texts: Sequence[str], below: Sequence[str]) -> bool:
    """Tell whether a line holds groups over headings: two at least, one known, one over several."""
    if len({text for text in texts if text}) < _FEWEST:
        return False
    known = any(text and meaning_of([text], texts) for text in texts)
    return known and any(
        text
        and _get(below, column)
        and (not _get(texts, column + 1) or _get(texts, column + 1) == text)
        for column, text in enumerate(texts)
    )


def _get(texts: Sequence[str], column: int) -> str:
    return texts[column] if column < len(texts) else ""


def _last_line(rows: Sequence[Row], grid: Grid, best: int, tall: set[int]) -> int:
    """Return the last line: below what is merged downwards, or a line of parts of its groups."""
    last = best
    names = {column for column, text in enumerate(grid[best]) if _is_name(text)}
    while last + 1 < len(grid) and last - best < _MOST_LINES - 1:
        texts = grid[last + 1]
        named = any(_get(texts, at) and not _is_name(_get(texts, at)) for at in names)
        if last not in tall and (named or not _is_part_line(rows[last + 1], grid[last], texts)):
            break
        last += 1
    return last


def _is_part_line(row: Row, heads: Sequence[str], texts: Sequence[str]) -> bool:
    """Tell whether a row parts the columns above: words only, half of them known."""
    filled = [column for column, cell in enumerate(row) if cell not in ("", None)]
    own = [_get(texts, column) for column in filled]
    if not filled or not all(own) or any(text[0].isdigit() for text in own):
        return False
    known = sum(
        meaning_of([_group(heads, column), texts[column]], own) is not None for column in filled
    )
    parting = any(
        not _get(heads, column) or _get(heads, column - 1) == heads[column] for column in filled
    )
    return known * 2 >= len(filled) and parting


def _is_name(head: str) -> bool:
    meaning = meaning_of([head]) if head else None
    return meaning is not None and meaning.field in _NAMES


def _group(heads: Sequence[str], column: int) -> str:
    """Return the heading that stands over a column: its own, or the last one on its left."""
    return next((heads[at] for at in range(min(column, len(heads) - 1), -1, -1) if heads[at]), "")


def _paths(lines: Grid) -> tuple[Path, ...]:
    width = min(max(map(len, lines)), _WIDEST)
    return tuple(_path(lines, column) for column in range(width))


def _path(lines: Grid, column: int) -> Path:
    path: list[str] = []
    for at, line in enumerate(lines):
        text = _get(line, column) or _spread(lines, at, column)
        if text and (not path or path[-1] != text):
            path.append(text)
    return tuple(path)


def _spread(lines: Grid, at: int, column: int) -> str:
    """Return the group on the left of an empty cell, if both have parts below."""

    def has_parts(place: int) -> bool:
        return any(_get(line, place) for line in lines[at + 1 :])

    if not has_parts(column):
        return ""
    group = next(
        (place for place in range(min(column, len(lines[at])) - 1, -1, -1) if lines[at][place]), -1
    )
    between = all(has_parts(place) for place in range(max(group, 0), column))
    return lines[at][group] if group >= 0 and between else ""


def _names_people(paths: Sequence[Path]) -> bool:
    found = (meaning_of(path, siblings(paths, at)) for at, path in enumerate(paths) if path)
    return any(meaning is not None and meaning.field in _NAMES for meaning in found)


def _after_numbers(rows: Sequence[Row], below: int) -> int:
    """Return the first row after a line that only numbers the columns."""
    if below >= len(rows):
        return below
    cells = [str(cell).strip() for cell in rows[below] if cell not in ("", None)]
    numbered = len(cells) > _FEWEST and all(_NUMBERED.fullmatch(cell) for cell in cells)
    return below + 1 if numbered else below
