"""Indicators that such plans commonly name, and which of them a target's words mean."""

from __future__ import annotations

import csv
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Final

from hientai.kernel.vietnamese import fold

FILE: Final = Path(__file__).resolve().parent.parent / "data" / "indicators.csv"


@dataclass(frozen=True)
class Known:
    """A common indicator. `words`, `context` and `without` are folded: `;` is and, `|` is or.

    `words` stand in the target itself, `context` in its sentence; `over` is the indicator by which
    a share is divided.
    """

    code: str
    name: str
    name_en: str
    definition: str
    unit: str
    unit_en: str
    method: str
    numerator: str
    denominator: str
    over: str
    dims: str
    source: str
    computation: str
    units: str
    words: str
    context: str
    without: str


@dataclass(frozen=True)
class Said:
    """A target as its plan says it: its own words, the sentence around, the unit."""

    words: str
    sentence: str
    unit: str


@cache
def catalogue() -> tuple[Known, ...]:
    with FILE.open(encoding="utf-8", newline="") as lines:
        return tuple(Known(**row) for row in csv.DictReader(lines))


def known(code: str) -> Known | None:
    return next((one for one in catalogue() if one.code == code), None)


def matching(said: Said) -> list[Known]:
    """Return the indicators that the words may mean, the likeliest first."""
    own, around = fold(said.words), fold(f"{said.sentence} {said.unit}")
    unit = "%" if said.unit.startswith("%") else fold(said.unit)
    found = [one for one in catalogue() if _fits(one, unit, own, around)]
    return sorted(found, key=_narrow, reverse=True)


def _fits(one: Known, unit: str, own: str, around: str) -> bool:
    if one.units and not _is_unit(unit, one.units):
        return False
    if one.without and _all(one.without, own):
        return False
    return _all(one.words, f"{own} {unit}") and _all(one.context, around)


def _is_unit(unit: str, units: str) -> bool:
    if unit == "%" or units == "%":
        return unit == units
    return any(f" {one} " in f" {unit} " for one in units.split("|"))


def _all(asked: str, text: str) -> bool:
    """Return whether each group has a word in the text; none asked is all there."""
    groups = [group.split("|") for group in asked.split(";") if group]
    return all(any(f" {word} " in f" {text} " for word in group) for group in groups)


def _narrow(one: Known) -> tuple[int, int, int]:
    """Return how much a match says: words around count more than words of its own."""
    return (
        len(one.context.split(";")) if one.context else 0,
        len(one.words.split(";")) if one.words else 0,
        len(one.units),
    )
