"""The board: what its filter leaves, in figures, rows and charts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Any

from django.core.paginator import Page, Paginator
from django.http import QueryDict
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hientai.core import charts
from hientai.core.states import LABELS, css_class
from hientai.duties import selectors
from hientai.duties.domain import DutyState, Figures
from hientai.duties.forms import Link, read_filter, with_part
from hientai.duties.selectors import OPEN_STATES, BoardFilter, BoardRows, Tally
from hientai.kernel.permissions import Actor
from hientai.kernel.vietnamese import format_number

PAGE_SIZE = 50
BARS = 12
LABEL_LENGTH = 90
CHIP_LENGTH = 40
SHOWN = tuple(state for state in DutyState if state is not DutyState.HISTORY)


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
class Option:
    value: int
    label: str
    chosen: bool


@dataclass(frozen=True)
class Choices:
    """What the filter's lists offer."""

    plans: list[Option]
    headings: list[Option]
    bodies: list[Option]
    many_places: bool  # bodies of several provinces share names: say whose they are


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
    history_href: str


def build(actor: Actor, query: QueryDict, today: date, *, by_task: bool = False) -> Board:
    """Put the board together in a bounded number of queries, however much there is."""
    chosen, duties = read_filter(query), selectors.visible_duties(actor)
    tally = selectors.tally(duties, chosen, today)
    figures, by_body = tally.figures, tally.by_body
    choices = _choices(actor, chosen)
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
        chips=list(_chips(chosen, choices, query)),
        page=Paginator(rows, PAGE_SIZE).get_page(query.get("page")),
        by_task=by_task,
        charts=_charts(tally, choices, chosen, query),
        late_bodies=sum(1 for one in by_body.values() if one[DutyState.OVERDUE]),
        query=with_part(query),
        remind_query=with_part(query, state=DutyState.OVERDUE.value),
        history_href=with_part(query, state=DutyState.HISTORY.value),
    )


def tracked(figures: Figures) -> dict[str, int]:
    """Return the counts without history, which stands beside all bars."""
    return {state.value: figures[state] for state in SHOWN}


def _shown(chosen: BoardFilter, figures: Figures) -> int:
    """Return how many rows the filter leaves: the figures know it already."""
    if chosen.state == OPEN_STATES:
        return figures.open
    return figures[chosen.state] if chosen.state else figures.total + figures[DutyState.HISTORY]


def counts_of(
    figures: Figures, chosen: BoardFilter | None = None, query: QueryDict | None = None
) -> list[Count]:
    """Return the strip: each state but history, with the address that narrows to it or back."""
    narrowed, address = chosen or BoardFilter(), query if query is not None else QueryDict()
    return [_count(state, figures, narrowed, address) for state in SHOWN]


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


def _choices(actor: Actor, chosen: BoardFilter) -> Choices:
    duties = selectors.visible_duties(actor)
    plans = selectors.plans_tracked(duties).values_list("pk", "document__number", "document__title")
    bodies = list(selectors.bodies_owing(duties))
    many_places = len({body.province for body in bodies}) > 1
    headings = selectors.headings_of(chosen.plan) if chosen.plan else []
    return Choices(
        plans=[
            Option(pk, _plan_label(number, title), chosen.plan == pk) for pk, number, title in plans
        ],
        headings=[
            Option(one.pk, f"{one.label} {one.text}"[:LABEL_LENGTH], chosen.heading == one.pk)
            for one in headings
        ],
        bodies=[
            Option(body.pk, body.full_name if many_places else body.name, chosen.body == body.pk)
            for body in bodies
        ],
        many_places=many_places,
    )


def _plan_label(number: str, title: str) -> str:
    return " ".join(part for part in (number, title) if part)[:LABEL_LENGTH]


def _chips(chosen: BoardFilter, choices: Choices, query: QueryDict) -> Iterable[Link]:
    for name, options in (
        ("plan", choices.plans),
        ("heading", choices.headings),
        ("body", choices.bodies),
    ):
        for option in options:
            if option.chosen:
                # Groups belong to a plan: without it they narrow to nothing that can be seen.
                off = {"plan": None, "heading": None} if name == "plan" else {name: None}
                yield Link(_short(option.label), with_part(query, **off))
    if chosen.state:
        label = _("Chưa xong") if chosen.state == OPEN_STATES else _(LABELS[chosen.state])
        yield Link(label, with_part(query, state=None))
    if chosen.text:
        yield Link(f"“{chosen.text}”", with_part(query, q=None))


def _short(label: str) -> str:
    return label if len(label) <= CHIP_LENGTH else f"{label[: CHIP_LENGTH - 1].rstrip()}…"


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: what it stands for, and how much is in each state."""

    pk: int | None
    label: str
    figures: Figures


def _charts(
    tally: Tally, choices: Choices, chosen: BoardFilter, query: QueryDict
) -> list[charts.Chart]:
    bodies = _bars(tally.by_body, choices.bodies)
    bodies.sort(key=lambda bar: -bar.figures[DutyState.OVERDUE])
    name = "heading" if chosen.plan else "plan"
    groups = _bars(tally.by_group, choices.headings if chosen.plan else choices.plans)
    drawn = []
    if len(bodies) > 1:
        drawn.append(_chart(_body_finding(bodies), bodies[:BARS], "body", query))
    if len(groups) > 1:
        drawn.append(_chart(_group_finding(groups, name), groups, name, query))
    return drawn


def _bars(
    figures: Mapping[int, Figures] | Mapping[int | None, Figures], named: list[Option]
) -> list[Bar]:
    """Return bars in the order of the names; what has no name comes last."""
    found = dict(figures.items())
    bars = [Bar(one.value, one.label, found.pop(one.value)) for one in named if one.value in found]
    bars += [Bar(None, _("Ngoài các nhóm"), rest) for rest in found.values()]
    return [bar for bar in bars if bar.figures.total]


def _chart(title: str, bars: Sequence[Bar], name: str, query: QueryDict) -> charts.Chart:
    groups = [
        charts.Group(
            bar.label,
            tracked(bar.figures),
            with_part(query, **{name: bar.pk}) if bar.pk else "",
        )
        for bar in bars
    ]
    return charts.stacked(title, groups, unit=_("việc"))


def _body_finding(rows: list[Bar]) -> str:
    late = [row for row in rows if row.figures[DutyState.OVERDUE]]
    shown = _shown_of(len(rows))
    if not late:
        return _("Chưa đơn vị nào quá hạn") + shown
    said = ngettext(
        "%(n)s đơn vị có việc quá hạn, nhiều nhất là %(body)s",
        "%(n)s đơn vị có việc quá hạn, nhiều nhất là %(body)s",
        len(late),
    )
    return said % {"n": format_number(len(late)), "body": late[0].label} + shown


def _shown_of(count: int) -> str:
    if count <= BARS:
        return ""
    return " " + _("(%(shown)s trong %(all)s đơn vị)") % {
        "shown": format_number(BARS),
        "all": format_number(count),
    }


def _group_finding(rows: list[Bar], name: str) -> str:
    worst = max(rows, key=lambda row: row.figures[DutyState.OVERDUE])
    what = _("Theo nhóm nhiệm vụ") if name == "heading" else _("Theo kế hoạch")
    if not worst.figures[DutyState.OVERDUE]:
        return _("%(what)s: chưa có việc quá hạn") % {"what": what}
    return _("%(what)s: quá hạn nhiều nhất ở “%(label)s”") % {
        "what": what,
        "label": worst.label,
    }
