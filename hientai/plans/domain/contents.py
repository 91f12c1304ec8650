"""What a task says, apart from where it was read."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass, field, fields, replace
from typing import Any, Final

from hientai.kernel.timeframes import Recurrence, Timeframe
from hientai.kernel.vietnamese import nfc
from hientai.reading.source import whole
from hientai.reading.times import read_time

Json = Mapping[str, Any]

NAME_FIELDS: Final = ("leads", "coordinators", "reports_to")
ADDED_PART: Final = "+"  # of the path of a task that a person added
FIELDS: Final = ("text", *NAME_FIELDS, "timeframe", "kind", "deliverable")


@dataclass(frozen=True)
class Contents:
    """What a task says, apart from where it was read."""

    text: str = ""
    leads: tuple[str, ...] = ()
    coordinators: tuple[str, ...] = ()
    reports_to: tuple[str, ...] = ()
    timeframe: Timeframe = field(default_factory=Timeframe)
    kind: str = "task"
    deliverable: str = ""


def timeframe_of(value: Json | None) -> Timeframe:
    """Return the contract's timeframe; an unknown recurrence counts as periodic."""
    if not value:
        return Timeframe()
    said = value.get("recurrence")
    known = {item.value for item in Recurrence}
    return Timeframe(
        text=str(value.get("text") or "")[:300],
        recurrence=(Recurrence(said) if said in known else Recurrence.PERIODIC) if said else None,
        start=value.get("start"),
        end=value.get("end"),
        condition=str(value["condition"])[:300] if value.get("condition") else None,
    )


def retyped(before: Timeframe, after: Timeframe) -> Timeframe:
    """Return what new words of a time mean, where a person changed nothing but the words."""
    if not after.text or after.text == before.text or replace(after, text=before.text) != before:
        return after
    read = read_time(whole(after.text))
    return timeframe_of(read) if read else Timeframe(text=after.text)


def contents_of(task: Json) -> Contents:
    """Return what a task of the contract says."""
    return Contents(
        text=nfc(str(task.get("text") or "")),
        leads=_names(task, "leads"),
        coordinators=_names(task, "coordinators"),
        reports_to=_names(task, "reports_to"),
        timeframe=timeframe_of(task.get("timeframe")),
        kind=str(task.get("kind") or "task"),
        deliverable=str(task.get("deliverable") or ""),
    )


def _names(task: Json, key: str) -> tuple[str, ...]:
    return tuple(dict.fromkeys(nfc(str(name))[:300] for name in task.get(key) or ()))


def label_of(path: Sequence[str]) -> str:
    """Return how a place in the paper is said: “III / 2 / 2.1 / ý 1”; “thêm” is in no paper."""
    return " / ".join(_part_of(part) for part in path)[:120]


def _part_of(part: str) -> str:
    if part == ADDED_PART:
        return "thêm"
    # An unnumbered part is known by its place, which no paper prints.
    return f"ý {part[1:]}" if part[:1] == "-" and part[1:].isdecimal() else part


def changed(before: Contents, after: Contents) -> tuple[str, ...]:
    """Return the fields in which two contents differ."""
    return tuple(
        f.name for f in fields(Contents) if getattr(before, f.name) != getattr(after, f.name)
    )


def heading_over(path: Sequence[str], headings: Collection[tuple[str, ...]]) -> tuple[str, ...]:
    """Return the nearest heading above a place, empty where none is."""
    for length in range(len(path) - 1, 0, -1):
        if tuple(path[:length]) in headings:
            return tuple(path[:length])
    return ()
