"""Whom a report or a difficulty goes to."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading.bodies import Body, scan
from hientai.reading.roles import long_name, unique
from hientai.reading.sought import Sought
from hientai.reading.source import Piece

_THROUGH: Final = Sought(
    r"(?<!\w)(?:thong qua|qua)\s+(?:dau moi\s+(?:la\s+)?|don vi thuong truc\s+(?:la\s+)?)?"
)
_DIRECT: Final = Sought(
    r"(?<!\w)(?:bao cao|phan anh|phan hoi|gui|kien nghi|thong tin|de xuat|lien he|trao doi|thong bao|tham muu|(?<!chuong )(?<!lo )(?<!quy )(?<!cong )(?<!tien )(?<!giao )(?<!qua )(?<!phuong )trinh)(?!\s+vien)\b"
    r"(?P<between>(?:(?!(?<!\w)(?:de|nham|tham muu)\s)[^.;:]){0,160}?)"
    r"(?<!\w)(?:(?:gui\s+)?(?:ve|cho|toi|den|voi|len)|gui)\s+"
)
_NOT_REPORT: Final = re.compile(r"de xuat|tham muu|trinh|trao doi|lien he")
_STRAIGHT: Final = Sought(
    r"(?<!\w)(?:bao cao|lien he|thong bao|gui(?! (?:ve|cho|toi|den|bao cao|ket qua)))(?:(?:\s*,\s*|\s+va\s+|\s+)(?:trinh|de xuat|kien nghi|tham muu|voi|cho))*\s*[,:]?\s+(?=\S)"
)
_GOES: Final = re.compile(r"bao cao|phan anh|gui|kien nghi|tong hop|trao doi|lien he|phan hoi")
_PURPOSE: Final = re.compile(r"(?<!\w)de\s+[^.;]*$")
_PASSES_ON: Final = re.compile(
    r"\s*,?\s*(?:de\s+)?(?:theo doi\s*,\s*)?(?:tong hop|tham muu)(?:\s*(?:,|va))?\s*(?:tham muu\s*,?\s*)?"
)
_ADDRESS: Final = re.compile(r"\s*\((?:thong\s+)?qua\s+")


def receivers(piece: Piece, *, difficulty: bool) -> list[Body]:
    """Return the bodies that receive: with `qua X` only X, else the one written to directly."""
    through = _through(piece)
    if through:
        return through
    found: list[tuple[int, list[Body]]] = []
    for pattern in (_DIRECT, _STRAIGHT):
        for match in pattern.finditer(piece.plain):
            if not difficulty and match.group().startswith(
                ("de xuat", "tham muu", "trinh", "trao doi", "lien he", "thong bao")
            ):
                continue
            noun = match.start() and piece.text[match.start()].isupper()
            bodies, _ = ([], 0) if noun else scan(piece, match.end())
            if bodies:
                found.append((match.start(), bodies))
    if not found:
        return []
    found = _without_passing_on(piece, found)
    direct = [(start, bodies) for start, bodies in found if not _in_purpose(piece, start)]
    chosen = sorted(direct or found, key=lambda item: item[0])
    if difficulty:
        chosen = chosen[:1]
    return unique([body for _, bodies in chosen for body in bodies])


def _without_passing_on(
    piece: Piece, found: list[tuple[int, list[Body]]]
) -> list[tuple[int, list[Body]]]:
    """Leave out whom the receiver reports to: `gửi Sở A tổng hợp, báo cáo Ủy ban nhân dân tỉnh`."""
    kept = [found[0]]
    ends = [body.piece.at[-1] for _, bodies in found for body in bodies]
    for start, bodies in found[1:]:
        between = [
            piece.plain[piece.at.index(end) + 1 : start]
            for end in ends
            if end in piece.at and piece.at.index(end) < start
        ]
        if not any(_PASSES_ON.fullmatch(words) for words in between):
            kept.append((start, bodies))
    return kept


def _through(piece: Piece) -> list[Body]:
    """Return who passes the report on; `thông qua` a resolution or a talk names nobody."""
    for match in _THROUGH.finditer(piece.plain):
        if not _GOES.search(piece.plain, 0, match.start()):
            continue
        close = piece.text.find(")", match.end())
        inside = piece.plain[: match.start()].endswith("(") and close > 0
        bodies = long_name(piece.cut(match.end(), close)) if inside else []
        bodies = bodies or scan(piece, match.end())[0]
        if bodies:
            return bodies
    return []


def _in_purpose(piece: Piece, start: int) -> bool:
    """Tell whether the words stand in `… để tổng hợp, báo cáo …`."""
    sentence = max(piece.plain.rfind(mark, 0, start) for mark in (". ", "; "))
    return bool(_PURPOSE.search(piece.plain[max(0, sentence) : start]))
