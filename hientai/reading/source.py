"""The text as it was read, and pieces of it that remember where every character stands."""

from __future__ import annotations

import codecs
import re
import unicodedata
from collections.abc import Iterable, Iterator, Sequence
from typing import Final, Protocol

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


_LETTERS: Final = "àáảãạăằắẳẵặâầấẩẫậèéẻẽẹêềếểễệìíỉĩịòóỏõọôồốổỗộơờớởỡợùúủũụưừứửữựỳýỷỹỵđ"
_ASCII: Final = "\0\t\n\f\r" + "".join(map(chr, range(0x20, 0x7F)))
# What Vietnamese papers are written with fits a code of one byte, and codecs are ten times quicker.
_WRITTEN: Final = (_ASCII + _LETTERS + _LETTERS.upper() + "“”‘’–—…•≥≤").ljust(256, "\ufffe")
_FOLDED: Final = _WRITTEN.translate(_PLAIN)
_CODES: Final = codecs.charmap_build(_WRITTEN)


def plain(text: str) -> str:
    """Return the text in small letters without marks, character for character as long."""
    try:
        coded, _ = codecs.charmap_encode(text, "strict", _CODES)
    except UnicodeEncodeError:
        return text.translate(_PLAIN)
    return codecs.charmap_decode(coded, "strict", _FOLDED)[0]


_UNCLEAN: Final = _INVISIBLE | _SPACES
_ANY_UNCLEAN: Final = re.compile(f"[{''.join(map(chr, _UNCLEAN))}]")


def clean(text: str) -> str:
    """Return the text in NFC with one kind of line end and space; offsets count in this text."""
    text = text.replace("\r\n", "\n").replace("\r", "\n").replace("\u2028", "\n")
    if _ANY_UNCLEAN.search(text):
        text = text.translate(_UNCLEAN)
    return unicodedata.normalize("NFC", text)


def is_even(text: str) -> bool:
    """Tell whether the only white space is single spaces, as in most texts."""
    return "  " not in text and text.isprintable()


_SPACE: Final = re.compile(r"\s")
_SPACES_MORE: Final = re.compile(r"\s{2,}")


class Finder(Protocol):
    """What finds things in a text: a pattern of `re`, or one that is sought."""

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]: ...


class Piece:
    """Some characters of the document, each with its place.

    Pieces are never changed. `plain` is the text as `plain()` folds it; a cut takes its part of
    it, so that every letter is folded once. Places that follow each other are kept as a `range`.
    """

    __slots__ = ("at", "plain", "text")

    def __init__(self, text: str, at: Sequence[int], folded: str | None = None) -> None:
        self.text = text
        self.at = at
        self.plain = plain(text) if folded is None else folded

    def __repr__(self) -> str:
        return f"Piece({self.text!r}, {self.at!r})"

    def __bool__(self) -> bool:
        return bool(self.text)

    def __len__(self) -> int:
        return len(self.text)

    def cut(self, start: int = 0, end: int | None = None) -> Piece:
        return Piece(self.text[start:end], self.at[start:end], self.plain[start:end])

    def strip(self, characters: str | None = None) -> Piece:
        kept = self.text.strip(characters)
        if len(kept) == len(self.text):
            return self
        left = self.text.find(kept)
        return self.cut(left, left + len(kept))

    def without(self, pattern: Finder) -> Piece:
        """Return the piece without what the pattern finds in its plain text."""
        return self.less(found.span() for found in pattern.finditer(self.plain))

    def less(self, spans: Iterable[tuple[int, int]]) -> Piece:
        """Return the piece without the characters of these spans."""
        kept: list[Piece] = []
        start = 0
        for first, end in spans:
            kept.append(self.cut(start, first))
            start = end
        return join([*kept, self.cut(start)], "") if kept else self

    def squeeze(self) -> Piece:
        """Return the piece with every run of white space as one space."""
        if is_even(self.text):
            return self.strip()
        runs = ((found.start() + 1, found.end()) for found in _SPACES_MORE.finditer(self.text))
        piece = self.less(runs)
        return Piece(_SPACE.sub(" ", piece.text), piece.at).strip()

    def spans(self) -> list[list[int]]:
        """Return the [start, end) ranges of the document that this piece covers."""
        if isinstance(self.at, range):
            return [[self.at.start, self.at.stop]] if self.at else []
        spans: list[list[int]] = []
        for place in self.at:
            if spans and spans[-1][1] - 1 <= place <= spans[-1][1] + _GAP:
                spans[-1][1] = place + 1
            else:
                spans.append([place, place + 1])
        return spans


NOTHING: Final = Piece("", ())


def whole(text: str, start: int = 0) -> Piece:
    """Return all of a text that begins at this place of the document."""
    return Piece(text, range(start, start + len(text)))


def join(pieces: Iterable[Piece], between: str = " ") -> Piece:
    """Return one piece; the glue stands at the end of what comes before it."""
    parts = [piece for piece in pieces if piece.text]
    if len(parts) < 2:  # noqa: PLR2004 -- two pieces are joined
        return parts[0] if parts else NOTHING
    places: list[int] = []
    for part in parts:
        if places:
            places.extend([places[-1]] * len(between))
        places.extend(part.at)
    folded = plain(between).join(part.plain for part in parts)
    return Piece(between.join(part.text for part in parts), tuple(places), folded)
