"""Lists of bodies: where they stand in a sentence, how a value of them splits."""

from __future__ import annotations

from hientai.reading import patterns as p
from hientai.reading.canonical import canonical
from hientai.reading.names import Body, NameReader
from hientai.reading.source import Piece

__all__ = ["Body", "pure", "scan", "split"]


def scan(piece: Piece, place: int = 0, *, semicolons: bool = False) -> tuple[list[Body], int]:
    """Return the bodies that stand in a sentence from the place on, and where they end."""
    reader = NameReader(piece, prose=True, semicolons=semicolons)
    end = reader.items(place)
    return reader.bodies, end


def pure(piece: Piece) -> list[Body]:
    """Return the bodies of a text that is nothing but their names, else none."""
    piece = piece.strip(" .:;,-")
    reader = NameReader(piece, prose=False)
    place, size = 0, len(piece)
    while place < size:
        end = reader.items(place)
        rest = p.SEPARATOR.match(piece.plain, end)
        if end > place and p.HAVING.fullmatch(piece.plain, end):
            break
        if end == place or (end < size and not rest):
            return []
        place = rest.end() if rest else size
    return reader.bodies or []


def split(piece: Piece) -> list[Body]:
    """Return the bodies that a value or a cell names; words no lexicon knows are names too."""
    piece = piece.strip(" .:;,-+*")
    reader = NameReader(piece, prose=False)
    place, size = 0, len(piece)
    while place < size:
        end = reader.items(place)
        lost = end + len(reader.plain[end:]) - len(reader.plain[end:].lstrip(" "))
        if end > place and reader.next_body(lost):
            place = lost
            continue
        rest = _until_next(reader, end)
        if end > place and reader.plain[place:end].endswith("chuc nang"):
            end = rest = _until_body(reader, end)
        if end == place and rest > place:
            reader.add(place, rest)
        elif _belongs_to_name(reader, end, rest):
            last = reader.bodies.pop()
            grown = piece.cut(piece.at.index(last.piece.at[0]), rest).strip(" ,;")
            reader.bodies.append(Body(canonical(grown.text), grown))
        separator = p.SEPARATOR.match(piece.plain, rest)
        place = separator.end() if separator else max(rest, place + 1)
    return reader.bodies


def _until_next(reader: NameReader, place: int) -> int:
    """Return where the words at the place end: before a separator that a body follows."""
    for found in p.SEPARATOR.finditer(reader.plain, place):
        strong = "," in found.group() or ";" in found.group()
        if strong or reader.starts_body(found.end()):
            return found.start()
    return len(reader.plain)


def _until_body(reader: NameReader, place: int) -> int:
    """Return where a relative clause ends: at the next body, for it may hold commas."""
    for found in p.SEPARATOR.finditer(reader.plain, place):
        if ";" in found.group() or reader.starts_body(found.end()):
            return found.start()
    return len(reader.plain)


def _belongs_to_name(reader: NameReader, end: int, rest: int) -> bool:
    words = reader.plain[end:rest].strip()
    if not words or not reader.bodies or words[0] in ".:(":
        return False
    start = end + len(reader.plain[end:rest]) - len(reader.plain[end:rest].lstrip())
    nominal = p.NOMINAL.match(reader.plain, start)
    return bool(nominal) or not p.ends_name(reader.text, reader.plain, start)
