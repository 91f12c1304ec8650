"""Rules of plans that bodies make to carry out the plan above."""

from hientai.subplans.domain.hanging import proposed
from hientai.subplans.domain.ordering import Ordered, day_ordered, ordered_in
from hientai.subplans.domain.states import (
    LABELS,
    ORDER,
    OWED,
    Standing,
    average,
    days_late,
    standing_of,
)

__all__ = [
    "LABELS",
    "ORDER",
    "OWED",
    "Ordered",
    "Standing",
    "average",
    "day_ordered",
    "days_late",
    "ordered_in",
    "proposed",
    "standing_of",
]
