"""What stands behind a figure: the duties, tasks or difficulties that it counts, ready to list."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date

from hientai.reports.domain.annual import AnnualReport
from hientai.reports.domain.facts import (
    Counts,
    DutyFacts,
    GroupFacts,
    OpinionFacts,
    Query,
    TaskFacts,
)
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
    items: tuple[Item, ...]


def opened(report: AnnualReport, query: Query) -> Opened:
    """Return the figure that a query counts, with its list."""
    items = _LISTS[query.counts](report, query)
    year = report.year
    name = _name(report, query)
    title = figure_title(query, year=year.number)
    return Opened(query, f"{title}: {name}" if name else title, figure_meaning(query, year), items)


def _name(report: AnnualReport, query: Query) -> str:
    """Return the body, group or task to which a query is narrowed."""
    if query.body is not None:
        return report.bodies.get(query.body, "")
    if query.task is not None:
        task = report.task_by_id.get(query.task)
        return clipped(task.text, 80) if task else ""
    found = (clipped(group.text, 80) for group in report.groups if group.id == query.group)
    return next(found, "")


def _duties(report: AnnualReport, query: Query) -> tuple[Item, ...]:
    found = sorted(report.find_duties(query), key=lambda duty: (duty.due or date.max, duty.id))
    return tuple(_duty(report, duty) for duty in found)


def _duty(report: AnnualReport, duty: DutyFacts) -> Item:
    task = report.task_by_id[duty.task]
    about = " · ".join((report.bodies.get(duty.body, ""), task.label))
    return Item(duty.id, task.text, about, state=duty.state, day=duty.due)


def _tasks(report: AnnualReport, query: Query) -> tuple[Item, ...]:
    return tuple(_task(report, task) for task in report.find_tasks(query))


def _task(report: AnnualReport, task: TaskFacts) -> Item:
    about = " · ".join(part for part in ("; ".join(task.leads), task.label) if part)
    return Item(task.id, task.text, about, words=task_state_words(report, task))


def _opinions(report: AnnualReport, query: Query) -> tuple[Item, ...]:
    return tuple(_opinion(report, opinion) for opinion in report.find_opinions(query))


def _opinion(report: AnnualReport, opinion: OpinionFacts) -> Item:
    words = "Đã trả lời" if opinion.answered else "Chờ trả lời"
    about = report.bodies.get(opinion.body, "")
    return Item(opinion.id, opinion.text, about, words=words, day=opinion.raised)


def _bodies(report: AnnualReport, query: Query) -> tuple[Item, ...]:
    return tuple(
        Item(
            line.totals.query.body or 0,
            line.name,
            f"{line.totals.done.text}/{line.totals.due.text} việc đến hạn đã xong",
        )
        for line in report.find_bodies(query)
    )


_LISTS: dict[Counts, Callable[[AnnualReport, Query], tuple[Item, ...]]] = {
    Counts.DUTIES: _duties,
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


def task_rows(report: AnnualReport) -> list[TaskRow]:
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
