"""Numbers of headings and rows that OCR misread, put right by those before and after them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.reading.files.numbering import in_roman
from hientai.reading.files.places import LoadedText
from hientai.reading.labels import roman_value

Edit = tuple[int, int, str]

_ROMAN: Final = re.compile(
    r"^(?P<mark>\**)(?P<label>[IVXHlL1|!]{1,5})(?P<end>[.-]\s*(?=[^\W\d_])|\t)", re.MULTILINE
)
_NUMBER: Final = re.compile(
    r"^(?P<mark>\**)(?P<label>\d{1,2}(?:\.\d{1,2})?|[lIi|!])(?P<end>[.)])\s+(?=[^\W\d_])",
    re.MULTILINE,
)
_ROW: Final = re.compile(r"^(?P<label>[^\t\n]{1,6})\t(?P<rest>[^\n]*\t[^\n]*)$", re.MULTILINE)
_LETTER: Final = re.compile(r"^(?:\**)(?P<label>[^\W_])\)(?:\s+(?=\w)|\t)", re.MULTILINE)
_ALPHABET: Final = " abcdđeghiklmnopqrstuvxy"
_COUNT: Final = re.compile(r"\d{1,2}")
_GROUP: Final = re.compile(r"[IVX]{1,5}|[A-HĐ]|S?TT|STT")
_MISREAD: Final = str.maketrans({"H": "II", "l": "I", "1": "I", "|": "I", "!": "I", "L": "I"})
_FEWEST_CELLS: Final = 2
_LONGEST: Final = 3


@dataclass(frozen=True, slots=True)
class _Label:
    """A label as it was read: where it stands, and its value, 0 where it is none."""

    start: int
    end: int
    text: str
    value: int


def repair_numerals(loaded: LoadedText) -> LoadedText:
    """Return the text with `I, II, II, IV` as `I, II, III, IV`, and `1, x, 3` as `1, 2, 3`.

    What was read stays known as a change of the text.
    """
    text = loaded.text
    edits: dict[int, Edit] = {}
    for chain in (*_rows(text), _numbers(text)):
        edits.update((edit[0], edit) for edit in _between(chain, str))
    for end in (".", "-", "\t"):
        for edit in _counted(_romans(text, end)):
            edits.setdefault(edit[0], edit)
    for edit in (*_dotted(text), *_letters(text)):
        edits.setdefault(edit[0], edit)
    return loaded.edited(list(edits.values()))


def _romans(text: str, end: str) -> list[_Label]:
    return [
        _Label(
            *found.span("label"), found["label"], roman_value(found["label"].translate(_MISREAD))
        )
        for found in _ROMAN.finditer(text)
        if found["end"].startswith(end) and not _COUNT.fullmatch(found["label"])
    ]


def _counted(chain: Sequence[_Label]) -> Iterator[Edit]:
    """Yield what puts the numerals of one chain right."""
    for place, label in reversed(list(enumerate(chain))):
        before = chain[place - 1].value if place else 0
        after = chain[place + 1].value if place + 1 < len(chain) else 0
        wanted = before + 1
        repeated = label.value == before > 1 and after in {0, 1}
        sure = label.value == wanted or after == wanted + 1 or repeated
        near = label.value in {0, before, wanted}
        if sure and near and in_roman(wanted) != label.text:
            yield label.start, label.end, in_roman(wanted)


def _rows(text: str) -> Iterator[list[_Label]]:
    """Yield the numbers of rows, those of one group of a table together."""
    chain: list[_Label] = []
    reached = 0
    for found in _ROW.finditer(text):
        label = found["label"].strip(" .)*")
        filled = sum(bool(cell.strip()) for cell in found["rest"].split("\t"))
        if text.count("\n", reached, found.start()) > 1 or _GROUP.fullmatch(label):
            yield chain
            chain = []
        reached = found.end()
        if not _GROUP.fullmatch(label) and filled >= _FEWEST_CELLS and len(label) <= _LONGEST:
            value = int(label) if _COUNT.fullmatch(label) else 0
            chain.append(_Label(*found.span("label"), found["label"], value))
    yield chain


def _numbers(text: str) -> list[_Label]:
    """Return the numbers of headings and items in order; `l.` is none yet."""
    return [
        _Label(*found.span("label"), found["label"], _value(found["label"]))
        for found in _NUMBER.finditer(text)
        if "." not in found["label"]
    ]


def _value(label: str) -> int:
    return int(label) if label.isdigit() else 0


def _between(chain: Sequence[_Label], write: Callable[[int], str]) -> Iterator[Edit]:
    """Yield the number of what is none, where those beside it leave no doubt."""
    for place, label in enumerate(chain):
        before = chain[place - 1].value if place else 0
        after = chain[place + 1].value if place + 1 < len(chain) else 0
        if not label.value and after == before + 2:
            dot = "." if label.text.endswith(".") else ""
            yield label.start, label.end, f"{write(before + 1)}{dot}"


def _dotted(text: str) -> Iterator[Edit]:
    """Yield `2.1` for `21` after `2`, and `2.2` for `22` after `2.1`."""
    before: tuple[int, int] = (0, 0)
    for found in _NUMBER.finditer(text):
        label = found["label"]
        parts = [int(part) for part in label.split(".") if part.isdigit()]
        if len(parts) == 1 and len(label) == len("21") and label.isdigit():
            head, tail = int(label[0]), int(label[1])
            if (head, tail - 1) == before and head:
                yield (*found.span("label"), f"{head}.{tail}")
                parts = [head, tail]
        before = (parts[0], parts[1] if len(parts) > 1 else 0) if parts else before


def _letters(text: str) -> Iterator[Edit]:
    """Yield `c` for `C` after `b`, `đ` for `d` between `d` and `e`, `a` for `8` before `b`."""
    chain = [
        _Label(*found.span("label"), found["label"], max(_ALPHABET.find(found["label"].lower()), 0))
        for found in _LETTER.finditer(text)
    ]
    for place, label in enumerate(chain):
        before = chain[place - 1].value if place else 0
        after = chain[place + 1].value if place + 1 < len(chain) else 0
        wanted = before + 1 if before + 1 < len(_ALPHABET) else 0
        in_doubt = label.value in {0, before} and wanted and after == wanted + 1
        if in_doubt or (label.text.isupper() and label.value == wanted > 1):
            yield label.start, label.end, _ALPHABET[wanted]
