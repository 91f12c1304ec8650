"""One task said twice: which values the two places give differently, and which one of them fills."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Any, Final

from hientai.kernel.timeframes import Timeframe
from hientai.plans.domain.contents import NAME_FIELDS, Contents
from hientai.reading.contract import Task

COMPARED: Final = (*NAME_FIELDS, "timeframe", "deliverable")


def said_task(path: list[str], contents: Contents) -> Task:
    """Return what a row says as the reader's rules take it."""
    return Task(
        path=path,
        text=contents.text,
        leads=list(contents.leads),
        coordinators=list(contents.coordinators),
        timeframe=None,
        kind=contents.kind,
        reports_to=list(contents.reports_to),
        deliverable=contents.deliverable or None,
        sources={},
    )


def differing(first: Contents, second: Contents) -> tuple[str, ...]:
    """Return the fields that both places fill, and not alike."""
    return tuple(
        name
        for name in COMPARED
        if _filled(first, name) and _filled(second, name) and not _alike(first, second, name)
    )


def filled_by(first: Contents, second: Contents) -> Mapping[str, Any]:
    """Return what only the second place says: one task keeps it too."""
    return {
        name: getattr(second, name)
        for name in COMPARED
        if _filled(second, name) and not _filled(first, name)
    }


def _filled(contents: Contents, name: str) -> bool:
    value = getattr(contents, name)
    return bool(value) and value != Timeframe()


def _alike(first: Contents, second: Contents, name: str) -> bool:
    one, two = getattr(first, name), getattr(second, name)
    if name in NAME_FIELDS:
        return set(one) == set(two)
    if name == "timeframe":
        return (one.recurrence, one.start, one.end, one.condition) == (
            two.recurrence,
            two.start,
            two.end,
            two.condition,
        )
    return bool(one == two)
