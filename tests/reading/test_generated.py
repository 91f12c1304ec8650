"""What went into a generated plan comes out of it, in every layout."""

from __future__ import annotations

import pytest

from hientai.reading import Reading, read_text
from tests.reading.generator import LAYOUTS, Plan
from tests.reading.generator_met import MET, make

CASES = [(layout, seed) for layout in LAYOUTS for seed in range(12)]
CASES += [(layout, seed) for layout in MET for seed in range(6)]


@pytest.fixture(params=CASES, ids=lambda case: f"{case[0]}-{case[1]}")
def both(request: pytest.FixtureRequest) -> tuple[Plan, Reading]:
    plan = make(*request.param)
    return plan, read_text(plan.text)


def test_every_task_stands_at_its_path(both: tuple[Plan, Reading]) -> None:
    plan, reading = both
    assert [t["path"] for t in reading["tasks"]] == [w.path for w in plan.works]


def test_every_text_is_whole(both: tuple[Plan, Reading]) -> None:
    plan, reading = both
    assert [t["text"] for t in reading["tasks"]] == [w.text for w in plan.works]


def test_leads_are_those_written(both: tuple[Plan, Reading]) -> None:
    plan, reading = both
    assert [t["leads"] for t in reading["tasks"]] == [w.leads for w in plan.works]


def test_coordinators_are_those_written(both: tuple[Plan, Reading]) -> None:
    plan, reading = both
    assert [t["coordinators"] for t in reading["tasks"]] == [w.coordinators for w in plan.works]


def test_times_are_those_written(both: tuple[Plan, Reading]) -> None:
    plan, reading = both
    times = [t["timeframe"] for t in reading["tasks"]]
    read = [t and (t["recurrence"], t["start"], t["end"]) for t in times]
    assert read == [w.time for w in plan.works]


def test_the_letterhead_is_read(both: tuple[Plan, Reading]) -> None:
    plan, reading = both
    document = reading["document"]
    assert (document["number"], document["place"], document["date"]) == (
        plan.number,
        "Lào Cai",
        "2026-03-05",
    )


def test_the_signature_is_read(both: tuple[Plan, Reading]) -> None:
    signer = both[1]["document"]["signer"]
    assert signer is not None
    assert signer["name"] == "Nguyễn Mẫu An"
