"""What a round of supervision must keep: spans of days, when a visit may be concluded."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from typing import Final

from hientai.kernel.errors import DomainError, noop

GOOD: Final = "good"  # tells only: nothing is asked of the body


class BadVisit(DomainError):
    """Something of a visit that does not hold together."""

    code = "bad_visit"


@dataclass(frozen=True)
class Found:
    """A finding, as far as the rules look at it."""

    category: str
    demand: str
    due_on: date | None


def check_span(start: date, end: date, year: int) -> None:
    """Refuse days that end before they begin or lie in no part of the plan's year."""
    if end < start:
        raise BadVisit(noop("Ngày cuối phải từ ngày đầu trở đi."))
    if start.year != year:
        raise BadVisit(noop("Cuộc giám sát phải nằm trong năm %(year)s."), year=year)


def check_held(held_on: date, today: date) -> None:
    if held_on > today:
        raise BadVisit(noop("Ngày giám sát chưa tới."))


def check_conclusion(found: Iterable[Found], held_on: date, on: date) -> None:
    """Refuse a conclusion before its visit, or with a finding that asks for nothing by no day."""
    if on < held_on:
        raise BadVisit(noop("Ngày kết luận phải từ ngày giám sát trở đi."))
    for sentence in _lacking(found, on):
        raise BadVisit(sentence)


def _lacking(found: Iterable[Found], on: date) -> Iterator[str]:
    for one in found:
        if one.category != GOOD and one.due_on is not None and one.due_on <= on:
            yield noop("Hạn trả lời của phát hiện phải sau ngày kết luận.")
        if one.category != GOOD and not one.demand.strip():
            yield noop("Ghi yêu cầu với đơn vị ở mỗi hạn chế, sai phạm.")
