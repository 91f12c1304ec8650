"""One cell -> one value of a profile: how each field is written, and what cannot be right."""

from __future__ import annotations

import datetime as dt
import re
from functools import lru_cache
from typing import Any, Final, NamedTuple

from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold
from hientai.people.domain import codes
from hientai.people.domain.dates import Day, read_day
from hientai.people.domain.names import clean

BAD_SEX: Final = noop("giới tính phải là Nam hoặc Nữ")
BAD_EMAIL: Final = noop("không phải địa chỉ thư điện tử")
BAD_PHONE: Final = noop("không phải số điện thoại")
BAD_IDENTITY: Final = noop("số định danh phải có 12 chữ số (CMND cũ: 9)")
BAD_YEAR: Final = noop("không phải năm tốt nghiệp có thể có")
UNKNOWN_GROUP: Final = noop("chưa có dân tộc này trong danh mục")
LIKE_GROUP: Final = noop("gần giống tên một dân tộc: cần kiểm tra")
UNKNOWN_DEGREE: Final = noop("chưa rõ là trình độ nào")
UNKNOWN_MARK: Final = noop("chưa rõ là có hay không")
IN_FUTURE: Final = noop("ngày sinh ở tương lai")
TOO_YOUNG: Final = noop("tuổi dưới 15")
TOO_OLD: Final = noop("tuổi trên 120")

_EMAIL: Final = re.compile(r"[^@\s,;]+@[^@\s,;]+\.[a-z]{2,}", re.IGNORECASE)
_NOT_DIGIT: Final = re.compile(r"[\s.\-()'’`/]+")
_PHONES: Final = re.compile(r"[;,/\n]|\s-\s|\bhoặc\b")
_ABROAD: Final = re.compile(r"(?:\+|00)(?!84)[1-9]\d{6,13}")
_LONG_NUMBER: Final = range(9, 12)
_CARD, _OLD_CARD = 12, 9
_PASSPORT: Final = re.compile(r"[A-Z]\d{7,8}")
_LIST: Final = re.compile(r"[;\n\r|]+|\s\+\s|(?:^|\s)[-+•]\s")
_TWICE: Final = re.compile(r"[/()|]")  # `Nam / Male`
_NO_MEMBER: Final = re.compile(
    r"(?:quan chung|qc|doan vien|ngoai dang|0|(?:khong|chua)(?: phai)?(?: la)?(?: dang vien| dang))"
)
_YEARS: Final = re.compile(r"(?:(?:19|20)\d\d[\s,/]+)+(?:19|20)\d\d")  # without semicolons
_PERIOD: Final = re.compile(r"(?:\d{1,2}/)?(?:19|20)\d\d\s*[-–]\s*((?:\d{1,2}/)?(?:19|20)\d\d)")
# fields of which a cell may hold several, a line each
LINED: Final = frozenset(
    (
        *("degree", "speciality", "school", "country", "degree_year"),
        *("awards", "works", "memberships", "offers"),
    )
)
YOUNGEST, _OLDEST = 15, 120
_LONGEST_EMAIL, _LONGEST_ENTRY = 120, 500
_EARLIEST_DEGREE: Final = 1945
_ERRORS: Final = ("#N/A", "#REF!", "#VALUE!", "#DIV/0!", "#NAME?", "#NULL!", "#NUM!")


class Value(NamedTuple):
    """A value, or why there is none; both where it is only doubtful."""

    value: Any = None
    reason: str = ""
    doubtful: bool = False


def is_error(cell: object) -> bool:
    """Tell whether a cell shows an error of a formula."""
    return isinstance(cell, str) and cell.startswith("#") and cell.strip().upper() in _ERRORS


def text_of(cell: object) -> str:
    """Return a cell as text; whole numbers without a fraction, days as people write them."""
    if isinstance(cell, str):
        return clean(cell)
    if isinstance(cell, float) and cell.is_integer():
        return str(int(cell))
    if isinstance(cell, dt.datetime | dt.date):
        return f"{cell:%d/%m/%Y}"
    return "" if cell is None else str(cell)


def birth(cell: object, today: dt.date) -> Value:
    """Read a day of birth that a living adult can have; `75` is 1975."""
    short = text_of(cell)
    if len(short) == len("75") and short.isdigit():
        cell = f"{19 if int(short) > today.year % 100 else 20}{short}"
    day = read_day(cell, today)
    return _of_birth(day, today.year) if day.iso else Value(None, day.problem)


