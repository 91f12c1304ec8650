"""Telling people inside the system. Whoever writes says it; `chasing` keeps and delivers it."""

from __future__ import annotations

from collections.abc import Collection
from dataclasses import dataclass, field

from django.dispatch import Signal

notice_told = Signal()  # notice: Notice, inside the transaction of the write


@dataclass(frozen=True)
class Notice:
    """One sentence for the officers of bodies, or for users by name, with the page that it is about.

    `words` is a msgid with named places, `values` their plain JSON values: the reader's language
    is known only when it is read. `key` makes a notice that is told twice one. What is `urgent` also
    leaves the system at once, where the person has an address; all else waits for the day's digest.
    """

    kind: str
    words: str
    href: str
    key: str
    bodies: Collection[int] = ()
    users: Collection[int] = ()
    values: dict[str, str | int] = field(default_factory=dict)
    urgent: bool = False


def tell(notice: Notice) -> None:
    """Tell at once, in the writer's transaction: what is undone was never told."""
    notice_told.send(Notice, notice=notice)
