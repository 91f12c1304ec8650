"""What belongs to a programme, and in what order."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from typing import TypeVar

from hientai.kernel.errors import DomainError

Key = TypeVar("Key")


class BadProgramme(DomainError):
    """A programme that cannot be kept as it is."""

    code = "bad_programme"


@dataclass(frozen=True)
class Scope:
    """What the members of a programme reach: whole plans, headings with all below, single tasks."""

    plans: frozenset[int] = frozenset()
    headings: frozenset[int] = frozenset()
    tasks: frozenset[int] = frozenset()

    def holds(self, *, plan: int, heading: int | None, task: int) -> bool:
        return plan in self.plans or heading in self.headings or task in self.tasks


def below(chosen: Collection[int], paths: Mapping[int, Sequence[str]]) -> frozenset[int]:
    """Return the headings under the chosen ones, these included; `paths` are those of one plan."""
    tops = [tuple(paths[pk]) for pk in chosen if pk in paths]
    return frozenset(
        pk for pk, path in paths.items() if any(tuple(path[: len(top)]) == top for top in tops)
    )


def moved(order: Iterable[Key], one: Key, *, up: bool) -> list[Key]:
    """Return the order with one changing places with its neighbour; at an end nothing moves."""
    found = list(order)
    at = found.index(one)
    to = at - 1 if up else at + 1
    if 0 <= to < len(found):
        found[at], found[to] = found[to], found[at]
    return found
