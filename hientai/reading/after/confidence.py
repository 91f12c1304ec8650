"""How sure every value of a reading is: probabilities that held on papers never seen before."""

from __future__ import annotations

import json
import math
from collections.abc import Mapping
from functools import cache
from pathlib import Path
from typing import Any, Final, TypedDict

from hientai.reading.after.features import (
    Features,
    document_features,
    target_features,
    task_features,
)
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
    return Probabilities(
        tasks=[
            {name: probability(name, signs) for name, signs in fields.items()}
            for fields in task_features(reading)
        ],
        document={
            name: probability("document", signs)
            for name, signs in document_features(reading).items()
        },
        targets=[probability("target", signs) for signs in target_features(reading)],
    )


def with_confidence(reading: Reading) -> Reading:
    """Return the reading with `sure` beside its values: `[probability, why it may be wrong]`."""
    for task, fields in zip(reading["tasks"], task_features(reading), strict=True):
        task["sure"] = {name: _told(name, signs) for name, signs in fields.items()}
    reading["document_sure"] = {
        name: _told("document", signs) for name, signs in document_features(reading).items()
    }
    for target, signs in zip(reading["targets"], target_features(reading), strict=True):
        target["sure"] = _told("target", signs)
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
