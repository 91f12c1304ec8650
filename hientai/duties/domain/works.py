"""Work speaks for tasks: what happened where a task is carried out, as figures and evidence.

A task is tied to pages of other apps (a paper drafted, a course held, an appraisal given). Those
apps stand above `duties`, so it knows them by this interface alone; they `register` a source when
the site starts. A body's report is pre-filled from it.
"""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import Decimal
from typing import Final, Protocol


@dataclass(frozen=True)
class Figure:
    """One thing that happened, as a line of a report says it: `label: value unit`, and its page.

    `value` is a number or words; nothing where the label says all (a paper's name and number).
    `files` are the keys of stored files that prove it.
    """

    label: str
    value: Decimal | int | str = ""
    unit: str = ""
    href: str = ""
    files: tuple[int, ...] = ()


class Source(Protocol):
    """One kind of work that carries tasks out."""

    what: str  # a key of its own: "draft"
    label: str  # what people call it, marked for the catalogue

    def figures(
        self, tasks: Collection[int], body: int, start: date, end: date
    ) -> Mapping[int, Sequence[Figure]]:
        """Return task -> what the body did of it from `start` to `end`, both days included.

        One call answers for all tasks of a report, in a bounded number of queries. Tasks without
        work may be left out.
        """


SOURCES: Final[dict[str, Source]] = {}


def register(source: Source) -> None:
    """Make a source known; asked for once, when its app is ready."""
    SOURCES[source.what] = source


def figures(tasks: Collection[int], body: int, start: date, end: date) -> dict[int, list[Figure]]:
    """Return task -> what all sources know of it, in the order in which they registered."""
    found: dict[int, list[Figure]] = {task: [] for task in tasks}
    for source in SOURCES.values():
        for task, told in source.figures(tasks, body, start, end).items():
            found.setdefault(task, []).extend(told)
    return found
