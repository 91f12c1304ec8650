"""Roman numerals that OCR misread, put right where the numbers before and after leave no doubt."""

from __future__ import annotations

import re
from collections.abc import Iterator
from typing import Final

from hientai.reading.files.numbering import in_roman
from hientai.reading.files.places import LoadedText
from hientai.reading.labels import roman_value

_LABEL: Final = re.compile(
    r"^(?P<mark>\**)(?P<label>[IVXHl1|]{1,5})(?P<end>\.\s*(?=[^\W\d_])|\t)", re.MULTILINE
)
_MISREAD: Final = str.maketrans({"H": "II", "l": "I", "1": "I", "|": "I"})
_DIGITS_ONLY: Final = re.compile(r"1{1,2}")


def repair_numerals(loaded: LoadedText) -> LoadedText:
    """Return the text with `I, II, II, IV` counted as `I, II, III, IV`, at headings and in rows."""
    edits: list[tuple[int, int, str]] = []
    for end in (".", "\t"):
        chain = [each for each in _LABEL.finditer(loaded.text) if _is_roman(each, end)]
        edits.extend(_counted(chain))
    return loaded.edited(edits)


def _is_roman(found: re.Match[str], end: str) -> bool:
    return found["end"].startswith(end) and not _DIGITS_ONLY.fullmatch(found["label"])


def _counted(chain: list[re.Match[str]]) -> Iterator[tuple[int, int, str]]:
    """Yield what puts the labels of one chain right: start, end and the numeral."""
    values = [roman_value(each["label"].translate(_MISREAD)) for each in chain]
    for place in range(len(chain) - 1, -1, -1):
        before = values[place - 1] if place else 0
        after = values[place + 1] if place + 1 < len(values) else 0
        label = chain[place]["label"]
        wanted = before + 1
        sure = values[place] == wanted or after == wanted + 1
        near = values[place] in {0, before, wanted}
        if sure and near and in_roman(wanted) != label:
            yield (*chain[place].span("label"), in_roman(wanted))
