"""The parts of a file: letterhead, body, signing block, annexed plan, annexes."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from typing import Final

from hientai.reading.labels import read_label
from hientai.reading.markup import Line
from hientai.reading.source import Piece, plain

KINDS: Final = {
    plain(kind): kind
    for kind in (
        "Chương trình hành động", "Chương trình", "Kế hoạch hành động", "Kế hoạch", "Quyết định",
        "Nghị quyết", "Chỉ thị", "Kết luận", "Công văn", "Thông báo", "Hướng dẫn", "Báo cáo",
        "Tờ trình", "Đề án", "Phương án", "Quy chế", "Quy định", "Thông tư", "Nghị định", "Công điện",
    )
}  # fmt: skip
_LETTERHEAD_CELLS: Final = 2
_KIND: Final = re.compile(
    r"(?:du thao\s+)?(?P<kind>"
    + "|".join(sorted(map(re.escape, KINDS), key=len, reverse=True))
    + r")(?!\w)"
)
_NOTED: Final = re.compile(r"noi nhan\s*:?")
_AUTHORITY: Final = re.compile(r"(?:tm|t/m|kt|tl|tuq|t\.m|k\.t)\s*[./]?\s*(?=[a-z])")
_POSITION: Final = re.compile(
    r"(?:q\.\s*)?(?:pho\s+)?(?:chu tich|thu tuong(?: chinh phu)?|bo truong|thu truong|giam doc|bi thu(?: thuong truc)?|pho bi thu(?: thuong truc)?|truong ban|chu nhiem|tong giam doc|hieu truong|vien truong|cuc truong|chanh van phong|tong bi thu)(?:\s+(?:ubnd|uy ban|hdnd|tinh|thanh pho|thuong truc|so|ban)\b.{0,40})?"
)
_ANNEX: Final = re.compile(
    r"(?:phu luc|danh muc|bieu|bang phan cong|bang tong hop|phu bieu|danh sach|bang)(?!\w)"
)
_ANNEX_NUMBER: Final = re.compile(
    r"(?:phu luc|phu bieu|bieu)\s*(?:so\s*)?(?P<n>[ivx]+|\d{1,2}|[a-e])?(?!\w)"
)
_ATTACHED: Final = re.compile(r"\(?\s*(?:ban hanh\s+)?kem theo")
_FOOTNOTE: Final = re.compile(r"(?:\[?\d{1,2}\]?|\(\d{1,2}\))\s+[A-ZĐÀ-Ỹ][^.)]")
_ORDERS: Final = frozenset({"Thông báo", "Chỉ thị", "Công điện"})
_SENT: Final = re.compile(r"kinh gui")
_PROSE: Final = 60  # a shorter line may be one of those that a letter is sent to
_ENDNOTE: Final = re.compile(r"\[(?P<sign>\^?)(?P<n>\d{1,2})\]:?\s+\S")
_SHORT: Final = 110
_NEAR: Final = 14
_TITLE_LINES: Final = 4
_LONG_TITLE: Final = 30  # a position under a signature is shorter
_REACH: Final = 45


@dataclass(frozen=True, slots=True)
class Part:
    """A stretch of lines with one outline: the body, an annexed plan or an annex."""

    sort: str
    lines: list[Line]
    prefix: tuple[str, ...] = ()


@dataclass(slots=True)
class Zones:
    head: list[Line] = field(default_factory=list)
    signing: list[Line] = field(default_factory=list)
    parts: list[Part] = field(default_factory=list)
    notes: list[Line] = field(default_factory=list)


def read_zones(lines: Sequence[Line]) -> Zones:
    """Part the lines of a whole file."""
    zones = Zones()
    kept = _without_footnotes(lines, zones.notes)
    heading = find_heading(kept)
    body_start = _body_start(kept, 0 if heading is None else heading + 1)
    zones.head = kept[:body_start]
    rest = kept[body_start:]
    bodies: list[Line] = []
    while (found := _signing(rest)) is not None:
        start, end = found
        bodies.extend(rest[:start])
        bodies.append(_BORDER)
        zones.signing = zones.signing or rest[start:end]
        rest = rest[end:]
    zones.parts = _parts([*bodies, *rest])
    return zones


_BORDER: Final = Line(Piece("", ()), page_end=True, indent=-1)


def _without_footnotes(lines: Sequence[Line], notes: list[Line]) -> list[Line]:
    """Set aside notes at the foot of a page: small numbers without a dot, up to the page's end."""
    kept: list[Line] = []
    i = 0
    while i < len(lines):
        end = _footnote_end(lines, i)
        if end > i:
            notes.extend(lines[i:end])
            i = end
        else:
            kept.append(lines[i])
            i += 1
    return kept


