"""How many values a person still looks at: what was read comes with how probably it is right."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import Final

from hientai.plans.domain.contents import Json
from hientai.plans.domain.values import READ

GOAL: Final = 0.995  # of all values right when nobody looks further
_UNKNOWN, _DOUBTED = 0.98, 0.5  # of values read before probabilities were kept


@dataclass(frozen=True)
class Looked:
    """How far the checking is: values, not cards."""

    values: int = 0
    seen: int = 0
    doubtful: int = 0
    wrong: float = 0.0  # expected among what nobody looked at
    to_look_at: int = 0  # so many more values, in the order shown, and GOAL is reached
    below: float = 0.0  # the surest of them
    known: bool = True  # false: read before probabilities were kept, nothing can be expected

    @property
    def unseen(self) -> int:
        return self.values - self.seen

    @property
    def reached(self) -> bool:
        return not self.to_look_at

    @property
    def wrong_share(self) -> float:
        """Return how many of a hundred unseen values are expected to be wrong."""
        return 100 * self.wrong / self.unseen if self.unseen else 0.0


def is_seen(value: Json) -> bool:
    """Tell whether a person looked at a value by itself, not only took it with all the others."""
    return value.get("state") != READ and not value.get("together")


def chance(value: Json) -> float:
    """Return how probably a value is right; 1 where a person looked at it."""
    if is_seen(value):
        return 1.0
    known = value.get("p")
    if known is None:
        return _DOUBTED if value.get("doubt") else _UNKNOWN
    return float(known)


def least(values: Mapping[str, Json]) -> float:
    """Return how probably the least sure value of a card is right."""
    return min(map(chance, values.values()), default=1.0)


def looked(values: Sequence[Json]) -> Looked:
    """Count over all values of a plan; the least sure are looked at first."""
    open_ = sorted(chance(value) for value in values if not is_seen(value))
    known = any("p" in value for value in values)
    left = wrong = sum(1 - p for p in open_)
    to_look_at = 0
    while known and left > (1 - GOAL) * len(values):
        left -= 1 - open_[to_look_at]
        to_look_at += 1
    return Looked(
        values=len(values),
        seen=len(values) - len(open_),
        doubtful=sum(bool(v.get("doubt")) and v.get("state") == READ for v in values),
        wrong=wrong,
        to_look_at=to_look_at,
        below=open_[to_look_at - 1] if to_look_at else 0.0,
        known=known,
    )
