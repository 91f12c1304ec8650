"""How a line is measured: the best of several runs, beside its rival in the same process."""

from __future__ import annotations

import time
from collections.abc import Callable
from dataclasses import dataclass

RUNS = 5


@dataclass(frozen=True)
class Line:
    """`ratio` is ours by theirs; it holds while it is at most `bar`."""

    name: str
    seconds: float
    against: str
    against_seconds: float
    bar: float
    pages: int = 0

    def as_json(self) -> dict[str, object]:
        ratio = self.seconds / self.against_seconds
        found: dict[str, object] = {
            "name": self.name,
            "seconds": round(self.seconds, 5),
            "against": self.against,
            "against_seconds": round(self.against_seconds, 5),
            "ratio": round(ratio, 2),
            "bar": self.bar,
            "holds": ratio <= self.bar,
        }
        if self.pages:
            found["pages_per_second"] = round(self.pages / self.seconds)
        return found


def together(*works: Callable[[], object], runs: int = 2 * RUNS) -> list[float]:
    """Return what `best` does for several, turn by turn, so that a busy moment hits them all."""
    times = [[_timed(work) for work in works] for _ in range(runs + 1)]
    return [min(own) for own in zip(*times[1:], strict=True)]


def _timed(work: Callable[[], object]) -> float:
    start = time.perf_counter()
    work()
    return time.perf_counter() - start


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the seconds of the quickest run, after one that is not counted."""
    return together(work, runs=runs)[0]
