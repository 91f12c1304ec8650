"""Facts about today: statistics of the introduction and of the section on the situation."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator
from typing import Final

from hientai.reading.blocks import Block
from hientai.reading.contract import Baseline
from hientai.reading.outline import Node
from hientai.reading.quantities import Quantity, quantities
from hientai.reading.sought import Sought
from hientai.reading.source import Piece

_SHORT_LINE: Final = 80  # a line of the head, no sentence
_LONGEST_HEADING: Final = 200
_LAST_MONTH: Final = 12
_SITUATION: Final = Sought(
    r"(?:thuc trang|tinh hinh|ket qua|danh gia|khai quat|dac diem|boi canh|hien trang)"
)
# In a section that says nothing but how things stand, every number is a fact of today.
_STATED: Final = re.compile(
    r"(?:thuc trang|tinh hinh|danh gia (?:chung|tinh hinh|thuc trang|ket qua)|khai quat|hien trang|ket qua (?:dat duoc|thuc hien))"
)
_AS_OF: Final = Sought(
    r"(?:(?:tinh\s+)?(?:den|toi)\s+(?:het\s+)?(?:ngay\s+)?(?:thang\s+)?(?:nam\s+)?|(?:cuoi |het |trong )?nam\s+|(?:cuoi |het |trong )?thang\s+|thoi diem\s+(?:ngay\s+)?)"
    r"(?:(?:(?P<d>\d{1,2})[/.])?(?P<m>\d{1,2})\s*(?:[/.]|\s+nam\s+)\s*)?(?P<y>(?:19|20)\d\d)"
)
_PERIOD: Final = Sought(r"giai doan\s+(?:19|20)\d\d\s*-\s*(?P<y>(?:19|20)\d\d)")
_TODAY: Final = Sought(r"hien nay|hien co|hien tai|den nay|toan tinh|ca tinh|hien|tinh den")
_PLACE_NUMBER: Final = re.compile(r"\w [A-ZĐÀ-Ỹ]\w+ [A-ZĐÀ-Ỹ]\w+ $")  # `Cụm Thống Nhất 1`
_AGE: Final = re.compile(r"(?:duoi|tren|tu|den|do)\s*$")  # `trí thức dưới 40 tuổi`
_TIME: Final = re.compile(r"(?:nam|thang|ngay|quy|tuan|gio)(?!\w)")
_PLAN: Final = Sought(
    r"(?:phan dau|muc tieu|den nam 20\d\d|se dat|du kien|(?<!so voi )(?<!dap ung )yeu cau)"
)
_CLAUSE: Final = re.compile(r"[;:(]\s?|\.\s+(?=[A-ZĐÀ-Ỹ])|,\s")


def read_baselines(preamble: Iterable[Block], roots: Iterable[tuple[str, Node]]) -> list[Baseline]:
    """Return the statistics on how things stand, in reading order."""
    found: list[Baseline] = []
    for block in preamble:
        if len(block.piece) > _SHORT_LINE and not block.is_caps and _is_factual(block.piece):
            found.extend(_facts(block.piece, stated=False))
    for sort, root in roots:
        for piece, stated in _situation(root) if sort != "annex" else ():
            if stated or _is_factual(piece):
                found.extend(_facts(piece, stated=stated))
    return found


def _situation(root: Node) -> Iterator[tuple[Piece, bool]]:
    """Yield the introduction of a part and the blocks of its section on the situation."""
    opened = False
    for child in root.children:
        if child.label is None and not child.children and not opened:
            yield child.piece, False
        else:
            opened = True
        if (
            child.children
            and _SITUATION.search(child.piece.plain)
            and len(child.piece) < _LONGEST_HEADING
        ):
            stated = bool(_STATED.match(child.piece.plain))
            yield from ((piece, stated) for piece in _below(child))


def _below(node: Node) -> Iterator[Piece]:
    """Yield what stands below a heading, but for the goals."""
    for child in node.children:
        if child.children and _GOALS.search(child.piece.plain):
            continue
        yield child.piece
        yield from _below(child)


_GOALS: Final = re.compile(r"muc tieu|chi tieu|tam nhin|nhiem vu|giai phap")


def _facts(piece: Piece, *, stated: bool) -> Iterator[Baseline]:
    start = 0
    for quantity in quantities(piece):
        if not _is_fact(piece, quantity, stated=stated):
            continue
        clause = _clause(piece, quantity, start)
        start = quantity.end
        yield Baseline(
            text=clause.text,
            measure=_measure(clause),
            value=int(quantity.value) if quantity.value == int(quantity.value) else quantity.value,
            unit=quantity.unit,
            as_of=_as_of(piece.plain[: quantity.start]),
            sources=clause.spans(),
        )


def _is_factual(piece: Piece) -> bool:
    text = piece.plain
    return bool(_AS_OF.search(text) or _TODAY.search(text)) and bool(re.search(r"\d", text))


def _is_fact(piece: Piece, quantity: Quantity, *, stated: bool) -> bool:
    unit = Piece(quantity.unit, (0,) * len(quantity.unit)).plain
    if not unit or _TIME.match(unit) or _PLACE_NUMBER.search(piece.text[: quantity.start]):
        return False
    if unit.startswith("tuoi") and _AGE.search(piece.plain, 0, quantity.start):
        return False
    sentence = piece.plain[max(piece.plain.rfind(". ", 0, quantity.start), 0) : quantity.start]
    if _PLAN.search(sentence):
        return False
    dated = _AS_OF.search(piece.plain[: quantity.start]) or _TODAY.search(sentence)
    return bool(dated or stated)


def _as_of(before: str) -> str | None:
    """Return the last date that was named before the number."""
    dates = [*_AS_OF.finditer(before), *_PERIOD.finditer(before)]
    if not dates:
        return None
    last = max(dates, key=lambda m: m.start())
    month = last.groupdict().get("m")
    return (
        f"{last['y']}-{int(month):02d}" if month and 1 <= int(month) <= _LAST_MONTH else last["y"]
    )


def _clause(piece: Piece, quantity: Quantity, start: int) -> Piece:
    borders = [m.end() for m in _CLAUSE.finditer(piece.text, start, quantity.start)]
    label = piece.text.rfind(": ", start, quantity.start)
    left = borders[-1] if borders else start
    if label >= 0 and left == label + 2:
        left = max([b for b in borders if b < label] or [start])
    right = re.compile(r"[;.)](?:\s|$|,)|,\s").search(piece.text, quantity.end)
    return piece.cut(left, right.start() if right else None).strip(" ,;.:()")


def _measure(clause: Piece) -> str:
    words = re.sub(r"\d[\d.,]*\s*%?", "", clause.text)
    words = re.sub(r"\s+", " ", words).strip(" ,;:-")
    return words[:1].upper() + words[1:]
