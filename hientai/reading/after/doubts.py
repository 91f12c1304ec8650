"""Says on a reading what a person should look at: words and numbers that a scanner may have got wrong."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import Any, Final

from hientai.kernel.errors import noop
from hientai.reading.after.repair import suggest
from hientai.reading.contract import Reading, Task
from hientai.reading.files.places import Change

_FIELDS: Final = ("text", "leads", "coordinators", "reports_to", "deliverable")
_HEAD: Final = ("issuer", "title")
_ONE = noop("“%(read)s” có thể là “%(suggested)s”")
_WHY = noop("Bản chụp có thể sai chữ: %(words)s.")
_NUMBER = noop(
    "Số thứ tự trên bản chụp đọc là “%(read)s”, sửa thành “%(number)s” theo thứ tự các mục."
)


def with_doubts(reading: Reading, changes: Iterable[Change] = ()) -> Reading:
    """Return the reading with a doubt on each value that holds such words; no value is changed.

    `changes` are the numbers that loading put right: the task that follows each says so.
    """
    for task in reading["tasks"]:
        names: dict[str, Any] = {field: task.get(field) for field in _FIELDS}
        names["timeframe"] = task["timeframe"] and task["timeframe"]["text"]
        if found := _doubts(names):
            task["doubts"] = {**found, **task.get("doubts", {})}
    head = {field: reading["document"].get(field) for field in _HEAD}
    if found := _doubts(head):
        reading["document_doubts"] = {**found, **reading.get("document_doubts", {})}
    for change in changes:
        _doubt_number(reading, change)
    return reading


def _doubts(values: Mapping[str, Any]) -> dict[str, str]:
    """Return a sentence for each value, a text or a list of names, that may be misread."""
    found: dict[str, str] = {}
    for field, value in values.items():
        texts = value if isinstance(value, list) else [value or ""]
        repairs = [repair for text in texts for repair in suggest(text)]
        if repairs:
            words = {_ONE % {"read": one.read, "suggested": one.suggested}: None for one in repairs}
            found[field] = _WHY % {"words": "; ".join(words)}
    return found


def _doubt_number(reading: Reading, change: Change) -> None:
    following = [task for task in reading["tasks"] if _begin(task) >= change.end]
    if following:
        task = min(following, key=_begin)
        number = reading["text"][change.start : change.end]
        task.setdefault("doubts", {}).setdefault(
            "path", _NUMBER % {"read": change.read, "number": number}
        )


def _begin(task: Task) -> int:
    return min((start for start, _ in task["sources"].get("text", [])), default=-1)
