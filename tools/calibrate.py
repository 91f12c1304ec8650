"""Fit the probabilities of hientai.reading.after.confidence to references, and say how they hold.

usage: python -m tools.calibrate REFERENCES … [--unseen READINGS …] [--recent READINGS …] [--early READINGS …]
                    [--held REFERENCES …] [--write] [--publish]

REFERENCES hold NAME.txt with its reference NAME.json; each is read as printed and with a scanner's
noise (letters with another tone, wrapped lines). READINGS are directories of readings NAME.json:
--unseen those that a reader made of papers, or of forms of papers, which it had not been built on
(the first sight of a new paper; PDFs and scans of known ones); --recent those of them by the reader
of these days, which set how high the probabilities are; --early those of readers that still read badly. All figures are of papers not fitted on (five parts in turn, all readings of a paper in
one part), on unseen readings alone. --held names references that are never fitted on: the kept
coefficients judge what the present reader makes of them. --write fits on all and keeps the
coefficients; --publish writes the figures into docs/reading-accuracy.md.
"""

from __future__ import annotations

import argparse
import datetime as dt
import json
import random
import re
import sys
import textwrap
import unicodedata
import zlib
from collections import Counter, defaultdict
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Final

from hientai.reading import read_text
from hientai.reading.after import confidence, features
from hientai.reading.contract import Reading
from hientai.reading.source import plain
from tests.reading import score
from tools import calibration
from tools.calibration import Judged
from tools.fitting import Example, fit, fit_line, fit_shift

TONES: Final = (
    "aàáảãạ", "ăằắẳẵặ", "âầấẩẫậ", "eèéẻẽẹ", "êềếểễệ", "iìíỉĩị", "oòóỏõọ", "ôồốổỗộ", "ơờớởỡợ", "uùúủũụ", "ưừứửữự", "yỳýỷỹỵ",
)  # fmt: skip
SHAPES: Final = {letter: group for group in TONES for letter in group}
NOISE: Final = (0.0, 0.02)
PARTS: Final = 5
# These may speak for a value or against it; every other sign is a sign of doubt and never a comfort.
FREE: Final = ("from ", "at first", "is ")
RIDGE: Final = {"": 2.0, **dict.fromkeys(("noise", "leaderless", "lower", "few tasks", "uncovered", "misnumbered"), 20.0)}  # fmt: skip
WEAK_RIDGE: Final = {**RIDGE, "": 20.0}  # few were ever wrong: their signs may tell little
WEAK: Final = frozenset({"kind", "target", "deliverable"})
RECENT_WEIGHT, UNSEEN_WEIGHT, EARLY_WEIGHT, KNOWN_WEIGHT = 2.0, 1.0, 0.3, 0.1
LEVEL_RIDGE: Final = 5.0
WORD: Final = re.compile(r"\w+")
SAME_TEXT, SAME_PRODUCT, SAME_TITLE = 0.95, 0.9, 0.95


@dataclass(frozen=True, slots=True)
class Value:
    """One value that was read: its signs, whether it is right, on which card of which paper."""

    paper: str
    card: str
    model: str
    signs: features.Features
    right: bool
    weight: float

    @property
    def unseen(self) -> bool:
        return self.weight >= UNSEEN_WEIGHT

    @property
    def recent(self) -> bool:
        return self.weight >= RECENT_WEIGHT


def main() -> int:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)  # fmt: skip
    parser.add_argument("references", nargs="+", type=Path)
    parser.add_argument("--unseen", nargs="*", type=Path, default=[])
    parser.add_argument("--recent", nargs="*", type=Path, default=[])
    parser.add_argument("--early", nargs="*", type=Path, default=[])
    parser.add_argument("--held", nargs="*", type=Path, default=[])
    parser.add_argument("--write", action="store_true")
    parser.add_argument("--publish", action="store_true")
    options = parser.parse_args()
    values = list(all_values(options))
    if options.write:
        keep(values)
    parts = [calibration.part("fitted", papers_of(values), cross_validated(values))]
    if held := list(held_values(options.held)):
        parts.append(calibration.part("held", papers_of(held), by_kept(held)))
    print("\n".join(parts))
    if options.publish:
        calibration.publish("\n".join(parts))
    return 0


