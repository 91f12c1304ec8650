"""Roman numerals that OCR misread, put right where the numbers before and after leave no doubt."""

from __future__ import annotations

import re
from typing import Final

from hientai.reading.files.numbering import in_roman
from hientai.reading.labels import roman_value

_LABEL: Final = re.compile(
    r"^(?P<mark>\**)(?P<label>[IVXHl1|]{1,5})(?P<end>\.\s*(?=[^\W\d_])|\t)", re.MULTILINE
)
_MISREAD: Final = str.maketrans({"H": "II", "l": "I", "1": "I", "|": "I"})
_DIGITS_ONLY: Final = re.compile(r"1{1,2}")


def repair_numerals(text: str) -> str:
    """Return the text with `I, II, II, IV` counted as `I, II, III, IV`, at headings and in rows."""
    for end in (".", "\t"):
        text = _counted(text, [each for each in _LABEL.finditer(text) if _is_roman(each, end)])
    return text


def _is_roman(found: re.Match[str], end: str) -> bool:
    return found["end"].startswith(end) and not _DIGITS_ONLY.fullmatch(found["label"])


def _counted(text: str, chain: list[re.Match[str]]) -> str:
    """Put right the labels of one chain; all stay as long as they are or grow by spaces taken."""
    values = [roman_value(each["label"].translate(_MISREAD)) for each in chain]
    for place in range(len(chain) - 1, -1, -1):
        before = values[place - 1] if place else 0
        after = values[place + 1] if place + 1 < len(values) else 0
        label = chain[place]["label"]
        wanted = before + 1
        sure = values[place] == wanted or after == wanted + 1
        if sure and (values[place] in {before, wanted} or not values[place]):
            start, end = chain[place].span("label")
            if in_roman(wanted) != label:
                text = f"{text[:start]}{in_roman(wanted)}{text[end:]}"
    return text
