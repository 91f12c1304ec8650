"""Headings that name who acts in words no lexicon knows: the headings beside them tell."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading import patterns as p
from hientai.reading.outline import Node
from hientai.reading.source import Piece

_ASSIGNING: Final = re.compile(r"to chuc thuc hien|phan cong|trach nhiem")
# `1. Chế độ báo cáo` among `2. Phòng A`, `3. Phòng B` is what to do, not who.
_MATTER: Final = re.compile(
    r"(?:che do|kinh phi|thoi gian|cong tac|viec|ve|kiem tra|giam sat|bao cao|tuyen truyen|noi dung|giai phap|nhiem vu|muc|quy trinh|nguon|tien do|cac (?:noi dung|nhiem vu|giai phap|hoat dong|yeu cau|buoc|moc)|mot so|thong tin|ho so|hinh thuc|yeu cau|tong ket|so ket|phuong|dieu|hieu luc|trach nhiem)(?!\w)"
)
_IN_CHARGE: Final = re.compile(r"\s+(?:phu trach|chuyen trach|duoc phan cong)(?!\w)")
_LONGEST: Final = 90
_FEW: Final = 2


def assigns_by_name(node: Node) -> bool:
    """Tell whether the headings below a section say who does what stands under each."""
    if not _ASSIGNING.search(node.piece.plain):
        return False
    headings = [child for child in node.children if child.label and child.children]
    return len(headings) >= _FEW and any(child.names for child in headings)


def names_somebody(piece: Piece) -> bool:
    """Tell whether a short heading without a duty can be the name of who acts."""
    text = piece.plain.strip(" .:")
    if len(text) > _LONGEST or _MATTER.match(text) or piece.text.isupper():
        return False
    charge = _IN_CHARGE.search(piece.plain)
    end = charge.start() if charge else len(piece)
    words = [word.start() for word in p.WORD.finditer(piece.text, 0, end)]
    return not any(p.is_verb(piece.text, piece.plain, word) for word in words)
