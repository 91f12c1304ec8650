"""A place from its first day to its last, and what became of it."""

from __future__ import annotations

import datetime as dt
import re
from dataclasses import dataclass
from enum import StrEnum
from fractions import Fraction
from typing import Final

from hientai.kernel.vietnamese import fold

UNITS: Final = (
    "thành phố",
    "tỉnh",
    "thị xã",
    "huyện",
    "quận",
    "thị trấn",
    "phường",
    "xã",
    "đặc khu",
)
_UNIT_FIRST: Final = re.compile(rf"({'|'.join(UNITS)}) +", re.IGNORECASE)
_UNIT_KEY_FIRST: Final = re.compile(
    r"(?:uy ban nhan dan |ubnd )?(?P<unit>"
    r"thanh pho|tinh|thi xa|huyen|quan|thi tran|phuong|xa|dac khu|tp|tx|tt|[hqpx])(?: |(?=\d))"
    r"(?P<name>.*)"
)
_SHORT: Final = {
    "tp": "thanh pho",
    "tx": "thi xa",
    "tt": "thi tran",
    "h": "huyen",
    "q": "quan",
    "p": "phuong",
    "x": "xa",
}


class Level(StrEnum):
    PROVINCE = "province"
    DISTRICT = "district"
    COMMUNE = "commune"

    @property
    def rank(self) -> int:
        """0 is the widest."""
        return list(Level).index(self)


LEVEL_OF_CODE: Final = {2: Level.PROVINCE, 3: Level.DISTRICT, 5: Level.COMMUNE}


class Part(StrEnum):
    """How much of a place went to another one."""

    WHOLE = "whole"
    PART = "part"
    PEOPLE = "all"  # all that live there, with a part of the land
    LAND = "land"  # land on which nobody lives


@dataclass(frozen=True, slots=True)
class Place:
    """Any change of name, unit, code or land makes another place; a link joins the two."""

    id: str
    level: Level
    code: str
    name: str
    unit: str
    parent: str  # the code of the place above, read at the same time
    since: dt.date | None
    until: dt.date | None

    @property
    def full_name(self) -> str:
        return f"{self.unit} {self.name}"

    @property
    def title(self) -> str:
        """Return the full name as it begins a sentence."""
        return self.full_name[:1].upper() + self.full_name[1:]

    @property
    def key(self) -> str:
        return name_key(self.name)

    def valid_on(self, day: dt.date) -> bool:
        return (self.since is None or self.since <= day) and (
            self.until is None or self.until >= day
        )

    def ended_before(self, day: dt.date) -> bool:
        return self.until is not None and self.until < day


@dataclass(frozen=True, slots=True)
class Link:
    """One place's land, or a part of it, became another's on a day."""

    old: str
    new: str
    on: dt.date
    part: Part
    basis: str
    sure: bool = True
    share: Fraction | None = None


@dataclass(frozen=True, slots=True)
class Step:
    """A link with the places that it joins."""

    old: Place
    new: Place
    link: Link

    @property
    def on(self) -> dt.date:
        return self.link.on

    @property
    def basis(self) -> str:
        return self.link.basis

    @property
    def sure(self) -> bool:
        return self.link.sure

    @property
    def percent(self) -> float | None:
        """Return the share that somebody stated, of 100."""
        return None if self.link.share is None else float(self.link.share * 100)

    @property
    def whole(self) -> bool:
        """Return whether all that is counted there moved together."""
        return self.link.part in {Part.WHOLE, Part.PEOPLE}


def new_place(
    code: str, full: str, parent: str, since: dt.date | None, until: dt.date | None = None
) -> Place:
    """Return the place of a code and a name with its unit: `15`, `Tỉnh Lào Cai`."""
    unit, name = with_unit(full)
    first = f"{since:%Y%m%d}" if since else "0"
    return Place(
        f"{code}.{first}", LEVEL_OF_CODE[len(code)], code, name, unit, parent, since, until
    )


def with_unit(full: str) -> tuple[str, str]:
    """Return the unit and the bare name; the unit is empty where none is written."""
    found = _UNIT_FIRST.match(full)
    return (found[1].lower(), full[found.end() :]) if found else ("", full)


def split_key(text: str) -> tuple[str, str]:
    """Return the folded unit and name of a place as people write it: `P.5`, `TP Huế`, `UBND xã …`."""
    key = fold(text)
    found = _UNIT_KEY_FIRST.fullmatch(key)
    if not found or not found["name"]:
        return "", name_key(key)
    return _SHORT.get(found["unit"], found["unit"]), name_key(found["name"])


def name_key(name: str) -> str:
    """Return the key by which bare names are equal: folded, numbers without zeros before."""
    key = fold(name)
    return str(int(key)) if key.isdigit() else key
