"""The letterhead: kind, number, symbol, place, date, title, issuer."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from hientai.reading.labels import read_label
from hientai.reading.letterheads import MOTTO, NUMBER, letterhead_issuer, proper
from hientai.reading.markup import Line
from hientai.reading.sought import Sought
from hientai.reading.source import NOTHING, Piece, join
from hientai.reading.zones import KINDS, find_heading, kind_of_line

_DATE: Final = Sought(
    r"(?:(?P<place>[^\d,;:|]{2,40}?)\s*,\s*)?ngay\s*(?P<d>[\d.…_\s]*?)\s*thang\s*(?P<m>[\d.…_\s]*?)\s*nam\s*(?P<y>(?:19|20)?[\d.…_]*)"
)
_BY_LINE: Final = re.compile(
    r"cua\s+(?=ban |tinh uy|thanh uy|bo |uy ban|chinh phu|hoi dong|dang uy)"
)
_PLACE: Final = re.compile(
    r"(?:TP\.?\s*)?(?<![\w/-])[A-ZĐÀ-Ỹ][\w]*(?:\s+(?:-\s+)?[A-ZĐÀ-Ỹ]\w*){0,4}$"
)
_ABOUT: Final = re.compile(r"[\s\"“(]*(?:v/v|ve viec)\s*:?\s*")
_TITLE_ENDS: Final = re.compile(
    r"(?:can cu|thuc hien|de |nham|trien khai|tren co so|thi hanh|kinh gui|uy ban nhan dan|ubnd|chu tich|theo de nghi|trong (?:nhung|thoi|giai)|tinh |so:|den so|ngay:|chuyen:|luu ho so|phan thu|hoi dong nhan dan|chinh phu|thu tuong|ban thuong vu|bo truong|sau khi|quan triet|tiep tuc|xet )"
)
_OFFICE: Final = re.compile(
    r"(?:giam doc|tong giam doc|chu tich|bo truong|thu tuong|chinh phu|truong ban|hieu truong|cuc truong|vien truong|hoi dong nhan dan|uy ban nhan dan|ban thuong vu)(?!\w)"
)
_ATTACHED: Final = re.compile(r"\(?\s*(?:ban hanh\s+)?kem theo|\(\s*thuc hien ke hoach|\(\s*trinh")
_STAMP: Final = re.compile(r"(?:den so|den\s*$|ngay:|chuyen:|luu ho so|so:|cong van den)")
_LONGEST_TITLE: Final = 700
_LONG_LINE: Final = 300
_SHORT_COLUMN: Final = 40


@dataclass(slots=True)
class Letterhead:
    """What the head of a paper says, with the place of each value."""

    kind: str | None = None
    number: str | None = None
    symbol: str | None = None
    place: str | None = None
    date: str | None = None
    title: Piece = NOTHING
    issuer: str | None = None
    sources: dict[str, Piece] = field(default_factory=dict)


def read_header(lines: Sequence[Line]) -> Letterhead:
    """Read the lines before the first section."""
    head = Letterhead()
    heading = find_heading(lines)
    top = lines if heading is None else lines[:heading]
    before = NOTHING
    for column in _whole_columns(top):
        if not _CITED_ABOVE.search(before.plain):
            _read_number(column, head)
        before = column
        _read_date(column, head)
    if heading is not None:
        head.kind = kind_of_line(lines[heading])
        head.sources["kind"] = lines[heading].piece
        head.title = _title(lines[heading:], head.kind or "", head)
        if not head.number:
            _late_number(lines[heading : heading + 12], head)
    else:
        _letter(lines, head)
    above = letterhead_issuer(top, head.place)
    head.issuer = _closer(head.issuer, above)
    if head.title:
        head.sources["title"] = head.title
    return head


_CUT_OFF: Final = re.compile(r"(?:,\s*ngay|ngay\s*\d{0,2}|thang\s*\d{0,2}|(?<!\w)so\s*:)\s*$")


# `ĐOÀN KIỂM TRA / THEO QUYẾT ĐỊNH / SỐ 1050/QĐ-SCT`: another paper's number.
_CITED_ABOVE: Final = re.compile(r"(?<!\w)theo (?:quyet dinh|ke hoach|nghi quyet|chi thi)$")


def _whole_columns(top: Sequence[Line]) -> list[Piece]:
    """Return the columns of the letterhead; a number or a date cut by a line's end is made whole."""
    whole: list[Piece] = []
    for column in (column for line in top for column in line.columns if column):
        if whole and _CUT_OFF.search(whole[-1].plain) and len(column) < _SHORT_COLUMN:
            whole[-1] = join([whole[-1], column])
        else:
            whole.append(column)
    return whole


