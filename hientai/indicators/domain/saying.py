"""A target as its plan says it, from the text that was read."""

from __future__ import annotations

from collections.abc import Sequence

from hientai.indicators.domain.catalogue import Said
from hientai.indicators.domain.proposing import sentence_around


def said_of(
    words: str, measure: str, unit: str, text: str, spans: Sequence[Sequence[int]]
) -> tuple[Said, int]:
    """Return what a read target says, and where it begins in its sentence."""
    sentence, at = sentence_around(text, spans)
    return Said(f"{words} {measure}", sentence or words, unit), at
