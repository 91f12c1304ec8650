"""Degrees and academic titles as lists write them: several in a cell, with field, school and year."""

from __future__ import annotations

import re
from functools import cache, lru_cache
from typing import Final, NamedTuple

from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold
from hientai.people.domain.tables import listed, rows

UNIVERSITY_RANK: Final = 5
RANK_NAMES: Final = {5: "Đại học", 6: "Thạc sĩ, chuyên khoa I", 7: "Chuyên khoa II"}
# as pages group them: value, words, codes; of GS and PGS the title
DEGREE_GROUPS: Final = (
    ("gs", noop("Giáo sư, PGS"), ()),
    ("ts", noop("Tiến sĩ"), ("doctor_of_science", "doctor")),
    (
        "ths",
        noop("Thạc sĩ, chuyên khoa"),
        ("master", "specialist_1", "specialist_2", "resident", "pharmacist_1", "pharmacist_2"),
    ),
    (
        "dh",
        noop("Đại học"),
        ("physician", "pharmacist", "engineer", "architect", "bachelor", "university"),
    ),
    ("khac", noop("Trình độ khác"), ("college", "intermediate", "elementary", "")),
)
_WORD: Final = re.compile(r"\w+")
_PART: Final = re.compile(
    r"[;\n\r+|]|,(?=\s*(?:PGS|GS|TS|ThS|CN|KS|BS|ĐH|CĐ)\b)|/(?=\s*(?:PGS|GS|TS|ThS|Thạc|Tiến sĩ|Cử nhân|Kỹ sư|CN|KS|BS|Đại học|Cao đẳng)\b)|\bvà\b"
)
_YEAR: Final = re.compile(r"(?<!\d)(?:19[3-9]|20[0-4])\d(?!\d)")
_LEADS: Final = re.compile(
    r"^(?:(?:chuyên ngành|chuyên nghành|ngành|nghành|chuyên môn|chuyên khoa|về|năm|khoa học)\b|[\s:.,()–-])+(?!$)",
    re.IGNORECASE,
)
_SCHOOL: Final = re.compile(
    r"(?:\b(?:tại|trường|đại học|đh|học viện|hv|viện|university|cao đẳng|cđ)\b)(?P<rest>.*)",
    re.IGNORECASE,
)
_SCHOOL_WORDS: Final = frozenset({"university", "college", "intermediate"})
_DOTTED: Final = re.compile(r"\b([A-ZĐ])\.\s?([A-ZĐ])\.\s?([A-ZĐ])\b\.?")  # P.G.S
_NOT_YET: Final = re.compile(r"\bđang (?:theo )?(?:học|đào tạo|làm)\b", re.IGNORECASE)
_GENERAL: Final = re.compile(r"(?:1[02]|[5-9]) ?/ ?1[02]")


class Degree(NamedTuple):
    """A degree by its code (`data/degrees.csv`), with what is known of it."""

    code: str
    speciality: str = ""
    school: str = ""
    year: int | None = None
    country: str = ""


class Read(NamedTuple):
    """What a cell says: degrees, the highest academic title, and whether any was found in it."""

    degrees: tuple[Degree, ...]
    title: str
    understood: bool


class Known(NamedTuple):
    code: str
    kind: str
    rank: int
    name: str
    short: str


@cache
def known_degrees() -> dict[str, Known]:
    """Return every degree and title by its code."""
    return {
        row["code"]: Known(row["code"], row["kind"], int(row["rank"]), row["name"], row["short"])
        for row in rows("degrees")
    }


@cache
def _forms() -> dict[str, str]:
    return {form: row["code"] for row in rows("degrees") for form in listed(row["forms"])}


@cache
def _longest() -> int:
    return max(form.count(" ") + 1 for form in _forms())


def rank_of(code: str) -> int:
    """Return how high a degree is; 0 for none."""
    known = known_degrees().get(code)
    return known.rank if known else 0