def _closer(named: str | None, above: str | None) -> str | None:
    """Return the issuer that `NGHỊ QUYẾT / CỦA BAN …` names, with the letterhead's province."""
    if named is None or above is None:
        return named or above
    party = re.search(r"(?:Tỉnh|Thành|Huyện) ủy", named)
    place = (
        above[above.index(party.group()) + len(party.group()) :]
        if party and party.group() in above
        else ""
    )
    return named if place in named else named + place


def _read_number(column: Piece, head: Letterhead) -> None:
    found = NUMBER.search(column.plain)
    if not found or head.symbol or _cites(column, found):
        return
    symbol = re.sub(r"\s", "", column.text[found.start("symbol") : found.end("symbol")])
    if not symbol[:1].isupper():
        return
    digits = re.sub(r"\D", "", found["n"])
    head.symbol = symbol
    head.number = f"{digits}{found['sep']}{symbol}" if digits else None
    head.sources["number"] = column.cut(found.start(), found.end())
    if digits and "/" in found["n"]:
        head.number = re.sub(r"\s", "", found["n"]) + found["sep"] + symbol


def _cites(column: Piece, found: re.Match[str]) -> bool:
    """Tell `Nghị quyết số 45-NQ/TW` from the paper's own `Số: 12/KH-UBND`."""
    before = column.plain[: found.start()].strip(" -|")
    return (
        bool(before)
        and not MOTTO.search(before)
        and before.split()[-1]
        in {
            "dinh",
            "quyet",
            "hoach",
            "trinh",
            "thi",
            "luan",
            "dong",
            "van",
            "tu",
            "cac",
            "bao",
        }
    )


def _read_date(column: Piece, head: Letterhead) -> None:
    found = None if head.place or head.date else _DATE.search(column.plain)
    if not found or not _is_dateline(column, found):
        return
    if found["place"]:
        place = column.cut(found.start("place"), found.end("place")).strip(" -–*|")
        name = _PLACE.search(place.text)
        head.place = _place_name(name.group()) if name else None
        head.sources["place"] = place.cut(name.start()) if name else place
    head.date = _iso(found)
    head.sources["date"] = column.cut(
        found.start("d") if found["d"] else found.start("m"), found.end()
    )


_TITLE_LINES: Final = 30
_AFTER_DATE: Final = 12
_BEFORE_DATE: Final = 4
_LAST_MONTH: Final = 12
_LAST_DAY: Final = 31


def _is_dateline(column: Piece, found: re.Match[str]) -> bool:
    after = column.plain[found.end() :].strip(" .")
    return (
        len(after) < _AFTER_DATE
        and (bool(found["place"]) or found.start() < _BEFORE_DATE)
        and len(column) < _LONG_LINE // 2
    )


def _place_name(text: str) -> str:
    text = text.strip(" .")
    return text.title() if text.isupper() else text


def _iso(found: re.Match[str]) -> str | None:
    year, month, day = (re.sub(r"\D", "", found[key] or "") for key in ("y", "m", "d"))
    if len(year) != len("2024"):
        return None
    if not month or not 1 <= int(month) <= _LAST_MONTH:
        return year
    return (
        f"{year}-{int(month):02d}-{int(day):02d}"
        if day and 1 <= int(day) <= _LAST_DAY
        else f"{year}-{int(month):02d}"
    )


def _late_number(lines: Sequence[Line], head: Letterhead) -> None:
    """Read a number and a date that stand below the heading."""
    for line in lines:
        if len(line.piece) < _LONG_LINE // 4:
            _read_number(line.piece, head)
            _read_date(line.piece, head)


def _title(lines: Sequence[Line], kind: str, head: Letterhead) -> Piece:
    """Return the subject: what follows the kind up to the first sentence of the paper."""
    first = lines[0].piece
    start = len(first.text) - len(first.text.lstrip(" :*"))
    parts = [_without_about(first.cut(start + len(kind)).strip(" :.-*"))]
    i = 1
    while i < len(lines) and _in_title(lines, i, parts):
        piece = lines[i].piece
        by = _BY_LINE.match(piece.plain)
        if by and piece.text.isupper() and not any(parts):
            head.issuer = proper(piece.text[by.end() :])
        elif piece:
            parts.append(piece if any(parts) else _without_about(piece))
        i += 1
    return join(p for p in parts if p).squeeze().strip(" .;:*-_")


