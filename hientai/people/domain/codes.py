"""Codes of a profile and the words that stand for them in lists: sex, ethnic groups, languages."""

from __future__ import annotations

from functools import cache, lru_cache
from typing import Final

from rapidfuzz import fuzz, process

from hientai.kernel.vietnamese import fold
from hientai.people.domain.tables import listed, rows

MALE: Final = "Nam"
FEMALE: Final = "Nữ"
KINH: Final = "Kinh"
_SEXES: Final = {
    **dict.fromkeys(("nam", "male", "m", "trai", "nam gioi", "ong"), MALE),
    **dict.fromkeys(("nu", "female", "f", "gai", "nu gioi", "ba", "n"), FEMALE),
}
_LIKE: Final = 85
_LONGEST_NOTHING: Final = 12
_LONGEST_EXTRA: Final = 2
CROSSES: Final = frozenset(
    ["x", "X", "+", "*", "v", "V", "√", "✓", "✔", "☑", "●", "•", "þ", "ü"]
) | {"xx", "1", "co", "yes", "true"}
_NONE: Final = frozenset(
    (
        "",
        "khong",
        "ko",
        "k",
        "khong co",
        "chua",
        "chua co",
        "k co",
        "ko co",
        "khong ro",
        "chua ro",
        "na",
        "n a",
        "none",
        "null",
        "nan",
        "no",
        "false",
    )
)


@lru_cache(maxsize=4096)
def is_nothing(text: str) -> bool:
    """Tell whether a cell only says that there is nothing: empty, dashes, `không`, `n/a`."""
    if len(text) > _LONGEST_NOTHING or text[:1].isdigit() or text in CROSSES:
        return False
    return fold(text) in _NONE and "?" not in text


@lru_cache(maxsize=1024)
def is_cross(text: str) -> bool:
    """Tell whether a cell is a mark: x, +, ✓, `có`."""
    return text in CROSSES or fold(text) in CROSSES


@lru_cache(maxsize=1024)
def sex_of(text: str) -> str:
    """Return the sex that a word means; empty if it means none."""
    return _SEXES.get(fold(text), "")


@cache
def _groups() -> dict[str, str]:
    found: dict[str, str] = {}
    table = rows("ethnic_groups")
    for row in table:
        for alias in row["alias"].split(","):
            found.setdefault(fold(alias), row["name"])
    found.update({fold(row["name"]): row["name"] for row in table})
    found.update({"h mong": "HMông", "hmong": "HMông", "mong": "HMông", "viet": KINH})
    found.update({"khome": "Khơ-me", "khmer": "Khơ-me", "ede": "Ê-đê", "bana": "Ba na"})
    found.pop("", None)
    return found


def ethnic_names() -> list[str]:
    return [row["name"] for row in rows("ethnic_groups")]


@lru_cache(maxsize=2048)
def ethnic_group(text: str) -> tuple[str, bool]:
    """Return the ethnic group that a word means, and whether surely; empty if none is like it."""
    key = fold(text).removeprefix("dan toc ").removeprefix("nguoi ")
    known = _groups()
    if key in known:
        return known[key], True
    near = process.extractOne(key, known.keys(), scorer=fuzz.ratio, score_cutoff=_LIKE)
    return (known[near[0]], False) if near else ("", False)


@cache
def _languages() -> dict[str, str]:
    return {form: row["name"] for row in rows("languages") for form in listed(row["forms"])}


@lru_cache(maxsize=4096)
def languages_of(text: str, only: str = "") -> tuple[str, ...]:
    """Return the languages of a cell, each with its level as written: `Tiếng Anh B2`.

    A level alone (`B1`, `IELTS 6.5`) is of the language that its column names (`only`), else English.
    """
    found = []
    for part in _parts(text):
        words, key = part.split(), [fold(word) for word in part.split()]
        name, used = _first_language(key)
        if name:
            found.append(" ".join([name, *words[used:]]))
        elif is_cross(part):
            found.append(only)
        else:
            found.append(f"{only} {part}".strip() if only else part)
    return tuple(dict.fromkeys(filter(None, found)))


def _first_language(words: list[str]) -> tuple[str, int]:
    known = _languages()
    for length in (3, 2, 1):
        if name := known.get(" ".join(words[:length])):
            return name, length
    return "", 0


def first_language(text: str) -> str:
    """Return the language with which a value begins, whatever level follows; empty if none."""
    return _first_language([fold(word) for word in text.split()])[0]


def language_of(text: str) -> str:
    """Return the language that a heading names whole; empty if none."""
    return _languages().get(fold(text), "")


def _parts(text: str) -> list[str]:
    for mark in ("\n", ";", "+", "/", ",", " và "):
        text = text.replace(mark, "\x00")
    found = (part.strip(" .-:()") for part in text.split("\x00"))
    return [f"{part})" if part.count("(") > part.count(")") else part for part in found if part]


_THEORY: Final = (
    ("cu nhan", "Cử nhân"),
    ("cao cap", "Cao cấp"),
    ("cc", "Cao cấp"),
    ("trung cap", "Trung cấp"),
    ("tc", "Trung cấp"),
    ("so cap", "Sơ cấp"),
    ("sc", "Sơ cấp"),
    ("cn", "Cử nhân"),
)


@lru_cache(maxsize=1024)
def theory_level(text: str) -> str:
    """Return the level of political theory that words mean, or the words themselves."""
    key = fold(text)
    for words, level in _THEORY:
        if (
            key == words
            or key.startswith(f"{words} ")
            or (len(words) > _LONGEST_EXTRA and words in key)
        ):
            return level
    return text
