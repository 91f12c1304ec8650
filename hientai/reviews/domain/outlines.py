"""Outlines of reviews as data: sections in order, what each shows, the form of the paper."""

from __future__ import annotations

import json
from dataclasses import dataclass
from functools import cache
from pathlib import Path
from typing import Any, Final

from hientai.kernel.errors import noop
from hientai.kernel.papers import Form
from hientai.reports.domain.annexes import ANNEXES
from hientai.reports.domain.composing import PARTS, OutlineSection

_DATA: Final = Path(__file__).parents[1] / "data" / "outlines.json"
OBJECTIVES, TARGETS = "objectives", "targets"

PART_LABELS: Final = {
    "overall": noop("Câu kết quả chung"),
    "groups": noop("Câu theo nhóm nhiệm vụ"),
    "chart:groups": noop("Biểu đồ theo nhóm nhiệm vụ"),
    "table:groups": noop("Bảng theo nhóm nhiệm vụ"),
    "bodies": noop("Câu theo đơn vị"),
    "chart:bodies": noop("Biểu đồ theo đơn vị"),
    "table:bodies": noop("Bảng theo đơn vị"),
    "overdue": noop("Danh sách việc quá hạn"),
    "difficulties": noop("Danh sách khó khăn, vướng mắc"),
    "next": noop("Việc kỳ sau"),
    "compare": noop("Câu so với kỳ trước"),
    "chart:compare": noop("Biểu đồ so với kỳ trước"),
    "table:compare": noop("Bảng so với kỳ trước"),
    OBJECTIVES: noop("Mục tiêu đánh giá bằng lời"),
    TARGETS: noop("Bảng chỉ tiêu"),
    "words": noop("Đoạn văn đầu mối viết"),
}
ANNEX_LABELS: Final = {
    "tasks": noop("Kết quả từng nhiệm vụ"),
    "bodies": noop("Kết quả từng cơ quan, đơn vị"),
    "tasks_of_bodies": noop("Nhiệm vụ của từng cơ quan, đơn vị"),
}
assert {*PARTS, OBJECTIVES, TARGETS} == set(PART_LABELS)  # noqa: S101 - a part without a label
assert set(ANNEXES) == set(ANNEX_LABELS)  # noqa: S101 - an annex without a label


@dataclass(frozen=True, slots=True)
class OutlineData:
    """An outline; `kinds` are those of reviews for which it is offered."""

    key: str
    name: str
    kinds: tuple[str, ...]
    form: Form
    sections: tuple[OutlineSection, ...]
    annexes: tuple[str, ...]


def outline_of(data: dict[str, Any]) -> OutlineData:
    """Return an outline from plain values; parts that are not known are left out."""
    return OutlineData(
        key=data["key"],
        name=data["name"],
        kinds=tuple(data["kinds"]),
        form=Form(data["form"]),
        sections=tuple(map(section_of, data["sections"])),
        annexes=tuple(name for name in data["annexes"] if name in ANNEX_LABELS),
    )


def section_of(data: dict[str, Any]) -> OutlineSection:
    parts = tuple(part for part in data["parts"] if part in PART_LABELS)
    return OutlineSection(data["key"], data["title"], parts)


@cache
def standard() -> tuple[OutlineData, ...]:
    """Return the outlines that come with the package."""
    return tuple(map(outline_of, json.loads(_DATA.read_text("utf-8"))["outlines"]))
