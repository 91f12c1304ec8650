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


HEAD: Final = """## How sure every value is

Every value of a reading (what was found, and what was not) has a probability of being right:
`hientai.reading.after.confidence`, a logistic of signs that the reading shows about itself. The
check page shows the least sure first. Made and measured by `tools/calibrate.py`; its papers are
not in this project. A text counts as right only if every word is, with its marks; names, times,
kinds, places (paths) and the head as the scorer compares them.
"""
TITLES: Final = {
    "fitted": "### Papers of the fit, each judged by a fit on the other papers\n\n{papers} papers, in forms and by readers that did not know them: `first` as the reader of the day first saw them (layouts that it was then taught), `r4` likewise by the reader of one day, `pdf`, `scan` (200 dots an inch, askew) and `bad` (150 dots) the same papers printed and scanned, `present-…` some of them by the present reader.\n",
    "held": "### Papers held out of everything\n\n{papers} papers that neither the reader nor the probabilities were built on, as printed, by the present reader.\n",
}
REMARKS: Final = """`Brier` is the mean squared error of the probabilities, `alone` that of saying the share of right values of all;
`skill` what the probabilities gain on it; `AUC` how often a wrong value is less sure than a right one.
To reach 99.5 % a person must still look at many: the signs rank values well, but some wrong ones look
like any other. Kinds, goals and products carry hardly any sign yet: their probabilities tell little more
than how often such values are wrong.
"""


def part(title: str, papers: int, judged: Sequence[Judged]) -> str:
    """Return the figures of one group of papers as Markdown."""
    forms: defaultdict[str, list[Judged]] = defaultdict(list)
    models: defaultdict[str, list[Judged]] = defaultdict(list)
    for each in judged:
        forms[each.card.split("/")[0].removeprefix("out_")].append(each)
        models[each.model].append(each)
    groups = sorted(forms.items()) if len(forms) > 1 else []
    tables = (
        summary([("all", judged), *groups, *sorted(models.items())]),
        reliability(judged),
        looking(judged),
    )
    return TITLES[title].format(papers=papers) + "\n" + "\n".join(tables)


def summary(groups: Sequence[tuple[str, Sequence[Judged]]]) -> str:
    rows = ["| values | count | right | said | Brier | alone | skill | AUC |", "|---|---|---|---|---|---|---|---|"]  # fmt: skip
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
    rows = ["| for | values one by one, as the page asks about them | whole cards (tasks), least sure first | in the paper's order |", "|---|---|---|---|"]  # fmt: skip
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
    block = f"{BEGIN}\n{HEAD}\n{told.strip()}\n\n{REMARKS}{END}"
    if BEGIN not in text:
        PAPER.write_text(f"{text.rstrip()}\n\n{block}\n", "utf-8")
        return
    PAPER.write_text(re.sub(f"{BEGIN}.*?{END}", lambda _: block, text, flags=re.DOTALL), "utf-8")
