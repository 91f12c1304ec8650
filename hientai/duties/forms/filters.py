"""The filter of a board as it stands in an address."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime, timedelta

from django.http import QueryDict

from hientai.duties.domain import DutyRole, DutyState
from hientai.duties.selectors import OPEN_STATES, BoardFilter

FIELDS = ("programme", "plan", "heading", "task", "body", "state", "month", "q", "units", "role")
TODAY = "now"  # of `units`: bodies as they are today
STATES = frozenset({OPEN_STATES, *(state.value for state in DutyState)})


@dataclass(frozen=True)
class Link:
    """A word with an address that changes one part of the filter."""

    label: str
    href: str


def read_filter(query: QueryDict) -> BoardFilter:
    """Read a filter; what makes no sense narrows nothing."""
    state = query.get("state", "")
    return BoardFilter(
        plan=_number(query, "plan"),
        programme=_number(query, "programme"),
        heading=_number(query, "heading"),
        task=_number(query, "task"),
        body=_number(query, "body"),
        state=state if state in STATES else "",
        text=query.get("q", "").strip()[:200],
        due=month_of(query.get("month", "")),
        as_today=query.get("units") == TODAY,
        role=DutyRole.COORDINATOR if query.get("role") == DutyRole.COORDINATOR else DutyRole.LEAD,
    )


def month_of(text: str) -> tuple[date, date] | None:
    """Return the first and last day of a month that is written as 2026-03."""
    try:
        first = datetime.strptime(text, "%Y-%m").date()  # noqa: DTZ007  # a day, no moment
    except ValueError:
        return None
    return first, (first + timedelta(days=31)).replace(day=1) - timedelta(days=1)


def _number(query: QueryDict, name: str) -> int | None:
    text = query.get(name, "")
    return (
        int(text) if text.isascii() and text.isdigit() and len(text) <= len("999999999") else None
    )


def chosen_duties(query: QueryDict) -> list[int]:
    """Return the duties that were ticked on the board."""
    return [int(text) for text in query.getlist("duty") if text.isascii() and text.isdigit()]


def with_part(query: QueryDict, **changes: object) -> str:
    """Return the address of the same board with parts of its filter changed; None takes one off."""
    changed = QueryDict(mutable=True)
    for name in FIELDS:
        value = changes.get(name, query.get(name))
        if value not in {None, ""}:
            changed[name] = str(value)
    return f"?{changed.urlencode()}"
