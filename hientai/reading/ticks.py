"""Columns that are ticked: `Sở A` with C or P, `Năm 2026` with x; a tick says what its head says."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import Final

from hientai.reading.bodies import pure
from hientai.reading.moments import heading_moment
from hientai.reading.source import NOTHING, Piece, join

_TICK: Final = re.compile(
    r"(?P<helps>p|ph|phoi hop|tham gia|○|◯|△|o)|(?P<none>[-–—0]|khong)"
    r"|x|c|ct|cht|chu tri|thuc hien|v|\+|●|•|■|★|✓|✔|√|☑"
)
FIELDS: Final = ("leads", "coordinators", "timeframe")


def ticked_columns(
    heads: Sequence[Piece], rows: Sequence[Sequence[Piece]], known: Mapping[int, str]
) -> dict[int, str]:
    """Return the columns that hold nothing but ticks, with the field that their head gives."""
    found: dict[int, str] = {}
    for place, head in enumerate(heads):
        cells = [row[place] for row in rows if place < len(row) and row[place]]
        ticked = cells and all(_TICK.fullmatch(cell.plain.strip(" ().")) for cell in cells)
        if place in known or not ticked:
            continue
        if pure(head):
            found[place] = "leads"
        elif heading_moment(head) or re.fullmatch(r"20\d\d", head.plain.strip()):
            found[place] = "timeframe"
    return found


def spelled_out(
    cells: Sequence[Piece], heads: Sequence[Piece], ticked: Mapping[int, str]
) -> list[Piece]:
    """Return one more cell for each of FIELDS: the heads of the columns that this row ticks."""
    values: dict[str, list[Piece]] = {name: [] for name in FIELDS}
    for place, name in ticked.items():
        tick = _TICK.fullmatch(cells[place].plain.strip(" ().")) if place < len(cells) else None
        if tick and not tick["none"]:
            helps = name == "leads" and tick["helps"] is not None
            values["coordinators" if helps else name].append(heads[place])
    return [join(values[name], ", ") if values[name] else NOTHING for name in FIELDS]
