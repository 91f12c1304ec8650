"""Under which task of the plan above a task of one's own belongs: by the rare words they share."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from math import log
from typing import Final

from hientai.kernel.vietnamese import fold

_ENOUGH: Final = 0.34  # share of the weight of the shorter text's words that both have
_MOST: Final = 3
_OWN_BODY: Final = 1.15  # what the paper above asks of this very body is likelier
_PAIR: Final = 2


def proposed(
    text: str, above: Mapping[int, str], *, ours: Iterable[int] = (), most: int = _MOST
) -> list[tuple[int, float]]:
    """Return the likeliest of the tasks above and how alike they are, 0 to 1, best first."""
    parts = {key: _parts(other) for key, other in above.items()}
    weights = _weights(parts.values())
    own, wanted = frozenset(ours), _parts(text)
    scored = [
        (key, min(_likeness(wanted, part, weights) * (_OWN_BODY if key in own else 1), 1.0))
        for key, part in parts.items()
    ]
    enough = [one for one in scored if one[1] >= _ENOUGH]
    return sorted(enough, key=lambda one: (-one[1], one[0]))[:most]


def _parts(text: str) -> frozenset[str]:
    """Return a text's words in twos: single syllables of Vietnamese mean little."""
    words = fold(text).split()
    return frozenset(" ".join(words[n : n + _PAIR]) for n in range(len(words) - 1))


def _weights(texts: Iterable[frozenset[str]]) -> Mapping[str, float]:
    every: Sequence[frozenset[str]] = list(texts)
    counted = Counter(part for text in every for part in text)
    return {part: log((len(every) + 1) / n) for part, n in counted.items()}


def _likeness(one: frozenset[str], other: frozenset[str], weights: Mapping[str, float]) -> float:
    rare = max(weights.values(), default=1.0)
    least = min(_weight(one, weights, rare), _weight(other, weights, rare))
    return _weight(one & other, weights, rare) / least if least else 0.0


def _weight(parts: frozenset[str], weights: Mapping[str, float], rare: float) -> float:
    return sum(weights.get(part, rare) for part in parts)
