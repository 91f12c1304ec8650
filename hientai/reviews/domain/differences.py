"""How a frozen review differs from what the same questions answer today."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from hientai.reports.domain.facts import Counts, DutyFacts, Figure, Query
from hientai.reports.domain.gathered import OWED, Report
from hientai.reports.domain.listing import Item, duty_item, narrowed_to
from hientai.reports.domain.names import SHARE, measured, named
from hientai.reports.domain.phrases import STATE_WORDS, capital, figure_title
from hientai.reports.domain.spans import Part
from hientai.reports.domain.tallies import quarter_of
from hientai.reviews.domain.freezing import Frozen


@dataclass(frozen=True, slots=True)
class Changed:
    """A duty that the frozen review and today tell differently."""

    id: int
    text: str
    about: str
    was: str
    now: str


@dataclass(frozen=True, slots=True)
class Difference:
    """A figure of the paper that would be another today, with the duties that make it so."""

    title: str
    was: Figure
    now: Figure | None
    changed: tuple[Changed, ...]


def differing(frozen: Frozen, live: Report) -> list[tuple[Figure, Figure | None]]:
    """Return the figures of a frozen review that are others now, each question once.

    What is due in the span after opens as time goes on, which corrects nothing.
    """
    found: dict[tuple[Query, str], tuple[Figure, Figure | None]] = {}
    for figure in frozen.content.figures:
        if figure.query.part is Part.NEXT:
            continue
        now = measured(live, figure.query, figure.unit)
        if now is None or now.text != figure.text:
            found[figure.query, figure.unit] = (figure, now)
    return list(found.values())


def explained(
    pairs: Sequence[tuple[Figure, Figure | None]],
    frozen: Frozen,
    live: Report,
    rows: Iterable[DutyFacts],
) -> list[Difference]:
    """Name for each figure the duties by which it differs; `rows` are today's."""
    old = {duty.id: duty for duty in frozen.duties}
    new = {duty.id: duty for duty in rows}
    moved = [pk for pk in old.keys() | new.keys() if old.get(pk) != new.get(pk)]
    return [
        Difference(
            title=_title(frozen.report, figure),
            was=figure,
            now=now,
            changed=tuple(
                _changed(pk, (old.get(pk), new.get(pk)), frozen.report, live)
                for pk in sorted(moved)
                if _standing(frozen.report, figure, old.get(pk))
                != _standing(live, figure, new.get(pk))
            ),
        )
        for figure, now in pairs
    ]


def _title(report: Report, figure: Figure) -> str:
    within = narrowed_to(report, figure.query)
    if figure.query.counts is not Counts.DUTIES and (name := named(figure)):
        return capital(name)
    counted = figure_title(figure.query, report.span)
    title = f"Tỷ lệ {counted[:1].lower()}{counted[1:]}" if figure.unit == SHARE else counted
    return f"{title} ({within})" if within else title


def kept_behind(frozen: Frozen, query: Query) -> list[Item]:
    """Return the duties that a figure counted when the review was frozen."""
    seen = frozen.report.previous if query.before and frozen.report.previous else frozen.report
    rows = frozen.before if query.before else frozen.duties
    return [
        duty_item(seen, duty, duty.body) for duty in rows.like(query) if _counts(seen, query, duty)
    ]


def _counts(report: Report, query: Query, duty: DutyFacts) -> bool:
    """Whether a duty is one of those that a query counts."""
    return _in_question(report, query, duty) and (not query.states or duty.state in query.states)


def _standing(report: Report, figure: Figure, duty: DutyFacts | None) -> object:
    """Return how a duty bears on a figure: its state where that is a share, or counts others."""
    query = figure.query
    if duty is None or query.counts is Counts.OPINIONS or not _in_question(report, query, duty):
        return None
    if query.counts is not Counts.DUTIES or figure.unit == SHARE:
        return duty.state
    return not query.states or duty.state in query.states


def _in_question(report: Report, query: Query, duty: DutyFacts) -> bool:
    if duty.role is not query.role or duty.task not in report.task_by_id:
        return False
    task = report.task_by_id[duty.task]
    parts = OWED if query.part is Part.OWED else (query.part,)
    wanted = (
        (query.group, task.group),
        (query.task, task.id),
        (query.body, duty.body),
        (query.quarter, quarter_of(duty.due) if duty.due else None),
    )
    return duty.part in parts and all(asked in {None, found} for asked, found in wanted)


def _changed(
    pk: int,
    facts: tuple[DutyFacts | None, DutyFacts | None],
    was: Report,
    live: Report,
) -> Changed:
    old, new = facts
    duty, report = (new, live) if new else (old, was)
    task = report.task_by_id.get(duty.task) if duty else None
    return Changed(
        id=pk,
        text=task.text if task else "",
        about=report.bodies.get(duty.body, "") if duty else "",
        was=_words(old),
        now=_words(new),
    )


def _words(duty: DutyFacts | None) -> str:
    return STATE_WORDS[duty.state] if duty else "không tính trong kỳ"
