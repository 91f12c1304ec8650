"""Objectives judged in words, targets with figures where known: as parts of a review."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from enum import StrEnum
from typing import Final

from hientai.reports.domain.content import Grid, Part, Words
from hientai.reports.domain.texts import Text, bullet, para
from hientai.reviews.domain.outlines import OBJECTIVES, TARGETS


class Verdict(StrEnum):
    """How an objective or a target stands."""

    OPEN = "open"
    ACHIEVED = "achieved"
    PARTLY = "partly"
    NOT = "not"


# An official report is in Vietnamese whoever reads it.
VERDICT_WORDS: Final = {
    Verdict.OPEN: "Chưa đánh giá",
    Verdict.ACHIEVED: "Đạt",
    Verdict.PARTLY: "Đạt một phần",
    Verdict.NOT: "Chưa đạt",
}
UNKNOWN: Final = "chưa có số liệu"
WEIGHTS: Final = (5.0, 2.2, 2.0, 2.4)


@dataclass(frozen=True, slots=True)
class Judged:
    """An objective or a target as it is judged; `value` is empty where no figure is known."""

    text: str
    verdict: Verdict
    words: str = ""
    goal: str = ""
    value: str = ""
    target: bool = False


def judged_parts(found: Iterable[Judged]) -> dict[str, Part]:
    """Return the parts of a review that tell its objectives and its targets."""
    known = list(found)
    objectives = tuple(_objective(one) for one in known if not one.target)
    rows = tuple(
        (one.text, one.goal, one.value or UNKNOWN, _verdict(one)) for one in known if one.target
    )
    nothing = para("Kế hoạch không nêu chỉ tiêu bằng số.")
    head = ("Chỉ tiêu", "Mục tiêu", "Kết quả", "Đánh giá")
    targets: Part = (
        Grid(TARGETS, head, rows, weights=WEIGHTS) if rows else Words(TARGETS, (nothing,))
    )
    return {OBJECTIVES: Words(OBJECTIVES, objectives), TARGETS: targets}


def _objective(one: Judged) -> Text:
    said = f" {one.words.strip()}" if one.words.strip() else ""
    return bullet(f"{one.text.rstrip(' .;')}: {VERDICT_WORDS[one.verdict].lower()}.{said}")


def _verdict(one: Judged) -> str:
    words = VERDICT_WORDS[one.verdict]
    return f"{words}. {one.words.strip()}" if one.words.strip() else words
