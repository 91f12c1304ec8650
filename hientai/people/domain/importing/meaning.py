"""What a column holds, by its heading: a field of the profile, or one value of it that crosses mark.

The vocabulary is `data/columns.csv`: field, what must stand above (`within`), patterns over the
folded heading. The first line that fits wins; `field:value` fixes a value; an empty field is a
column that is known and not kept.
"""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from functools import cache
from itertools import takewhile
from typing import Final

from rapidfuzz import fuzz, process

from hientai.kernel.vietnamese import fold, nfc
from hientai.people.domain.codes import (
    FEMALE,
    MALE,
    ethnic_group,
    language_of,
    sex_of,
    theory_level,
)
from hientai.people.domain.degrees import known_degrees, named
from hientai.people.domain.tables import rows
from hientai.reading.files.syllables import is_syllable

_ASIDE: Final = re.compile(r"\([^()]*\)|\[[^\[\]]*\]")
_QUESTION: Final = re.compile(r"^\s*\d{1,2}\s*[.)]\s*(?=[^\W\d])")  # `1. Họ và tên:` of a form
_ABOVE_SEX: Final = re.compile(r"gioi tinh|phai|sinh|nam nu|^sex|so luong")
_BIRTH_OF_SEX: Final = re.compile(r"(?:ngay|thang|nam) sinh (?:nam|nu)$")
_ABOVE_BIRTH: Final = re.compile(r"sinh|birth")
_ABOVE_THEORY: Final = re.compile(r"ly luan|llct|chinh tri")
_ABOVE_LANGUAGE: Final = re.compile(r"ngoai ngu|ngon ngu|language")
_ABOVE_SKILL: Final = re.compile(r"tin hoc|qlnn|quan ly nha nuoc|pho thong")
_ABOVE_ETHNICITY: Final = re.compile(r"dan toc")
_OTHERS: Final = re.compile(  # people who are not the one of the row
    r"\b(?:vo chong|vo hoac chong|(?:ten|cua|ho va ten|ho ten) (?:vo|chong|con|bo|me|cha)|than nhan"
    r"|nguoi than|phu huynh|nguoi bao lanh|nguoi gioi thieu|nguoi lap)\b"
)
_BEFORE_NAME: Final = re.compile(
    r"(?:hoc ham|hoc vi|cap bac|quan ham|chuc danh|trinh do|danh hieu)\b.* (?:ho va ten|ho ten)\b"
)
_ABOVE_TIME: Final = re.compile(r"(?:nam|ngay|thoi gian|thoi diem|thang|ngay thang nam)\b")
_TIMELESS: Final = frozenset(
    {"memberships", "workplace", "position", "rank", "department", "awards"}
)
_ASKING: Final = re.compile(
    r"\b(?:vui long|xin|hay|cho biet|ghi ro|cua|(?:quy )?(?:anh chi|ong ba|thay co|vi)|ban|dong chi|minh|la gi|nao)\b"
)
_LIKE: Final = 88
_SHORTEST_LIKE: Final = 6
_PARTS_OF_DEGREE: Final = frozenset({"speciality", "school", "degree_year", "country"})


@dataclass(frozen=True)
class Meaning:
    """A field of `domain.fields`; with a value, what a cross in the column says.

    `sure` is false where only the likeness of words says so.
    """

    field: str
    value: str = ""
    sure: bool = True


NOTHING: Final = Meaning("")


@cache
def _patterns() -> list[tuple[Meaning, re.Pattern[str] | None, re.Pattern[str]]]:
    found = []
    for row in rows("columns"):
        field, _colon, value = row["field"].partition(":")
        within = re.compile(row["within"]) if row["within"] else None
        found.append((Meaning(field, value), within, re.compile(f"(?:{row['words']})")))
    return found


@cache
def _phrases() -> dict[str, Meaning]:
    """Return the plain words of the vocabulary, for headings with a slip of the keys."""
    found: dict[str, Meaning] = {}
    for row in rows("columns"):
        field, _colon, value = row["field"].partition(":")
        for phrase in re.split(r"[|()?.*\[\]+]+", row["words"]):
            if len(phrase.strip()) >= _SHORTEST_LIKE:
                found.setdefault(phrase.strip(), Meaning(field, value, sure=False))
    return found


@cache
def _squeezed() -> dict[str, Meaning]:
    """Return the vocabulary without spaces, as `hovaten`, `noicongtac` are written by programs."""
    words = {phrase.replace(" ", ""): meaning for phrase, meaning in _phrases().items()}
    more = {"hocvi": "degree", "hocham": "academic_title", "hoten": "name", "sdt": "phone"}
    return {**words, **{word: Meaning(field, sure=False) for word, field in more.items()}}


def meaning_of(path: Sequence[str], siblings: Sequence[str] = ()) -> Meaning | None:
    """Return what a heading means, None if nobody knows.

    `path` is the heading with those above it, the outermost first; `siblings` are the headings
    beside it under the same one: `Nam` beside `Nữ` is a sex, beside `Ngày` a year.
    """
    own = _QUESTION.sub("", nfc(path[-1])).strip(" ?:")
    above = fold(" ".join(path[:-1]))
    key = fold(_ASIDE.sub(" ", own)) or fold(own)
    if _OTHERS.search(f"{above} {key}"):
        return NOTHING
    found = _meaning(own, key, above, siblings)
    if found and found.field in _TIMELESS and _ABOVE_TIME.match(above):
        return NOTHING  # `Năm kết nạp` over `Hội tỉnh`: years, not what they name
    return found


