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

    def as_json(self) -> dict[str, object]:
        ratio = self.seconds / self.against_seconds
        return {
            "name": self.name,
            "seconds": round(self.seconds, 5),
            "against": self.against,
            "against_seconds": round(self.against_seconds, 5),
            "ratio": round(ratio, 2),
            "bar": self.bar,
            "holds": ratio <= self.bar,
        }


def best(work: Callable[[], object], runs: int = RUNS) -> float:
    """Return the seconds of the quickest run, after one that is not counted."""
    work()
    times = []
    for _ in range(runs):
        start = time.perf_counter()
        work()
        times.append(time.perf_counter() - start)
    return min(times)
