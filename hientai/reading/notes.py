"""A note in parentheses at the end of a block that says who does it and when."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading.keys import Attribute, read_attributes
from hientai.reading.roles import Roles, lead_line
from hientai.reading.source import Piece

_NOTE: Final = re.compile(r"\s*\((?P<note>[^()]*(?:\([^()]*\)[^()]*)*)\)\s*[.;]?\s*$")
_SAYS_WHO: Final = re.compile(r"chu tri|phoi hop|thuc hien|chiu trach nhiem")


def trailing_note(piece: Piece) -> tuple[Piece, Roles, list[Attribute]]:
    """Part a block from `(Sở A chủ trì, phối hợp với Sở B; thời gian: 2025)` at its end."""
    nothing = (piece, Roles(), list[Attribute]())
    found = _NOTE.search(piece.text)
    if not found or not found.start() or not _SAYS_WHO.search(piece.plain, found.start()):
        return nothing
    roles, attributes = Roles(), list[Attribute]()
    start = found.start("note")
    for cut in [*(m.start() for m in re.finditer(";", found["note"])), len(found["note"])]:
        segment = piece.cut(start, found.start("note") + cut).strip(" ;,.")
        start = found.start("note") + cut + 1
        stated = read_attributes(segment)
        named = None if stated else lead_line(segment, starred=True)
        if not stated and named is None:
            return nothing
        attributes.extend(stated)
        roles.add(named or Roles())
    return _without(piece, found), roles, attributes


def _without(piece: Piece, found: re.Match[str]) -> Piece:
    """Return the block without its note; the full stop after the note stays."""
    text = piece.cut(0, found.start()).strip()
    stop = piece.text.rstrip().endswith(".") and not text.text.endswith((".", ";"))
    last = piece.strip()
    return Piece(text.text + ".", (*text.at, last.at[-1])) if stop else text
