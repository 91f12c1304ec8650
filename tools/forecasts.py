"""`python -m tools.forecasts`: forecasts of made-up provinces against what came, into docs.

Provinces are made by `tests.forecasts.province`, which the forecast does not know. The method was
chosen on TRAINING seeds; those scored (from FIRST_SEED on) were not looked at before.
"""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from multiprocessing import Pool
from pathlib import Path

from hientai.forecasts.domain.backtest import (
    LEVELS,
    SURE,
    Trial,
    rehearsals,
    rehearse,
    scales_of,
    trials,
)
from hientai.forecasts.domain.lives import history_of
from hientai.forecasts.domain.measures import headlines
from hientai.forecasts.domain.scoring import Score, score
from tests.forecasts.province import make_lives

PAPER = Path(__file__).resolve().parent.parent / "docs" / "forecast-accuracy.md"
FIRST_SEED, AHEAD, FIELDS = 7001, 5, 6
TRAINING = "1 to 24, 3001 to 3276 and 5001 to 5039"
REHEARSAL_PATHS = 100
CLOSE, RIGHT = 0.05, 0.85
WORDS = {
    "people": "people", "masters": "masters", "doctors": "doctors",
    "masters-share": "masters, % of all", "doctors-share": "doctors, % of all",
    "doctors-women": "women, % of doctors", "retired": "retiring in the year",
}  # fmt: skip
HEAD = """# How well forecasts come true

Written by `make score-forecasts` (`python -m tools.forecasts`). Each province is made up: 100,000
people with dates of their own over 12 years (`tests/forecasts/province.py`), with waves and freezes
of recruitment, training policies that come and go, mergers in 2025 wherever that year falls, a
pandemic, people more or less restless, study that shows years later, doctors who leave, and
departures written down late. The forecast is told none of this, but one hand wrote both, and the
usual sizes in it (how restless streams are, how often waves come, how wide intervals are by figure:
`domain/fitting.py`, `simulating.py`, `widths.py`) were learned on such provinces, **seeds
{training}**. Those scored here, **seeds {first} to {last}, were not looked at before.** A real
province may differ from all of them.

The forecast is made at the end of a year from what was known then; its intervals are corrected only
by past forecasts of that same part of the history. Beside it stand two naive ones: the last value,
and the line through the past (at most ten years, as the US Bureau of Labor Statistics compares its
own projections with). Error is the mean distance between the middle of the forecast and what came.

**Direction.** "All" counts every figure that moved at all: a total of people that stays within two
or three per cent over five years is a coin toss there, and nobody should bet on it. So the forecast
says a direction only where at least {sure} of its simulated futures go one way, which is known when
it is made and not chosen by what came; "said" is how often it was right then, "of" how often it said
one. The bar of {right} is for what was said; "all" stands beside it, also where it is lower. For
comparison: BLS reports 77 % of its ten-year directions between growth and decline right, and 84 % in
the decade before.

**The bar**, for each of the first seven figures by itself: coverage within 5 points of 50, 80 and
95 %, error below both naive forecasts', direction right in {right} where said.

"""
TAIL = """## How to read this

- With {count} provinces the coverage of one row may miss its level by chance: the standard error is
  {errors} points for 50, 80 and 95 % (with {half} provinces {half_errors}). A row that is off by less
  than two of them may be right, and one within the bar may be so by chance.
- Figures of one province belong together: rows are not independent of each other.
- A made-up province is kinder than a real one in one thing: every date in it is known. A register
  whose lists came without dates has no such history; it gets default rates, said to be assumptions,
  and wider intervals, and its back-test says that there is nothing to test on.
- What no history foretells, as mergers, is in the intervals only as an assumption: a wave that sends
  many off once in ten years, and some more in the year after. How often and how many was learned from
  provinces in which the same hand put such a wave: here the score flatters most. Such years are not
  counted in the usual rate of leaving early.
- Provinces from seed 1001 and from 2001 on were scored for earlier versions; a score from 5001 on was
  broken off after 39, which were looked at and so count as training. From 2001 on, figure by
  figure: who retires was too low and its intervals of the wrong shape (23, 58 and 98 %: one wave was
  taken for the usual, waves of all sizes for possible), people no nearer than the line (4,334 against
  3,884: recruitment was taken to stay as it was last), doctors too wide (67, 88, 98 %), women among
  doctors too narrow (47, 65, 83 %: what few events say of women beside men was taken for certain).
- A score of 148 and 73 provinces from 6001 on was looked at too: with 12 known years doctors were too
  narrow (38, 63, 85 %), and of those retiring too few fell into the inner interval (41 and 36 %). The
  widths of these two and of doctors' share were then learned again, on the training seeds alone.
"""


@dataclass(frozen=True)
class Job:
    """A province to make, forecast and score."""

    seed: int
    years: int
    paths: int


@dataclass(frozen=True)
class Setting:
    """All trials of provinces alike, and how they are headed."""

    title: str
    trials: Sequence[Trial]
    provinces: int


def tried(job: Job) -> list[Trial]:
    """Make a province, forecast from so many years before its end, and set beside it what came."""
    lives, first = make_lives(job.seed, years=job.years)
    history = history_of(lives, first, first + job.years - 1, FIELDS)
    measures, origin = headlines(FIELDS), history.last - AHEAD
    known = history.until(origin)
    scales = scales_of(known, measures, rehearsals(known, measures, paths=REHEARSAL_PATHS))
    rehearsal = rehearse(history, measures, origin, paths=job.paths, most=AHEAD)
    return trials(rehearsal, history, measures, scales)


def line(cells: Sequence[str]) -> str:
    return f"| {' | '.join(cells)} |\n"


