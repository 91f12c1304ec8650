"""Text written before Unicode: TCVN3 (ABC) and VNI, known by the font or by the words it makes.

Both put Vietnamese letters on the codes of Western ones. The tables follow TCVN 5712:1993 and
the published VNI for Windows layout.
"""

from __future__ import annotations

import re
from collections.abc import Callable
from typing import Final

from hientai.reading.files.syllables import is_syllable

TCVN3: Final = str.maketrans(
    {
        code: letter
        for first, letters in (
            (0xA1, "ĂÂÊÔƠƯĐăâêôơưđ"), (0xB5, "àảãáạ"), (0xBB, "ằẳẵắ"), (0xC6, "ặầẩẫấậè"),
            (0xCE, "ẻẽéẹềểễếệìỉ"), (0xDC, "ĩíịò"), (0xE1, "ỏõóọồổỗốộờởỡớợù"),
            (0xF1, "ủũúụừửữứựỳỷỹýỵ"),
        )
        for code, letter in enumerate(letters, start=first)
    }
)  # fmt: skip
VNI_MARKS: Final = {
    "a": dict(zip("ùøûõïêéèúüëâáàåãä", "áàảãạăắằẳẵặâấầẩẫậ", strict=True)),
    "e": dict(zip("ùøûõïâáàåãä", "éèẻẽẹêếềểễệ", strict=True)),
    "o": dict(zip("ùøûõïâáàåãä", "óòỏõọôốồổỗộ", strict=True)),
    "ô": dict(zip("ùøûõï", "ớờởỡợ", strict=True)),
    "u": dict(zip("ùøûõï", "úùủũụ", strict=True)),
    "ö": dict(zip("ùøûõï", "ứừửữự", strict=True)),
    "y": dict(zip("ùøûõ", "ýỳỷỹ", strict=True)),
}
VNI_SINGLE: Final = dict(zip("íìæóòôöîñ", "íìỉĩịơưỵđ", strict=True))
_VNI: Final = re.compile(
    "|".join(
        f"{base}[{''.join(marks)}]" for base, marks in VNI_MARKS.items()
    ) + f"|[{''.join(VNI_SINGLE)}]",
    re.IGNORECASE,
)  # fmt: skip
_WORD: Final = re.compile(r"[^\W\d_]+")
_FOREIGN: Final = re.compile(r"[\u00a1-\u00ff]")
_UNICODE: Final = re.compile(r"[\u0102\u0103\u0110\u0111\u01a0\u01a1\u01af\u01b0\u1ea0-\u1ef9]")
_SAMPLE: Final = 40_000
_FEWEST: Final = 8
_SURE: Final = 0.8
_CLEAR: Final = 0.15  # how far the better coding must be ahead


def from_tcvn3(text: str) -> str:
    return text.translate(TCVN3)


def from_vni(text: str) -> str:
    return _VNI.sub(_vni_letter, text)


def _vni_letter(found: re.Match[str]) -> str:
    written = found[0]
    low = written.lower()
    letter = VNI_SINGLE[low] if len(low) == 1 else VNI_MARKS[low[0]][low[1]]
    return letter.upper() if written[0].isupper() else letter


def is_legacy(font: str) -> bool:
    """Tell whether the font's name says that its letters lie on old codes."""
    name = font.lower()
    return name.startswith((".vn", "vni"))


def from_font(text: str, font: str) -> str:
    """Return the text of a run in an old font; text that is Unicode already stays."""
    if _UNICODE.search(text):
        return text
    name = font.lower()
    if name.startswith(".vn"):
        text = from_tcvn3(text)
        return text.upper() if name.endswith("h") else text
    return from_vni(text)


def repair(text: str) -> str:
    """Return the text with old codes turned into letters, if it is surely written in them."""
    convert = coding(text)
    return convert(text) if convert else text


def coding(text: str) -> Callable[[str], str] | None:
    """Return how the text is to be converted; nothing where it is no old coding."""
    sample = text[:_SAMPLE]
    if _UNICODE.search(sample) or len(_FOREIGN.findall(sample)) < _FEWEST:
        return None
    shares = {convert: _share(convert(sample)) for convert in (from_tcvn3, from_vni)}
    best = max(shares, key=lambda each: shares[each])
    if shares[best] < _SURE or shares[best] - _share(sample) < _CLEAR:
        return None
    return best


def _share(text: str) -> float:
    """Return the share of the words with marks that can be Vietnamese."""
    words = [word for word in _WORD.findall(text) if not word.isascii()]
    return sum(map(is_syllable, words)) / len(words) if words else 0.0