@lru_cache(maxsize=65_536)
def _of_birth(day: Day, this_year: int) -> Value:
    age = this_year - int(day.iso[:4])
    if age < 0:
        return Value(None, IN_FUTURE)
    if age < YOUNGEST:
        return Value(None, TOO_YOUNG)
    if age > _OLDEST:
        return Value(None, TOO_OLD)
    return Value(day.iso, day.problem, day.doubtful)


def day(cell: object, today: dt.date) -> Value:
    found = read_day(cell, today)
    return Value(found.iso or None, found.problem, found.doubtful)


@lru_cache(maxsize=1024)
def sex(text: str) -> Value:
    said = {codes.sex_of(part) for part in _TWICE.split(text) if part}
    return Value(said.pop()) if len(said) == 1 and "" not in said else Value(None, BAD_SEX)


@lru_cache(maxsize=4096)
def ethnicity(text: str) -> Value:
    found, sure = codes.ethnic_group(text)
    if sure:
        return Value(found)
    return Value(found, LIKE_GROUP, doubtful=True) if found else Value(None, UNKNOWN_GROUP)


def email(text: str) -> Value:
    address = text.strip(" .,;<>").lower()
    first = re.split(r"[;,\s]+", address)[0]
    return (
        Value(first)
        if _EMAIL.fullmatch(first) and len(first) <= _LONGEST_EMAIL
        else Value(None, BAD_EMAIL)
    )


def phone(cell: object) -> Value:
    """Read the first number that works; zeros that Excel dropped come back."""
    for part in _PHONES.split(text_of(cell)):
        digits = _NOT_DIGIT.sub("", part)
        digits = re.sub(r"^(?:\+|00)?84(?=\d{9})", "0", digits)
        if _ABROAD.fullmatch(digits):
            return Value(f"+{digits.removeprefix('+').removeprefix('00')}")
        if digits.isdigit() and len(digits) in _LONG_NUMBER:
            return Value(digits if digits[0] == "0" or len(digits) > _OLD_CARD else f"0{digits}")
    return Value(None, BAD_PHONE)


def identity(cell: object) -> Value:
    """Read an identity number of 12 or 9 digits, or a passport's; a number lost its zeros."""
    text = _NOT_DIGIT.sub("", text_of(cell)).upper()
    if isinstance(cell, int | float):
        lost = _CARD if len(text) > _OLD_CARD else _OLD_CARD
        text = text.zfill(lost) if lost - len(text) in (0, 1, 2) else text
    if text.isdigit() and len(text) in (_CARD, _OLD_CARD):
        return Value(text)
    return Value(text) if _PASSPORT.fullmatch(text) else Value(None, BAD_IDENTITY)


def degree_year(cell: object, today: dt.date) -> Value:
    """Read the year of a degree, out of a day if that is given."""
    found = read_day(cell, today)
    year = int(found.iso[:4]) if found.iso else 0
    return Value(year) if _EARLIEST_DEGREE <= year <= today.year else Value(None, BAD_YEAR)


@lru_cache(maxsize=1024)
def member(text: str) -> Value:
    """Read a cell of Party membership: a mark, yes or no."""
    if codes.is_cross(text) or fold(text).startswith(
        ("dang vien", "la dang vien", "dv", "chinh thuc")
    ):
        return Value("yes")
    return Value("no") if _NO_MEMBER.fullmatch(fold(text)) else Value(None, UNKNOWN_MARK)


@lru_cache(maxsize=16_384)
def listed(text: str) -> tuple[str, ...]:
    """Return the entries of a cell that lists several, parted by semicolons, lines or dashes."""
    parts = (part.strip(" .,;-+•") for part in _LIST.split(text))
    return tuple(dict.fromkeys(part[:_LONGEST_ENTRY] for part in parts if part))


def lines_of(text: str) -> str:
    """Return the entries of a cell a line each; a line that begins small goes on with the one above."""
    lines: list[str] = []
    for line in filter(None, map(clean, text.splitlines())):
        if lines and line[0].islower():
            lines[-1] += f" {line}"
        else:
            lines.append(line)
    return "\n".join(lines)


def years_in(text: str) -> tuple[str, ...]:
    """Return the years of a cell, one for each degree; of a time of study its end."""
    if _YEARS.fullmatch(text):
        return tuple(re.findall(r"\d{4}", text))
    return tuple(_PERIOD.sub(r"\1", part) for part in listed(text))
