"""What a row says of a person, in the form in which two rows are compared."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from functools import lru_cache
from typing import Final, NamedTuple

from rapidfuzz.distance import OSA

from hientai.kernel.vietnamese import fold, nfc, tone_canonical
from hientai.people.domain.matching.keys import typed
from hientai.people.domain.names import read_name

# Titles that some write behind a name, and forms of address typed without marks.
_BEHIND: Final = frozenset(
    (
        *("ts", "ths", "tskh", "bs", "bscki", "bsckii", "ks", "cn", "ds", "ls", "gs", "pgs", "kts"),
        *("cki", "ckii", "ck1", "ck2", "ngut", "ngnd", "nsut", "nsnd", "ttut", "ttnd"),
    )
)
_ADDRESSES: Final = frozenset(("ong", "ba", "thay", "co", "d c", "dc", "gv"))
_UNIT_WORDS: Final = re.compile(
    r"^(?:tinh|thanh pho|tp|thi xa|tx|thi tran|tt|quan|huyen|xa|phuong)\s+(?=\D)"
)
_SYLLABLE: Final = re.compile(
    r"(?:ngh|ng|nh|ch|gh|gi|kh|ph|qu|th|tr|[bcdghklmnprstvx])?[aeiouy]{1,3}(?:ch|ng|nh|[cmnpt])?"
)
_DATE: Final = re.compile(  # the day or both day and month may be missing
    r"(?:(?:(\d{1,2})\s*[/.\-]\s*)?(\d{1,2})\s*[/.\-]\s*)?((?:19|20)\d\d|\d\d)"
)
_ISO: Final = re.compile(r"(\d{4})-(\d{1,2})-(\d{1,2})(?:[ T].*)?")
PIVOT: Final = 30  # a year of two digits from here on is 19yy: nobody in a register is a child
MONTHS: Final = 12
FAMILY_AND_GIVEN: Final = 2
# Family names of the country's peoples that are common enough to tell which end a name begins.
# fmt: off
MARKED_FAMILIES: Final = frozenset((
    "nguyễn", "trần", "lê", "phạm", "hoàng", "huỳnh", "phan", "vũ", "võ", "đặng", "bùi", "đỗ", "hồ",
    "ngô", "dương", "lý", "lí", "trịnh", "đinh", "đoàn", "lương", "trương", "lưu", "triệu", "giàng",
    "vàng", "sùng", "nông", "bế", "lò", "lù", "quàng", "cầm", "lầu", "thào", "hầu", "ma", "mã", "chu",
    "phùng", "quách",
))
FAMILIES: Final = frozenset(map(fold, MARKED_FAMILIES))
LONG: Final = ("nguyen", "huynh", "truong")  # a slip in one of them is no given name
# fmt: on

# Few different words make up many rows.
_fold: Final = lru_cache(maxsize=65_536)(fold)
_marked: Final = lru_cache(maxsize=65_536)(lambda word: tone_canonical(word).lower())

Birth = tuple[int, int, int]  # day, month, year; 0 is unknown
NO_BIRTH: Final[Birth] = (0, 0, 0)


class NameParts(NamedTuple):
    """A name in one writing: family name, what stands between, given name."""

    family: str
    middle: str
    given: str


class Written(NamedTuple):
    """A name as it was typed. `marked` keeps marks, all else is folded."""

    marked: NameParts
    name: NameParts
    joined: str  # the folded name without spaces
    bare: bool  # typed wholly without marks

    @property
    def full_marked(self) -> str:
        return " ".join(self.marked)

    @property
    def words(self) -> list[str]:
        return [self.name.family, *self.name.middle.split(), self.name.given]


class Row(NamedTuple):
    """One row of a register; empty is unknown."""

    id: str
    name: Written
    birth: Birth
    sex: str
    degree: str
    speciality: str
    workplace: str  # initials of its words, so that an abbreviated name is the same
    place: str
    email: str
    phone: str
    identity: str


def read_row(values: Mapping[str, str | None]) -> Row:
    """Read a row; columns that are missing are unknown.

    Columns: id, name, birth, sex, degree, speciality, workplace, place, email, phone, identity.
    """
    get = values.get
    return Row(
        get("id") or "",
        read_written(get("name") or ""),
        read_birth((get("birth") or "").strip()),
        _value(get("sex") or ""),
        _value(get("degree") or ""),
        _value(get("speciality") or ""),
        initials(get("workplace") or ""),
        _unit(get("place") or ""),
        (get("email") or "").strip().lower(),
        _phone(get("phone") or ""),
        re.sub(r"\D", "", identity) if (identity := get("identity")) else "",
    )


@lru_cache(maxsize=262_144)
def read_written(text: str) -> Written:
    words = name_words(text)
    marked = split_name(map(_marked, words))
    name = split_name(map(_fold, words))
    return Written(marked, name, "".join(name).replace(" ", ""), marked == name)


@lru_cache(maxsize=65_536)
def _value(text: str) -> str:
    return fold(text.strip())


@lru_cache(maxsize=65_536)
def _unit(text: str) -> str:
    return _UNIT_WORDS.sub("", fold(text.strip()))


def name_words(name: str) -> list[str]:
    """Return the words of a name in the order family, middle, given.

    Titles and forms of address are left out; a given name that was put first goes last.
    """
    text = read_name(re.sub(r"\(.*?\)", " ", name)).text
    text = re.split(r",|\s[-–]\s", text, maxsplit=1)[0]
    words = [typed(part) for word in re.findall(r"[^\s.]+", text) for part in _parted(word)]
    while len(words) > FAMILY_AND_GIVEN and _fold(words[-1]) in _BEHIND:
        words.pop()
    if len(words) <= FAMILY_AND_GIVEN:
        return words
    if _fold(words[0]) in _ADDRESSES and _fold(words[1]) in FAMILIES:
        words = words[1:]
    if len(words) > FAMILY_AND_GIVEN and not _is_family(words[0]) and _is_family(words[1]):
        return [*words[1:], words[0]]
    return words


def _parted(word: str) -> list[str]:
    """Part words that lost the space between them: `NguyễnVăn`."""
    at = next((n for n in range(2, len(word)) if word[n].isupper() and word[n - 1].islower()), 0)
    return [word[:at], *_parted(word[at:])] if at else [word]


def _is_family(word: str) -> bool:
    """Tell whether a word is a family name: `Đinh` is, the middle name `Đình` is not; a slip may be."""
    folded = _fold(word)
    if folded not in FAMILIES:
        return any(OSA.distance(folded, long, score_cutoff=1) <= 1 for long in LONG)
    marked = _marked(word)
    return marked.isascii() or marked in MARKED_FAMILIES


def split_name(words: Iterable[str]) -> NameParts:
    found = [word for word in words if word]
    if len(found) < FAMILY_AND_GIVEN:
        return NameParts("", "", "".join(found))
    return NameParts(found[0], " ".join(found[1:-1]), found[-1])


@lru_cache(maxsize=65_536)
def read_birth(text: str) -> Birth:
    """Read a day, a month with a year, or a year alone; what cannot be read is unknown."""
    if found := _ISO.fullmatch(text):
        return int(found[3]), int(found[2]), int(found[1])
    if found := _DATE.fullmatch(text):
        return int(found[1] or 0) if found[2] else 0, int(found[2] or 0), _year(found[3])
    return NO_BIRTH


def _year(text: str) -> int:
    year = int(text)
    if len(text) == len("1980"):
        return year
    return year + (1900 if year >= PIVOT else 2000)


def _phone(text: str) -> str:
    if not text:
        return ""
    digits = re.sub(r"\D", "", text)
    return digits[-9:]  # with 0, with 84, with nothing before: one number


@lru_cache(maxsize=65_536)
def initials(name: str) -> str:
    """Return the first letters of a body's words; an abbreviation gives its letters.

    «Sở Khoa học và Công nghệ Sa Pa» and «Sở KH&CN Sa Pa» give the same.
    """
    parts = []
    for word in re.findall(r"[^\s,;.\-/()]+", nfc(name)):
        key = fold(word).replace(" ", "")
        if not key or key == "va":
            continue
        short = "&" in word or (word.isupper() and not _SYLLABLE.fullmatch(key))
        parts.append(key if short or key.isdigit() else key[0])
    return "".join(parts)
