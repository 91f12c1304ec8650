"""How probabilities hold: Brier score and skill, reliability, rank, and how many must be looked at."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Sequence
from itertools import groupby, pairwise
from pathlib import Path
from typing import Final, NamedTuple

PAPER: Final = Path(__file__).resolve().parents[1] / "docs" / "reading-accuracy.md"
BEGIN, END = "<!-- confidence -->", "<!-- /confidence -->"
GOALS: Final = (0.98, 0.99, 0.995)
BOUNDS: Final = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)


class Judged(NamedTuple):
    """A value with the probability that it was given, and the truth."""

    model: str
    card: str
    right: bool
    probability: float


def report(judged: Sequence[Judged]) -> str:
    """Return the figures as Markdown."""
    forms = defaultdict(list)
    for each in judged:
        forms[each.card.split("/")[0]].append(each)
    models = defaultdict(list)
    for each in judged:
        models[each.model].append(each)
    parts = [
        summary([("all", judged), *sorted(forms.items())]),
        summary(sorted(models.items())),
        reliability(judged),
        looking(judged),
    ]
    return "\n".join(parts)


def summary(groups: Sequence[tuple[str, Sequence[Judged]]]) -> str:
    rows = ["| values | count | right | said | Brier | of the mean alone | skill | AUC |", "|---|---|---|---|---|---|---|---|"]  # fmt: skip
    for name, found in groups:
        right, said = mean([e.right for e in found]), mean([e.probability for e in found])
        brier, alone = mean([(e.probability - e.right) ** 2 for e in found]), right * (1 - right)
        skill = f"{1 - brier / alone:+.1%}" if alone else ""
        rows.append(f"| {name} | {len(found)} | {right:.3f} | {said:.3f} | {brier:.4f} | {alone:.4f} | {skill} | {auc(found)} |")  # fmt: skip
    return "\n".join(rows) + "\n"


def reliability(judged: Sequence[Judged]) -> str:
    rows = ["| said | count | mean said | right |", "|---|---|---|---|"]
    for low, high in pairwise(BOUNDS):
        found = [e for e in judged if low <= e.probability < high]
        if found:
            said, right = mean([e.probability for e in found]), mean([e.right for e in found])
            rows.append(f"| {low:.2f}–{min(high, 1):.2f} | {len(found)} | {said:.3f} | {right:.3f} |")  # fmt: skip
    return "\n".join(rows) + "\n"


def looking(judged: Sequence[Judged]) -> str:
    rows = ["| for | values one by one, least sure first | by cards, as the page shows them | in the paper's order |", "|---|---|---|---|"]  # fmt: skip
    by_value = sorted(judged, key=lambda e: e.probability)
    by_card = in_cards(judged)
    for goal in GOALS:
        shares = [looked_at(order, goal) for order in (by_value, by_card, list(judged))]
        cells = [f"{n} of {len(judged)} ({n / len(judged):.1%})" for n in shares]
        rows.append(f"| {goal:.1%} right | {' | '.join(cells)} |")
    return "\n".join(rows) + "\n"


def in_cards(judged: Sequence[Judged]) -> list[Judged]:
    """Return the values card after card, the card with the least sure value first."""
    cards = defaultdict(list)
    for each in judged:
        cards[each.card].append(each)
    order = sorted(cards.values(), key=lambda found: min(e.probability for e in found))
    return [each for found in order for each in found]


def looked_at(order: Sequence[Judged], goal: float) -> int:
    """Return how many values from the beginning must be put right for the goal."""
    wrong = sum(not each.right for each in order)
    allowed, looked = (1 - goal) * len(order), 0
    for each in order:
        if wrong <= allowed:
            break
        looked += 1
        wrong -= not each.right
    return looked


def auc(found: Sequence[Judged]) -> str:
    """Return how probably a wrong value is less sure than a right one; ties count half."""
    order = sorted(found, key=lambda e: e.probability)
    wrong = sum(not e.right for e in order)
    right = len(order) - wrong
    if not wrong or not right:
        return ""
    above, better = right, 0.0
    for _, tied in groupby(order, key=lambda e: e.probability):
        group = [e.right for e in tied]
        above -= sum(group)
        better += group.count(False) * (above + sum(group) / 2)
    return f"{better / (wrong * right):.3f}"


def mean(numbers: Sequence[float]) -> float:
    return sum(numbers) / len(numbers) if numbers else 0.0


def publish(told: str) -> None:
    """Put the figures between their marks in the paper on accuracy, or at its end."""
    text = PAPER.read_text("utf-8")
    block = f"{BEGIN}\n{told.strip()}\n{END}"
    if BEGIN not in text:
        PAPER.write_text(f"{text.rstrip()}\n\n{block}\n", "utf-8")
        return
    PAPER.write_text(re.sub(f"{BEGIN}.*?{END}", lambda _: block, text, flags=re.DOTALL), "utf-8")
