"""Fit the probabilities of hientai.reading.after.confidence to references, and report how they hold.

usage: calibrate.py DIRECTORY … [--readings DIRECTORY] [--write] [--check]

A directory holds NAME.txt with its reference NAME.json. Every paper is read as it is and with
scanner's noise (1, 2 and 4 % of letters with another tone, wrapped lines). --readings names a
directory of readings (NAME.json) that an earlier reader made of papers it had never seen: they
count four times. The figures are of papers that were not used for fitting (three parts in turn);
--write then fits on all and keeps the coefficients; --check only judges those that are kept.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import math
import random
import sys
import textwrap
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).resolve().parents[1]))

from hientai.reading import read_text
from hientai.reading.after import confidence, features
from hientai.reading.contract import Reading
from hientai.reading.source import plain
from tests.reading import score

TONES = (
    "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
)  # fmt: skip
SHAPES = {letter: group for group in TONES for letter in group}
NOISE = (0.0, 0.01, 0.02, 0.04)
PARTS = 5
# These may speak for a value or against it; every other sign is a sign of doubt and never a comfort.
FREE = ("from ", "at first", "is ")
RIDGE = 3.0
WEAK_RIDGE = 100.0  # of these, the signs known so far tell little: their probabilities stay close
WEAK = frozenset({"kind", "target"})
PAPER_RIDGE = 30.0  # what is one per paper tells papers apart, not right from wrong
PAPER_WIDE = frozenset({"noise", "gaps", "leaderless", "lower", "few tasks", "uncovered"})
UNSEEN_WEIGHT = 4.0
EARLY_WEIGHT = 0.5
CLEAN_WEIGHT = 0.3
NOISY_WEIGHT = 0.2
GOAL = 0.995
SAME_TEXT, SAME_PRODUCT, SAME_TITLE = 0.95, 0.9, 0.95
LEAST_WEIGHT = 0.005
BOUNDS = (0.0, 0.5, 0.7, 0.8, 0.9, 0.95, 0.98, 0.99, 1.01)


@dataclass(frozen=True, slots=True)
class Value:
    """One value that was read: its signs, whether it is right, and of which paper."""

    paper: str
    model: str
    signs: features.Features
    right: bool
    weight: float
    unseen: bool


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("directories", nargs="+", type=Path)
    parser.add_argument("--readings", type=Path, action="append", default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--check", action="store_true")
    options = parser.parse_args()
    values = list(all_values(options.directories, options.readings))
    if options.check:
        report("kept coefficients", [(v, confidence.probability(v.model, v.signs)) for v in values])  # fmt: skip
        return 0
    judged = cross_validated(values)
    report("papers not fitted on", judged)
    report("of them, papers the reader had never seen", [each for each in judged if each[0].unseen])
    report(
        "of them, as printed",
        [e for e in judged if not e[0].unseen and e[0].weight == CLEAN_WEIGHT],
    )
    if options.write:
        keep(values)
    return 0


def all_values(directories: Sequence[Path], readings: Sequence[Path]) -> Iterator[Value]:
    for directory in directories:
        for reference in sorted(directory.glob("*.json")):
            source = reference.with_suffix(".txt")
            if not source.exists():
                continue
            gold, text = json.loads(reference.read_text("utf-8")), source.read_text("utf-8")
            for rate in NOISE:
                yield from values_of(reference.stem, gold, read_text(noisy(text, rate)), CLEAN_WEIGHT if not rate else NOISY_WEIGHT)  # fmt: skip
            for place, early in enumerate(each / reference.name for each in readings):
                if early.exists():
                    reading = json.loads(early.read_text("utf-8"))
                    weight = UNSEEN_WEIGHT if place == 0 else EARLY_WEIGHT
                    yield from values_of(reference.stem, gold, reading, weight, unseen=place == 0)


def noisy(text: str, rate: float) -> str:
    """Change the tone of some letters and wrap long lines, as a scanner does; 0 changes nothing."""
    if not rate:
        return text
    rng = random.Random(zlib.crc32(text[:200].encode()) + int(rate * 1000))  # noqa: S311 - no secret
    letters = [
        rng.choice(SHAPES[letter].replace(letter, ""))
        if letter in SHAPES and rng.random() < rate
        else letter
        for letter in text
    ]
    lines = "".join(letters).split("\n")
    wrapped = [line if "\t" in line or "|" in line else textwrap.fill(line, 95) for line in lines]
    return "\n".join(wrapped if rate > NOISE[1] else lines)


def values_of(
    paper: str, gold: dict[str, Any], reading: Reading, weight: float, *, unseen: bool = False
) -> Iterator[Value]:
    """Yield every value of a reading, judged by the reference."""
    pairs = {j: i for i, j in score.pair_tasks(gold["tasks"], reading["tasks"]).items()}
    for place, fields in enumerate(features.task_features(reading)):
        task = reading["tasks"][place]
        other = gold["tasks"][pairs[place]] if place in pairs else None
        for name, signs in fields.items():
            if other or name in {"text", "path"}:
                right = other is not None and same(name, other, task)
                yield Value(paper, name, signs, right, weight, unseen)
    for name, signs in features.document_features(reading).items():
        right = same_header(name, gold["document"][name], reading["document"][name])  # type: ignore[literal-required]
        yield Value(paper, "document", signs, right, weight, unseen)
    left = Counter(key(target) for target in gold["targets"])
    for target, signs in zip(reading["targets"], features.target_features(reading), strict=True):
        right = left[key(target)] > 0
        left[key(target)] -= right
        yield Value(paper, "target", signs, right, weight, unseen)


def key(target: Any) -> tuple[Any, ...]:
    return (target["operator"], target["value"], target["value_max"], target["unit"] == "%", target["baseline"], target["by"])  # fmt: skip


def same(name: str, gold: dict[str, Any], read: Any) -> bool:
    """Tell whether a field of a task is right, by the contract's own comparison."""
    if name == "text":
        return bool(score.likeness(plain(gold["text"]), plain(read["text"])) >= SAME_TEXT)
    if name == "timeframe":
        return bool(score.when(gold["timeframe"]) == score.when(read["timeframe"]))
    if name == "deliverable":
        return bool(
            score.likeness(plain(gold["deliverable"] or ""), plain(read["deliverable"]))
            >= SAME_PRODUCT
        )
    if name in {"path", "kind"}:
        return bool(gold[name] == read[name])
    return Counter(map(score.fold, gold[name])) == Counter(map(score.fold, read[name]))


