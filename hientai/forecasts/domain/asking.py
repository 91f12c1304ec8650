"""What may be asked."""

from __future__ import annotations

from hientai.kernel.errors import DomainError, noop

FARTHEST = 15  # years ahead; beyond, intervals say nothing


class BadQuestion(DomainError):
    """A question that cannot be computed."""


def check_years(until: int, goal_year: int | None, today_year: int) -> None:
    """Refuse years that are past or too far, and a goal after the last year."""
    if not today_year <= until <= today_year + FARTHEST:
        raise BadQuestion(
            noop("Năm cuối của dự báo phải từ %(first)s đến %(last)s."),
            first=today_year,
            last=today_year + FARTHEST,
        )
    if goal_year is not None and not today_year <= goal_year <= until:
        raise BadQuestion(
            noop("Năm của mục tiêu phải từ %(first)s đến %(last)s."), first=today_year, last=until
        )
