"""Numbers, letters and bullets at the start of a block: what they are and how a path writes them."""

from __future__ import annotations

import re
from dataclasses import dataclass, field
from typing import Final

from hientai.reading.source import Piece, plain

_ORDINALS: Final = {
    "nhat": 1, "mot": 1, "hai": 2, "ba": 3, "tu": 4, "bon": 4, "nam": 5,
    "sau": 6, "bay": 7, "tam": 8, "chin": 9, "muoi": 10,
}  # fmt: skip
_ROMAN_VALUES: Final = {"I": 1, "V": 5, "X": 10}

_ROMAN: Final = r"(?:X{0,2}(?:IX|IV|V?I{1,3}|V)|X{1,3})"
_PART: Final = re.compile(
    r"(?P<word>phan|chuong|muc|dieu)\s+(?:thu\s+)?(?P<value>\d{1,3}|[ivx]+|[a-z]+)\b\s*[.:)/-]?\s*"
)
_PATTERNS: Final = (
    ("roman", re.compile(rf"(?P<value>{_ROMAN})\s*(?:[.)]|[/:](?=\s)|-(?!\w))\s*")),
    ("roman", re.compile(rf"(?P<value>{_ROMAN})\s+(?=[A-ZĐÀ-Ỹ]{{2}})")),
    (
        "number",
        re.compile(r"(?P<value>\d{1,2}(?:\.\d{1,2}){1,4})\.?\s*(?:[):/]|-\s)?\s*(?=[^\d\s%.,/-])"),
    ),
    ("number", re.compile(r"(?P<value>\d{1,2})\s*(?:[.)]\s*|[/:]\s+|-\s+)(?=[^\d\s%.,])")),
    ("number", re.compile(r"(?P<value>\d{1,2})\.\s+(?=\d)")),
    (
        "number",
        re.compile(
            r"(?:Nhiệm vụ|Hoạt động|Giải pháp)\s+(?:số\s+)?(?P<value>\d{1,2})\s*[:.]\s*(?=\S)"
        ),
    ),
    ("paren", re.compile(r"\((?P<value>\d{1,2})\)\s*")),
    # Several in one line, `(i) …; (ii) …`, belong to the sentence.
    ("paren", re.compile(r"\((?P<value>[ivx]{1,5})\)\s*(?!.*\([ivx]{1,5}\))")),
    ("letter", re.compile(r"(?:\((?![ivx]\)))?(?P<value>[a-zđ])(?:\)|\.(?=\s))\s*")),
    ("upper", re.compile(r"(?P<value>[A-HJ-UWYZĐ])(?:[.)/](?=\s|[A-ZĐ])|\s*-\s)\s*")),
    ("bullet", re.compile(r"(?P<value>[-+*•●▪■◦·‐‑–—⁃\uf0b7\uf0a7\uf02d➢❖✓]|o(?=\s[A-ZĐ]))\s*")),
)
_MAY_BE: Final = re.compile(
    r"[\dIVX]|[^\W\d_]\s*[.)/-]|o\s|[^\w\s]|(?:Nhiệm vụ|Hoạt động|Giải pháp)\s"
)  # no other words open with one
# Such a mark points back to what stands right above.
ARROWS: Final = ("→", "⇒", "►", "➔", "=>")
_BULLETS: Final = {"-": "-", "+": "+", "*": "*"}


@dataclass(slots=True)
class Label:
    """What a block is numbered with: its sort, how a path writes it, how deep the number goes."""

    sort: str
    value: str
    number: tuple[int, ...] = ()
    rank: str = field(init=False)  # its level: labels of one rank under one heading are siblings
    is_bullet: bool = field(init=False)

    def __post_init__(self) -> None:
        self.rank = f"number{len(self.number)}" if self.sort == "number" else self.sort
        self.is_bullet = self.sort.startswith("bullet")


def read_label(piece: Piece) -> tuple[Label | None, Piece]:
    """Return the label at the start of the piece, if any, and the rest."""
    part = _PART.match(piece.plain)
    if part and _may_be_part(piece, part):
        label = _part_label(part)
        if label:
            return label, piece.cut(part.end())
    if not _MAY_BE.match(piece.text):
        return None, piece
    for sort, pattern in _PATTERNS:
        found = pattern.match(piece.text)
        if found:
            return _label(sort, found["value"]), piece.cut(found.end())
    return None, piece


def _part_label(found: re.Match[str]) -> Label | None:
    """Read `Phần thứ nhất`, `Phần II`, `Phần A`, `Điều 3`; None for other words."""
    sort, value = found["word"], found["value"]
    word = {"phan": "Phần", "chuong": "Chương", "muc": "Mục", "dieu": "Điều"}[sort]
    number = _part_value(value)
    if number:
        return Label(sort, f"{word} {number}", (number,))
    if sort == "phan" and re.fullmatch(r"[a-h]", value):
        return Label(sort, f"{word} {value.upper()}", (ord(value),))
    return None


def _may_be_part(piece: Piece, found: re.Match[str]) -> bool:
    """Tell a heading (`Phần thứ nhất`, `Điều 2. …`) from a sentence that opens with the word."""
    rest = piece.text[found.end() :]
    marked = piece.text[: found.end()].rstrip()[-1:] in set(".:)/-")
    upper_word = piece.text[:1].isupper()
    return upper_word and (not rest or marked or rest.isupper() or found["word"] == "phan")


def _part_value(word: str) -> int:
    if word.isdigit():
        return int(word)
    if word in _ORDINALS:
        return _ORDINALS[word]
    return roman_value(word.upper()) if set(word) <= set("ivx") else 0


def _label(sort: str, value: str) -> Label:
    if sort == "number":
        return Label(sort, value, tuple(map(int, value.split("."))))
    if sort == "paren":
        return Label(sort, value, (int(value) if value.isdigit() else roman_value(value.upper()),))
    if sort == "roman":
        return Label(sort, value, (roman_value(value),))
    if sort == "bullet":
        sign = plain(value)
        return Label(f"bullet{_BULLETS.get(sign, '•')}", "-")
    return Label(sort, value, (ord(value),))


def roman_value(word: str) -> int:
    """Return the number that a Roman numeral up to XXXIX stands for, 0 for any other word."""
    if not re.fullmatch(_ROMAN, word):
        return 0
    total = 0
    for letter, following in zip(word, [*word[1:], "I"], strict=True):
        value = _ROMAN_VALUES[letter]
        total += -value if value < _ROMAN_VALUES[following] else value
    return total