def _footnote_end(lines: Sequence[Line], start: int) -> int:
    """Return where the note that starts here ends; the same place where none does."""
    if (end := _endnote_end(lines, start)) > start:
        return end
    before = lines[start - 1] if start else None
    if (
        before is None
        or not before.blank
        or lines[start].cells
        or not _FOOTNOTE.match(lines[start].piece.text)
    ):
        return start
    for i in range(start, min(len(lines), start + _REACH)):
        if lines[i].page_end:
            return i
        label, _ = read_label(lines[i].piece)
        if lines[i].cells or (label and label.sort in {"roman", "number", "bullet"}):
            return start
    return start


def _endnote_end(lines: Sequence[Line], start: int) -> int:
    """Return where `[1] …` ends, the note to a `[1]` that stands earlier in the text."""
    text = lines[start].piece.text
    found = _ENDNOTE.match(text) if text[:1] == "[" else None
    mark = f"[{found['sign']}{found['n']}]" if found else ""
    if not found or not any(mark in line.piece.text for line in lines[:start]):
        return start
    end = start + 1
    while end < len(lines) and not lines[end].blank and not _ENDNOTE.match(lines[end].piece.text):
        end += 1
    return end


def kind_of_line(line: Line) -> str | None:
    """Return the document type that a heading line names, in sentence case."""
    text = line.piece.text.strip(" :*")
    found = _KIND.match(line.piece.plain.strip(" :*"))
    if not found or line.cells:
        return None
    words = text[: found.end("kind")]
    return KINDS[found["kind"]] if words.isupper() else None


def find_heading(lines: Sequence[Line]) -> int | None:
    """Return the place of the line that says what paper this is."""
    for i, line in enumerate(lines):
        if kind_of_line(line):
            return i
        label, rest = read_label(line.piece)
        if label and label.sort == "roman" and rest.text.isupper():
            return None
    return None


def _body_start(lines: Sequence[Line], start: int) -> int:
    """Return where the first section, item or table begins; before it stand title and preamble."""
    for i in range(start, len(lines)):
        label, rest = read_label(lines[i].piece)
        if lines[i].cells and i > _NEAR:
            return i
        if label and label.sort in {"phan", "chuong"}:
            return i
        if label and rest and label.sort in {"roman", "dieu", "upper"}:
            return i
        if label and rest and label.sort == "number" and label.number == (1,):
            return i
    return _letter_start(lines, start)


def _letter_start(lines: Sequence[Line], start: int) -> int:
    """Return where the sentences of a letter without numbers begin: after those it is sent to.

    Those of a notice or an order without numbers begin after its title, which is bold or stands
    right below the heading.
    """
    sent = [i for i in range(start, len(lines)) if _SENT.match(lines[i].piece.plain)]
    if not sent and start and kind_of_line(lines[start - 1]) in _ORDERS:
        sent = _title_end(lines, start)
    for i in range(sent[0] + 1 if sent else len(lines), len(lines)):
        label, _ = read_label(lines[i].piece)
        long = not label and not lines[i].bold and len(lines[i].piece) >= _PROSE
        if long and not _continues_list(lines, i):
            return i
    return len(lines)


def _title_end(lines: Sequence[Line], start: int) -> list[int]:
    """Return the place of the first blank line below the first line of the title."""
    titled = next((i for i in range(start, len(lines)) if not lines[i].blank), len(lines))
    blank = next((i for i in range(titled, len(lines)) if lines[i].blank), None)
    return [] if blank is None else [blank]


def _continues_list(lines: Sequence[Line], place: int) -> bool:
    """Tell whether the line is the rest of an addressee above it."""
    before = lines[place - 1]
    return not before.blank and not before.piece.text.rstrip().endswith((".", ";", ":"))


def _signing(lines: Sequence[Line]) -> tuple[int, int] | None:
    """Return where a signing block stands: `Nơi nhận`, `TM.`, `KT.` and what belongs to them."""
    for i, line in enumerate(lines):
        if any(_opens_signing(column) for column in line.columns):
            return i, _signing_end(lines, i)
    return None


