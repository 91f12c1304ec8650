"""Every value has a probability; what looks wrong has a lower one."""

from __future__ import annotations

import copy
from functools import cache
from pathlib import Path

import pytest

from hientai.reading import read_text
from hientai.reading.after.confidence import coefficients, doubtful, probabilities
from hientai.reading.contract import Reading

DATA = Path(__file__).parents[1] / "data"
NAMES = ("000_0e96f5b95962012b", "002_7be1c13bfaefd9e1", "004_acdcc88553d0efb1")


@cache
def seed(name: str = NAMES[0]) -> Reading:
    return read_text((DATA / f"{name}.txt").read_text("utf-8"))


def changed(**values: object) -> Reading:
    """Return the first reference with other values in its first task."""
    reading = copy.deepcopy(seed())
    reading["tasks"][0].update(values)  # type: ignore[typeddict-item]
    return reading


def first(reading: Reading, field: str) -> float:
    return probabilities(reading)["tasks"][0][field]


@pytest.mark.parametrize("name", NAMES)
def test_every_task_and_target_has_probabilities(name: str) -> None:
    found, reading = probabilities(seed(name)), seed(name)
    sizes = (len(found["tasks"]), len(found["targets"]))
    assert sizes == (len(reading["tasks"]), len(reading["targets"]))


def test_the_header_has_probabilities() -> None:
    fields = {"kind", "number", "symbol", "place", "issuer", "date", "title", "signer"}
    assert set(probabilities(seed())["document"]) == fields


@pytest.mark.parametrize("name", NAMES)
def test_probabilities_are_between_nothing_and_certainty(name: str) -> None:
    found = probabilities(seed(name))
    every = [p for task in found["tasks"] for p in task.values()]
    assert all(0 < p < 1 for p in [*every, *found["document"].values(), *found["targets"]])


@pytest.mark.parametrize(
    ("field", "values"),
    [
        ("text", {"text": "1 | Rà soát | Sở Nội vụ | 2025"}),
        ("text", {"text": "và các đơn vị"}),
        ("leads", {"leads": []}),
        ("leads", {"leads": ["Kết quả xây dựng và thực hiện"]}),
        ("path", {"path": ["II", "9", "9.9"]}),
        ("coordinators", {"coordinators": ["Nhiệm vụ trọng tâm"]}),
    ],
)
def test_what_looks_wrong_is_less_sure(field: str, values: dict[str, object]) -> None:
    assert first(changed(**values), field) < first(seed(), field)


def test_a_paper_without_tasks_has_a_header_alone() -> None:
    found = probabilities(read_text("Thông báo họp."))
    assert (found["tasks"], found["targets"]) == ([], [])


def test_the_doubtful_are_the_less_sure() -> None:
    assert (doubtful(0.5), doubtful(0.99)) == (True, False)


def test_coefficients_tell_when_and_on_what_they_were_fitted() -> None:
    assert {"fitted", "on", "models", "slope", "shift"} == set(coefficients())


def test_a_label_with_a_raised_digit_is_no_number() -> None:
    assert 0 < first(changed(path=["I", "3²"]), "path") < 1
