"""Rules of a paper on its way: its steps, which follow which, how long each took."""

from hientai.drafting.domain.steps import (
    LABELS,
    NEXT,
    ORDER,
    RETURNS,
    Stay,
    Step,
    days_by_step,
    may_go,
    may_return,
)

__all__ = [
    "LABELS",
    "NEXT",
    "ORDER",
    "RETURNS",
    "Stay",
    "Step",
    "days_by_step",
    "may_go",
    "may_return",
]
