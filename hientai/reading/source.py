"""The text as it was read, and pieces of it that remember where every character stands."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable
from dataclasses import dataclass
from functools import lru_cache
from typing import Final

_GAP: Final = 12  # a piece whose characters lie further apart than this has two spans

_INVISIBLE: Final = dict.fromkeys(map(ord, "\ufeff\u200b\u200c\u200d\u2060\u00ad\x00"))
_SPACES: Final = dict.fromkeys(map(ord, "\u00a0\u2007\u202f\u2009\u3000\x0b"), " ")
_DASHES: Final = "‐‑‒–—―−"


def _plain_table() -> dict[int, str]:
    """Map every Latin letter, with or without marks, to one small letter without marks."""
    table: dict[int, str] = {}
    for code in (*range(0x41, 0x250), *range(0x1E00, 0x1F00)):
        character = chr(code)
        base = unicodedata.normalize("NFD", character)[0].lower()
        if character.isalpha() and len(base) == 1:
            table[code] = base
    table |= dict.fromkeys(map(ord, "đĐðÐ"), "d")
    table |= dict.fromkeys(map(ord, _DASHES), "-")
    table |= dict.fromkeys(map(ord, "“”„«»"), '"')
    table |= dict.fromkeys(map(ord, "‘’"), "'")
    return table


_PLAIN: Final = _plain_table()
_UNEVEN: Final = re.compile(r"\s\s|[^\S ]")


@lru_cache(maxsize=4096)
def plain(text: str) -> str:
    """Return the text in small letters without marks, character for character as long."""
    return text.translate(_PLAIN)


def clean(text: str) -> str:
    """Return the text in NFC with one kind of line end and space; offsets count in this text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    text = text.translate(_INVISIBLE | _SPACES)
    return unicodedata.normalize("NFC", text)


@dataclass(frozen=True, slots=True)
class Piece:
    """Some characters of the document, each with its place."""

    text: str
    at: tuple[int, ...]

    @property
    def plain(self) -> str:
        return plain(self.text)

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int = 0, end: int | None = None) -> Piece:
        return Piece(self.text[start:end], self.at[start:end])

    def strip(self, characters: str | None = None) -> Piece:
        left = len(self.text) - len(self.text.lstrip(characters))
        right = len(self.text.rstrip(characters))
        return self.cut(left, max(left, right))

    def without(self, pattern: re.Pattern[str]) -> Piece:
        """Return the piece without what the pattern finds in its plain text."""
        kept: list[Piece] = []
        start = 0
        for found in pattern.finditer(self.plain):
            kept.append(self.cut(start, found.start()))
            start = found.end()
        return join([*kept, self.cut(start)], "") if kept else self

    def squeeze(self) -> Piece:
        """Return the piece with every run of white space as one space."""
        if not _UNEVEN.search(self.text):  # most are even, and this is asked of every line
            return self.strip()
        keep = [
            i
            for i, character in enumerate(self.text)
            if not character.isspace() or (i > 0 and not self.text[i - 1].isspace())
        ]
        text = "".join(" " if self.text[i].isspace() else self.text[i] for i in keep)
        return Piece(text, tuple(self.at[i] for i in keep)).strip()

    def spans(self) -> list[list[int]]:
        """Return the [start, end) ranges of the document that this piece covers."""
        spans: list[list[int]] = []
        for place in self.at:
            if spans and spans[-1][1] - 1 <= place <= spans[-1][1] + _GAP:
                spans[-1][1] = place + 1
            else:
                spans.append([place, place + 1])
        return spans


NOTHING: Final = Piece("", ())


def whole(text: str) -> Piece:
    return Piece(text, tuple(range(len(text))))


def join(pieces: Iterable[Piece], between: str = " ") -> Piece:
    """Return one piece; the glue stands at the end of what comes before it."""
    texts: list[str] = []
    places: list[int] = []
    for piece in pieces:
        if not piece:
            continue
        if texts and between:
            texts.append(between)
            places.extend([places[-1]] * len(between))
        texts.append(piece.text)
        places.extend(piece.at)
    return Piece("".join(texts), tuple(places))
