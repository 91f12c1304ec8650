"""The tasks of a table."""

from __future__ import annotations

from collections.abc import Sequence

from hientai.reading.contract import Heading
from hientai.reading.draft import Above, Draft
from hientai.reading.moments import heading_moment
from hientai.reading.roles import heading_bodies
from hientai.reading.source import Piece
from hientai.reading.tables import Row, read_table


def table_drafts(
    rows: Sequence[tuple[Piece, ...]], path: tuple[str, ...], inherited: Above
) -> tuple[list[Draft], list[Heading]]:
    """Return the tasks of a table and the headings of its groups."""
    drafts: list[Draft] = []
    headings: list[Heading] = []
    unnumbered: dict[tuple[str, ...], int] = {}
    moment, leads = inherited.moment, inherited.roles.leads
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
        draft = Draft.of_row(row.cells, leads, (*above, number))
        if draft:
            draft.moment = draft.moment or moment
            drafts.append(draft)
    return drafts, headings


def _heading(row: Row, above: tuple[str, ...]) -> list[Heading]:
    piece = row.cells["text"]
    if not piece or not row.number:
        return []
    span = [piece.at[0], piece.at[-1] + 1]
    return [Heading(path=[*above, row.number], text=piece.text.strip(" :"), span=span)]
