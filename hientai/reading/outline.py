"""The tree of headings, items, bullets and paragraphs of one part."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, field
from typing import Any, Final, Generic, TypeVar

from hientai.reading.blocks import Block
from hientai.reading.bodies import Body, pure
from hientai.reading.keys import (
    Attribute,
    inline_attributes,
    is_attribute_line,
    is_side_note,
    read_attributes,
)
from hientai.reading.kinds import is_difficulty
from hientai.reading.labels import Label
from hientai.reading.roles import label_bodies
from hientai.reading.sections import is_section_title
from hientai.reading.source import NOTHING, Piece
from hientai.reading.subjects import subject

T = TypeVar("T")
_DEPTH: Final = {
    "phan": 0, "chuong": 1, "muc": 1, "dieu": 1, "upper": 2, "roman": 2,
    "number1": 3, "number2": 4, "number3": 5, "number4": 6, "number5": 7, "letter": 7, "paren": 7,
    "bullet*": 8, "bullet-": 8, "bullet•": 9, "bullet+": 9,
}  # fmt: skip
_BULLETS: Final = 8
_ROOMY: Final = frozenset({"upper", "roman", "letter", "paren", "number1"})


class once(Generic[T]):  # noqa: N801 -- stands where `property` would
    """A property that is read once: `functools.cached_property` without the lock of Python 3.11."""

    def __init__(self, read: Callable[[Any], T]) -> None:
        self._read, self._name = read, read.__name__

    def __get__(self, owner: Any, _: type) -> T:
        value = self._read(owner)
        owner.__dict__[self._name] = value
        return value


@dataclass
class Node:
    """A block with everything that stands below it; what its words say is read once, when asked."""

    piece: Piece = NOTHING
    label: Label | None = None
    block: Block | None = None
    children: list[Node] = field(default_factory=list)
    rows: list[tuple[Piece, ...]] = field(default_factory=list)

    @property
    def rank(self) -> str:
        return self.label.rank if self.label else ""

    @property
    def starred(self) -> bool:
        return bool(self.block and self.block.starred)

    @once
    def names_leads(self) -> bool:
        """Tell whether the text itself ends with `…; cơ quan chủ trì: Sở A`."""
        return any(each.field == "leads" for each in inline_attributes(self.piece)[1])

    @once
    def attributes(self) -> Sequence[Attribute]:
        if self.children and self.label and not self.label.is_bullet:
            return ()  # `4. Tổ chức thực hiện:` over bullets is their heading
        return read_attributes(self.piece)

    @once
    def is_side_note(self) -> bool:
        return is_side_note(self.piece)

    @once
    def is_difficulty(self) -> bool:
        return is_difficulty(self.piece)

    @once
    def names(self) -> Sequence[Body]:
        """Return the bodies of a block that is nothing but their names."""
        return pure(self.piece)

    @once
    def labelled(self) -> tuple[Sequence[Body], int]:
        """Return the bodies of a leading `Sở A:` and where the text after it begins."""
        return label_bodies(self.piece)

    @once
    def subject(self) -> Sequence[Body]:
        return subject(self.piece)[0]


def build(blocks: Iterable[Block]) -> Node:
    """Return the root of the tree of these blocks."""
    root = Node()
    stack = [root]
    for block in blocks:
        if block.is_row:
            _add_row(block, stack)
            continue
        node = Node(block.piece, block.label, block)
        bulleted = block.label_is_bullet and is_attribute_line(block.piece)
        if bulleted and _marked_otherwise(stack[-1], block):
            stack[-1].children.append(node)
            continue
        if block.label:
            _pop_to(stack, block)
        else:
            _pop_for_paragraph(stack, block)
        stack[-1].children.append(node)
        if (block.label and not bulleted) or _is_title(block):
            stack.append(node)
    return root


def _marked_otherwise(node: Node, block: Block) -> bool:
    """Tell whether the bullet stands under one with another mark; a star speaks of a group."""
    above = node.label is not None and node.label.is_bullet
    return above and block.rank not in {node.rank, "bullet*"}


def _is_title(block: Block) -> bool:
    """Tell whether an unnumbered heading in capitals opens a section."""
    return (
        block.label is None and (block.is_caps or block.heading) and is_section_title(block.piece)
    )


def _add_row(block: Block, stack: list[Node]) -> None:
    _pop_bullets(stack)
    holder = stack[-1].children
    if not holder or not holder[-1].rows:
        holder.append(Node(block=block))
    holder[-1].rows.append(block.cells)


def _pop_bullets(stack: list[Node]) -> None:
    while len(stack) > 1 and stack[-1].label and _DEPTH[stack[-1].rank] >= _BULLETS:
        stack.pop()


def _pop_for_paragraph(stack: list[Node], block: Block) -> None:
    if _is_title(block):
        del stack[1:]
    elif is_attribute_line(block.piece) and stack[-1].rank in {"bullet-", "bullet+", "bullet•"}:
        # An unmarked attribute line speaks of the bullet right above it.
        stack.pop()
    else:
        _pop_bullets(stack)


def _pop_to(stack: list[Node], block: Block) -> None:
    """Leave on the stack what the new label stands under."""
    rank = block.rank
    places = [i for i, node in enumerate(stack) if node.rank == rank]
    if places and _runs_under(stack, places, block):
        return
    if len(places) > 1 and _is_loud(block) and _is_loud(stack[places[0]].block):
        del stack[places[0] :]
        return
    if places and not _nests(stack, places[-1], block):
        del stack[places[-1] :]
        return
    depth = _DEPTH[rank]
    while len(stack) > 1 and _leaves(stack[-1], rank, depth):
        stack.pop()


def _runs_under(stack: list[Node], places: list[int], block: Block) -> bool:
    """Tell whether a plain number stands under a heading with a number of the same form.

    `### 1.` over `1.`, `2.` and `### 2.` over `3.`: the plain numbers start at 1 or run on.
    """
    holder = stack[places[-1]]
    if block.label is None or not _is_loud(holder.block) or _is_loud(block) or len(places) > 1:
        return False
    number = block.label.number
    above = stack[places[-1] - 1]
    before = [
        n.label.number
        for c in above.children
        for n in c.children
        if n.rank == block.rank and n.label
    ]
    first = not before and number == (1,) and holder.label is not None
    if not first and not (
        before and number[:-1] == before[-1][:-1] and number[-1] > before[-1][-1]
    ):
        return False
    del stack[places[-1] + 1 :]
    return True


def _is_loud(block: Block | None) -> bool:
    return bool(block and (block.heading or block.bold))


def _nests(stack: list[Node], place: int, block: Block) -> bool:
    """Tell whether a list that starts again at 1 stands inside the line above it."""
    label, open_node = block.label, stack[-1]
    if label is None or label.rank != "number1" or label.number != (1,):
        return False
    if open_node.rank == "number1" or stack[place].label is None:
        return False
    return open_node.piece.text.endswith(":") and open_node.rank in {"letter", "number2", "number3"}


def _leaves(node: Node, rank: str, depth: int) -> bool:
    if node.label is None:
        return False
    above = _DEPTH[node.rank]
    if above >= _BULLETS > depth:
        return True
    if rank == "bullet*" and above >= _BULLETS:
        return True
    return above > depth
