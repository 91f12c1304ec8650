"""Whether a paper is in force as far as is known, and what is still to be learned of it."""

from __future__ import annotations

import datetime as dt
import re
from collections.abc import Collection
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hientai.kernel.errors import noop
from hientai.kernel.vietnamese import fold

_FULL_DATE: Final = len("2020-01-21")
_PERIOD: Final = re.compile(
    r"(?:giai doan|thoi ky|nhiem ky) (?:tu nam )?(?:20\d\d) (?:den nam |den )?(?P<end>20\d\d)"
)
_ONE_YEAR: Final = re.compile(r"nam (?P<end>20\d\d)$")
_WORKED_OFF: Final = ("ke hoach", "chuong trinh", "de an")  # papers that end with their period


class Standing(StrEnum):
    """How a paper stands today; computed, for a stored one is wrong the next morning."""

    EXPECTED = "expected"
    ANNULLED = "annulled"
    REPLACED = "replaced"
    EXPIRED = "expired"
    ENDED = "ended"
    AMENDED = "amended"
    STANDING = "standing"


@dataclass(frozen=True)
class Known:
    """What is known of a paper, as far as its standing depends on it."""

    expected: bool = False
    expired_on: dt.date | None = None
    kind: str = ""
    title: str = ""
    undergone: Collection[str] = ()  # kinds of relations that other papers have to it


def standing_of(known: Known, today: dt.date) -> Standing:
    """Return how a paper stands; what ends it wholly comes before what changes it."""
    if known.expected:
        return Standing.EXPECTED
    if "annuls" in known.undergone:
        return Standing.ANNULLED
    if "replaces" in known.undergone:
        return Standing.REPLACED
    if known.expired_on and known.expired_on < today:
        return Standing.EXPIRED
    last = last_year(known.kind, known.title)
    if last and last < today.year:
        return Standing.ENDED
    return Standing.AMENDED if "amends" in known.undergone else Standing.STANDING


def last_year(kind: str, title: str) -> int | None:
    """Return the last year of the period that a plan's title names; None where it names none."""
    if not fold(kind).startswith(_WORKED_OFF):
        return None
    words = fold(title)
    found = list(_PERIOD.finditer(words)) or list(_ONE_YEAR.finditer(words))
    return max(int(one["end"]) for one in found) if found else None


def missing_parts(
    *, number: str, issuer: str, issued: str, title: str, has_file: bool
) -> list[str]:
    """Return what is still to be learned of a paper, in the words of its page."""
    parts = (
        (number, noop("số, ký hiệu")),
        (issuer, noop("cơ quan ban hành")),
        (len(issued) == _FULL_DATE, noop("ngày ban hành")),
        (title, noop("trích yếu")),
        (has_file, noop("bản gốc")),
    )
    return [label for known, label in parts if not known]