def _meaning(own: str, key: str, above: str, siblings: Sequence[str]) -> Meaning | None:
    if _BEFORE_NAME.match(key):
        return Meaning("name")
    return (
        _of_two_senses(own, key, above, [fold(each) for each in siblings])
        or _cross(own, key, above)
        or _worded(key, above)
        or (_worded(fold(own), above) if fold(own) != key else None)
        or _of_parts(own, above)
    )


def _of_parts(own: str, above: str) -> Meaning | None:
    """Return what a heading of several names means: that of a person before any other.

    `Đơn vị/Họ và tên` heads names with sections between them.
    """
    if "/" not in own:
        return None
    meant = (_worded(fold(part), above) for part in own.split("/"))
    found = [meaning for meaning in meant if meaning and meaning.field]
    return next((each for each in found if each.field == "name"), next(iter(found), None))


def _of_two_senses(own: str, key: str, above: str, siblings: list[str]) -> Meaning | None:
    """Tell `Nam` from `Năm`, and a name's parts from one another."""
    aside = _ASIDE.search(own)
    last = aside[0] if aside else own.rsplit(maxsplit=1)[-1] if _BIRTH_OF_SEX.search(key) else ""
    if _ABOVE_BIRTH.search(key) and sex_of(last) and "ă" not in last.lower():
        return Meaning("birth", sex_of(last))
    if key == "nu" or (
        key == "nam" and "ă" not in own.lower() and not {"ngay", "thang"} & set(siblings)
    ):
        sex = MALE if key == "nam" else FEMALE
        if _ABOVE_BIRTH.search(above):
            return Meaning("birth", sex)
        if key == "nu" or "nu" in siblings or _ABOVE_SEX.search(above):
            return Meaning("sex", sex)
    if key == "nam" and _ABOVE_BIRTH.search(above):
        return Meaning("birth_year")
    if key == "ten" and {"ho", "ho dem", "ho va dem", "ho lot", "ho va ten dem"} & set(siblings):
        return Meaning("given_name")
    return None


def _cross(own: str, key: str, above: str) -> Meaning | None:
    """Return the value that a cross in the column would mean: `Tiến sĩ`, `Cao cấp`, `Anh`."""
    if _ABOVE_SKILL.search(above):
        return Meaning("informatics", own) if "tin hoc" in above else NOTHING
    if _ABOVE_THEORY.search(above):
        level = theory_level(own)
        if level != own or fold(level) in {"cao cap", "trung cap", "so cap", "cu nhan"}:
            return Meaning("political_theory", level)
    if _ABOVE_LANGUAGE.search(above):
        return Meaning("languages", language_of(own) or own)
    if _ABOVE_ETHNICITY.search(above) and (meaning := _of_group(own, key)):
        return meaning
    code = named(own) or named(key)
    if code:
        kind = known_degrees()[code].kind
        return Meaning("academic_title" if kind == "title" else "degree", code)
    return None


def _of_group(own: str, key: str) -> Meaning | None:
    """Return what a cross below `Dân tộc` means: a group, or any but the largest."""
    if key in {"thieu so", "khac", "it nguoi", "dtts"}:
        return Meaning("policy_group", "Dân tộc thiểu số")
    group, sure = ethnic_group(own)
    return Meaning("ethnicity", group) if sure else None


def _worded(key: str, above: str) -> Meaning | None:
    for meaning, within, words in _patterns():
        if words.fullmatch(key) and (within is None or within.search(above)):
            return _of_degree(meaning, above)
    return None


def _of_degree(meaning: Meaning, above: str) -> Meaning:
    """Say of which degree a part is: `Chuyên ngành` below `Thạc sĩ`."""
    code = named(above) if meaning.field in _PARTS_OF_DEGREE else ""
    return Meaning(meaning.field, code) if code else meaning


def likely_meaning(path: Sequence[str]) -> Meaning | None:
    """Return what a heading nobody knows resembles, or contains; never sure."""
    key = fold(_ASIDE.sub(" ", path[-1]))
    squeezed = _squeezed().get(key)
    if squeezed is not None or len(key) < _SHORTEST_LIKE:
        return squeezed
    near = process.extractOne(key, _phrases().keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    if near:
        return _phrases()[near[0]]
    above = fold(" ".join(path[:-1]))
    own = fold(_before_foreign(path[-1]))
    found = _worded(own, above)
    if found and found.field and (found.field != "ordinal" or own == key):
        return Meaning(found.field, found.value, sure=False)
    return _behind(key, above)


def _behind(key: str, above: str) -> Meaning | None:
    """Return what the words behind a lead mean: of `I. Họ và tên cán bộ`, of a form's question."""
    asked = " ".join(_ASKING.sub(" ", key).split())
    starts = range(len(asked.split())) if asked != key else range(1, 3)
    for start in starts:
        rest = " ".join(asked.split()[start:])
        found = _worded(rest, above) if len(rest) > _SHORTEST_LIKE else None
        if found and found.field:
            return Meaning(found.field, found.value, sure=False)
    return None


def _before_foreign(heading: str) -> str:
    """Return the words before those that no Vietnamese syllable spells: `Chức vụ Position`."""
    words = _ASIDE.sub(" ", heading).split()
    own = takewhile(lambda word: not word.isascii() or is_syllable(word.lower()), words)
    return " ".join(own)
