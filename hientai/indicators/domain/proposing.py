"""What a target that a plan reader found is proposed as: when it is measured, over which parts."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.indicators.domain.goals import Rhythm
from hientai.kernel.vietnamese import fold, nfc

SECTOR: Final = "sector"
_EVERY_YEAR: Final = re.compile(r"\b(hang nam|moi nam|tung nam)\b|/nam\b")
_GROWTH: Final = re.compile(r"\b(tang|tang truong)\b.*\b(binh quan|moi nam|hang nam)\b")
_TOTAL: Final = re.compile(r"\b(trong giai doan|ca giai doan|luy ke|tong cong|cong don)\b")
_PARTS: Final = re.compile(
    r"(?:mỗi|từng)\s+(?:ngành|lĩnh vực)[^:;.]*:\s*(?P<parts>[^:;.]+?)\s+(?:có|đạt|phải)\b",
    re.IGNORECASE,
)
_END: Final = re.compile(r"\.\s|\n")
LONGEST: Final = 2000  # characters before and after a span
_MOST_PARTS: Final = 40


@dataclass(frozen=True)
class Proposed:
    rhythm: Rhythm
    dim: str = ""
    parts: tuple[str, ...] = ()


def sentence_around(text: str, spans: Sequence[Sequence[int]]) -> tuple[str, int]:
    """Return the sentence in which a span stands, and where the span begins in it."""
    if not spans:
        return "", 0
    start, end = spans[0][0], spans[0][1]
    first = max(0, start - LONGEST)
    before = list(_ends(text, first, start))
    begin = before[-1] if before else first
    after = next(_ends(text, end, min(len(text), end + LONGEST)), len(text))
    head, tail = (" ".join(text[a:b].split()) for a, b in ((begin, start), (start, after)))
    head = head.lstrip(" -+•") + (" " if text[start - 1 : start].isspace() else "")
    head = head if head.strip() else ""
    return (head + tail).removesuffix("."), len(head)


def _ends(text: str, start: int, stop: int) -> Iterator[int]:
    """Yield where sentences begin anew; a line that goes on with a small letter was cut by a page."""
    for found in _END.finditer(text, start, stop):
        following = text[found.end() : found.end() + 3].lstrip("\n ")
        if not (found.group() == "\n" and following[:1].islower()):
            yield found.end()


def propose(words: str, sentence: str, unit: str, at: int = 0) -> Proposed:
    """Propose a rhythm and parts; what governs a target stands in its sentence up to its end."""
    # the figure's own words repeat what stands before them in the sentence
    governed = fold(f"{sentence[:at]} {words}") + (" /nam" if unit.endswith("/năm") else "")
    parts = parts_of(sentence, words)
    dim = SECTOR if parts else ""
    if unit.startswith("%") and (_GROWTH.search(governed) or unit.endswith("/năm")):
        return Proposed(Rhythm.GROWTH, dim, parts)
    if _EVERY_YEAR.search(governed):
        return Proposed(Rhythm.EACH_YEAR, dim, parts)
    if _TOTAL.search(governed):
        return Proposed(Rhythm.TOTAL, dim, parts)
    return Proposed(Rhythm.BY, dim, parts)


def parts_of(sentence: str, words: str) -> tuple[str, ...]:
    """Return the sectors of «Mỗi ngành, lĩnh vực: A, B, C có …» if the target is that one."""
    found = _PARTS.search(nfc(sentence))
    if not found or fold(words)[-20:] not in fold(sentence[found.start() :]):
        return ()
    names = [name.strip() for name in found["parts"].split(",")]
    return tuple(name[:1].upper() + name[1:] for name in names if name)[:_MOST_PARTS]
