"""Puts paragraphs, rows and notes together as the plain text that the grammar reads."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Sequence
from typing import Final

from hientai.reading.source import is_even

_BLANKS: Final = re.compile(r"[ \t\u00a0\u2007\u202f\u3000]+")
_GAP: Final = re.compile(r"\s*\t[\s\t]*| {4,}")
_COLUMN: Final = "    "  # what parts two things that stand side by side
_BROKEN_SYMBOL: Final = re.compile(
    r"[\dA-ZĐ][-/]$|(?<!\d)\d{1,2}/\d{1,2}/\d{1,3}$|\d/[QNKCT]$"  # a date or `06/2021/Q`
)
_LONGEST_SYMBOL: Final = 16
_MOTTO: Final = re.compile(r"CỘNG H(?:ÒA|OÀ) XÃ(?! HỘI CHỦ NGHĨA VIỆT NAM)[A-ZĐÀ-Ỹ ]*")
_DATE_BEGINS: Final = re.compile(r", ngày(?!.*năm \d{4})")
_DATE_GOES_ON: Final = re.compile(r"(?:\d+ )?(?:tháng|năm)\b|\d{4}$")
_BULLET: Final = re.compile(r"[-–+•]\s*\S")
_SHORT_MARK: Final = 8
_FILLED_IN: Final = re.compile(
    r"(?P<word>\b(?:số|Số|SỐ|ngày|tháng|năm)\b\s?:?)\s{2,}(?=[\d/.,…-]|tháng\b|năm\b|$)"
)
_READ_AS_MARK: Final = re.compile(r"\t*[^\t]{1,12}\t+[^\t]+")
_SIGNED_FOR: Final = re.compile(r"^(?P<for>(?:KT|K\.T|TL|TUQ)\s?\.\s?[^a-z\n]+?)\s+(?=PHÓ )")
_NOTES_A_PAGE: Final = 30  # the grammar looks this far for the end of a page
_FEED: Final = "\f"


def squeeze(text: str) -> str:
    """Return the text on one line with single spaces."""
    if is_even(text):
        return text.strip()
    return _BLANKS.sub(" ", text.replace("\n", " ")).strip()


def joined(lines: Iterable[str]) -> str:
    """Return lines as one; a number or symbol that was broken at its sign is whole again."""
    whole = ""
    for line in lines:
        first = line[:1]
        opens = first.isalnum() and not first.islower()
        tight = opens and _BROKEN_SYMBOL.search(whole[-_LONGEST_SYMBOL:])
        whole += line if tight or not whole else f" {line}"
    return whole


def tidy(line: str) -> str:
    """Return a line with single spaces, but a visible gap where it stands in columns."""
    if is_even(line):
        return line.strip()
    line = _FILLED_IN.sub(r"\g<word> ", line.replace("\u00a0", " ").strip())
    parts = [part for part in _GAP.split(line) if part]
    if len(parts) > 1 and len(parts[0]) <= _SHORT_MARK:
        parts[:2] = [f"{parts[0]} {parts[1]}"]
    return _COLUMN.join(_BLANKS.sub(" ", part).strip() for part in parts)


def _signs_apart(text: str) -> str:
    """Part `KT. CHỦ TỊCH PHÓ CHỦ TỊCH`, two lines of a signature that were set as one."""
    return _SIGNED_FOR.sub(r"\g<for>\n", text, count=1) if text[:1] in "KT" else text


def _unwrapped(lines: Iterable[str]) -> list[str]:
    """Join what a narrow column wrapped: the motto of the state, a recipient's name."""
    kept: list[str] = []
    for line in lines:
        last = kept[-1] if kept else ""
        wrapped = _BULLET.match(last) and last[-1] not in ";.:" and not _BULLET.match(line)
        dated = _DATE_BEGINS.search(last) and _DATE_GOES_ON.match(line)
        if wrapped or dated or _MOTTO.fullmatch(last):
            kept[-1] = f"{last} {line}"
        else:
            kept.append(line)
    return kept


class Writer:
    """Collects the text of a document in reading order."""

    def __init__(self) -> None:
        self._lines: list[str] = []
        self._group = ""
        self._notes: list[str] = []

    def paragraph(self, text: str, group: str = "", *, bold: bool = False) -> None:
        """Add a paragraph; neighbours of one named group stand together without a blank line.

        A bold one is marked as Markdown marks it, for headings are told by it.
        """
        lines = [tidied for line in _signs_apart(text).split("\n") if (tidied := tidy(line))]
        if bold:
            lines = [line if line.isupper() else f"**{line}**" for line in lines]
        if not lines:
            return
        if not group or group != self._group:
            self._part()
        self._lines.extend(lines)
        self._group = group

    def lines(self, texts: Iterable[str]) -> None:
        """Add lines that stand together, a letterhead's or a signature's column."""
        self._part()
        parted = (line for text in texts for line in _signs_apart(text).split("\n"))
        self._lines.extend(_unwrapped(tidied for line in parted if (tidied := tidy(line))))
        self._group = ""

    def table(self, rows: Iterable[Sequence[str]]) -> None:
        """Add a table, one row a line; the first row is its head."""
        self._part()
        self._lines.extend(row_line([squeeze(cell) for cell in row]) for row in rows)
        self._group = ""

    def note(self, number: str, text: str) -> None:
        """Add a footnote; notes stand at the end, as at the foot of a page."""
        if text := squeeze(text):
            self._notes.append(f"{number} {text}")

    def text(self) -> str:
        """Return everything in NFC."""
        lines = self._lines
        for i in range(0, len(self._notes), _NOTES_A_PAGE):
            lines = [*lines, "", *self._notes[i : i + _NOTES_A_PAGE], _FEED]
        return unicodedata.normalize("NFC", "\n".join(lines).strip("\n")) + "\n"

    def _part(self) -> None:
        if self._lines and self._lines[-1]:
            self._lines.append("")


def row_line(cells: Sequence[str]) -> str:
    """Return one row, its cells parted by tabs, so that it can be taken for nothing else."""
    line = "\t".join(cells)
    if line.count("\t") < 2 or _READ_AS_MARK.fullmatch(line):  # noqa: PLR2004 - two tabs make a row
        line += "\t"
    return line
