"""Rows that are one person: what is missed and what is wrong, beside Splink on the same rows."""

from __future__ import annotations

import itertools
import time
from collections import defaultdict
from collections.abc import Callable
from dataclasses import dataclass

import pyarrow as pa
import splink.comparison_level_library as levels
import splink.comparison_library as comparisons
from splink import DuckDBAPI, Linker, SettingsCreator, block_on

from hientai.people.domain.matching import Row, duplicates, read_row
from tests.people.made import Row as Written
from tests.people.made import register

ROWS = 100_000
SPLINK_SURE = 0.9  # at 0.5 it calls more than 3 in 100 wrongly one person
# without numbers, with them: what may be wrong, what may be missed
ALLOWED = {False: (0.02, 0.10), True: (0.001, 0.01)}
COLUMNS = (
    *("sex", "degree", "speciality", "workplace", "place"),
    *("email", "phone", "identity"),
)
Pairs = set[tuple[int, int]]


@dataclass(frozen=True)
class Quality:
    """How well pairs were found, and in what time."""

    wrong: float
    missed: float
    seconds: float


def lines() -> list[dict[str, object]]:
    return [line for numbers in (False, True) for line in _compared(numbers)]


def beside(written: list[Written]) -> tuple[Quality, Quality]:
    """Return how well we and Splink find the duplicates of a register, one after the other."""
    true = _true(written)
    return _judged(lambda: _found(written), true), _judged(lambda: _splink(written), true)


def _compared(numbers: bool) -> list[dict[str, object]]:  # noqa: FBT001 -- one of two registers
    ours, theirs = beside(register(ROWS, seed=7, numbers=numbers))
    wrong, missed = ALLOWED[numbers]
    kind = f"{ROWS:,} made rows {'with' if numbers else 'without'} numbers".replace(",", ".")
    told = f"Splink: wrong {theirs.wrong:.4f}, missed {theirs.missed:.4f}"
    return [
        _line(f"pairs wrongly called one person, {kind} ({told})", ours.wrong, "allowed", wrong, 1),
        _line(f"duplicates missed, {kind} ({told})", ours.missed, "allowed", missed, 1),
        _line(f"finding duplicates, {kind}", ours.seconds, "Splink", theirs.seconds, 1),
    ]


def _line(
    name: str, value: float, against: str, other: float, bar: float | None
) -> dict[str, object]:
    return {
        "name": name,
        "seconds": round(value, 5),
        "against": against,
        "against_seconds": round(other, 5),
        "ratio": round(value / other, 2),
        "bar": bar,
        "holds": bar is None or value <= bar * other,
    }


def _judged(find: Callable[[], Pairs], true: Pairs) -> Quality:
    start = time.perf_counter()
    found = find()
    seconds = time.perf_counter() - start
    right = len(found & true)
    return Quality(1 - right / len(found), 1 - right / len(true), seconds)


def _true(rows: list[Written]) -> Pairs:
    people: defaultdict[str, list[int]] = defaultdict(list)
    for position, row in enumerate(rows):
        people[row["entity"]].append(position)
    return {pair for same in people.values() for pair in itertools.combinations(same, 2)}


def _found(rows: list[Written]) -> Pairs:
    found = duplicates([read_row(row) for row in rows])
    return {(match.first, match.second) for match in found}


def _splink(rows: list[Written]) -> Pairs:
    """Match by Splink's own means, on names folded and freed of titles as ours are."""
    numbers = any(row.get("identity") for row in rows)
    linker = Linker(DuckDBAPI().register(_table(rows)), _settings(numbers), log_level=40)
    training = linker.training
    training.estimate_probability_two_random_records_match([block_on("name", "birth")], recall=0.6)
    training.estimate_u_using_random_sampling(max_pairs=5e6)
    training.estimate_parameters_using_expectation_maximisation(block_on("name", "year"))
    training.estimate_parameters_using_expectation_maximisation(block_on("workplace", "birth"))
    found = linker.inference.predict(threshold_match_probability=SPLINK_SURE).as_record_list()
    return {tuple(sorted((row["unique_id_l"], row["unique_id_r"]))) for row in found}


def _settings(numbers: bool) -> SettingsCreator:  # noqa: FBT001 -- one of two registers
    birth = comparisons.CustomComparison(
        output_column_name="birth",
        comparison_levels=[
            levels.NullLevel("year"),
            levels.ExactMatchLevel("birth"),
            levels.LevenshteinLevel("birth", 2),
            levels.ExactMatchLevel("year"),
            levels.ElseLevel(),
        ],
    )
    contacts = ["email", "phone", "identity"] if numbers else []
    others = [*contacts, *(["speciality"] if numbers else [])]
    return SettingsCreator(
        link_type="dedupe_only",
        comparisons=[
            comparisons.JaroWinklerAtThresholds("name", [0.97, 0.92, 0.85]).configure(
                term_frequency_adjustments=True
            ),
            birth,
            comparisons.ExactMatch("sex"),
            comparisons.ExactMatch("degree").configure(term_frequency_adjustments=True),
            comparisons.JaroWinklerAtThresholds("workplace", [0.9]).configure(
                term_frequency_adjustments=True
            ),
            comparisons.ExactMatch("place"),
            *map(comparisons.ExactMatch, others),
        ],
        blocking_rules_to_generate_predictions=[
            block_on("name", "year"),
            block_on("birth", "given"),
            block_on("given", "year", "workplace"),
            block_on("name", "workplace"),
            *map(block_on, contacts),
        ],
        unique_id_column_name="unique_id",
    )


def _table(rows: list[Written]) -> pa.Table:
    read = [_columns(position, read_row(row)) for position, row in enumerate(rows)]
    return pa.Table.from_pylist(read)


def _columns(position: int, row: Row) -> dict[str, object]:
    day, month, year = row.birth
    name = " ".join(row.name.name)
    return {
        "unique_id": position,
        "name": name,
        "given": row.name.name.given,
        "birth": f"{day:02}/{month:02}/{year}" if day else None,
        "year": str(year) if year else None,
        **{column: getattr(row, column) or None for column in COLUMNS},
    }
