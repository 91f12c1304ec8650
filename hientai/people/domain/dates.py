"""Days as lists write them, as precise as they are known: ISO 8601 of a year, a month or a day."""

from __future__ import annotations

import calendar
import datetime as dt
import re
from functools import lru_cache
from typing import Final, NamedTuple

from hientai.kernel.errors import noop
from hientai.people.domain.tables import listed

SERIAL_ZERO: Final = dt.date(1899, 12, 30)  # Excel's day 0, its 29/02/1900 left out of account
_SERIALS: Final = (3654, 60_000)  # 1910 to 2064
_YEARS: Final = (1900, 2100)
_MONTHS: Final = 12
_ROMAN: Final = {
    name: at
    for at, name in enumerate(
        ["I", "II", "III", "IV", "V", "VI", "VII", "VIII", "IX", "X", "XI", "XII"], start=1
    )
}
_NUMBERS: Final = re.compile(
    r"(?P<day>[0-9]{1,2})\s*[-/.,\\ ]+\s*(?P<month>[0-9]{1,2}|[IVX]{1,4})\s*[-/.,\\ ]+\s*(?P<year>[0-9]{4}|[0-9]{2})"
)
_ISO: Final = re.compile(
    r"(?P<year>[12][0-9]{3})[-/.](?P<month>[0-9]{1,2})(?:[-/.](?P<day>[0-9]{1,2}))?(?:[ T].*)?"
)
_MONTH: Final = re.compile(
    r"(?:tháng\s*)?(?P<month>[0-9]{1,2})\s*(?:[-/.,]|năm|\s)\s*(?P<year>[0-9]{4})"
)
_WORDS: Final = re.compile(
    r"(?:ngày\s*)?(?P<day>[0-9]{1,2})\s*tháng\s*(?P<month>[0-9]{1,2})\s*(?:năm|,)?\s*(?P<year>[0-9]{4}|[0-9]{2})"
)
_PACKED: Final = re.compile(r"(?P<day>[0-9]{2})(?P<month>[0-9]{2})(?P<year>(?:19|20)[0-9]{2})")
_PACKED_ISO: Final = re.compile(r"(?P<year>(?:19|20)[0-9]{2})(?P<month>[0-9]{2})(?P<day>[0-9]{2})")
_YEAR: Final = re.compile(
    r"(?:sinh\s*(?:năm\s*)?|năm\s*(?:sinh\s*)?|sn\s*|khoảng\s*|~\s*)?(?P<year>[12][0-9]{3})"
)
_UNKNOWN_PARTS: Final = re.compile(
    r"^(?:(?:0{1,2}|[-.…_?x]+)?\s*[-/.]\s*)+(?=[0-9])", re.IGNORECASE
)
_THG: Final = re.compile(r"[-\s]*\bthg\.?\s*", re.IGNORECASE)
_ENGLISH_MONTHS: Final = [
    "jan",
    "feb",
    "mar",
    "apr",
    "may",
    "jun",
    "jul",
    "aug",
    "sep",
    "oct",
    "nov",
    "dec",
]
_ENGLISH: Final = re.compile(rf"\b({'|'.join(_ENGLISH_MONTHS)})[a-z]*\b\.?", re.IGNORECASE)
_MONTH_WORDS: Final = {
    word: number
    for number, words in enumerate(
        listed("giêng,một;hai;ba;tư,bốn;năm;sáu;bảy,bẩy;tám;chín;mười;mười một;mười hai,chạp"), 1
    )
    for word in words.split(",")
}
_WORDED: Final = re.compile(
    r"(?<=tháng )(mười (?:một|hai)|\w+)(?=[\s,/-]+(?:năm )?\d)", re.IGNORECASE
)
_FIRST_DAYS: Final = re.compile(r"(?:ngày\s*)?m[ồù]ng\s*(?=\d)", re.IGNORECASE)
_ASIDE: Final = re.compile(r"(?<=\d)\s*\((?:[^()\d]*|\d{1,3} tuổi)\)$")
_NAMED_MONTH: Final = re.compile(rf"{_THG.pattern}|{_ENGLISH.pattern}", re.IGNORECASE)
_SHAPES: Final = (_NUMBERS, _ISO, _WORDS, _MONTH, _PACKED, _PACKED_ISO, _YEAR)
_CLOCK: Final = re.compile(r"\s+\d{1,2}:\d{2}(:\d{2})?(\s*[AP]M)?$", re.IGNORECASE)

