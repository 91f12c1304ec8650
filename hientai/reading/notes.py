"""A note in parentheses at the end of a block that says who does it and when."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading.bodies import pure
from hientai.reading.keys import Attribute, read_attributes
from hientai.reading.patterns import begins_name
from hientai.reading.roles import Roles, lead_line
from hientai.reading.sought import Sought
from hientai.reading.source import Piece
from hientai.reading.times import read_time

_NOTE: Final = Sought(
    r"(?:\((?P<note>[^()]*(?:\([^()]*\)[^()]*)*)\)|\[(?P<square>[^\[\]]*)\]|[-–]\s(?P<dash>[^-–;.:]{5,40}))\s*[.;]?\s*$"
)
# `Phân tích đề thi - Trường THPT Cao Lãnh 2 thực hiện.`: the block ends with who does it.
_BY: Final = re.compile(
    r"\s[-–]\s(?P<who>[^;:–]{4,120}?)\s+(?:hỗ trợ |phối hợp |chủ trì,? )*"
    r"(?:thực hiện|chủ trì|phụ trách|chuẩn bị|đảm nhiệm|trình bày|cho ý kiến)(?:, thảo luận)?\s*[.;]?\s*$"
)
_SAYS_WHO: Final = Sought(r"chu tri|phoi hop|thuc hien|chiu trach nhiem|lanh dao|phu trach")
_PARTS: Final = re.compile(r"[;.]\s|[;.]$")
_TIME: Final = re.compile(
    r"(?:,\s*)?(?<!\w)(?:(?:thuc hien|trien khai)\s+)?(?P<when>(?:(?:hoan thanh|xong|trinh|thuc hien|trien khai|ban hanh)(?!\w)[^;()]{0,60}?)?"
    r"(?<!\w)(?:(?:truoc|trong|den|tu|cham nhat|muon nhat|hang|moi|giai doan|cuoi|dau|giua|het|ngay|nam|thang|quy)"
    r"(?:\s+(?:nam|thang|quy|tuan|ngay|het|cuoi|dau|hoc|hang|den|vao|trong|la|ky|[ivx]+(?!\w)))*\s*(?=\d|$|hang|[,;/-]|[ivx]+(?!\w))"
    r"|dinh ky|thuong xuyen|\d)[^;()]*)$"
)
# A note that is a time and nothing else; years alone may belong to a name.
_WHEN: Final = re.compile(
    r"(?:(?:hoan thanh|xong|thuc hien|trinh|ban hanh)\s+)?(?:(?:trong|truoc|vao|den|cham nhat|tu|het)\s+)*"
    r"(?:thuong xuyen|dinh ky.{0,40}|(?:hang|moi) (?:nam|quy|thang|tuan)(?:, (?:hang|moi) (?:nam|quy))*|(?:ngay\s+)?\d{1,2}/\d{1,2}/\d{4}"
    r"|(?:thang|quy)\s*[ivx\d]+(?:\s*[-,/]\s*(?:quy |thang )?[ivx\d]+)*\s*(?:[/,]|nam)?\s*(?:nam )?\d{4}(?:\s*-\s*.{0,30})?)"
)
_ALWAYS: Final = re.compile(r"thuong xuyen|dinh ky|(?:hang|moi) (?:nam|quy|thang|tuan)")
_ASKED: Final = re.compile(r"(?:giao(?! vien)|phan cong|de nghi|yeu cau)\s+(?:cho\s+)?")
_GLOSS: Final = re.compile(
    r"(?:goi tat|viet tat|sau day|qua|thong qua|kem theo|theo|tai|thuoc|bao gom|gom|nhu|de)(?!\w)"
)


def trailing_note(piece: Piece) -> tuple[Piece, Roles, list[Attribute]]:
    """Part a block from `(Sở A chủ trì, phối hợp với Sở B; thời gian: 2025)` at its end."""
    nothing = (piece, Roles(), list[Attribute]())
    found = _NOTE.search(piece.text)
    by = _BY.search(piece.text) if " - " in piece.text or " – " in piece.text else None
    if by and (doers := pure(piece.cut(by.start("who"), by.end("who")))):
        return piece, Roles(doers), []
    if not found or not found.start():
        return nothing
    kind = next(name for name, value in found.groupdict().items() if value is not None)
    note = piece.cut(found.start(kind), found.end(kind)).strip()
    if (_ALWAYS if kind == "dash" else _WHEN).fullmatch(note.plain):
        return _without(piece, found), Roles(), [Attribute("timeframe", note, "")]
    names = _names_alone(note, piece.text[: found.start()])
    if names:
        return _without(piece, found), names, []
    who = _SAYS_WHO.search(note.plain) or read_attributes(note) or begins_name(note.text)
    said = _parts_of(note) if who else None
    return (_without(piece, found), *said) if said and kind != "dash" else nothing


def _parts_of(note: Piece) -> tuple[Roles, list[Attribute]] | None:
    """Return who and when by the parts of a note, None where one of them says something else."""
    roles, attributes = Roles(), list[Attribute]()
    start = 0
    for cut in [*(m.start() for m in _PARTS.finditer(note.text)), len(note)]:
        segment = note.cut(start, cut).strip(" ;,.")
        start = cut + 1
        if segment and not _read(segment, roles, attributes):
            return None
    return (roles, attributes) if roles.leads or attributes else None


def _names_alone(note: Piece, before: str) -> Roles | None:
    """Return the bodies of `… (Sở Y tế, Sở Nội vụ).`: names alone after a sentence without any."""
    if _GLOSS.match(note.plain) or len(note) < _SHORTEST or not note.text[0].isupper():
        return None
    last = before.rstrip().rsplit(maxsplit=1)[-1:] or [""]
    if last[0][:1].isupper():
        return None  # `Ủy ban nhân dân tỉnh Mẫu (Văn phòng)` says more of the name before it
    names = pure(note)
    return Roles(names) if names else None


_SHORTEST: Final = 6


def _read(segment: Piece, roles: Roles, attributes: list[Attribute]) -> bool:
    """Read one part of a note: a key and its value, who acts with a time after it, or a time."""
    stated = read_attributes(segment)
    if stated:
        attributes.extend(stated)
        return True
    time = _time(segment)
    who = segment.cut(0, time[1]).strip(" ,") if time else segment
    named = lead_line(who, starred=True) if who else Roles()
    if named is None and time:
        named = _asked(who)
    if named is None and time:
        named, time = lead_line(segment, starred=True), None
    if named is None:
        return False
    roles.add(named)
    if time:
        attributes.append(Attribute("timeframe", time[0], ""))
    return True


def _asked(who: Piece) -> Roles | None:
    """Return the bodies of `giao Sở A`, `Sở A` before a time."""
    asked = _ASKED.match(who.plain)
    names = pure(who.cut(asked.end() if asked else 0))
    return Roles(names) if names else None


def _time(segment: Piece) -> tuple[Piece, int] | None:
    """Return the time that ends a part of a note, and where it begins."""
    for found in _TIME.finditer(segment.plain):
        value = segment.cut(found.start("when")).strip(" ,.")
        time = read_time(value)
        if time and (time["recurrence"] or time["start"] or time["end"]):
            return value, found.start()
    return None


def _without(piece: Piece, found: re.Match[str]) -> Piece:
    """Return the block without its note; the full stop after the note stays."""
    text = piece.cut(0, found.start()).strip()
    stop = piece.text.rstrip().endswith(".") and not text.text.endswith((".", ";"))
    last = piece.strip()
    return Piece(text.text + ".", (*text.at, last.at[-1])) if stop else text
