"""The annexes of a report: its tasks, its bodies, the tasks of each body."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from itertools import groupby
from typing import Final

from hientai.kernel.papers import Annex, Column, GroupRow, Row
from hientai.reports.domain.facts import TaskFacts
from hientai.reports.domain.gathered import Line, Report, Totals
from hientai.reports.domain.phrases import clipped, plan_name, task_result, task_state_words

TASK_COLUMNS: Final = (
    Column("TT", 1.2, "center"),
    Column("Nội dung nhiệm vụ", 7),
    Column("Cơ quan chủ trì", 2.9),
    Column("Thời gian thực hiện", 1.6, "center"),
    Column("Kết quả", 4),
    Column("Tình trạng", 1.9, "center"),
)
OWED_COLUMNS: Final = (
    Column("TT", 1, "center"),
    Column("Nội dung nhiệm vụ", 9),
    Column("Thời gian thực hiện", 2.4, "center"),
    Column("Số việc", 1.1, "center"),
    Column("Đã xong", 1.1, "center"),
    Column("Quá hạn", 1.1, "center"),
)


def result_columns(name: str) -> tuple[Column, ...]:
    return (
        Column("TT", 1.2, "center"),
        Column(name, 5),
        Column("Số việc", 0.9, "center"),
        Column("Xong đúng hạn", 1, "center"),
        Column("Xong quá hạn", 1, "center"),
        Column("Chưa đến hạn", 1, "center"),
        Column("Quá hạn", 1, "center"),
        Column("Tỷ lệ", 1.1, "center"),
    )


def of_tasks(report: Report) -> Annex:
    name = f"Kết quả thực hiện các nhiệm vụ {report.span.name}"
    return Annex(name, "", TASK_COLUMNS, tuple(_task_rows(report)))


def of_bodies(report: Report) -> Annex:
    rows = [
        Row((str(place), line.name, *_cells(line.totals)))
        for place, line in enumerate(report.by_body, 1)
    ]
    total = Row(("", "Cộng", *_cells(report.totals())), bold=True)
    name = f"Kết quả của các cơ quan, đơn vị {report.span.name}"
    return Annex(name, "", result_columns("Cơ quan, đơn vị"), (*rows, total), landscape=False)


def of_bodies_tasks(report: Report) -> Annex:
    """Return the tasks of each body: how much of each it owed, did, and left late."""
    name = f"Nhiệm vụ của từng cơ quan, đơn vị {report.span.name}"
    rows = tuple(
        row
        for place, line in enumerate(report.by_body, 1)
        for row in _body_rows(report, line, place)
    )
    return Annex(name, "", OWED_COLUMNS, rows)


ANNEXES: Final[Mapping[str, Callable[[Report], Annex]]] = {
    "tasks": of_tasks,
    "bodies": of_bodies,
    "tasks_of_bodies": of_bodies_tasks,
}


def _body_rows(report: Report, line: Line, place: int) -> Iterator[Row | GroupRow]:
    body = line.totals.query.body or 0
    yield GroupRow(str(place), line.name)
    number = 0
    for task in report.tasks:
        if counts := report.owed_by_body.get((body, task.id)):
            number += 1
            text = clipped(task.text)
            yield Row((f"{place}.{number}", text, task.time_text, *map(str, counts)))


def _cells(totals: Totals) -> tuple[str, ...]:
    rate = totals.rate
    return (*(figure.text for figure in totals.cells), rate.text if rate else "-")


def _task_rows(report: Report) -> Iterator[Row | GroupRow]:
    headings = {heading.id: heading for heading in report.headings}
    plans = {plan.id: plan for plan in report.plans} if len(report.plans) > 1 else {}
    number = 0
    for key, tasks in groupby(report.tasks, key=lambda task: (task.plan, task.heading)):
        if plan := plans.pop(key[0], None):
            yield GroupRow("", plan_name(plan))
        if key[1] in headings:
            heading = headings[key[1]]
            yield GroupRow(heading.number, heading.text)
        for task in tasks:
            number += 1
            yield _task_row(report, task, number)


def _task_row(report: Report, task: TaskFacts, number: int) -> Row:
    return Row(
        (
            str(number),
            task.text,
            "; ".join(task.leads),
            task.time_text,
            task_result(report, task),
            task_state_words(report, task),
        )
    )