def same_header(name: str, gold: Any, read: Any) -> bool:
    if name == "signer":
        parts = ("name", "position", "authority")
        return all(plain(score.fold((gold or {}).get(p))) == plain(score.fold((read or {}).get(p))) for p in parts)  # fmt: skip
    if name in {"number", "symbol", "date"}:
        return bool(score.number(gold or "") == score.number(read or ""))
    if name == "title":
        alike = score.likeness(plain(gold or ""), plain(read or ""))
        return bool(gold == read or alike >= SAME_TITLE)
    return bool(score.fold(gold) == score.fold(read))


def cross_validated(values: Sequence[Value]) -> list[tuple[Value, float]]:
    """Return each value with the probability that a fit on the other papers gives it.

    What shrinks the probabilities of a part is learnt on the other parts' values alone.
    """
    raw = cross_totals(values)
    judged: list[tuple[Value, float]] = []
    for part in range(PARTS):
        others = [each for i, found in enumerate(raw) for each in found if i != part]
        slope, shift = shrinkage(others)
        judged += [(v, confidence.squash(slope * x + shift)) for v, x in raw[part]]
    return judged


def cross_totals(values: Sequence[Value]) -> list[list[tuple[Value, float]]]:
    """Return, by part, each value with the total that a fit on the other parts gives it."""
    papers = {v.paper: i % PARTS for i, v in enumerate({v.paper: v for v in values}.values())}
    parts: list[list[tuple[Value, float]]] = []
    for part in range(PARTS):
        models = fit_all([v for v in values if papers[v.paper] != part])
        held = [v for v in values if papers[v.paper] == part]
        parts.append([(v, confidence.total(models[v.model], v.signs)) for v in held])
    return parts


def shrinkage(scored: Sequence[tuple[Value, float]]) -> tuple[float, float]:
    """Return slope and shift that make the totals true of papers never seen before."""
    rows: dict[tuple[tuple[int, float], ...], list[float]] = {}
    for value, total in scored:
        if value.unseen:
            sums = rows.setdefault(((0, round(total, 2)), (1, 1.0)), [0.0, 0.0])
            sums[0] += 1.0
            sums[1] += value.right
    if not rows:
        return 1.0, 0.0
    weights = [1.0, 0.0]
    for _ in range(12):
        step = newton_step(rows, weights, [0.1, 0.1])
        weights = [w + s for w, s in zip(weights, step, strict=True)]
    return weights[0], weights[1]


def fit_all(values: Sequence[Value]) -> dict[str, dict[str, float]]:
    by_model: defaultdict[str, list[Value]] = defaultdict(list)
    for value in values:
        by_model[value.model].append(value)
    return {
        model: fit(found, WEAK_RIDGE if model in WEAK else RIDGE)
        for model, found in sorted(by_model.items())
    }


def fit(values: Sequence[Value], own_ridge: float) -> dict[str, float]:
    """Fit a logistic regression with a ridge by Newton's method."""
    names = sorted({name for value in values for name in value.signs})
    place = {name: i for i, name in enumerate(names)}
    merged: dict[tuple[tuple[int, float], ...], list[float]] = {}
    for value in values:
        row = tuple((place[name], round(x, 2)) for name, x in value.signs.items() if x)
        sums = merged.setdefault(row, [0.0, 0.0])
        sums[0] += value.weight
        sums[1] += value.weight * value.right
    weights = [0.0] * len(names)
    ridge = [
        0.01 if name == "bias" else PAPER_RIDGE if name in PAPER_WIDE else own_ridge
        for name in names
    ]
    free = [name == "bias" or name.startswith(FREE) for name in names]
    for _ in range(25):
        step = newton_step(merged, weights, ridge)
        moved = [w + s for w, s in zip(weights, step, strict=True)]
        weights = [w if f else min(w, 0.0) for w, f in zip(moved, free, strict=True)]
    return {
        name: round(weights[i], 3) for name, i in place.items() if abs(weights[i]) >= LEAST_WEIGHT
    }