def papers_of(values: Sequence[Value]) -> int:
    return len({value.paper for value in values if value.unseen})


def held_values(directories: Sequence[Path]) -> Iterator[Value]:
    for directory in directories:
        for path in sorted(directory.glob("*.json")):
            if path.with_suffix(".txt").exists():
                gold = json.loads(path.read_text("utf-8"))
                reading = read_text(path.with_suffix(".txt").read_text("utf-8"))
                yield from values_of(path.stem, "as printed", gold, reading, UNSEEN_WEIGHT)


def all_values(options: argparse.Namespace) -> Iterator[Value]:
    references = {
        path.stem: path
        for directory in options.references
        for path in sorted(directory.glob("*.json"))
        if path.with_suffix(".txt").exists()
    }
    golds = {name: json.loads(path.read_text("utf-8")) for name, path in references.items()}
    for name, path in references.items():
        for rate in NOISE:
            reading = read_text(noisy(path.with_suffix(".txt").read_text("utf-8"), rate))
            yield from values_of(name, f"known {rate}", golds[name], reading, KNOWN_WEIGHT)
    for weight, directories in (
        (UNSEEN_WEIGHT, options.unseen),
        (RECENT_WEIGHT, options.recent),
        (EARLY_WEIGHT, options.early),
    ):
        for directory in directories:
            for path in sorted(directory.glob("*.json")):
                if path.stem in golds:
                    reading = json.loads(path.read_text("utf-8"))
                    yield from values_of(path.stem, directory.name, golds[path.stem], reading, weight)  # fmt: skip


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
    return "\n".join(
        line if "\t" in line or "|" in line else textwrap.fill(line, 95) for line in lines
    )


def values_of(
    paper: str, form: str, gold: dict[str, Any], reading: Reading, weight: float
) -> Iterator[Value]:
    """Yield every value of a reading, judged by the reference."""
    pairs = {j: i for i, j in score.pair_tasks(gold["tasks"], reading["tasks"]).items()}
    every = features.all_features(reading)
    for place, fields in enumerate(every.tasks):
        task = reading["tasks"][place]
        other = gold["tasks"][pairs[place]] if place in pairs else None
        for name, signs in fields.items():
            if other or name in {"text", "path"}:
                right = other is not None and same(name, other, task)
                card = f"{form}/{paper}/{place}"
                yield Value(paper, card, name, signs, right, weight)
    for name, signs in every.document.items():
        right = same_header(name, gold["document"][name], reading["document"][name])  # type: ignore[literal-required]
        yield Value(paper, f"{form}/{paper}/head", "document", signs, right, weight)
    left = Counter(key(target) for target in gold["targets"])
    for place, signs in enumerate(every.targets):
        wanted = key(reading["targets"][place])
        right = left[wanted] > 0
        left[wanted] -= right
        yield Value(paper, f"{form}/{paper}/goal {place}", "target", signs, right, weight)


def key(target: Any) -> tuple[Any, ...]:
    return (target["operator"], target["value"], target["value_max"], target["unit"] == "%", target["baseline"], target["by"])  # fmt: skip


def same(name: str, gold: dict[str, Any], read: Any) -> bool:
    """Tell whether a field of a task is right, by the contract's own comparison."""
    if name == "text":
        alike = score.likeness(plain(gold["text"]), plain(read["text"])) >= SAME_TEXT
        return bool(alike) and letters(gold["text"]) == letters(read["text"])
    if name == "timeframe":
        return bool(score.when(gold["timeframe"]) == score.when(read["timeframe"]))
    if name == "deliverable":
        alike = score.likeness(plain(gold["deliverable"] or ""), plain(read["deliverable"]))
        return bool(alike >= SAME_PRODUCT)
    if name in {"path", "kind"}:
        return bool(gold[name] == read[name])
    return Counter(map(score.fold, gold[name])) == Counter(map(score.fold, read[name]))


