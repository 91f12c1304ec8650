"""The reading keeps its contract for every text: schema, offsets, one way of writing letters."""

from __future__ import annotations

import json
import random
import unicodedata
from pathlib import Path

import jsonschema
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from hientai.kernel.errors import UnreadableFile
from hientai.reading import Reading, passages, read_text, require_plan

DATA = Path(__file__).parent / "data"
SCHEMA = json.loads((DATA / "plan.schema.json").read_text("utf-8"))
SEEDS = {path.stem: path.read_text("utf-8") for path in sorted(DATA.glob("*.txt"))}
LINES = [line for text in SEEDS.values() for line in text.split("\n")]


def values(reading: Reading) -> dict[str, object]:
    tasks = [{k: v for k, v in task.items() if k != "sources"} for task in reading["tasks"]]
    return {"document": reading["document"], "tasks": tasks, "text": reading["text"]}


def spans_of(reading: Reading) -> list[list[int]]:
    spans = [
        span for task in reading["tasks"] for each in task["sources"].values() for span in each
    ]
    for item in (*reading["targets"], *reading["baselines"]):
        spans += item.get("sources", [])
    spans += [span for each in reading["document_sources"].values() for span in each]
    return spans + [heading["span"] for heading in reading["headings"]]


def assert_whole(reading: Reading) -> None:
    jsonschema.validate(json.loads(json.dumps(reading)), SCHEMA)
    size = len(reading["text"])
    assert [s for s in spans_of(reading) if not 0 <= s[0] < s[1] <= size] == []


@pytest.mark.parametrize("name", SEEDS)
def test_a_reading_obeys_the_schema(name: str) -> None:
    assert_whole(read_text(SEEDS[name]))


@pytest.mark.parametrize("name", SEEDS)
def test_decomposed_letters_are_read_alike(name: str) -> None:
    text = SEEDS[name]
    assert values(read_text(unicodedata.normalize("NFD", text))) == values(read_text(text))


@pytest.mark.parametrize("name", SEEDS)
def test_windows_line_ends_are_read_alike(name: str) -> None:
    text = SEEDS[name]
    assert values(read_text(text.replace("\n", "\r\n"))) == values(read_text(text))


@pytest.mark.parametrize("name", SEEDS)
def test_a_heading_stands_over_its_tasks(name: str) -> None:
    reading = read_text(SEEDS[name])
    paths = {tuple(heading["path"]) for heading in reading["headings"]}
    outer = {tuple(task["path"][:1]) for task in reading["tasks"] if task["path"][0] != "PL"}
    assert outer <= paths


@pytest.mark.parametrize(
    "text", ["", "   \n\n", "***", "|||", "- ", "1.", "\f\f", "Sở", "a" * 5000]
)
def test_any_scrap_is_answered(text: str) -> None:
    assert_whole(read_text(text))


@settings(max_examples=60, deadline=None)
@given(st.text(max_size=400))
def test_any_text_is_answered(text: str) -> None:
    assert_whole(read_text(text))


@settings(max_examples=30, deadline=None)
@given(st.lists(st.sampled_from(LINES), max_size=60))
def test_shuffled_lines_of_plans_are_answered(lines: list[str]) -> None:
    assert_whole(read_text("\n".join(lines)))


@settings(max_examples=30, deadline=None)
@given(st.sampled_from(sorted(SEEDS)), st.integers(0, 30000), st.integers(0, 4000))
def test_any_slice_of_a_plan_is_answered(name: str, start: int, size: int) -> None:
    assert_whole(read_text(SEEDS[name][start : start + size]))


def test_passages_cover_the_words_of_any_text() -> None:
    shuffled = random.Random(3).sample(LINES, 80)
    found = " ".join(passage["text"] for passage in passages("\n".join(shuffled)))
    assert len(found) > 0.8 * sum(map(len, shuffled))


def test_what_is_no_plan_is_refused() -> None:
    with pytest.raises(UnreadableFile, match="không phải kế hoạch"):
        require_plan(read_text("Hôm nay trời đẹp.\n\nChúng tôi đi dạo quanh hồ."))


@pytest.mark.parametrize("name", SEEDS)
def test_a_plan_is_not_refused(name: str) -> None:
    require_plan(read_text(SEEDS[name]))
