"""Attribute lines and lead lines, put with the blocks that they speak of."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field

from hientai.reading.keys import Attribute
from hientai.reading.labels import ARROWS
from hientai.reading.outline import Node
from hientai.reading.roles import Roles, lead_line
from hientai.reading.source import Piece


@dataclass(slots=True)
class Entry:
    """A block with the lines that say who does it and when."""

    node: Node
    attributes: list[Attribute] = field(default_factory=list)
    lead: Roles | None = None
    lead_piece: Piece | None = None

    @property
    def has_attributes(self) -> bool:
        return bool(self.attributes or self.lead)

    @property
    def has_roles(self) -> bool:
        return self.has_attributes

    @property
    def has_own_attributes(self) -> bool:
        return bool(own_attributes(self.node.children))


def own_attributes(children: Sequence[Node]) -> list[Attribute]:
    """Return the attribute lines that stand right below a text, before anything else."""
    found: list[Attribute] = []
    for i, child in enumerate(children):
        attributes = child.attributes
        if not attributes and not _goes_along(children, i):
            break
        found.extend(attributes)
    return found


def _goes_along(children: Sequence[Node], place: int) -> bool:
    """Tell whether a line of another key stands next to an attribute line."""
    child = children[place]
    if child.rows or child.children or not child.is_side_note:
        return False
    around = children[max(0, place - 1) : place + 2]
    return any(n is not child and (n.attributes or n.is_side_note) for n in around)


def arrange(children: Sequence[Node]) -> list[Entry]:
    """Return the blocks among the children, each with its attribute and lead lines."""
    entries: list[Entry] = []
    run = 0  # where the blocks begin that no line has spoken of yet
    open_line = False
    for i, child in enumerate(children):
        if _goes_along(children, i):
            continue
        attributes = child.attributes if not child.rows else ()
        if attributes:
            targets = _targets(entries, run, len(entries))
            for entry in targets:
                entry.attributes.extend(attributes)
            open_line = True
            continue
        if open_line:
            run, open_line = len(entries), False
        lead = _lead_of(child, entries, run)
        if lead:
            points_back = child.piece.text.startswith(ARROWS)
            spoken_of = entries[-1:] if points_back else _targets(entries, run, len(entries))
            for entry in spoken_of:
                entry.lead, entry.lead_piece = lead, child.piece
            run = len(entries)
            continue
        entries.append(Entry(child))
    return entries


def _lead_of(child: Node, entries: list[Entry], run: int) -> Roles | None:
    """Read a line after a group that names who carries the group out."""
    if child.rows or child.children or run >= len(entries):
        return None
    if child.label is not None and not (child.label.is_bullet and child.starred):
        return None
    special = child.starred and not entries[-1].node.starred  # where all have stars, none says much
    return lead_line(child.piece, starred=special)


def _targets(entries: list[Entry], run: int, end: int) -> list[Entry]:
    """Return the blocks a line speaks of: all since the last such line, if they are bullets."""
    group = entries[run:end]
    if not group:
        return []
    last = group[-1]
    if last.node.label is not None and not last.node.label.is_bullet:
        return [last]
    same = [e for e in group if e.node.rank == last.node.rank]
    same = [e for e in same if e is last or not e.node.names_leads]
    earlier_single = run > 0 and any(e.has_attributes for e in entries[:run]) and run == 1
    return (
        [last]
        if earlier_single and not last.node.starred and len(same) > 1 and entries[0].attributes
        else same
    )
