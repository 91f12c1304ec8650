"""Timeframes: when a task is to be done, from a cell, an attribute line or a sentence."""

from __future__ import annotations

import calendar
import re
from dataclasses import dataclass
from typing import Final

from hientai.reading.contract import Timeframe
from hientai.reading.labels import roman_value
from hientai.reading.source import Piece, plain

_MONTHS: Final = 12
_YEARLY: Final = (
    r"(?:(?<!\w)(?:hang|moi|tung)\s*nam|thuong nien|1 nam/lan|01 nam/lan|mot nam mot lan)"
)
_RECURRENCES: Final = (
    ("continuous", re.compile(r"(?:thuong xuyen|lien tuc)(?!\w)")),
    ("weekly", re.compile(r"(?<!\w)(?:hang|moi)\s*tuan|theo tuan|(?:(?:0?1|mot) )?tuan/lan|lan/tuan")),
    ("monthly", re.compile(r"(?<!\w)(?:hang|moi)\s*thang|dinh ky thang|theo thang|(?<!\d )(?:0?1 |mot )?thang/lan|lan/thang")),
    ("quarterly", re.compile(r"(?:thang )?cuoi quy|(?<!\w)(?:hang|moi)\s*quy(?! (?:dinh|che|trinh))|dinh ky quy|theo quy(?!\w| (?:dinh|che|hoach|trinh))|quy/lan|lan/quy|0?4 lan/nam|(?<=, )quy, nam|(?:0?3|ba) thang")),
    ("half-yearly", re.compile(r"(?:0?6|sau)\s*thang(?!\s*(?:dau|cuoi)\s*nam\s*\d|\s*[/,]?\s*20\d\d)|nua nam|(?:0?2|hai) lan/nam")),
    ("yearly", re.compile(rf"{_YEARLY}|dinh ky nam|(?:01|1|mot) lan/nam|(?<=thang, )nam(?!\s*\d)")),
    ("periodic", re.compile(r"dinh ky(?!\w)")),
)  # fmt: skip
_Y: Final = r"(?P<y>(?:19|20)\d\d)"
_ROMAN: Final = r"(?:iv|i{1,3}|[1-4])"
_UNITS: Final = re.compile(
    r"(?P<range>(?:19|20)\d\d\s*(?:-|den(?:\s+(?:het\s+)?nam)?)\s*(?:19|20)\d\d(?!\d))"
    r"|(?P<date>(?<!\d)(?!\d{1,2}\s*-\s*\d{1,2}/)\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*(?:19|20)\d\d)"
    r"|(?P<longdate>(?:ngay\s+)?(?<!tuan )(?<!tuan 0)\d{1,2}\s+thang\s+\d{1,2}(?:\s*,?\s*nam\s+|\s*[/.]\s*)(?:19|20)\d\d)"
    rf"|(?P<quarters>(?:quy\s+|(?<!\w)q\s?){_ROMAN}(?!\w)(?:\s*(?:,|-|va|den|\+)\s*(?:quy\s+)?{_ROMAN}(?!\w))*"
    r"(?:\s*(?:[/,-]|nam)\s*(?:nam\s*)?(?P<qy>(?:19|20)\d\d))?)"
    r"|(?P<half>(?:0?6|sau)\s*thang\s*(?P<which>dau|cuoi)\s*nam\s*(?P<hy>(?:19|20)\d\d)?)"
    r"|(?P<months>(?:thang\s*)?(?<![\d/.])\d{1,2}\s*(?:(?:,|-|den|va)\s*(?:(?:het\s+)?thang\s*)?\d{1,2}\s*)+(?:[/.]|,?\s*nam)\s*(?P<my>(?:19|20)\d\d))"
    r"|(?P<month>(?:thang\s*)?(?<!\d)(?<!dot )(?<!lan )(?<!khoa )\d{1,2}\s*(?:[/.-]|,?\s*nam)\s*(?:19|20)\d\d)"
    r"|(?P<day>(?:ngay\s*)?(?<![\d/.])\d{1,2}\s*/\s*\d{1,2}(?![\d/.]*\d)|ngay\s+\d{1,2}\s+thang\s+\d{1,2})"
    r"|(?P<anymonth>thang\s*\d{1,2}(?!\d))"
    r"|(?P<year>(?<![\d/.])(?:19|20)\d\d(?![\d]|[/.]\d))"
)
_UNIT_KINDS: Final = (
    "range", "date", "longdate", "quarters", "half", "months", "month", "day", "anymonth", "year",
)  # fmt: skip
_NUMBERS: Final = re.compile(r"\d+")
_BEFORE: Final = re.compile(
    r"(?:truoc|cham nhat(?: la)?(?: truoc)?)(?:\s+(?:ngay|thang|nam|het))*\s*$"
)
_BEFORE_TOO: Final = re.compile(
    r"(?:truoc|cham nhat)(?:\s+ngay)?\s+\d{1,2}(?:/\d{1,2}|\s+thang\s+\d{1,2})(?:/20\d\d)?\s*(?:,|va)(?:\s+ngay)?\s*$"
)
_NOT_LATER: Final = re.compile(
    r"(?:den|toi|het|(?:cham|muon) nhat(?: la)?(?: den| vao| trong)?|cuoi|khong (?:qua|muon hon))"
    r"(?:\s+(?:ngay|thang|nam|het|cuoi|truoc|quy|la))*\s*$"
)
_FROM: Final = re.compile(
    r"(?:tu|bat dau(?: tu)?|ke tu|sau)(?:\s+(?:ngay|thang|nam|dau|cuoi|giua|quy))*\s*$"
)
_ONWARD: Final = re.compile(
    r"(?:(?:va\s+)?(?:nhung|cac)\s+nam\s+(?:tiep theo|sau|tiep)|tro di|va tiep theo|giai doan tiep theo)"
)
_CONDITION: Final = re.compile(
    r"(?:ngay\s+)?(?:sau khi|khi co|khi|sau ky|trong vong|sau \d+|tuy theo|can cu|phu hop voi|"
    r"theo(?!\s+(?:dinh ky|nam|quy(?!\s*dinh)|thang)))\s+"
)


