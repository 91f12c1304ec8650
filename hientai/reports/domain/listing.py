"""What stands behind a figure: the duties, tasks or difficulties that it counts, ready to list."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Protocol

from hientai.reports.domain.facts import (
    Counts,
    DutyFacts,
    GroupFacts,
    OpinionFacts,
    Query,
    TaskFacts,
)
from hientai.reports.domain.gathered import Report
from hientai.reports.domain.phrases import (
    clipped,
    figure_meaning,
    figure_title,
    task_result,
    task_state_words,
)


@dataclass(frozen=True, slots=True)
class Item:
    """One thing that a figure counts; `state` is a duty's state, `words` say what has no badge."""

    id: int
    text: str
    about: str
    state: str = ""
    words: str = ""
    day: date | None = None


@dataclass(frozen=True, slots=True)
class Opened:
    """A figure opened: what it is called, what it means, and all that it counts."""

    query: Query
    title: str
    meaning: str
    items: Listed


class Listed(Protocol):
    """What a paginator needs of a list."""

    def __len__(self) -> int: ...

    def __getitem__(self, part: slice, /) -> Sequence[Item]: ...


def opened(report: Report, query: Query, duties: Callable[[Query], Listed]) -> Opened:
    """Return the figure that a query counts, with its list; `duties` lists duties."""
    seen = report.previous if query.before and report.previous else report
    is_duties = query.counts is Counts.DUTIES
    items = duties(query) if is_duties else _LISTS[query.counts](seen, query)
    name = narrowed_to(seen, query)
    title = figure_title(query, seen.span)
    return Opened(
        query, f"{title}: {name}" if name else title, figure_meaning(query, seen.span), items
    )


def narrowed_to(report: Report, query: Query) -> str:
    """Return the body, group or task to which a query is narrowed."""
    if query.body is not None:
        return report.bodies.get(query.body, "")
    if query.task is not None:
        task = report.task_by_id.get(query.task)
        return clipped(task.text, 80) if task else ""
    found = (clipped(group.text, 80) for group in report.groups if group.id == query.group)
    return next(found, "")


def duty_item(report: Report, duty: DutyFacts, body: int) -> Item:
    task = report.task_by_id[duty.task]
    about = " · ".join((report.bodies.get(body, ""), task.label))
    return Item(duty.id, task.text, about, state=duty.state, day=duty.due)


def _tasks(report: Report, query: Query) -> tuple[Item, ...]:
    return tuple(_task(report, task) for task in report.find_tasks(query))


def _task(report: Report, task: TaskFacts) -> Item:
    about = " · ".join(part for part in ("; ".join(task.leads), task.label) if part)
    return Item(task.id, task.text, about, words=task_state_words(report, task))


def _opinions(report: Report, query: Query) -> tuple[Item, ...]:
    return tuple(_opinion(report, opinion) for opinion in report.find_opinions(query))


def _opinion(report: Report, opinion: OpinionFacts) -> Item:
    words = "Đã trả lời" if opinion.answered else "Chờ trả lời"
    about = report.bodies.get(opinion.body, "")
    return Item(opinion.id, opinion.text, about, words=words, day=opinion.raised)


def _bodies(report: Report, query: Query) -> tuple[Item, ...]:
    return tuple(
        Item(
            line.totals.query.body or 0,
            line.name,
            f"{line.totals.done.text}/{line.totals.due.text} việc đến hạn đã xong",
        )
        for line in report.find_bodies(query)
    )


_LISTS: dict[Counts, Callable[[Report, Query], tuple[Item, ...]]] = {
    Counts.TASKS: _tasks,
    Counts.OPINIONS: _opinions,
    Counts.BODIES: _bodies,
}


@dataclass(frozen=True, slots=True)
class TaskRow:
    """A task on the page of a report, as its annex has it."""

    task: TaskFacts
    heading: GroupFacts | None
    result: str
    words: str


def task_rows(report: Report) -> list[TaskRow]:
    """Return the rows of the annex; a heading stands on the first task under it."""
    headings = {heading.id: heading for heading in report.headings}
    before: int | None = None
    rows = []
    for task in report.tasks:
        heading = headings.get(task.heading) if task.heading and task.heading != before else None
        words = task_state_words(report, task)
        rows.append(TaskRow(task, heading, task_result(report, task), words))
        before = task.heading
    return rows