NOT_A_DATE: Final = noop("không đọc được là ngày")
NO_SUCH_DAY: Final = noop("không phải ngày có thật")
MONTH_FIRST: Final = noop("tháng lớn hơn 12: có thể đã ghi tháng trước ngày")


class Day(NamedTuple):
    """A day as precise as known (`1980`, `1980-05`, `1980-05-12`); `problem` is empty or a msgid."""

    iso: str = ""
    problem: str = ""
    doubtful: bool = False


def read_day(cell: object, today: dt.date) -> Day:
    """Read a cell of any kind as a day."""
    if isinstance(cell, str):
        return _read_text(cell.strip().strip("'’`\""), today.year)
    if isinstance(cell, dt.date):  # a datetime too
        return Day(f"{cell.year:04}-{cell.month:02}-{cell.day:02}")
    if isinstance(cell, int | float) and not isinstance(cell, bool) and cell == int(cell):
        return _read_number(int(cell), today.year)
    return Day(problem=NOT_A_DATE)


def _read_number(number: int, this_year: int) -> Day:
    if _YEARS[0] <= number <= _YEARS[1]:
        return Day(str(number))
    if _SERIALS[0] <= number <= _SERIALS[1]:
        return Day((SERIAL_ZERO + dt.timedelta(days=number)).isoformat())
    text = str(number)
    return _read_text(f"0{text}" if len(text) == len("dmmyyyy") else text, this_year)


@lru_cache(maxsize=65_536)
def _read_text(text: str, this_year: int) -> Day:
    text = _UNKNOWN_PARTS.sub("", _ASIDE.sub("", _CLOCK.sub("", text))).strip(" .,;")
    if "tháng" in text.lower():
        text = _WORDED.sub(_as_number, _FIRST_DAYS.sub("", text))
    if _NAMED_MONTH.search(text):
        text = _with_number(text)
    if text.isdigit() and _SERIALS[0] <= int(text) <= _SERIALS[1] and len(text) == len("12345"):
        return _read_number(int(text), this_year)
    for shape in _SHAPES:
        found = shape.fullmatch(text) or shape.fullmatch(text.lower())
        if found:
            parts = found.groupdict()
            return made(parts.get("day"), parts.get("month"), parts["year"], this_year)
    return Day(problem=NOT_A_DATE)


def _as_number(word: re.Match[str]) -> str:
    return str(_MONTH_WORDS.get(word[0].lower(), word[0]))


def _with_number(text: str) -> str:
    """Return a day with its month as a number: `12-thg5-70`, `12/May/1970`, `May 12, 1970`."""
    text = _THG.sub(" ", text)
    found = _ENGLISH.search(text)
    if not found:
        return " ".join(text.replace("-", " ").split())
    month = str(_ENGLISH_MONTHS.index(found[1].lower()[:3]) + 1)
    before, after = text[: found.start()].strip(" -/.,"), text[found.end() :].strip(" -/.,")
    return f"{before} {month} {after}" if before else after.replace(" ", f" {month} ", 1)


def made(day: str | None, month: str | None, year: str, this_year: int) -> Day:
    """Put a day together; a month over twelve beside a day that could be one is doubtful."""
    full = _full_year(int(year), len(year), this_year)
    months = _number(month)
    if not months:
        return Day(f"{full:04}")
    days = _number(day)
    swapped = months > _MONTHS >= days > 0
    if swapped:
        days, months = months, days
    if months > _MONTHS or days > calendar.monthrange(full, months)[1]:
        return Day(problem=NO_SUCH_DAY)
    iso = f"{full:04}-{months:02}-{days:02}" if days else f"{full:04}-{months:02}"
    return Day(iso, MONTH_FIRST if swapped else "", swapped)


def _number(text: str | None) -> int:
    if not text:
        return 0
    return int(text) if text.isdigit() else _ROMAN.get(text.upper(), _MONTHS + 1)


def _full_year(year: int, digits: int, this_year: int) -> int:
    if digits > len("yy"):
        return year
    return 2000 + year if year <= this_year % 100 else 1900 + year


def written(iso: str) -> str:
    """Return a day as Vietnamese people write it: 12/05/1980, 05/1980, 1980."""
    return "/".join(reversed(iso.split("-")))


def agrees(one: str, other: str) -> bool:
    """Tell whether two days can be one: the less precise is the beginning of the other."""
    return one.startswith(other) or other.startswith(one)