def highest(degrees: tuple[Degree, ...] | list[Degree]) -> Degree | None:
    """Return the highest degree, the first of equals."""
    return max(degrees, key=lambda degree: rank_of(degree.code), default=None)


@lru_cache(maxsize=4096)
def named(text: str) -> str:
    """Return the code of the degree or title that the whole text names; empty if it names none."""
    key = fold(text).replace(" sy", " si")
    for lead in ("trinh do ", "hoc vi ", "bang ", "hoc ham "):
        key = key.removeprefix(lead)
    return _forms().get(key, "")


class _Mention(NamedTuple):
    code: str
    start: int
    end: int


@lru_cache(maxsize=20_000)
def read_degrees(text: str) -> Read:
    """Read a cell of degrees and titles, however many: `PGS.TS Toán học (ĐHSP, 2009); CN Luật`."""
    degrees: list[Degree] = []
    title = ""
    text = _DOTTED.sub(r"\1\2\3", text)
    for part in _PART.split(text):
        mentions = _mentions(part)
        if degrees and _is_school_of(degrees[-1], part, mentions):
            degrees[-1] = _with_school(degrees[-1], part)
            continue
        for at, mention in enumerate(mentions):
            end = mentions[at + 1].start if at + 1 < len(mentions) else len(part)
            if _NOT_YET.search(part, mention.end, end):
                continue
            if known_degrees()[mention.code].kind == "title":
                title = max(title, mention.code, key=rank_of)
            else:
                degrees.append(_degree(mention.code, part[mention.end : end]))
    general = bool(_GENERAL.search(text) or _NOT_YET.search(text)) and not degrees
    return Read(tuple(dict.fromkeys(degrees)), title, bool(degrees or title or general))


def _is_school_of(degree: Degree, part: str, mentions: list[_Mention]) -> bool:
    """Tell whether a part names the school of the degree before: `CN Luật, ĐH Vinh, 1998`.

    After a higher degree `ĐH Toán` is a degree of its own.
    """
    return (
        len(mentions) == 1
        and mentions[0].code in _SCHOOL_WORDS
        and not part[: mentions[0].start].strip(" -")
        and rank_of(degree.code) == UNIVERSITY_RANK
        and not degree.school
    )


def _with_school(degree: Degree, part: str) -> Degree:
    year = _YEAR.search(part)
    school = _trimmed(_YEAR.sub("", part))
    return degree._replace(school=school, year=degree.year or (int(year[0]) if year else None))


def _mentions(part: str) -> list[_Mention]:
    """Return the degrees named in a part; a school named after a degree is not one."""
    words = list(_WORD.finditer(part))
    keys = ["si" if key == "sy" else key for key in (fold(word[0]) for word in words)]
    found: list[_Mention] = []
    at = 0
    while at < len(words):
        code, length = _at(keys, at)
        if code and not (found and code in _SCHOOL_WORDS and _has_degree(found)):
            found.append(_Mention(code, words[at].start(), words[at + length - 1].end()))
        at += length
    return found


def _has_degree(found: list[_Mention]) -> bool:
    return any(known_degrees()[mention.code].kind == "degree" for mention in found)


def _at(keys: list[str], at: int) -> tuple[str, int]:
    for length in range(min(_longest(), len(keys) - at), 0, -1):
        code = _forms().get(" ".join(keys[at : at + length]))
        if code:
            return code, length
    return "", 1


def _degree(code: str, rest: str) -> Degree:
    year = _YEAR.search(rest)
    words = _YEAR.sub("", rest) if year else rest
    school = _SCHOOL.search(words)
    field = words[: school.start()] if school else words
    return Degree(
        code,
        _trimmed(_LEADS.sub("", field)),
        _trimmed(school[0]) if school else "",
        int(year[0]) if year else None,
    )


def _trimmed(words: str) -> str:
    words = re.sub(r"\bnăm\s*$", "", words.strip(" .,;:()–-\t"), flags=re.IGNORECASE)
    return " ".join(words.strip(" .,;:()–-").removeprefix("tại ").split())[:300]
