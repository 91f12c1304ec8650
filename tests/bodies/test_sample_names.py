"""Every body named in the three sample plans, on the plan's day and today."""

import csv
import datetime as dt

import pytest

from config.demo import SAMPLES
from hientai.bodies.domain.resolving import standard_engine
from hientai.reading import read_text
from tests.bodies.scoring import DATA

with (DATA / "names_of_samples.csv").open(encoding="utf-8", newline="") as lines:
    ROWS = list(csv.DictReader(lines))


def ask(row):
    at = dt.date.fromisoformat(row["at"])
    return standard_engine().resolve(row["name"], province=row["province"], at=at)


def said(answer):
    """Return an answer as the list writes it: a body, the number of members, or an open question."""
    if answer.status not in ("exact", "successor"):
        return answer.status, "", "", ""
    if answer.group:
        return answer.status, "", "", str(len(answer.found))
    fact = answer.found[0].fact
    return answer.status, fact.name, fact.province, ""


@pytest.mark.parametrize("row", ROWS, ids=lambda row: f"{row['plan']} {row['at']} {row['name']}")
def test_a_name_of_a_sample_plan_is_the_right_body_or_an_explained_question(row):
    answer = ask(row)

    assert said(answer) == (row["status"], row["body"], row["body_province"], row["members"])
    assert answer.why


@pytest.mark.parametrize("plan", sorted({row["plan"] for row in ROWS}))
def test_the_list_holds_every_name_that_is_read_from_a_sample(plan):
    listed = {row["name"] for row in ROWS if row["plan"] == plan}
    tasks = read_text((SAMPLES / f"{plan}.txt").read_text("utf-8"))["tasks"]

    named = {name for task in tasks for name in (*task["leads"], *task["coordinators"])}

    assert named <= listed


def test_only_slips_and_things_that_are_no_bodies_are_unknown():
    unknown = {row["name"] for row in ROWS if row["status"] == "unknown"}

    assert unknown == {"VP ĐTBQH&HĐND tỉnh", "Lãnh đạo Văn phòng", "Cổng TTĐT tỉnh"}
