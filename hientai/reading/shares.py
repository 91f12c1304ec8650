"""Who leads and who coordinates by a value: a cell, an attribute line, a lead line's list."""

from __future__ import annotations

import re
from collections.abc import Sequence
from typing import Final

from hientai.reading.bodies import scan, split
from hientai.reading.keys import Attribute, read_attributes
from hientai.reading.roles import COORDINATE, Roles, distinct
from hientai.reading.source import Piece


def given_roles(stated: Sequence[Attribute]) -> Roles:
    """Return who is named by lines such as `Chủ trì: …`, `Phối hợp: …`."""
    roles = Roles()
    for attribute in stated:
        if attribute.field == "leads":
            roles.add(value_roles(attribute.value))
        elif attribute.field == "coordinators":
            roles.add(Roles([], split(attribute.value)))
    return roles


def value_roles(piece: Piece) -> Roles:
    """Return who is named in the value of a line on who leads, with their parts in it."""
    if not re.search(r"chu tri|phoi hop", piece.plain):
        return Roles(split(piece))
    if keyed := read_attributes(piece):
        return given_roles(keyed)
    if _MARKED.search(piece.plain):
        return _marked_roles(piece)
    roles = Roles()
    start = 0
    for cut in [*(m.start() for m in re.finditer(r"[;.](?=\s)", piece.text)), len(piece)]:
        roles.add(_segment_roles(piece.cut(start, cut).strip(" ;.,-")))
        start = cut + 1
    return distinct(roles)


_MARKED: Final = re.compile(r"\(\s*(?:co quan\s+|don vi\s+)?(?P<part>chu tri|phoi hop)[^)]{0,20}\)")


def _marked_roles(piece: Piece) -> Roles:
    """Read `Sở A (chủ trì), Sở B, Sở C (phối hợp)`: a mark holds for the names before it."""
    roles = Roles()
    start = 0
    for mark in _MARKED.finditer(piece.plain):
        names = split(piece.cut(start, mark.start()).strip(" ,;"))
        roles.add(Roles(names) if mark["part"] == "chu tri" else Roles([], names))
        start = mark.end()
    rest = piece.cut(start).strip(" ,;.")
    if rest:
        names = split(rest)
        roles.add(Roles([], names) if roles.leads else Roles(names))
    return distinct(roles)


def _segment_roles(segment: Piece) -> Roles:
    text = segment.plain
    lead = re.search(r"\s*:?\s*(?:la\s+)?(?:(?:co quan|don vi)\s+)?chu tri(?!\w)\s*:?\s*", text)
    helped = COORDINATE.search(text + " ")
    helping = re.search(r"\s*,?\s*(?:cung\s+)?phoi hop(?:\s+(?:thuc hien|trien khai))?\s*$", text)
    if helping and not lead:
        return Roles([], split(segment.cut(0, helping.start())))
    if lead and helping and helping.start() > lead.end():
        return Roles(
            split(segment.cut(0, lead.start())), split(segment.cut(lead.end(), helping.start()))
        )
    if helped:
        before = segment.cut(0, min(lead.start() if lead else helped.start(), helped.start()))
        after = segment.cut(min(helped.end(), len(segment)))
        return Roles(
            split(before.strip(" ,")) if before.strip(" ,") else [], scan(after)[0] or split(after)
        )
    if lead:
        before = segment.cut(0, lead.start()) if lead.start() else segment.cut(lead.end())
        return Roles(split(before))
    bodies, end = scan(segment)
    return Roles(bodies if bodies and end else split(segment))
