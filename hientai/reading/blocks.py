"""Lines become blocks: a heading, an item, a bullet, a paragraph or a row of a table.

Whatever the source (plain text now, other formats later), the grammar works on these blocks.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, replace
from typing import Final

from hientai.reading.keys import is_attribute_line
from hientai.reading.labels import Label, read_label
from hientai.reading.markup import Line
from hientai.reading.source import NOTHING, Piece, join
from hientai.reading.wrapping import HANGING, continues, ends, measure

_SENTENCE: Final = 45  # a shorter block without a full stop is a heading rather than cut off
_NEIGHBOURS: Final = 6
_JUMP: Final = 3  # numbers of one list may skip this far


@dataclass(slots=True)
class Block:
    """A paragraph's worth of text, or one row of a table; never changed."""

    piece: Piece
    label: Label | None = None
    starred: bool = False
    bold: bool = False
    heading: bool = False
    cells: tuple[Piece, ...] = ()
    after_gap: bool = False  # a blank line or a page's end stands before it

    @property
    def is_row(self) -> bool:
        return bool(self.cells)

    @property
    def rank(self) -> str:
        return self.label.rank if self.label else "paragraph"

    @property
    def label_is_bullet(self) -> bool:
        return self.label is not None and self.label.is_bullet

    @property
    def is_caps(self) -> bool:
        return self.piece.text.isupper()

    @property
    def ends(self) -> bool:
        return ends(self.piece.text)


def read_blocks(lines: Sequence[Line]) -> list[Block]:
    """Return the blocks of some lines, sentences joined over line and page breaks."""
    setting = measure(lines)
    blocks: list[Block] = []
    paragraph: list[Line] = []
    gap = False
    for line in lines:
        if line.cells or line.blank or (paragraph and not continues(paragraph, line, setting)):
            gap = _close(paragraph, blocks, gap=gap)
        if line.cells:
            blocks.append(Block(NOTHING, cells=line.cells))
        elif line.blank:
            gap = True
        else:
            paragraph.append(line)
    _close(paragraph, blocks, gap=gap)
    return _rejoin(_plausible(_titled(blocks)))


def _close(paragraph: list[Line], blocks: list[Block], *, gap: bool) -> bool:
    """Make a block of the paragraph; return whether a gap still stands before what follows."""
    if not paragraph:
        return gap
    first = paragraph[0]
    label, rest = read_label(join(line.piece for line in paragraph))
    if label and label.is_bullet:
        label, rest = _numbered_bullet(label, rest)
    block = Block(rest.strip(), label, first.starred, first.bold, first.heading, after_gap=gap)
    blocks.append(block)
    paragraph.clear()
    return False


def _numbered_bullet(label: Label, rest: Piece) -> tuple[Label, Piece]:
    """Read `- + text` and `- 1. text` by their inner label."""
    inner, text = read_label(rest)
    return (inner, text) if inner else (label, rest)


def _titled(blocks: list[Block]) -> list[Block]:
    """Put a part's number and its title on the next line together."""
    joined: list[Block] = []
    for block in blocks:
        before = joined[-1] if joined else None
        bare = before is not None and before.label is not None and not before.piece
        if before and bare and not before.label_is_bullet and not block.label and not block.is_row:
            joined[-1] = replace(before, piece=block.piece, bold=block.bold)
        else:
            joined.append(block)
    return joined


def _plausible(blocks: list[Block]) -> list[Block]:
    """Give back to the text before it a number that no list has reached."""
    seen: dict[str, int] = {}
    kept: list[Block] = []
    for block in blocks:
        label = block.label
        if label and label.rank == "number1" and kept and not kept[-1].is_row:
            number = label.number[0]
            if number > seen.get("number1", 0) + _JUMP and not kept[-1].ends:
                words = join([_label_piece(block), block.piece])
                kept[-1] = replace(kept[-1], piece=join([kept[-1].piece, words]))
                continue
            seen["number1"] = number
        kept.append(block)
    return kept


def _label_piece(block: Block) -> Piece:
    label = block.label
    start = block.piece.at[0] if block.piece else 0
    text = f"{label.value}." if label else ""
    return Piece(text, (max(0, start - 1),) * len(text))


def _rejoin(blocks: list[Block]) -> list[Block]:
    """Join what a page break has cut."""
    joined: list[Block] = []
    for i, block in enumerate(blocks):
        before = joined[-1] if joined else None
        if before and _was_cut(before, block, blocks, i):
            joined[-1] = replace(before, piece=join([before.piece, block.piece]))
        else:
            joined.append(block)
    return joined


def _was_cut(before: Block, block: Block, blocks: list[Block], place: int) -> bool:
    if before.ends or not before.piece or not _may_join(before, block):
        return False
    if block.piece.text[:1].islower() or block.piece.text[:1] in "(,;)":
        return not block.starred and not before.is_caps
    if before.is_caps or block.is_caps or block.bold or block.starred:
        return False
    if HANGING.search(before.piece.plain):
        return True
    long = block.after_gap and len(before.piece) >= _SENTENCE
    return long and _sisters_end(before, blocks, place)


def _may_join(before: Block, block: Block) -> bool:
    """Tell whether the second block could be the rest of a sentence at all."""
    if before.is_row or block.is_row or block.label or block.heading or before.heading:
        return False
    return not is_attribute_line(block.piece)


def _sisters_end(before: Block, blocks: list[Block], place: int) -> bool:
    """Tell whether the neighbours of its rank are sentences that end: then this one was cut."""
    around = blocks[max(0, place - 40) : place + 40]
    sisters = [b for b in around if b.rank == before.rank and b.piece and not b.is_caps]
    long = [b for b in sisters[-2 * _NEIGHBOURS :] if len(b.piece) >= _SENTENCE]
    ended = sum(b.ends for b in long)
    return len(long) > 1 and ended >= 0.6 * len(long)
