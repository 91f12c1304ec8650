"""The words around a place of a text: the clause that names a paper, and what it calls the paper."""

from __future__ import annotations

import re
from typing import Final

_MARKS: Final = re.compile(r"[#*|_]{1,6} ?")  # of Markdown
_SHORT_LINE: Final = 60  # a shorter line is a piece of its paragraph
_ROOM: Final = 240
_TITLE: Final = re.compile(
    r"[,;]?\s*\(?(?:ngày\s+\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}\)?,?\s*)?"
    r"(?:(?:của|do)\s+[^,;.()\n]{2,90}?\s*(?:\([^()\n]{0,30}\)\s*)?)?"
    r"(?P<title>(?:về|phê duyệt|ban hành|quy định|sửa đổi)\s[^;.()\t|*]{10,400})"
)
_END: Final = re.compile(
    r"\n\s*\n|,\s+(?:Ủy ban|UBND|Tỉnh ủy|Thành ủy|Ban Thường vụ)\s|\s(?:và|thực hiện|theo|tại|của)\s+(?:Nghị|Quyết|Kết|Chỉ|Chương|Kế|Thông|Công)\s\w+(?:\s\w+){0,3}\s+(?:số\s|\d)"
)
_LONGEST_TITLE: Final = 300
_FEWEST_WORDS: Final = 5


def quote_at(text: str, start: int, end: int) -> str:
    """Return the clause around a place of a text, on one line, cut at words where it is long."""
    left, right = _line(text, start, end)
    if right - left < _SHORT_LINE:
        left = text.rfind("\n\n", 0, start) + 1
        right = text.find("\n\n", end) if "\n\n" in text[end:] else len(text)
    first = text.find(" ", start - _ROOM, start) if start - left > _ROOM else left
    last = text.rfind(" ", end, end + _ROOM) if right - end > _ROOM else right
    words = _MARKS.sub("", " ".join(text[first:last].split()))
    return f"{'…' if first > left else ''}{words.strip()}{'…' if last < right else ''}"


def _line(text: str, start: int, end: int) -> tuple[int, int]:
    stop = text.find("\n", end)
    return text.rfind("\n", 0, start) + 1, stop if stop >= 0 else len(text)


def title_after(text: str, end: int) -> str:
    """Return what a paper is called behind its number: `… của Chính phủ về đổi mới`; else nothing."""
    found = _TITLE.match(text, end)
    if found is None:
        return ""
    title = " ".join(_END.split(found["title"], maxsplit=1)[0].split()).strip(" ,:-")
    fits = len(title.split()) >= _FEWEST_WORDS and len(title) <= _LONGEST_TITLE
    return title if fits else ""