@dataclass(frozen=True, slots=True)
class _Span:
    start: str | None
    end: str | None
    named_day: bool = False


def read_time(piece: Piece) -> Timeframe | None:
    """Read a value or a cell that is nothing but a time; None only where it says nothing."""
    text = piece.text.strip(" .;,:-–…")
    if not text:
        return None
    folded = plain(text)
    condition = _condition(text, folded)
    recurrence = _recurrence(folded)
    spans = _spans(folded, yearly=recurrence is not None)
    start, end = _whole(spans, folded)
    if recurrence and len([s for s in spans if s.named_day and (s.end or "").startswith("--")]) > 1:
        start = end = None
    if recurrence == "quarterly" and "cuoi" in folded and spans:
        start = end = None  # a day of every quarter and a day of the year are two days
    if condition and (recurrence or start or end) and not folded.startswith(("sau", "khi", "ngay")):
        condition = None
    return Timeframe(text=text, recurrence=recurrence, start=start, end=end, condition=condition)


def _condition(text: str, folded: str) -> str | None:
    found = _CONDITION.search(folded)
    if not found or (found.start() and folded[found.start() - 1].isalnum()):
        return None
    if (
        found.start()
        and not folded.startswith("ngay", found.start())
        and "sau khi" not in found.group()
        and not folded.startswith("dot xuat")
    ):
        return None
    return text[found.start() :]


def _recurrence(folded: str) -> str | None:
    return next((name for name, pattern in _RECURRENCES if pattern.search(folded)), None)


def _whole(spans: list[_Span], folded: str) -> tuple[str | None, str | None]:
    """Return the whole span that several times cover."""
    starts = [span.start for span in spans if span.start]
    ends = [span.end for span in spans if span.end]
    start = min(starts) if starts else None
    end = max(ends) if ends else None
    if any(span.start is None for span in spans) and len(spans) == 1:
        start = None
    if _ONWARD.search(folded) or any(span.end is None for span in spans[-1:]):
        end = None
    return start, end


