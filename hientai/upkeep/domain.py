"""Rules of keeping the register true: what should be known of everybody, what is old, who is reminded."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Final

from hientai.kernel.errors import noop

# what should be known of everybody in the register, in the order in which tables show it
WANTED: Final = (
    *("birth", "sex", "ethnicity", "identity", "phone", "workplace", "position"),
    *("degree", "speciality", "field_of_science", "sector"),
)
# what changes from year to year; all else stands on the profile's own page
ASKED: Final = ("position", "department", "workplace", "rank")
IN_GUARDED: Final = frozenset({"ethnicity", "identity", "phone"})
OLD_AFTER: Final = timedelta(days=365)
FIGURES: Final = {
    "unchanged": noop("không đổi"),
    "changed": noop("có thay đổi"),
    "new": noop("thêm mới"),
    "retired": noop("nghỉ hưu"),
    "moved": noop("chuyển đi"),
    "dead": noop("đã mất"),
}
_BEFORE: Final = (14, 3)  # days
_AFTER: Final = (1, 8, 15)


def rung(due_on: date, today: date) -> int | None:
    """Return the reminder of a day, by its days from the due day; None on days without one.

    A day that nobody worked on is made up for: the reminder counts until the next one.
    """
    days = (today - due_on).days
    reached = [step for step in (*(-step for step in _BEFORE), *_AFTER) if step <= days]
    return reached[-1] if reached else None


def next_year(day: date) -> date:
    """Return the same day a year later; 28 February for 29."""
    try:
        return day.replace(year=day.year + 1)
    except ValueError:
        return day.replace(year=day.year + 1, day=28)


def completeness(filled: dict[str, int], people: int) -> int | None:
    """Return how many percent of all wanted values are known; None for nobody."""
    if not people:
        return None
    return 100 * sum(filled.get(name, 0) for name in WANTED) // (people * len(WANTED))
