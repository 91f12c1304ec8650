"""What many trials say together: error beside naive forecasts, coverage, direction."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from hientai.forecasts.domain.backtest import LEVELS, Trial


@dataclass(frozen=True)
class Score:
    """Means over trials: errors in the figure's own unit, shares between 0 and 1."""

    count: int
    error: float
    last_value: float
    trend: float
    coverage: dict[int, float]
    direction: float | None
    directions: int = 0
    said: float | None = None  # right among those of which a direction was said
    saids: int = 0

    def doubt(self, level: int) -> float:
        """Return the standard error of the coverage of a level, were it as said."""
        return float((level / 100 * (1 - level / 100) / self.count) ** 0.5)

    @property
    def beats(self) -> bool:
        """Return whether it was nearer than both naive forecasts."""
        return self.error < min(self.last_value, self.trend)


def score(trials: Sequence[Trial]) -> Score:
    """Score trials of one figure, or of several where only shares are read."""
    count = len(trials)
    moved = [one.direction for one in trials if one.direction is not None]
    said = [one.direction for one in trials if one.direction is not None and one.sure]
    return Score(
        count=count,
        error=sum(abs(one.middle - one.actual) for one in trials) / count,
        last_value=sum(abs(one.last_value - one.actual) for one in trials) / count,
        trend=sum(abs(one.trend - one.actual) for one in trials) / count,
        coverage={level: sum(one.covered(level) for one in trials) / count for level in LEVELS},
        direction=sum(moved) / len(moved) if moved else None,
        directions=len(moved),
        said=sum(said) / len(said) if said else None,
        saids=len(said),
    )