def _spans(folded: str, *, yearly: bool) -> list[_Span]:
    found: list[_Span] = []
    for unit in _UNITS.finditer(folded):
        span = _read_unit(unit, yearly=yearly)
        if span:
            found.append(_bounded(span, folded[: unit.start()], unit))
    return found


def _bounded(span: _Span, before: str, unit: re.Match[str]) -> _Span:
    """Apply `trước`, `đến`, `từ`, `cuối` that stand before the time."""
    inner = re.match(r"(?:ngay|thang|quy)\s*", unit.group())
    before = before + (inner.group() if inner else "")
    if _BEFORE.search(before) or (span.named_day and _BEFORE_TOO.search(before)):
        return _Span(None, span.end if span.named_day else _day_before(span.start), span.named_day)
    if _NOT_LATER.search(before):
        return _Span(None, span.end, span.named_day)
    if _FROM.search(before) and not unit["range"] and not unit["months"]:
        return _Span(span.start, None)
    if span.named_day and not before.rstrip().endswith("tu"):
        return span
    return span


def _day_before(day: str | None) -> str | None:
    """Return the day before, with or without a year."""
    if day is None:
        return None
    yearless = day.startswith("--")
    year, month, number = (
        (2001, *map(int, day[2:].split("-"))) if yearless else map(int, day.split("-"))
    )
    if number > 1:
        return _iso(None if yearless else year, month, number - 1)
    month, year = (month - 1, year) if month > 1 else (12, year - 1)
    return _iso(None if yearless else year, month, calendar.monthrange(year, month)[1])


def _iso(year: int | None, month: int, day: int) -> str:
    return f"--{month:02d}-{day:02d}" if year is None else f"{year:04d}-{month:02d}-{day:02d}"


def _read_unit(unit: re.Match[str], *, yearly: bool) -> _Span | None:
    numbers = [int(n) for n in _NUMBERS.findall(unit.group())]
    kind = next(kind for kind in _UNIT_KINDS if unit[kind])
    if kind in {"range", "year"}:
        return _Span(f"{numbers[0]}-01-01", f"{numbers[-1]}-12-31")
    if kind in {"date", "longdate"}:
        return _day(numbers[2], numbers[1], numbers[0])
    if kind in {"day", "anymonth"}:
        return _yearless(unit, numbers, kind, yearly=yearly)
    if kind == "quarters":
        return _quarters(unit, yearly=yearly)
    if kind == "half":
        months = (1, 6) if unit["which"] == "dau" else (7, 12)
        return _months(int(unit["hy"]) if unit["hy"] else None, *months)
    return _months(numbers[-1], numbers[0], numbers[-2])


def _yearless(unit: re.Match[str], numbers: list[int], kind: str, *, yearly: bool) -> _Span | None:
    """Read a day or a month without a year: it needs a recurrence, or the word `ngày`."""
    if kind == "day":
        return (
            _day(None, numbers[1], numbers[0])
            if yearly or unit.group().startswith("ngay")
            else None
        )
    return _months(None, numbers[0], numbers[0]) if yearly else None


def _day(year: int | None, month: int, day: int) -> _Span | None:
    if not 1 <= month <= _MONTHS or not 1 <= day <= calendar.monthrange(year or 2000, month)[1]:
        return None
    iso = _iso(year, month, day)
    return _Span(None if year is None else iso, iso, named_day=True)


def _months(year: int | None, first: int, last: int) -> _Span | None:
    if not (1 <= first <= _MONTHS and 1 <= last <= _MONTHS):
        return None
    return _Span(_iso(year, first, 1), _iso(year, last, calendar.monthrange(year or 2001, last)[1]))


def _quarters(unit: re.Match[str], *, yearly: bool) -> _Span | None:
    words = unit["quarters"].split("nam")[0]
    names = re.findall(rf"(?<![a-z\d]){_ROMAN}(?![a-z\d])", words)
    values = [int(n) if n.isdigit() else roman_value(n.upper()) for n in names]
    if not values or (not unit["qy"] and not yearly):
        return None
    year = int(unit["qy"]) if unit["qy"] else None
    return _months(year, 3 * min(values) - 2, 3 * max(values))
