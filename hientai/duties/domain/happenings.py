"""What happened to duties in apps above: each says it, and the duty's page tells it in its timeline."""

from __future__ import annotations

import datetime as dt
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import Final


@dataclass(frozen=True)
class Happening:
    """One thing, in words of the reader's language; `by` is who did it."""

    at: dt.datetime
    title: str
    text: str = ""
    href: str = ""
    by: str = ""


Source = Callable[[int], Sequence[Happening]]
SOURCES: Final[list[Source]] = []


def register(source: Source) -> None:
    """Make known who tells what happened to a duty; asked for once, when an app is ready."""
    if source not in SOURCES:
        SOURCES.append(source)


def happened_to(duty: int) -> list[Happening]:
    return [one for source in SOURCES for one in source(duty)]
