"""A task said twice is found once, and like words of different bodies stay two tasks."""

from __future__ import annotations

from functools import cache
from pathlib import Path

from hientai.reading import read_text
from hientai.reading.after.twins import twins
from hientai.reading.contract import Task

DATA = Path(__file__).parents[1] / "data"
# Read by hand in the plan: which item of the main text each row of the annex repeats.
TRUE_PAIRS = {
    ("III/1/1.1", "PL/I/1"), ("III/1/1.2/-1", "PL/I/2"), ("III/1/1.3", "PL/I/3"),
    ("III/2/2.1/-1", "PL/II/1"), ("III/2/2.2", "PL/II/2"), ("III/3/3.2", "PL/II/3"),
    ("III/2/2.4", "PL/II/4"), ("III/3/3.1", "PL/III/1"), ("III/2/2.1/-3", "PL/III/2"),
    ("III/3/3.3", "PL/III/3"), ("III/3/3.3", "PL/III/4"), ("III/4/4.3", "PL/IV/1"),
    ("III/4/4.2", "PL/IV/2"), ("III/4/4.3", "PL/IV/3"), ("III/4/4.4", "PL/IV/4"),
    ("III/4/4.4", "PL/IV/5"), ("III/5/5.1", "PL/V/1"), ("III/5/5.2", "PL/V/2"),
    ("III/5/5.3/-1", "PL/V/3"), ("III/5/5.3/-2", "PL/V/3"), ("III/5/5.4/-1", "PL/V/4"),
    ("III/5/5.4/-2", "PL/V/5"),
}  # fmt: skip
PROJECT = "Xây dựng Đề án thành lập Quỹ hỗ trợ sáng tạo kỹ thuật"
FILLER = (
    "Rà soát tiêu chuẩn giảng viên các trường cao đẳng",
    "Tuyên truyền trên cổng thông tin điện tử",
    "Kiểm tra việc chấp hành pháp luật đất đai",
    "Hỗ trợ hợp tác xã chế biến nông sản",
)


@cache
def tasks_of(name: str) -> list[Task]:
    return read_text((DATA / f"{name}.txt").read_text("utf-8"))["tasks"]


def found_pairs() -> set[tuple[str, str]]:
    tasks = tasks_of("004_acdcc88553d0efb1")
    return {
        ("/".join(tasks[twin.first]["path"]), "/".join(tasks[twin.second]["path"]))
        for twin in twins(tasks)
    }


def task(section: str, text: str, *leads: str) -> Task:
    return Task(
        path=[section, "1"],
        text=text,
        leads=list(leads),
        coordinators=[],
        timeframe=None,
        kind="task",
        reports_to=[],
        deliverable=None,
        sources={},
    )


def among(*said: Task) -> list[Task]:
    """Put the tasks among others, so that their words are rare."""
    return [*said, *(task("IV", text, "Sở Nội vụ") for text in FILLER)]


def test_rows_of_an_annex_find_their_items() -> None:
    assert len(found_pairs() & TRUE_PAIRS) >= 18


def test_no_false_pair_is_made() -> None:
    assert found_pairs() - TRUE_PAIRS == set()


def test_a_plan_without_repetition_has_no_twins() -> None:
    assert twins(tasks_of("000_0e96f5b95962012b")) == []


def test_like_words_of_different_bodies_are_two_tasks() -> None:
    tasks = among(task("III", PROJECT, "Sở Tài chính"), task("PL", PROJECT, "Sở Y tế"))
    assert twins(tasks) == []


def test_like_words_of_one_section_are_not_compared() -> None:
    tasks = among(task("III", PROJECT, "Sở Tài chính"), task("III", PROJECT, "Sở Tài chính"))
    assert twins(tasks) == []


def test_one_task_in_two_plans_is_found() -> None:
    first = among(task("III", PROJECT, "Sở Tài chính"))
    second = [task("II", PROJECT + " của tỉnh", "Sở Tài chính tỉnh")]
    assert [(twin.first, twin.second) for twin in twins(first, second)] == [(0, 0)]


def test_the_same_words_are_wholly_alike() -> None:
    tasks = among(task("III", PROJECT, "Sở Y tế"), task("PL", PROJECT, "Sở Y tế"))
    assert [twin.likeness for twin in twins(tasks)] == [1.0]


def test_a_twin_says_why() -> None:
    tasks = among(task("III", PROJECT, "Sở Y tế"), task("PL", PROJECT, "Sở Y tế"))
    assert [twin.why for twin in twins(tasks)] == [("Lời văn trùng nhau", "cùng cơ quan thực hiện")]


def test_short_names_count_as_long_ones() -> None:
    text = "UBND các huyện thành lập Quỹ sáng tạo kỹ thuật"
    spelled = "Ủy ban nhân dân các huyện thành lập Quỹ sáng tạo kỹ thuật"
    tasks = among(task("III", text, "Sở Y tế"), task("PL", spelled, "Sở Y tế"))
    assert [twin.likeness for twin in twins(tasks)] == [1.0]


def test_no_tasks_have_no_twins() -> None:
    assert twins([]) == []


def test_work_that_is_passed_on_is_found_whoever_leads() -> None:
    first = among(task("1", PROJECT, "Bộ Tài chính"))
    second = [task("II", f"Chủ trì, phối hợp với Sở Tài chính {PROJECT.lower()}", "Sở Y tế")]
    assert [(twin.first, twin.second) for twin in twins(first, second)] == [(0, 0)]


def test_each_task_below_takes_up_one_above() -> None:
    first = among(task("1", PROJECT, "Sở Y tế"), task("2", f"{PROJECT} của huyện", "Sở Y tế"))
    second = [task("II", f"{PROJECT} của huyện", "Sở Y tế")]
    assert [(twin.first, twin.second) for twin in twins(first, second)] == [(1, 0)]


def test_other_work_below_takes_up_nothing() -> None:
    assert twins(among(task("1", PROJECT)), [task("II", "Rà soát trụ sở các xã, phường")]) == []
