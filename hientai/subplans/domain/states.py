"""Where a body stands with the plan that it is to make."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from enum import StrEnum
from typing import Final

from hientai.kernel.errors import noop


class Standing(StrEnum):
    """How far a body is with its own plan; computed, never stored."""

    MISSING = "missing"
    LATE = "late"
    RETURNED = "returned"
    READING = "reading"
    CHECKING = "checking"
    HAS = "has"


LABELS: Final = {
    Standing.LATE: noop("quá hạn, chưa có"),
    Standing.RETURNED: noop("đã trả lại, chờ nộp lại"),
    Standing.MISSING: noop("chưa có"),
    Standing.READING: noop("đã nộp, đang đọc"),
    Standing.CHECKING: noop("đã nộp, chờ kiểm tra"),
    Standing.HAS: noop("đã có"),
}
ORDER: Final = tuple(LABELS)
OWED: Final = frozenset({Standing.MISSING, Standing.LATE, Standing.RETURNED})


def standing_of(*, state: str, returned: bool, due_on: date | None, today: date) -> Standing:
    """Return where a body stands; `state` is that of the plan it handed in, empty where there is none."""
    if state == "confirmed" and not returned:
        return Standing.HAS
    if returned:
        return Standing.RETURNED
    if state in {"reading", "checking"}:
        return Standing(state)
    return Standing.LATE if due_on is not None and due_on < today else Standing.MISSING


def days_late(*, due_on: date | None, handed_in_on: date | None, today: date) -> int:
    """Return by how many days a plan came late, or is late today; 0 where it is not."""
    if due_on is None:
        return 0
    return max(((handed_in_on or today) - due_on).days, 0)


def average(percents: Iterable[int]) -> int | None:
    """Return how far the tasks below are together; None where there are none."""
    found = list(percents)
    return round(sum(found) / len(found)) if found else None