def newton_step(
    rows: dict[tuple[tuple[int, float], ...], list[float]], weights: list[float], ridge: list[float]
) -> list[float]:
    size = len(weights)
    slope = [-r * w for r, w in zip(ridge, weights, strict=True)]
    curve = [[ridge[i] * (i == j) for j in range(size)] for i in range(size)]
    for row, (count, right) in rows.items():
        p = 1 / (1 + math.exp(-max(-30.0, min(30.0, sum(weights[i] * x for i, x in row)))))
        for i, x in row:
            slope[i] += (right - count * p) * x
            for j, y in row:
                curve[i][j] += count * p * (1 - p) * x * y
    step = solve(curve, slope)
    longest = max(map(abs, step), default=0.0)
    return [s * min(1.0, 3.0 / longest) if longest else 0.0 for s in step]


def solve(matrix: list[list[float]], right: list[float]) -> list[float]:
    """Solve a small linear system by elimination."""
    size = len(right)
    rows = [[*row, value] for row, value in zip(matrix, right, strict=True)]
    for i in range(size):
        pivot = max(range(i, size), key=lambda r: abs(rows[r][i]))
        rows[i], rows[pivot] = rows[pivot], rows[i]
        for r in range(i + 1, size):
            factor = rows[r][i] / rows[i][i]
            if factor:
                rows[r] = [a - factor * b for a, b in zip(rows[r], rows[i], strict=True)]
    answer = [0.0] * size
    for i in reversed(range(size)):
        rest = sum(rows[i][j] * answer[j] for j in range(i + 1, size))
        answer[i] = (rows[i][size] - rest) / rows[i][i]
    return answer


def report(title: str, judged: Sequence[tuple[Value, float]]) -> None:
    """Print Brier score, reliability, and how many values must be looked at."""
    if not judged:
        return
    right = sum(v.right for v, _ in judged) / len(judged)
    brier = sum((p - v.right) ** 2 for v, p in judged) / len(judged)
    print(f"\n== {title}: {len(judged)} values, {right:.4f} right")
    print(f"Brier {brier:.4f} (of the mean alone {right * (1 - right):.4f})")
    for low, high in pairwise(BOUNDS):
        bin_ = [(v.right, p) for v, p in judged if low <= p < high]
        if bin_:
            mean, true = sum(p for _, p in bin_) / len(bin_), sum(r for r, _ in bin_) / len(bin_)
            print(
                f"  {low:4.2f}-{min(high, 1):4.2f}: {len(bin_):6} said {mean:.3f} true {true:.3f}"
            )
    for goal in (0.98, 0.99, GOAL):
        print(f"looked at for {goal:.1%} right: {share_to_look_at(judged, goal):.1%} of the values")
    shown = [v.right for v, p in judged if confidence.doubtful(p)]
    wrong = sum(not v.right for v, _ in judged)
    print(f"doubtful: {len(shown) / len(judged):.1%} of the values, with {shown.count(False)} of {wrong} wrong ones")  # fmt: skip
    models: defaultdict[str, list[tuple[Value, float]]] = defaultdict(list)
    for each in judged:
        models[each[0].model].append(each)
    for model, found in sorted(models.items()):
        mean, true = sum(p for _, p in found) / len(found), sum(v.right for v, _ in found) / len(found)  # fmt: skip
        print(f"  {model:13} {len(found):6} said {mean:.3f} true {true:.3f}, {share_to_look_at(found, GOAL):.1%} for {GOAL:.1%}")  # fmt: skip


def share_to_look_at(judged: Sequence[tuple[Value, float]], goal: float) -> float:
    """Return which share, least sure first, must be put right for the goal."""
    wrong = sum(not v.right for v, _ in judged)
    allowed = (1 - goal) * len(judged)
    looked = 0
    for value, _ in sorted(judged, key=lambda each: each[1]):
        if wrong <= allowed:
            break
        looked += 1
        wrong -= not value.right
    return looked / len(judged)


def keep(values: Sequence[Value]) -> None:
    papers = sorted({value.paper for value in values})
    slope, shift = shrinkage([each for part in cross_totals(values) for each in part])
    fitted = {
        "fitted": dt.datetime.now(dt.UTC).date().isoformat(),
        "on": f"{len(values)} values of {len(papers)} papers, as printed and with scanner's noise",
        "slope": round(slope, 3),
        "shift": round(shift, 3),
        "models": fit_all(values),
    }
    target = Path(confidence.__file__).with_name("coefficients.json")
    target.write_text(
        json.dumps(fitted, ensure_ascii=False, indent=1, sort_keys=True) + "\n", "utf-8"
    )
    print(f"\nkept in {target.name}")


if __name__ == "__main__":
    sys.exit(main())