def letters(text: str) -> Counter[str]:
    """Return the words with their marks: the scorer forgives a misread one, a person would not."""
    return Counter(WORD.findall(unicodedata.normalize("NFC", text).lower()))


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


def by_kept(values: Sequence[Value]) -> list[Judged]:
    confidence.coefficients.cache_clear()
    return [told(v, confidence.probability(v.model, v.signs)) for v in values]


def told(value: Value, probability: float) -> Judged:
    return Judged(value.model, value.card, value.right, probability)


def cross_validated(values: Sequence[Value]) -> list[Judged]:
    """Return each unseen value with the probability that a fit on the other papers gives it.

    What makes the totals of a part true is learnt on the other parts' values alone.
    """
    raw = cross_totals(values)
    judged: list[Judged] = []
    for part in range(PARTS):
        others = [each for i, found in enumerate(raw) for each in found if i != part]
        level = Level(others)
        judged += [told(v, level.of(v.model, x)) for v, x in raw[part] if v.unseen]
    return judged


class Level:
    """What makes totals true of papers and forms that the present reader does not know."""

    def __init__(self, scored: Sequence[tuple[Value, float]]) -> None:
        recent = [each for each in scored if each[0].recent]
        recent = recent or [each for each in scored if each[0].unseen]
        self.slope, self.shift = fit_line([(total, value.right) for value, total in recent])
        by_model: defaultdict[str, list[tuple[float, bool]]] = defaultdict(list)
        for value, total in recent:
            by_model[value.model].append((self.slope * total + self.shift, value.right))
        self.shifts = {model: fit_shift(found, LEVEL_RIDGE) for model, found in by_model.items()}

    def of(self, model: str, total: float) -> float:
        return confidence.squash(self.slope * total + self.shift + self.shifts.get(model, 0.0))


def cross_totals(values: Sequence[Value]) -> list[list[tuple[Value, float]]]:
    """Return, by part, each value with the total that a fit on the other parts gives it."""
    papers = {name: i % PARTS for i, name in enumerate(sorted({v.paper for v in values}))}
    parts: list[list[tuple[Value, float]]] = []
    for part in range(PARTS):
        models = fit_all([v for v in values if papers[v.paper] != part])
        held = [v for v in values if papers[v.paper] == part]
        parts.append([(v, confidence.total(models[v.model], v.signs)) for v in held])
    return parts


def fit_all(values: Sequence[Value]) -> dict[str, dict[str, float]]:
    by_model: defaultdict[str, list[Example]] = defaultdict(list)
    for value in values:
        by_model[value.model].append(Example(value.signs, value.right, value.weight))
    return {
        model: fit(found, WEAK_RIDGE if model in WEAK else RIDGE, FREE)
        for model, found in sorted(by_model.items())
    }


def keep(values: Sequence[Value]) -> None:
    papers = {value.paper for value in values}
    level = Level([each for part in cross_totals(values) for each in part])
    models = fit_all(values)
    for model, shift in level.shifts.items():
        models[model]["bias"] = round(models[model].get("bias", 0.0) + shift / level.slope, 3)
    fitted = {
        "fitted": dt.datetime.now(dt.UTC).date().isoformat(),
        "on": f"{len(values)} values of {len(papers)} papers: first readings of papers then new, their PDFs and scans, earlier readers, noise",
        "slope": round(level.slope, 3),
        "shift": round(level.shift, 3),
        "models": models,
    }
    target = Path(confidence.__file__).with_name("coefficients.json")
    lines = json.dumps(fitted, ensure_ascii=False, indent=1, sort_keys=True)
    target.write_text(lines + "\n", "utf-8")
    print(f"\nkept in {target.name}")


if __name__ == "__main__":
    sys.exit(main())
