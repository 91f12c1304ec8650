"""Numbers with a unit in a sentence: value, range, comparison, what it grew from."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from typing import Final

from hientai.reading.sought import Sought, either
from hientai.reading.source import Piece

_N: Final = r"(?:\d{1,3}(?:\.\d{3})+(?:,\d+)?|\d+(?:[,.]\d+)?)"
_PERCENT: Final = r"(?:%|phan tram(?!\w))"
_YEAR: Final = r"(?:19|20)\d\d"

# What has a number and not a quantity of something.
_COUNTED: Final = (
    "so", "dieu", "khoan", "muc", "phan", "bang", "bieu", "chuong", "buoc", "khoa", "quy",
    "nghi quyet", "de an", "du an", "chuong trinh", "muc do", "cap do", "cap", "trung uong",
    "hang", "loai", "lan thu", "thu", "vung", "nhom thu", "ky hop thu", "giai doan", "tuyen",
    "lop", "bieu so", "cong nghiep", "phu luc(?: so)?", "mau so", "quoc lo", "tieu chuan", "iso",
    "the he", "phien ban",
)  # fmt: skip
# What looks like a quantity and is none.
_MASKS: Final = tuple(
    Sought(pattern)
    for pattern in (
        r"\d{1,2}\s*[/.-]\s*\d{1,2}\s*[/.-]\s*\d{4}",
        r"(?:ngay|thang)\s+\d{1,2}(?:\s+thang\s+\d{1,2})?(?:\s*[/,]?\s*(?:nam\s+)?\d{4})?",
        r"\d{1,2}/(?:19|20)\d\d",
        rf"(?:nam|giai doan|den|tu|hoc|va|,|-)\s*{_YEAR}(?:\s*[-,]\s*{_YEAR})*(?!\d|[.,]\d)",
        rf"(?<![\d.,]){_YEAR}(?=\s*(?:[-;:).]|$|,\s))",
        rf"{either(_COUNTED)}\s+\d[\d.,/]*(?![\d%]|\s*(?:%|nguoi|ty|trieu|tien si|thac si|doanh nghiep|tinh))",
        r"\d+(?:/\d+)?\s?[/-]\s?[a-z]{2,}[\w/-]*(?<!/nam)(?<!/vu)(?<!/nguoi)(?<!/ha)(?<!/lan)(?<!/thang)(?<!-nam)",
        r"(?:cach mang )?cong nghiep (?:lan thu )?\d(?:\.\d)?",
        r"\d(?<=[a-z]\d)\w*",
        r"\(\d{1,2}\)",
        r"24/7|24/24",
        r"(?:binh quan|trung binh|cu|moi)\s+0?1\s+(?!ty|trieu|nghin|%)",
    )
)
_RANGE: Final = re.compile(
    rf"(?P<a>{_N})\s*(?P<pa>{_PERCENT})?\s*(?:-|den)\s*(?P<b>{_N})(?P<unit>\s*{_PERCENT}(?:/nam)?)?"
)
_GROWTH: Final = Sought(
    rf"(?<!\w)tu\s+(?:muc\s+|khoang\s+|gan\s+|hon\s+)?(?P<a>{_N})(?P<ua>\s*[^,;:.\d]{{0,45}}?)(?:\(?\s*nam\s+\d{{4}}\s*\)?\s*)?(?<!\w)(?:len|xuong|thanh|den)\s*(?:con\s+)?(?P<op>[^,;.\d]{{0,28}}?)(?P<b>{_N})"
)
DIGIT: Final = re.compile(r"\d")
_ONE: Final = re.compile(
    rf"(?<![\w.,/]){_N}(?![\w/](?<!x))|(?<![\w.,/]){_N}(?=(?:ha|km|m2|m3|mw|kw|tan|ty)(?!\w))|(?<![\w.,/]){_N}(?=\s*{_PERCENT})"
)
_SINCE: Final = re.compile(
    rf"[^;.\d]{{0,90}}?(?:tang|giam)\s+so voi\s+(?:muc\s+)?(?P<n>{_N})(?=\s*[^\d;.]{{0,40}}?(?:hien nay|hien co|nam #|hien tai|\(nam))"
)
_EARLIER: Final = re.compile(
    rf"[^;.(\d]{{0,60}}\((?:nam (?:#{{4}}|20\d\d)|hien nay|hien tai|hien co|thuc hien nam (?:#{{4}}|20\d\d))[^;.)\d#]{{0,20}}(?P<n>{_N})"
)
_BEFORE: Final = (
    ("<=", Sought(r"(?:khong qua|khong vuot qua|khong cao hon|toi da|cao nhat la|<=|≤|(?:trong|thuoc|nam trong|vao)\s+(?:tot|top|nhom)|(?<!\w)(?:top|tot)|xep hang(?: thu)?|vi tri thu|thu hang)\s*$")),
    (">=", Sought(r"(?:it nhat|toi thieu|khong duoi|khong thap hon|khong it hon|thap nhat|>=|≥|dat tu)\s*(?:la|dat|tu|co|khoang|duoc|tren|moi nam|hang nam|\s)*$")),
    (">", Sought(r"(?:tren|hon|vuot|vuot muc|qua|lon hon|cao hon|>)\s*(?:muc\s*)?$")),
    ("<", Sought(r"(?:duoi|thap hon|nho hon|it hon|<)\s*(?:muc\s*)?$")),
    ("~", Sought(r"(?:khoang|xap xi|gan|uoc|uoc dat|uoc khoang|~|≈|binh quan khoang)\s*$")),
)  # fmt: skip
_UPWARD: Final = re.compile(r"\s*%?(?:\s+[^\s;:,.\d]+){0,5}\s+tro len")
_DOWNWARD: Final = re.compile(r"[^;:.\d]{0,60}?tro xuong")
_FROM: Final = re.compile(r"(?<!\w)tu\s*$")
_UNIT_END: Final = re.compile(
    r"(?<![\w/])(?:cua|trong|duoc|co|tren|dat|voi|tai|so|vao|lam|va|tro|moi|hang|theo|de|ve|nam|la|cho|den|tham gia|phuc vu|dung|o|dang|thuoc|hoat dong|moi nam|gom|len|xuong)(?!\w)|[,;.:()\"\d-]"
)
_PER: Final = re.compile(r"\s*/\s*(?:nam|nguoi|ha|van dan|thang|vu|dan)")
_WORDS: Final = 6


@dataclass(frozen=True, slots=True)
class Quantity:
    """One number of a sentence as a target would say it."""

    start: int
    end: int
    value: float
    value_max: float | None
    operator: str
    unit: str
    baseline: float | None = None
    stated: bool = False  # a word of comparison stands beside it


def number_of(text: str) -> float:
    """Return the value of a number as Vietnamese papers write it."""
    if re.fullmatch(r"\d{1,3}(?:\.\d{3})+(?:,\d+)?", text):
        text = text.replace(".", "")
    return float(text.replace(",", "."))


def quantities(piece: Piece) -> list[Quantity]:
    """Return the quantities of a sentence in order."""
    folded = _masked(piece.plain)
    found: list[Quantity] = []
    end = 0
    for quantity in _candidates(piece, folded):
        if quantity.start >= end:
            found.append(quantity)
            end = quantity.end
    return found


def _masked(folded: str) -> str:
    for pattern in _MASKS:
        folded = pattern.sub(lambda m: DIGIT.sub("#", m.group()), folded)
    return folded


def _candidates(piece: Piece, folded: str) -> Iterator[Quantity]:
    place = 0
    while (digit := DIGIT.search(folded, place)) and (one := _ONE.search(folded, digit.start())):
        growth = _GROWTH.search(folded, max(0, one.start() - 20))
        spread = _RANGE.match(folded, one.start())
        if growth and growth.start("a") == one.start() and _grows(folded, growth):
            quantity = _growth(piece, folded, growth)
        elif spread:
            quantity = _range(piece, folded, spread)
        else:
            quantity = _single(piece, folded, one)
        place = quantity.end
        yield quantity


def _grows(folded: str, found: re.Match[str]) -> bool:
    risen = re.search(r"(?:tang|giam|nang|ha|dua|chuyen)(?!\w)[^;.]*$", folded[: found.start()])
    return bool(risen) or "den" not in folded[found.end("ua") : found.start("b")]


def _growth(piece: Piece, folded: str, found: re.Match[str]) -> Quantity:
    value = number_of(found["b"])
    operator, stated = _operator(folded, found.start("b"), found.end("b"))
    unit = _unit(piece, folded, found.end("b"))
    del stated
    return Quantity(
        found.start(),
        found.end("b"),
        value,
        None,
        operator,
        unit,
        number_of(found["a"]),
        stated=True,
    )


def _range(piece: Piece, folded: str, found: re.Match[str]) -> Quantity:
    unit = _unit(piece, folded, found.end("b"))
    if found["pa"] and not unit.startswith("%"):
        unit = "%"
    low, high = number_of(found["a"]), number_of(found["b"])
    return Quantity(found.start(), found.end("b"), low, high, "between", unit, stated=True)


def _single(piece: Piece, folded: str, found: re.Match[str]) -> Quantity:
    operator, stated = _operator(folded, found.start(), found.end())
    unit = _unit(piece, folded, found.end())
    since = _SINCE.match(folded, found.end()) or _EARLIER.match(folded, found.end())
    baseline = number_of(since["n"]) if since else None
    end = since.end() if since else found.end()
    value = number_of(found.group())
    return Quantity(found.start(), end, value, None, operator, unit, baseline, stated)


def _operator(folded: str, start: int, end: int) -> tuple[str, bool]:
    before = folded[max(0, start - 40) : start]
    for operator, pattern in _BEFORE:
        if pattern.search(before):
            return operator, True
    if _UPWARD.match(folded, end):
        return ">=", True
    if _DOWNWARD.match(folded, end):
        return "<=", True
    if re.search(r"(?:trong|thuoc|nam trong)\s+nhom\s*$", before):
        return "<=", True
    return (">=", True) if _FROM.search(before) else ("=", False)


def _unit(piece: Piece, folded: str, end: int) -> str:
    """Return the unit after a number: a percent sign or the words of the thing counted."""
    percent = re.compile(rf"\s*{_PERCENT}").match(folded, end)
    if percent:
        per = _PER.match(folded, percent.end())
        return "%/năm" if per and "nam" in per.group() else "%"
    rest = folded[end : end + 90]
    stop = _UNIT_END.search(rest)
    words = piece.text[end : end + (stop.start() if stop else len(rest))].split()
    return " ".join(words[:_WORDS])
