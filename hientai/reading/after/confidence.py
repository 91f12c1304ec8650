"""How sure every value of a reading is: probabilities that held on papers never seen before."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypedDict

from hientai.reading.after.features import Features, all_features
from hientai.reading.after.reasons import reason
from hientai.reading.contract import Reading

DOUBTFUL: Final = 0.9  # below this, a person should look at the value before the others
_FILE: Final = Path(__file__).with_name("coefficients.json")
_STEEPEST: Final = 30.0


class Probabilities(TypedDict):
    """For every value that was read, or read as absent, how probably it is right."""

    tasks: list[dict[str, float]]
    document: dict[str, float]
    targets: list[float]


def probabilities(reading: Reading) -> Probabilities:
    """Return how probably each field of each task, of the header and each target is right."""
    signs = all_features(reading)
    return Probabilities(
        tasks=[
            {name: probability(name, one) for name, one in each.items()} for each in signs.tasks
        ],
        document={name: probability("document", one) for name, one in signs.document.items()},
        targets=[probability("target", one) for one in signs.targets],
    )


def with_confidence(reading: Reading) -> Reading:
    """Return the reading with `sure` beside its values: `[probability, why it may be wrong]`."""
    signs = all_features(reading)
    for task, fields in zip(reading["tasks"], signs.tasks, strict=True):
        task["sure"] = {name: _told(name, one) for name, one in fields.items()}
    reading["document_sure"] = {n: _told("document", one) for n, one in signs.document.items()}
    for target, one in zip(reading["targets"], signs.targets, strict=True):
        target["sure"] = _told("target", one)
    return reading


def _told(model: str, signs: Features) -> tuple[float, str]:
    return probability(model, signs), reason(coefficients()["models"][model], signs)


def doubtful(probability: float) -> bool:
    """Tell whether a person should look at a value of this probability first."""
    return probability < DOUBTFUL


@cache
def coefficients() -> dict[str, Any]:
    """Return what was fitted, with the date and the papers it was fitted on."""
    fitted: dict[str, Any] = json.loads(_FILE.read_text("utf-8"))
    return fitted


def probability(model: str, signs: Features) -> float:
    """Return how probably a value with these signs is right."""
    fitted = coefficients()
    scaled = fitted["slope"] * total(fitted["models"][model], signs) + fitted["shift"]
    return round(squash(scaled), 4)


def total(weights: Mapping[str, float], signs: Features) -> float:
    """Return the weighed sum of the signs; a sign without a weight counts nothing."""
    return sum(weights.get(name, 0.0) * value for name, value in signs.items())


def squash(value: float) -> float:
    """Return the logistic function."""
    return 1.0 / (1.0 + math.exp(-max(-_STEEPEST, min(_STEEPEST, value))))
