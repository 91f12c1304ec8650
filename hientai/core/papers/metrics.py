"""How wide a text is in Times New Roman, so that rules and line breaks can be measured.

The advance widths are those of the typeface (thousandths of the size); a Vietnamese letter is
as wide as its base.
"""

from __future__ import annotations

import re
import unicodedata
from typing import Final

from docx.shared import Length, Pt

_REGULAR: Final = {
    250: " ,.", 278: "/:;\\ijlt", 333: "!()-[]fIr", 389: "Js", 444: "?acez“”",
    500: "0123456789_bdghknopquvxyđ–", 529: "ơ", 542: "ư", 556: "FPS", 611: "ELTZ", 667: "BCR",
    722: "ADGHKNOQUVXYwĐƠ", 776: "Ư", 778: "&m", 833: "%", 889: "M", 944: "W", 1000: "…",
}  # fmt: skip
_BOLD: Final = {
    250: " ,.", 278: "/\\il", 333: "!()-:;[]fjt", 389: "Is", 444: "cerz",
    500: "0123456789?J_agovxy–“”", 554: "ơ", 556: "Sbdhknpquđ", 600: "ư", 611: "FP",
    667: "BELTZ", 722: "ACDNRUVXYwĐ", 778: "GHKOQƠ", 796: "Ư", 833: "&m", 944: "M", 1000: "W%…",
}  # fmt: skip
_SPACES: Final = str.maketrans({"\u00a0": " ", "\x1f": " "})
_OTHER: Final = 556
_HORN: Final = "\u031b"
_WIDTHS: Final = {
    bold: {letter: width for width, letters in table.items() for letter in letters}
    for bold, table in ((False, _REGULAR), (True, _BOLD))
}
_TIED: Final = "\x1f"
# Words that stay with the number after them when a title is broken into lines.
_GLUE: Final = re.compile(r"\b(số|ngày|tháng|năm|quý|giai đoạn) (?=[\dIVX])", re.IGNORECASE)


def text_width(text: str, size: Length, *, bold: bool = False) -> Length:
    """Return how long the text is on one line."""
    widths = _WIDTHS[bold]
    thousandths = sum(widths.get(letter, _OTHER) for letter in _bases(text))
    return Length(int(thousandths * size / 1000))


def balanced(text: str, limit: Length, size: Length, *, bold: bool = True) -> tuple[str, ...]:
    """Return the text in as few lines as the limit allows, of about the same length.

    A line break in the text is kept.
    """
    lines: list[str] = []
    for part in text.splitlines():
        words = _GLUE.sub(rf"\1{_TIED}", part).split(" ")
        broken = _break(words, limit, size, bold=bold)
        lines += [line.replace(_TIED, " ") for line in broken]
    return tuple(lines)


def lines_needed(text: str, width: Length, size: Length) -> int:
    """Return about how many lines the text takes in a column."""
    return sum(1 + int(text_width(part, size) / max(width, Pt(1))) for part in text.split("\n"))


def _break(words: list[str], limit: Length, size: Length, *, bold: bool) -> list[str]:
    """Fill lines greedily, then narrow the measure as long as the number of lines stays."""
    lines = _fill(words, limit, size, bold=bold)
    measure = int(limit)
    while measure > limit // 3:
        measure -= int(Pt(4))
        narrower = _fill(words, Length(measure), size, bold=bold)
        if len(narrower) > len(lines):
            break
        lines = narrower
    return lines


def _fill(words: list[str], limit: Length, size: Length, *, bold: bool) -> list[str]:
    lines = [words[0]]
    for word in words[1:]:
        longer = f"{lines[-1]} {word}"
        if text_width(longer, size, bold=bold) <= limit:
            lines[-1] = longer
        else:
            lines.append(word)
    return lines


def _bases(text: str) -> str:
    """Return the letters without marks, but ơ and ư with their horn; every space as a plain one."""
    decomposed = unicodedata.normalize("NFD", text.translate(_SPACES))
    kept = "".join(c for c in decomposed if c == _HORN or unicodedata.category(c) != "Mn")
    return unicodedata.normalize("NFC", kept)
