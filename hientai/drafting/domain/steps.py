"""The steps of a paper from its draft to its number."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from enum import StrEnum
from types import MappingProxyType
from typing import Final

from hientai.kernel.errors import noop


class Step(StrEnum):
    DRAFTING = "drafting"
    OPINIONS = "opinions"
    SUBMISSION = "submission"
    ISSUED = "issued"


LABELS: Final[Mapping[Step, str]] = MappingProxyType(
    {
        Step.DRAFTING: noop("Soạn thảo"),
        Step.OPINIONS: noop("Lấy ý kiến"),
        Step.SUBMISSION: noop("Đã trình"),
        Step.ISSUED: noop("Đã ban hành"),
    }
)
ORDER: Final = tuple(LABELS)
# Small papers are submitted, or issued, without asking anybody; nothing is issued twice.
NEXT: Final[Mapping[Step, tuple[Step, ...]]] = MappingProxyType(
    {
        Step.DRAFTING: (Step.OPINIONS, Step.SUBMISSION, Step.ISSUED),
        Step.OPINIONS: (Step.SUBMISSION, Step.ISSUED),
        Step.SUBMISSION: (Step.ISSUED,),
        Step.ISSUED: (),
    }
)
RETURNS: Final[Mapping[Step, tuple[Step, ...]]] = MappingProxyType(
    {
        Step.DRAFTING: (),
        Step.OPINIONS: (Step.DRAFTING,),
        Step.SUBMISSION: (Step.DRAFTING, Step.OPINIONS),
        Step.ISSUED: (),
    }
)


@dataclass(frozen=True)
class Stay:
    """One time in a step; one that lasts has no end."""

    step: Step
    since: date
    until: date | None

    def days(self, today: date) -> int:
        return max(((self.until or today) - self.since).days, 0)


def may_go(step: Step, to: Step) -> bool:
    return to in NEXT[step]


def may_return(step: Step, to: Step) -> bool:
    return to in RETURNS[step]


def days_by_step(stays: Iterable[Stay], today: date) -> dict[Step, int]:
    """Return how many days a paper was in each step, all times together; an issued one rests."""
    days = dict.fromkeys(ORDER[:-1], 0)
    for stay in stays:
        if stay.step in days:
            days[stay.step] += stay.days(today)
    return days
