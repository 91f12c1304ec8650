"""Lines of the text, freed of Markdown and HTML marks, each knowing how it looked."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from itertools import pairwise
from typing import Final

from hientai.reading import patterns as p
from hientai.reading.columns import is_head
from hientai.reading.keys import is_key
from hientai.reading.sought import Sought
from hientai.reading.source import NOTHING, Finder, Piece, is_even, join, whole

_TAG: Final = Sought(r"</?[a-zA-Z][^<>\n]{0,80}>")
_ENTITY: Final = Sought(r"&(?:nbsp|amp|lt|gt|quot);")
_HASHES: Final = re.compile(r"\s*#{1,6}\s+")
_QUOTE: Final = re.compile(r"\s*>\s?")
_ESCAPE: Final = Sought(r"\\(?=[^\w\s])")
_LONE_STAR: Final = re.compile(r"(?<![*\\(])\*(?![*)])")
_STARS: Final = Sought(r"\*+")
_STAR_BULLET: Final = re.compile(r"\s*\*{0,3}\s*(?:\\\*|\(\\?\*{1,2}\)|\*)\*{0,3}\s+(?=\S)")
_STARRED: Final = re.compile(r"\s*(?:[-+•]\s*)?(?:\\?\*|\(\*+\))")
_UNDERLINE: Final = Sought(r"(?<!\w)_{1,3}(?=\S)|(?<=\S)_{1,3}(?!\w)")
_SIGN: Final = re.compile(r"[*#<>&\\_|\t]")  # without one of these there is no mark
_RULE: Final = re.compile(r"\s*(?:[-=_*~.•―—–\s]{3,}|[\\*_]+)\s*")
_PAGE_NUMBER: Final = re.compile(
    r"\s*(?:[=\-–*\s]*(?:trang|page)\s+\d{1,3}[=\-–*\s]*|[-–]\s*\d{1,3}\s*[-–]|\d{1,3}|(?:trang|page)\s+\d{1,3}(?:\s*/\s*\d{1,3})?"
    r"|\d{1,3}\s*/\s*\d{1,3})\s*",
    re.IGNORECASE,
)
_PIPE_RULE: Final = re.compile(r"\s*\|(?:\s*:?-+:?\s*\|)+\s*(?::?-+:?)?\s*")
_BREAK: Final = Sought(r"<br\s*/?>")
_MARKER_TAB: Final = re.compile(r"(\s*(?:[-–+•*●]|[\dIVXa-zđA-Z.]{1,6}[.)/]?))\t+(?=[^\t]+$)")
_COLUMN_GAP: Final = re.compile(
    r"(?<![Ss]ố:)(?<![Ss]ố)(?<!ngày)(?<!tháng)(?<!năm)\s{3,}(?![/\s]|-\w)|\t+|\s*\|\s*"
)
_DATED: Final = re.compile(r"ngày\s+tháng")
_ITEM_KEY: Final = re.compile(
    r"(?:nhiem vu|noi dung|hoat dong|giai phap|de an|du an) (?:so )?\d{1,2}"
)
_WIDE_ROW: Final = 2  # this many tabs make a line a row of a table


_GROUP_ROW: Final = re.compile(r"(?:[IVX]{1,5}|[A-HĐ]|\d{1,2}(?=[.)]))(?:[.)/-]|\s)\s*\S")
_GROUPS: Final = 4  # headings of groups stand above one another
_LONG_GROUP: Final = 160


@dataclass(slots=True)
class Line:
    """One line: its text without marks, and what the marks said; never changed."""

    piece: Piece
    starred: bool = False
    bold: bool = False
    heading: bool = False
    indent: int = 0
    stars: int = 0
    escaped: bool = False
    page_end: bool = False
    cells: tuple[Piece, ...] = ()
    columns: tuple[Piece, ...] = field(default=())

    @property
    def blank(self) -> bool:
        return not self.piece and not self.cells


_BLANK: Final = Line(NOTHING)


def read_lines(text: str) -> list[Line]:
    """Return every line of the cleaned text in order."""
    lines: list[Line] = []
    start = 0
    raws = text.split("\n")
    narrow = False
    for i, raw in enumerate(raws):
        narrow = raw.count("\t") == 1 and (narrow or is_head(_split(whole(raw), "\t")))
        if narrow:
            lines.append(
                replace(_read_line(whole(raw, start)), cells=_row(whole(raw, start), "\t"))
            )
        elif raw:
            line = whole(raw, start)
            card = _is_keyed(raw) and any(
                map(_is_keyed, (*raws[max(0, i - 1) : i], *raws[i + 1 : i + 2]))
            )
            lines.extend(_read_line(part) for part in _pages(_keyed(line) if card else line))
        else:
            lines.append(_BLANK)
        start += len(raw) + 1
    if not any(line.cells for line in lines):
        return lines
    return [_group_row(lines, i) or line for i, line in enumerate(lines)]


def _group_row(lines: list[Line], place: int) -> Line | None:
    """Return the heading of a group of rows as a row: it stands between rows, with few cells."""
    line = lines[place]
    if line.cells or not _may_head(line):
        return None
    above = _next_other(lines, place, -1)
    below = _next_other(lines, place, 1)
    return replace(line, cells=line.columns) if above and below else None


def _may_head(line: Line) -> bool:
    return len(line.piece) < _LONG_GROUP and bool(_GROUP_ROW.match(line.piece.text))


def _next_other(lines: list[Line], place: int, step: int) -> bool:
    """Tell whether a row stands next to the heading, other headings between them aside."""
    for i in range(place + step, place + step * _GROUPS, step):
        if not 0 <= i < len(lines) or not (lines[i].cells or _may_head(lines[i])):
            return False
        if lines[i].cells:
            return step < 0 or not is_head(lines[i].cells)  # a head opens the next table
    return False


def _pages(piece: Piece) -> list[Piece]:
    """Part a line at form feeds; the feed stays with what follows it."""
    if "\f" not in piece.text:
        return [piece]
    cuts = [i for i, character in enumerate(piece.text) if character == "\f"]
    borders = [0, *cuts, len(piece.text)]
    return [piece.cut(a, b) for a, b in pairwise(borders)]


def _read_line(raw: Piece) -> Line:
    page_end = "\f" in raw.text
    if page_end:
        raw = raw.cut(raw.text.index("\f") + 1)
    text = raw.text
    bare = _is_bare(text)
    if not bare and _PIPE_RULE.fullmatch(text):
        return Line(NOTHING)
    if not text.strip() or _RULE.fullmatch(text) or _PAGE_NUMBER.fullmatch(text):
        return Line(NOTHING, page_end=page_end or bool(text.strip()))
    if bare:
        piece = raw.strip()
        indent = len(text) - len(text.lstrip())
        return Line(piece, indent=indent, page_end=page_end, columns=(piece,))
    cells = _cells(raw)
    piece = strip_marks(_beheaded(raw, _QUOTE))
    return Line(
        piece.squeeze(),
        starred=bool(_STAR_BULLET.match(text))
        or (bool(_STARRED.match(text)) and not text.lstrip().startswith("**")),
        escaped="\\*" in text,
        stars=len(_LONE_STAR.findall(text)),
        bold="**" in text[:8] or "<b>" in text[:12],
        heading=bool(_HASHES.match(text)),
        indent=len(text) - len(text.lstrip()),
        page_end=page_end,
        cells=cells,
        columns=_cell_columns(raw) if cells else _columns(piece),
    )


def _is_bare(text: str) -> bool:
    """Tell whether a line holds no mark and no gap, as most do."""
    return is_even(text.strip()) and not _SIGN.search(text)


def _is_keyed(raw: str) -> bool:
    """Tell `Cơ quan chủ trì<tab>Sở A`, a row of a table of two columns that describes one task."""
    row = raw.strip("\t ")
    if row.count("\t") != 1:
        return False
    key, value = (whole(part.strip(" *"), 0) for part in row.split("\t"))
    return bool(_ITEM_KEY.fullmatch(key.plain) or is_key(key)) and not is_key(value)


def _keyed(raw: Piece) -> Piece:
    """Return the row as `Cơ quan chủ trì: Sở A`."""
    row = raw.strip("\t ")
    return Piece(row.text.replace("\t", ":"), row.at)


def strip_marks(raw: Piece) -> Piece:
    """Return the line without emphasis, tags, escapes and heading marks; a bullet stays."""
    if not _SIGN.search(raw.text):
        return raw
    raw = _drop(_drop(_beheaded(raw, _HASHES), _TAG), _ENTITY)
    if "*" in raw.text:
        bullet = _STAR_BULLET.match(raw.text)
        head = raw.cut(0, raw.text.index("*") + 1) if bullet else NOTHING
        rest = _drop(raw.cut(bullet.end() if bullet else 0), _STARS)
        raw = _glue(_drop(head, _ESCAPE), rest)
    return _drop(_drop(raw, _ESCAPE), _UNDERLINE)


def _glue(head: Piece, rest: Piece) -> Piece:
    if not head:
        return rest
    head = head.strip("( ")
    return join([head, rest])


def _beheaded(piece: Piece, pattern: re.Pattern[str]) -> Piece:
    found = pattern.match(piece.text)
    return piece.cut(found.end()) if found else piece


def _drop(piece: Piece, pattern: Finder) -> Piece:
    return piece.less(found.span() for found in pattern.finditer(piece.text))


def _cells(raw: Piece) -> tuple[Piece, ...]:
    """Return the cells of a table row, none for other lines."""
    separator = _separator(raw.text)
    if separator is None:
        return ()
    if separator == "|" and raw.text.lstrip().startswith("|") and raw.text.rstrip().endswith("|"):
        raw = raw.strip().cut(1, -1)
    return _row(raw, separator)


def _row(raw: Piece, separator: str) -> tuple[Piece, ...]:
    return tuple(_cell(part) for part in _split(raw, separator))


def _separator(text: str) -> str | None:
    """Return what parts the cells: bars with or without a border, or tabs."""
    if text.lstrip().startswith("|") and text.count("|") >= _WIDE_ROW:
        return "|"
    if text.count(" | ") + text.endswith(" |") >= _WIDE_ROW:
        return "|"
    if text.count("\t") >= _WIDE_ROW and not _MARKER_TAB.match(text):
        return "\t"
    return None


def _cell_columns(raw: Piece) -> tuple[Piece, ...]:
    """Return what stands in the cells of a letterhead, line by line."""
    separator = _separator(raw.text) or "\t"
    parts: list[Piece] = []
    for cell in _split(raw, separator):
        if _is_bare(cell.text):
            parts.append(cell)
            continue
        start = 0
        for found in _BREAK.finditer(cell.text):
            parts.append(cell.cut(start, found.start()))
            start = found.end()
        parts.append(cell.cut(start))
    stripped = [strip_marks(part) for part in parts]
    return tuple(column for part in stripped for column in _columns(part))


def _cell(part: Piece) -> Piece:
    if _is_bare(part.text):
        return part.strip()
    between = ";" if p.names_a_line(_BREAK.split(part.text)) else " "
    spaced = Piece(_BREAK.sub(lambda m: between + " " * (len(m[0]) - 1), part.text), part.at)
    return strip_marks(spaced).squeeze()


def _split(piece: Piece, separator: str) -> list[Piece]:
    parts: list[Piece] = []
    start = 0
    for text in piece.text.split(separator):
        parts.append(piece.cut(start, start + len(text)))
        start += len(text) + len(separator)
    return parts


def _columns(piece: Piece) -> tuple[Piece, ...]:
    """Return what stands side by side in a letterhead or a signing block."""
    if is_even(piece.text) and "|" not in piece.text:
        piece = piece.strip()
        return (piece,) if piece else ()
    parts: list[Piece] = []
    start = 0
    for found in _COLUMN_GAP.finditer(piece.text):
        parts.append(piece.cut(start, found.start()))
        start = found.end()
    parts.append(piece.cut(start))
    squeezed = [part.squeeze() for part in parts if part.text.strip()]
    if len(squeezed) > 1 and _DATED.search(piece.text):
        squeezed = _with_whole_date(squeezed)
    return tuple(squeezed)


def _with_whole_date(columns: list[Piece]) -> list[Piece]:
    """Put back together `…, ngày    tháng    năm …` of which the day is blank."""
    for i, column in enumerate(columns):
        if re.search(r"ngày\s*$", column.text):
            rest = columns[i:]
            words = " ".join(part.text for part in rest)
            places = [place for part in rest for place in (*part.at, part.at[-1])][:-1]
            return [*columns[:i], Piece(words, tuple(places))]
    return columns


__all__ = ["Line", "read_lines", "strip_marks", "whole"]
