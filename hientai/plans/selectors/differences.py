"""What two places of one task say differently, in words."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from hientai.plans import domain
from hientai.plans.models import Task
from hientai.plans.selectors.words import FIELD_LABELS, time_words


@dataclass(frozen=True)
class Difference:
    """A value of a task as its two places give it; one of them may be silent."""

    label: str
    first: str
    second: str


@dataclass(frozen=True)
class Also:
    """Another place of a task, and what it gives differently."""

    task: Task
    differences: list[Difference]


def differences(
    names: Iterable[str], first: domain.Contents, second: domain.Contents
) -> list[Difference]:
    """Return the values of these fields side by side."""
    return [
        Difference(str(FIELD_LABELS[name]), _words(first, name), _words(second, name))
        for name in names
    ]


def _words(contents: domain.Contents, name: str) -> str:
    if name == "timeframe":
        return contents.timeframe.text or time_words(contents.timeframe)
    value = getattr(contents, name)
    return value if isinstance(value, str) else "; ".join(value)
