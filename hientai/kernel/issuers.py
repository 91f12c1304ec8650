"""How a body signs its papers and shortens its name, by what kind of body it is."""

from __future__ import annotations

from typing import Final
from unicodedata import normalize

from hientai.kernel.papers import Signature

COMMITTEE: Final = "Ủy ban nhân dân"
UNDER_COMMITTEE: Final = frozenset({"department", "board"})
SIGNERS: Final[dict[str, tuple[str, str]]] = {  # by the kind of the body
    "department": ("", "GIÁM ĐỐC"),
    "board": ("", "TRƯỞNG BAN"),
    "committee": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "district": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "commune": ("TM. ỦY BAN NHÂN DÂN", "CHỦ TỊCH"),
    "association": ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    "front": ("TM. BAN THƯỜNG TRỰC", "CHỦ TỊCH"),
    "council": ("TM. HỘI ĐỒNG NHÂN DÂN", "CHỦ TỊCH"),
    "union": ("TM. BAN THƯỜNG VỤ", "CHỦ TỊCH"),
    "youth": ("TM. BAN THƯỜNG VỤ", "BÍ THƯ"),
}
# what the name says goes before the kind on record, which may be a bare guess
_NAMED: Final = (
    ("Hội đồng nhân dân", "council"),
    ("Hội đồng", ""),
    ("Liên hiệp", "association"),
    ("Liên đoàn", "union"),
    ("Hội ", "association"),
    ("Tỉnh đoàn", "youth"),
    ("Thành đoàn", "youth"),
    ("Đoàn Thanh niên", "youth"),
)
_MINOR_WORDS: Final = frozenset({"và", "các", "của", "tỉnh", "thành", "phố"})


def signing_kind(kind: str, name: str) -> str:
    """Return by which kind a body signs: the one that its name tells, or else the one on record."""
    told = (named for opening, named in _NAMED if name.startswith(opening))
    return next(told, "") or kind


def stands_under_committee(kind: str, name: str) -> bool:
    """Tell whether a body's papers name the committee above it."""
    return signing_kind(kind, name) in UNDER_COMMITTEE


def signature_of(kind: str, name: str = "") -> Signature:
    """Return who signs for a body of a kind and name; who it is in person is left blank."""
    authority, position = SIGNERS.get(signing_kind(kind, name), ("", "THỦ TRƯỞNG ĐƠN VỊ"))
    return Signature((authority,) if authority else (), position)


def abbreviation(body: str) -> str:
    """Return how a body shortens its name in its papers: Sở Nội vụ → SNV, Liên hiệp … → LHH."""
    if body.startswith("Liên hiệp các"):
        return "LHH"
    if body.startswith(COMMITTEE):
        return "UBND"
    words = [word for word in body.replace("-", " ").split() if word.lower() not in _MINOR_WORDS]
    letters = "".join(word[0] for word in words if word[0].isalpha()).upper()
    return "".join(letter for letter in normalize("NFD", letters) if letter.isalpha()) or "…"
