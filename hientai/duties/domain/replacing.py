"""Which task of a new plan stands for which of the plan that it replaces or amends."""

from __future__ import annotations

from collections.abc import Mapping

from hientai.plans.domain import likeness

ALIKE = 62  # of 100: enough to propose; a person looks at every pair


def proposed_pairs(old: Mapping[int, str], new: Mapping[int, str]) -> dict[int, int]:
    """Return old task -> new task by their words, each at most once, the likest first."""
    scored = sorted(
        (
            (-score, before, after)
            for before, words in old.items()
            for after, others in new.items()
            if (score := likeness(words, others)) >= ALIKE
        )
    )
    pairs: dict[int, int] = {}
    for _score, before, after in scored:
        if before not in pairs and after not in pairs.values():
            pairs[before] = after
    return pairs
