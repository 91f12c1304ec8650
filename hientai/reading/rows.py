"""The tasks of a table."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from typing import Final

from hientai.reading.contract import Heading
from hientai.reading.draft import Above, Draft
from hientai.reading.moments import heading_moment, in_year
from hientai.reading.roles import heading_bodies
from hientai.reading.source import Piece
from hientai.reading.tables import Row, read_table, year_of_times

_BULLET: Final = re.compile(r"(?:^|(?<=[.;:])\s+)[-–+•]\s*(?=[A-ZĐÀ-Ỹ])")


def table_drafts(
    rows: Sequence[tuple[Piece, ...]], path: tuple[str, ...], inherited: Above
) -> tuple[list[Draft], list[Heading]]:
    """Return the tasks of a table and the headings of its groups."""
    drafts: list[Draft] = []
    headings: list[Heading] = []
    unnumbered: dict[tuple[str, ...], int] = {}
    moment, leads = inherited.moment, inherited.roles.leads
    year = year_of_times(rows)
    for row in read_table(rows):
        above = (*path, *row.groups)
        if row.is_group:
            headings.extend(_heading(row, above))
            moment = heading_moment(row.cells["text"]) or inherited.moment
            leads = heading_bodies(row.cells["text"]) or inherited.roles.leads
            continue
        number = row.number
        if not number or number == "-":
            unnumbered[above] = unnumbered.get(above, 0) + 1
            number = f"-{unnumbered[above]}"
        for path_below, cells in _bulleted(row.cells):
            draft = Draft.of_row(cells, leads, (*above, number, *path_below))
            if draft:
                draft.moment = draft.moment or moment
                if year and draft.moment:
                    draft.moment = in_year(draft.moment, year)
                drafts.append(draft)
    return drafts, headings


def _bulleted(cells: dict[str, Piece]) -> Iterator[tuple[tuple[str, ...], dict[str, Piece]]]:
    """Return the row's cells once for each bullet of its text: several are tasks of their own."""
    text = cells["text"]
    marks = list(_BULLET.finditer(text.text))
    if not marks or marks[0].start():
        yield (), cells
        return
    ends = [*(mark.start() for mark in marks[1:]), len(text)]
    for place, (mark, end) in enumerate(zip(marks, ends, strict=True), 1):
        path = (f"-{place}",) if len(marks) > 1 else ()
        yield path, {**cells, "text": text.cut(mark.end(), end).strip()}


def _heading(row: Row, above: tuple[str, ...]) -> list[Heading]:
    piece = row.cells["text"]
    if not piece or not row.number:
        return []
    span = [piece.at[0], piece.at[-1] + 1]
    return [Heading(path=[*above, row.number], text=piece.text.strip(" :"), span=span)]
