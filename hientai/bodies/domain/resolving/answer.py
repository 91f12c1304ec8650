"""What a name stands for on a day, how sure, and why."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum

from hientai.bodies.domain.resolving.facts import Fact, Step


class Status(StrEnum):
    """EXACT: valid on the day. SUCCESSOR: the bodies that hold its work on the day, each its part.

    AMBIGUOUS: one of the bodies, or none of them: a person must say. UNKNOWN: no such body.
    """

    EXACT = "exact"
    SUCCESSOR = "successor"
    AMBIGUOUS = "ambiguous"
    UNKNOWN = "unknown"


@dataclass(frozen=True)
class Reason:
    """A sentence with %(named)s places, marked for the catalogue, and what fills them."""

    sentence: str
    values: Mapping[str, object] = field(default_factory=dict)

    def __str__(self) -> str:
        return self.sentence % self.values if self.values else self.sentence


@dataclass(frozen=True)
class Found:
    """A body of the answer; `via` are the steps from the named one, `confidence` is 0 to 1."""

    fact: Fact
    confidence: float
    via: tuple[Step, ...] = ()

    @property
    def main(self) -> bool:
        """Return whether it took the whole over, not a part."""
        return all(step.kind not in {"moved", "split"} for step in self.via)


@dataclass(frozen=True)
class Answer:
    """`group`: the name stands for several bodies, and all of them are meant."""

    status: Status
    found: tuple[Found, ...] = ()
    why: tuple[Reason, ...] = ()
    group: bool = False
