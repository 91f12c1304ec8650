"""Computes the numbers of Word's lists, which a file says how to count but never holds."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace
from typing import Final

from lxml import etree

W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
VAL: Final = f"{W}val"
_DEEPEST: Final = 9
_PLACE: Final = re.compile(r"%([1-9])")
_ROMAN: Final = (
    (1000, "M"), (900, "CM"), (500, "D"), (400, "CD"), (100, "C"), (90, "XC"),
    (50, "L"), (40, "XL"), (10, "X"), (9, "IX"), (5, "V"), (4, "IV"), (1, "I"),
)  # fmt: skip
_MOST: Final = 32_767
_HYPHENS: Final = frozenset("-‐‑‒–—―−\uf02d")
_BULLET_BY_LEVEL: Final = "-+"


def in_roman(number: int) -> str:
    """Return the number in capital Roman letters."""
    letters = ""
    for value, letter in _ROMAN:
        count, number = divmod(number, value)
        letters += letter * count
    return letters


def in_letters(number: int) -> str:
    """Return a, b … z, aa, bb … as Word counts."""
    times, place = divmod(number - 1, 26)
    return chr(ord("a") + place) * (times + 1)


def written(number: int, form: str) -> str:
    """Return the number as the list's form writes it."""
    number = min(max(number, 0), _MOST)
    if form == "none":
        return ""
    if form.endswith("Roman"):
        roman = in_roman(number)
        return roman if form == "upperRoman" else roman.lower()
    if form.endswith("Letter") and number:
        letters = in_letters(number)
        return letters.upper() if form == "upperLetter" else letters
    return f"{number:02d}" if form == "decimalZero" else str(number)


@dataclass(frozen=True, slots=True)
class Level:
    """How one level of a list counts and what it prints."""

    start: int = 1
    form: str = "decimal"
    text: str = ""
    legal: bool = False
    restart: int | None = None
    style: str = ""


_PLAIN: Final = Level()


@dataclass(slots=True)
class _List:
    """A list as a paragraph names it: the counters that it shares, its levels, its new starts."""

    key: str
    levels: dict[int, Level]
    starts: dict[int, int] = field(default_factory=dict)


class Numbering:
    """The lists of one document; asked for every numbered paragraph in reading order."""

    def __init__(self, root: etree._Element | None, list_of_style: Callable[[str], str]) -> None:
        self._lists: dict[str, _List | None] = {}
        self._abstract: dict[str, etree._Element] = {}
        self._named: dict[str, etree._Element] = {}
        self._list_of_style = list_of_style
        self._counts: dict[str, list[int | None]] = {}
        self._begun: set[tuple[str, int]] = set()
        for each in () if root is None else root:
            if each.tag == f"{W}abstractNum":
                self._abstract[each.get(f"{W}abstractNumId", "")] = each
            elif each.tag == f"{W}num":
                self._named[each.get(f"{W}numId", "")] = each

    def label(self, number_id: str, level: int) -> str:
        """Count one paragraph and return what Word prints before it."""
        found = self._list(number_id)
        if found is None or not 0 <= level < _DEEPEST:
            return ""
        definition = found.levels.get(level, Level(form="none"))
        if definition.form == "bullet":
            return _bullet(definition.text, level)
        counts = self._count(number_id, found, level)
        return _printed(definition, counts, found.levels)

    def level_of_style(self, number_id: str, style: str) -> int:
        """Return the level that a list gives to a style."""
        found = self._list(number_id)
        levels = found.levels.items() if found else ()
        return next((place for place, level in levels if level.style == style), 0)

    def _count(self, number_id: str, found: _List, level: int) -> list[int | None]:
        counts = self._counts.setdefault(found.key, [None] * _DEEPEST)
        definition = found.levels.get(level, _PLAIN)
        before = counts[level]
        if level in found.starts and (number_id, level) not in self._begun:
            before = None
            definition = replace(definition, start=found.starts[level])
        self._begun.add((number_id, level))
        counts[level] = definition.start if before is None else before + 1
        for deeper in range(level + 1, _DEEPEST):
            restart = found.levels.get(deeper, _PLAIN).restart
            if restart is None or (restart > 0 and level < restart):
                counts[deeper] = None
        return counts

    def _list(self, number_id: str) -> _List | None:
        """Return a list, read when a paragraph first names it: most of a file's lists are unused."""
        if number_id not in self._lists:
            element = self._named.get(number_id)
            self._lists[number_id] = None if element is None else self._read(element)
        return self._lists[number_id]

    def _read(self, element: etree._Element) -> _List:
        key = _value(element, "abstractNumId")
        link = self._abstract.get(key)
        style = "" if link is None else _value(link, "numStyleLink")
        linked = self._named.get(self._list_of_style(style)) if style else None
        if linked is not None:
            key = _value(linked, "abstractNumId")
        return _list(key, self._abstract.get(key), element)


def _value(element: etree._Element, tag: str) -> str:
    found = element.find(W + tag)
    return "" if found is None else found.get(VAL, "")


def whole_number(text: str | None, default: int = 0) -> int:
    """Return the number that an attribute holds; a broken one counts as the default."""
    try:
        return min(max(int(text or default), -_MOST), _MOST)
    except ValueError:
        return default


def _list(key: str, abstract: etree._Element | None, element: etree._Element) -> _List:
    levels: dict[int, Level] = {}
    starts: dict[int, int] = {}
    for each in () if abstract is None else abstract.iterfind(f"{W}lvl"):
        levels[whole_number(each.get(f"{W}ilvl"))] = _level(each)
    for change in element.iterfind(f"{W}lvlOverride"):
        place = whole_number(change.get(f"{W}ilvl"))
        own = change.find(f"{W}lvl")
        if own is not None:
            levels[place] = _level(own)
        start = change.find(f"{W}startOverride")
        if start is not None:
            starts[place] = whole_number(start.get(VAL), 1)
    return _List(key, levels, starts)


def _level(element: etree._Element) -> Level:
    restart = element.find(f"{W}lvlRestart")
    legal = element.find(f"{W}isLgl")
    return Level(
        start=whole_number(_value(element, "start") or "0"),
        form=_value(element, "numFmt") or "decimal",
        text=_value(element, "lvlText"),
        legal=legal is not None and legal.get(VAL) not in {"0", "false"},
        restart=None if restart is None else whole_number(restart.get(VAL)),
        style=_value(element, "pStyle"),
    )


def _printed(level: Level, counts: list[int | None], levels: dict[int, Level]) -> str:
    def number(found: re.Match[str]) -> str:
        place = int(found[1]) - 1
        other = levels.get(place, _PLAIN)
        count = counts[place]
        form = "decimal" if level.legal else other.form
        return written(other.start if count is None else count, form)

    return _PLACE.sub(number, level.text).strip()


def _bullet(text: str, level: int) -> str:
    """Return a bullet that can be typed: `-` and `+` stay, drawn signs become them by depth."""
    sign = text.strip()
    if len(sign) == 1 and sign in _HYPHENS:
        return "-"
    if sign in {"+", "*", "•"}:
        return sign
    return _BULLET_BY_LEVEL[min(level, 1)] if sign or text else ""
