"""The charts of a board: each tells its finding in its title."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass

from django.http import QueryDict
from django.urls import reverse
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from hientai.core import charts
from hientai.dashboard.views.board_filter import Choices, Option
from hientai.duties.domain import ASIDE, Counted, DutyState, Figures
from hientai.duties.forms import with_part
from hientai.duties.selectors import BoardFilter, Tally
from hientai.kernel.vietnamese import format_number
from hientai.programmes.selectors import part_of_tasks, parts_in

Address = Callable[[int], str]

BARS = 12
SHOWN = tuple(state for state in DutyState if state not in ASIDE)


def tracked(figures: Figures) -> dict[str, int]:
    """Return the counts without what stands beside all bars."""
    return {state.value: figures[state] for state in SHOWN}


@dataclass(frozen=True)
class Bar:
    """One bar of a chart: what it stands for, and how much is in each state."""

    pk: int | None
    label: str
    figures: Figures


@dataclass(frozen=True)
class Grouped:
    """Bars of one kind of group, what they are called, and where one leads."""

    what: str
    bars: list[Bar]
    address: Address


def draw(
    tally: Tally, choices: Choices, chosen: BoardFilter, query: QueryDict
) -> list[charts.Chart]:
    bodies = _bars(tally.by_body, choices.bodies)
    bodies.sort(key=lambda bar: -bar.figures[DutyState.OVERDUE])
    drawn = []
    if len(bodies) > 1:
        drawn.append(_chart(_body_finding(bodies), bodies[:BARS], _narrowing("body", query)))
    grouped = _grouped(tally, choices, chosen, query)
    if len(grouped.bars) > 1:
        drawn.append(_chart(_group_finding(grouped), grouped.bars, grouped.address))
    return drawn


def _grouped(tally: Tally, choices: Choices, chosen: BoardFilter, query: QueryDict) -> Grouped:
    """Return the bars of a plan's headings, of a programme's parts in its own order, or of plans."""
    if chosen.plan:
        bars = _bars(tally.by_group, choices.headings)
        return Grouped(_("Theo nhóm nhiệm vụ"), bars, _narrowing("heading", query))
    if chosen.programme is None:
        return Grouped(
            _("Theo kế hoạch"), _bars(tally.by_group, choices.plans), _narrowing("plan", query)
        )
    parts = [Option(part.pk, part.name, chosen=False) for part in parts_in(chosen.programme)]
    page = reverse("programmes:detail", args=[chosen.programme])
    return Grouped(
        _("Theo phần của chương trình"),
        _bars(by_part(tally, chosen.programme), parts),
        lambda pk: f"{page}#phan-{pk}",
    )


def by_part(tally: Tally, programme: int) -> dict[int | None, Figures]:
    """Return the figures of tasks as figures of the programme's parts."""
    parts = part_of_tasks(programme)
    found: defaultdict[int | None, Counter[DutyState]] = defaultdict(Counter)
    for task, figures in tally.by_group.items():
        found[parts.get(task or 0)].update(figures.counts)
    return {part: Figures(Counted.DUTIES, counts) for part, counts in found.items()}


def _narrowing(name: str, query: QueryDict) -> Address:
    return lambda pk: with_part(query, **{name: pk})


def draw_provinces(rows: Sequence[tuple[str, Figures]]) -> list[charts.Chart]:
    """Draw the provinces, where there are several."""
    shown = [(label, figures) for label, figures in rows if figures.total]
    if len(shown) < 2:  # noqa: PLR2004 -- one alone says nothing
        return []
    label, worst = shown[0]
    title = _("Theo tỉnh, thành phố: chưa nơi nào quá hạn")
    if worst[DutyState.OVERDUE]:
        title = _("Theo tỉnh, thành phố: quá hạn nhiều nhất ở %(place)s") % {"place": label}
    groups = [charts.Group(label, tracked(figures)) for label, figures in shown]
    return [charts.stacked(title, groups, unit=_("việc"))]


def _bars(
    figures: Mapping[int, Figures] | Mapping[int | None, Figures], named: list[Option]
) -> list[Bar]:
    """Return bars in the order of the names; what has no name comes last."""
    found = dict(figures.items())
    bars = [Bar(one.value, one.label, found.pop(one.value)) for one in named if one.value in found]
    bars += [Bar(None, _("Ngoài các nhóm"), rest) for rest in found.values()]
    return [bar for bar in bars if bar.figures.total]


def _chart(title: str, bars: Sequence[Bar], address: Address) -> charts.Chart:
    groups = [
        charts.Group(bar.label, tracked(bar.figures), address(bar.pk) if bar.pk else "")
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


def _group_finding(grouped: Grouped) -> str:
    worst = max(grouped.bars, key=lambda row: row.figures[DutyState.OVERDUE])
    if not worst.figures[DutyState.OVERDUE]:
        return _("%(what)s: chưa có việc quá hạn") % {"what": grouped.what}
    return _("%(what)s: quá hạn nhiều nhất ở “%(label)s”") % {
        "what": grouped.what,
        "label": worst.label,
    }
