"""The board: what its filter leaves, in figures, rows and charts."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _

from hientai.bodies.selectors.today import AsToday
from hientai.core import charts
from hientai.core.states import LABELS, css_class
from hientai.dashboard.views.board_charts import SHOWN, draw, draw_provinces, tracked
from hientai.dashboard.views.board_filter import Choices, chips_of, choices_for, filter_of
from hientai.dashboard.views.board_provinces import by_province
from hientai.dashboard.views.board_units import UnitSwitch, ended, switch
from hientai.duties import selectors
from hientai.duties.domain import ASIDE, DutyState, Figures
from hientai.duties.forms import Link, with_part
from hientai.duties.selectors import OPEN_STATES, BoardFilter, BoardRows, Tally
from hientai.kernel.permissions import Actor

PAGE_SIZE = 50


@dataclass(frozen=True)
class Count:
    """A figure of the strip, which narrows the board to its state."""

    state: str
    css: str
    label: str
    n: int
    href: str
    chosen: bool


@dataclass(frozen=True)
class Board:
    chosen: BoardFilter
    figures: Figures
    tasks: Figures
    bodies: int
    strip: str
    counts: list[Count]
    choices: Choices
    chips: list[Link]
    page: Page[Any]  # of StatedDuty, or of TaskRow by task
    by_task: bool
    charts: list[charts.Chart]
    late_bodies: int
    query: str
    remind_query: str
    aside: list[Count]  # what no total counts
    units: UnitSwitch | None  # None where every body has kept its name


def build(actor: Actor, query: QueryDict, today: date, *, by_task: bool = False) -> Board:
    """Put the board together in a bounded number of queries, however much there is."""
    duties = selectors.visible_duties(actor)
    chosen, units = selectors.in_units(duties, filter_of(actor, query), today)
    tally = selectors.tally(duties, chosen, today)
    choices = choices_for(actor, chosen, units)
    switched = _switch(tally, choices, units, query, today)
    provinces = by_province(tally.by_body, choices.all_bodies, today, as_today=units is not None)
    if units is not None:
        tally = replace(tally, by_body=selectors.regrouped(tally.by_body, units))
    figures, by_body = tally.figures, tally.by_body
    rows: Any
    if by_task:
        rows = selectors.board_of_tasks(actor, chosen, today)
    else:
        rows = BoardRows(selectors.board(duties, chosen, today), _shown(chosen, figures), today)
    tasks = selectors.task_figures(duties, chosen, today)
    return Board(
        chosen=chosen,
        figures=figures,
        tasks=tasks,
        bodies=len(by_body),
        strip=charts.strip(tracked(tasks if by_task else figures)),
        counts=counts_of(tasks if by_task else figures, chosen, query),
        choices=choices,
        chips=list(chips_of(chosen, choices, query)),
        page=Paginator(rows, PAGE_SIZE).get_page(query.get("page")),
        by_task=by_task,
        charts=[*draw(tally, choices, chosen, query), *draw_provinces(provinces)],
        late_bodies=sum(1 for one in by_body.values() if one[DutyState.OVERDUE]),
        query=with_part(query),
        remind_query=with_part(query, state=DutyState.OVERDUE.value),
        aside=aside_of(tasks if by_task else figures, query),
        units=switched,
    )


def _switch(
    tally: Tally, choices: Choices, units: AsToday | None, query: QueryDict, today: date
) -> UnitSwitch | None:
    if units is None and not ended(choices.all_bodies, today):
        return None
    return switch(tally.by_body, units, query, choices.all_bodies)


def _shown(chosen: BoardFilter, figures: Figures) -> int:
    """Return how many rows the filter leaves: the figures know it already."""
    if chosen.state == OPEN_STATES:
        return figures.open
    return figures[chosen.state] if chosen.state else sum(figures.counts.values())


def counts_of(
    figures: Figures, chosen: BoardFilter | None = None, query: QueryDict | None = None
) -> list[Count]:
    """Return the strip: each state but those aside, with the address that narrows to it or back."""
    narrowed, address = chosen or BoardFilter(), query if query is not None else QueryDict()
    return [_count(state, figures, narrowed, address) for state in SHOWN]


def aside_of(figures: Figures, query: QueryDict) -> list[Count]:
    """Return what stands beside all totals, only where there is any."""
    return [_count(state, figures, BoardFilter(), query) for state in ASIDE if figures[state]]


def _count(state: DutyState, figures: Figures, chosen: BoardFilter, query: QueryDict) -> Count:
    is_chosen = chosen.state == state
    return Count(
        state=state,
        css=css_class(state),
        label=_(LABELS[state]),
        n=figures[state],
        href=with_part(query, state=None if is_chosen else state.value),
        chosen=is_chosen,
    )