def _opens_signing(column: Piece) -> bool:
    text = column.plain
    if _NOTED.match(text):
        return len(text) < _SHORT and (":" in text or text.strip() == "noi nhan")
    return is_authority(column) or (
        column.text.isupper() and bool(_POSITION.fullmatch(text.strip(" :.")))
    )


def is_authority(column: Piece) -> bool:
    found = _AUTHORITY.match(column.plain)
    return (
        bool(found) and len(column) < _SHORT and column.text[found.end() :].isupper()
        if found
        else False
    )


def _signing_end(lines: Sequence[Line], start: int) -> int:
    end = start + 1
    for i in range(start + 1, min(len(lines), start + 3 * _REACH)):
        line = lines[i]
        if _leaves_signing(line) or (len(line.piece) > _LONG_TITLE and _is_attached(lines, i)):
            break
        if not line.blank:
            end = i + 1
    return end


def _leaves_signing(line: Line) -> bool:
    text = line.piece.plain
    if kind_of_line(line) or _ATTACHED.match(text):
        return True
    if _ANNEX.match(text) and not line.piece.text.startswith("Danh sách gửi"):
        return True
    label, rest = read_label(line.piece)
    if label and label.sort in {"roman", "phan"} and rest and (rest.text.isupper() or line.heading):
        return True
    if line.cells and len([c for c in line.cells if c]) > _LETTERHEAD_CELLS:
        return True
    return len(line.piece) > 2 * _SHORT


def _parts(lines: list[Line]) -> list[Part]:
    """Part the lines at annex headings and at the heading of an annexed plan."""
    parts = [Part("body", [])]
    signed = False
    for i, line in enumerate(lines):
        signed = signed or line.indent < 0
        nameless = signed and not _in_plan_title(parts[-1]) and _is_attached(lines, i)
        if nameless or _opens_annex(line, lines, i, signed=signed):
            parts.append(Part("annex", [line], _annex_prefix(line)))
        elif signed and _opens_plan(line) and not _titles_annex(parts[-1]):
            parts.append(Part("plan", [line]))
        else:
            parts[-1].lines.append(line)
    return [part for part in _merge(parts) if any(not line.blank for line in part.lines)]


def _in_plan_title(part: Part) -> bool:
    return part.sort == "plan" and _only_heading(part)


def _is_attached(lines: Sequence[Line], place: int) -> bool:
    """Tell a title in capitals over `(Kèm theo …)`: what follows is an annex, whatever its name."""
    if not lines[place].piece.text.isupper() or kind_of_line(lines[place]):
        return False
    below = [each.piece for each in lines[place + 1 : place + _NEAR] if not each.blank]
    for piece in below[:_TITLE_LINES]:
        if _ATTACHED.match(piece.plain):
            return True
        if not piece.text.isupper():
            return False
    return False


def _titles_annex(part: Part) -> bool:
    """Tell whether `KẾ HOẠCH …` right below `PHỤ LỤC` is the annex's title."""
    return part.sort == "annex" and sum(not line.blank for line in part.lines) <= 1


def _opens_plan(line: Line) -> bool:
    return kind_of_line(line) is not None


def _opens_annex(line: Line, lines: list[Line], place: int, *, signed: bool) -> bool:
    text = line.piece.plain
    if not _ANNEX.match(text) or line.cells or len(text) > 2 * _SHORT:
        return False
    loud = line.piece.text.isupper() or line.bold or line.heading
    numbered = _ANNEX_NUMBER.fullmatch(text.strip(" :.*"))
    if signed:
        return loud or bool(numbered)
    return bool(numbered) and (loud or lines[place - 1].blank) and not line.piece.text[:1].islower()


def _annex_prefix(line: Line) -> tuple[str, ...]:
    found = _ANNEX_NUMBER.match(line.piece.plain)
    number = found["n"] if found else None
    return (f"PL {number.upper()}",) if number else ("PL",)


def _merge(parts: list[Part]) -> list[Part]:
    """Put a bare `PHỤ LỤC` and the `DANH MỤC …` that follows it together."""
    merged: list[Part] = []
    for part in parts:
        before = merged[-1] if merged else None
        if before and before.sort == part.sort == "annex" and _only_heading(before):
            prefix = before.prefix if before.prefix != ("PL",) else part.prefix
            merged[-1] = Part("annex", [*before.lines, *part.lines], prefix)
        else:
            merged.append(part)
    return merged


def _only_heading(part: Part) -> bool:
    return not any(line.cells or read_label(line.piece)[0] for line in part.lines)