def _without_about(piece: Piece) -> Piece:
    """Return a subject without the `V/v` that belongs to letters."""
    about = _ABOUT.match(piece.plain)
    return piece.cut(about.end()) if about and piece.plain.startswith("v/v") else piece


def _in_title(lines: Sequence[Line], i: int, parts: Sequence[Piece]) -> bool:
    line = lines[i]
    filled = [p for p in parts if p]
    text = line.piece.plain
    if line.blank:
        return not filled or (i + 1 < len(lines) and i < _TITLE_LINES)
    if line.cells or _ATTACHED.match(text) or _STAMP.match(text):
        return False
    if kind_of_line(line) and not (lines[i - 1].piece.text.isupper() and filled):
        return False
    if sum(map(len, filled)) + len(text) > _LONGEST_TITLE:
        return not filled
    if not filled:
        return True
    return _title_goes_on(lines, i, filled[-1])


def _title_goes_on(lines: Sequence[Line], i: int, last: Piece) -> bool:
    line, text = lines[i], lines[i].piece.plain
    if re.search(r"[.:;]$", last.text):
        return False
    if line.piece.text.isupper() and not last.text.isupper() and _OFFICE.match(text):
        return False  # `GIÁM ĐỐC SỞ A` decides what the title in small letters says
    small = line.piece.text[:1].islower() or line.piece.text[:1] in '("“'
    if lines[i - 1].blank:
        loud = line.bold or line.heading or line.piece.text.isupper()
        open_end = bool(
            re.search(r"(?:,|(?<!\w)(?:ve|cua|va|cac|cho|voi|tai|(?<!tiep )theo))$", last.plain)
        )
        return (
            small
            or open_end
            or (
                loud
                and not read_label(line.piece)[0]
                and len(text) < _LONG_LINE
                and _same_look(lines, i)
            )
        )
    if small:
        return True
    if _TITLE_ENDS.match(text) and (line.indent or not line.bold) and not _unfinished(last):
        return False
    return len(text) < _LONG_LINE


def _same_look(lines: Sequence[Line], i: int) -> bool:
    before = next((line for line in reversed(lines[1:i]) if line.piece), None)
    line = lines[i]
    if before is None:
        return True
    issuer_line = line.piece.text.isupper() and not before.piece.text.isupper()
    return not issuer_line and (line.bold, line.heading) == (before.bold, before.heading)


def _unfinished(piece: Piece) -> bool:
    return bool(
        re.search(
            r"(?:,|(?<!\w)(?:ve|cua|va|cac|cho|voi|tai|(?<!tiep )theo|trong|dap ung|chu tich|giam doc|thu truong|ban chi dao))$",
            piece.plain,
        )
    )


def _letter(lines: Sequence[Line], head: Letterhead) -> None:
    """Read a letter: it has no heading, `V/v …` below its number is its subject."""
    columns = [(i, column) for i, line in enumerate(lines) for column in line.columns]
    addressed = any(re.match(r"kinh gui", column.plain) for _, column in columns)
    if not addressed:
        return
    head.kind = KINDS["cong van"]
    for i, column in columns:
        about = _ABOUT.match(column.plain)
        if about and "v/v" in about.group():
            head.title = _subject_of_letter(lines, i, column.cut(about.end()))
            return


_SENT_TO: Final = re.compile(r"\W*kinh gui")


def _subject_of_letter(lines: Sequence[Line], place: int, first: Piece) -> Piece:
    parts = [first]
    near = lines[place + 1 : place + 8]
    sent = next((i for i, line in enumerate(near) if _SENT_TO.match(line.piece.plain)), -1)
    for i, line in enumerate(near):
        if (line.blank and i > sent) or _SENT_TO.match(line.piece.plain):
            break
        column = line.columns[0] if line.columns else NOTHING
        if _DATE.search(column.plain) or NUMBER.match(column.plain) or MOTTO.search(column.plain):
            continue
        if not (column.text.isupper() and any(each.blank for each in near[:i])):
            parts.append(column)
    return join(parts).squeeze().strip(' .;:"”)' if first.text[:1] in '"“(' else " .;:")
