"""How a body signs its papers and shortens its name, by what kind of body it is."""

from __future__ import annotations

from typing import Final

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
}
_MINOR_WORDS: Final = frozenset({"và", "các", "của", "tỉnh", "thành", "phố"})


def signature_of(kind: str) -> Signature:
    """Return who signs for a body of a kind, the name left blank."""
    authority, position = SIGNERS.get(kind, ("", "THỦ TRƯỞNG ĐƠN VỊ"))
    return Signature((authority,) if authority else (), position)


def abbreviation(body: str) -> str:
    """Return how a body shortens its name in its papers: Sở Nội vụ → SNV, Liên hiệp … → LHH."""
    if body.startswith("Liên hiệp các"):
        return "LHH"
    if body.startswith(COMMITTEE):
        return "UBND"
    words = [word for word in body.replace("-", " ").split() if word.lower() not in _MINOR_WORDS]
    return "".join(word[0] for word in words if word[0].isalpha()).upper() or "…"