def percent(share: float | None) -> str:
    return "" if share is None else f"{100 * share:.0f} %"


def told(words: str, found: Score, verdict: str, *, unit: bool = True) -> str:
    digits = 2 if found.last_value < 10 else 0  # noqa: PLR2004 -- percentages need decimals
    errors = [f"{value:,.{digits}f}" for value in (found.error, found.last_value, found.trend)]
    cells = [*(errors if unit else ["", "", ""]), *(percent(found.coverage[k]) for k in LEVELS)]
    directions = [found.direction, found.said, found.saids / max(found.directions, 1)]
    return line([words, *cells, *map(percent, directions), verdict])


def words_of(code: str) -> str:
    if code in WORDS:
        return WORDS[code]
    what, field = code.split("-")
    return f"{WORDS[what]}, field {int(field) + 1}"


def scores(found: Sequence[Trial], ahead: int = AHEAD) -> dict[str, Score]:
    """Return the scores by the code of each figure."""
    far = [one for one in found if one.ahead == ahead]
    codes = dict.fromkeys(one.measure.code for one in far)
    return {code: score([one for one in far if one.measure.code == code]) for code in codes}


def verdict(code: str, found: Score) -> str:
    """Return what is said beside a row: the bar is that of the first seven figures."""
    if code in WORDS:
        return "misses" if any(misses(found)) else ""
    return "" if found.beats else "loses"


def part(setting: Setting) -> str:
    """Write the tables of one setting."""
    naive, levels = ["error", "last value", "line"], [f"{level} %" for level in LEVELS]
    after = [*naive, *levels, "direction, all", "said", "of", ""]
    rows = [
        told(words_of(code), one, verdict(code, one))
        for code, one in scores(setting.trials).items()
    ]
    nearer = [
        told(f"{ahead}", score(some), "", unit=False)
        for ahead in range(1, AHEAD + 1)
        if (
            some := [
                one for one in setting.trials if one.ahead == ahead and one.measure.code in WORDS
            ]
        )
    ]
    heads = [["figure, five years ahead", *after], ["years ahead, the first seven figures", *after]]
    first, second = (line(head) + line(["---"] * len(head)) for head in heads)
    return f"## {setting.title}\n\n{first}{''.join(rows)}\n{second}{''.join(nearer)}\n"


def misses(found: Score) -> Iterator[str]:
    """Yield what of one figure is not within the bar."""
    for level, share in found.coverage.items():
        if round(abs(share - level / 100), 6) > CLOSE:  # five points are within five
            doubt = 100 * found.doubt(level)
            chance = ", may be chance" if abs(100 * share - level) < 2 * doubt else ""
            yield f"{level} % covers {100 * share:.1f} % (standard error {doubt:.1f}{chance})"
    if not found.beats:
        yield "no nearer than a naive forecast"
    if found.said is not None and found.said < RIGHT:
        yield f"direction, where said, right in {percent(found.said)}"


def holds(found: Sequence[Trial]) -> list[str]:
    """Return what of the headline figures is not as good as it is meant to be, five years ahead."""
    by_code = scores(found)
    return [f"{WORDS[code]}: {words}" for code in WORDS for words in misses(by_code[code])]


def scored(chosen: argparse.Namespace) -> tuple[Setting, Setting]:
    """Score provinces with few years known, and half as many with more."""
    seeds = range(chosen.seed, chosen.seed + chosen.provinces)
    half = seeds[: max(len(seeds) // 2, 1)]
    short = [Job(seed, 12, chosen.paths) for seed in seeds]
    long = [Job(seed, 12 + AHEAD, chosen.paths) for seed in half]
    with Pool(2) as pool:
        made = pool.map(tried, [*short, *long], chunksize=1)
    few = [one for each in made[: len(short)] for one in each]
    many = [one for each in made[len(short) :] for one in each]
    return (
        Setting(f"{len(seeds)} provinces of 12 years, forecast from the seventh", few, len(seeds)),
        Setting(f"{len(half)} provinces with 12 years known, five more to come", many, len(half)),
    )


def written(settings: Sequence[Setting], first: int) -> str:
    """Return the document."""
    body = ""
    for each in settings:
        failed = "".join(f"- {words}\n" for words in holds(each.trials)) or "Nothing.\n"
        body += f"{part(each)}What of the first seven figures is not within the bar:\n\n{failed}\n"
    count, half = (each.provinces for each in settings)
    errors, half_errors = (
        ", ".join(f"{100 * (k / 100 * (1 - k / 100) / n) ** 0.5:.1f}" for k in LEVELS)
        for n in (count, half)
    )
    head = HEAD.format(
        training=TRAINING,
        first=first,
        last=first + count - 1,
        sure=percent(SURE),
        right=percent(RIGHT),
    )
    return head + body + TAIL.format(count=count, half=half, errors=errors, half_errors=half_errors)


def main(argv: Sequence[str] | None = None) -> int:
    parser = argparse.ArgumentParser(prog="python -m tools.forecasts")
    parser.add_argument("--provinces", type=int, default=400)
    parser.add_argument("--paths", type=int, default=400)
    parser.add_argument("--seed", type=int, default=FIRST_SEED, help="of the first province")
    parser.add_argument("--only-print", action="store_true", help="leave the document as it is")
    chosen = parser.parse_args(argv)
    started = time.monotonic()
    settings = scored(chosen)
    text = written(settings, chosen.seed)
    if not chosen.only_print:
        PAPER.write_text(text, "utf-8")
    print(text)
    print(f"{time.monotonic() - started:.0f} s")
    return int(any(holds(each.trials) for each in settings))


if __name__ == "__main__":
    sys.exit(main())
