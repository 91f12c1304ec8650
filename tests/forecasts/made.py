"""Forecasts and histories for tests."""

import numpy as np

from hientai.forecasts.domain.lives import NEVER, Lives

_ENDS = {"50": [11.0], "80": [12.0], "95": [13.0]}
DONE = {  # an answer as `questions.answer` gives it
    "year": 2025,
    "assumed": ["leaving"],
    "past": [[2025, 9.0]],
    "fans": [
        {
            "name": "Như hiện nay",
            "scenario": {"doctorates": 0, "quits": 1},
            "years": [2026],
            "middle": [10.0],
            "low": {"50": [9.0], "80": [8.0], "95": [7.0]},
            "high": _ENDS,
            "chance": None,
        }
    ],
    "needs": [],
    "tested": [],
    "score": None,
    "known": {
        "people": 100, "births": 90, "fields": 80, "arrivals": 50, "masters": 10,
        "masters_dated": 9, "doctors": 9, "doctors_dated": 5, "departures_since": None,
    },
}  # fmt: skip


def one_life(**changes: int) -> Lives:
    """Return a man born in June 1980, below master, who came in 2005 and is there for ever."""
    usual = {
        "month": 1980 * 12 + 5, "sex": 0, "field": 0,
        "came": 2005, "left": NEVER, "master": NEVER, "doctor": NEVER,
    }  # fmt: skip
    return Lives(**{name: np.array([value]) for name, value in (usual | changes).items()})
