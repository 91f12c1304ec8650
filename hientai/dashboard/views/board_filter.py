"""What a board can be narrowed by, and by what it is."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, replace

from django.http import QueryDict
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.bodies.selectors.today import AsToday
from hientai.core.states import LABELS
from hientai.duties import selectors
from hientai.duties.forms import Link, read_filter, with_part
from hientai.duties.selectors import OPEN_STATES, BoardFilter
from hientai.kernel.permissions import Actor
from hientai.programmes.selectors import visible_programmes

LABEL_LENGTH = 90
CHIP_LENGTH = 60


@dataclass(frozen=True)
class Option:
    value: int
    label: str
    chosen: bool


@dataclass(frozen=True)
class Choices:
    """What the filter's lists offer."""

    programmes: list[Option]
    plans: list[Option]
    headings: list[Option]
    bodies: list[Option]
    task: str  # the place in the paper of the one task that is asked for
    many_places: bool  # bodies of several provinces share names: say whose they are
    all_bodies: dict[int, Body]  # that owe anything, by the names of their time


def filter_of(actor: Actor, query: QueryDict) -> BoardFilter:
    """Read the filter; a programme that the person may not see narrows nothing."""
    chosen = read_filter(query)
    if chosen.programme and not visible_programmes(actor).filter(pk=chosen.programme).exists():
        return replace(chosen, programme=None)
    return chosen


def choices_for(actor: Actor, chosen: BoardFilter, units: AsToday | None = None) -> Choices:
    """Return what the lists offer; by today's units, who holds the work today."""
    duties = selectors.visible_duties(actor)
    plans = selectors.plans_tracked(duties).select_related("document")
    bodies = list(selectors.bodies_owing(duties))
    all_bodies = {body.pk: body for body in bodies}
    if units is not None:
        bodies = sorted(units.bodies.values(), key=lambda body: (body.sort_key, body.pk))
    many_places = len({body.province for body in bodies}) > 1
    headings = selectors.headings_of(chosen.plan) if chosen.plan else []
    return Choices(
        programmes=[
            Option(one.pk, one.name, chosen.programme == one.pk)
            for one in visible_programmes(actor)
        ],
        plans=[Option(plan.pk, plan.document.short_name, chosen.plan == plan.pk) for plan in plans],
        headings=[
            Option(
                one.pk, _short(f"{one.label} {one.text}", LABEL_LENGTH), chosen.heading == one.pk
            )
            for one in headings
        ],
        bodies=[
            Option(body.pk, body.full_name if many_places else body.name, chosen.body == body.pk)
            for body in bodies
        ],
        task=selectors.label_of_task(duties, chosen.task) if chosen.task else "",
        many_places=many_places,
        all_bodies=all_bodies,
    )


def chips_of(chosen: BoardFilter, choices: Choices, query: QueryDict) -> Iterable[Link]:
    for name, options in (
        ("programme", choices.programmes),
        ("plan", choices.plans),
        ("heading", choices.headings),
        ("body", choices.bodies),
    ):
        for option in options:
            if option.chosen:
                # Groups belong to a plan: without it they narrow to nothing that can be seen.
                off = ("plan", "heading", "task") if name == "plan" else (name,)
                yield Link(_short(option.label), with_part(query, **dict.fromkeys(off)))
    if chosen.task:
        label = _("Nhiệm vụ %(label)s") % {"label": choices.task}
        yield Link(_short(label), with_part(query, task=None))
    if chosen.due:
        month = f"{chosen.due[0]:%m/%Y}"
        yield Link(_("Hạn trong tháng %(month)s") % {"month": month}, with_part(query, month=None))
    if chosen.state:
        label = _("Chưa xong") if chosen.state == OPEN_STATES else _(LABELS[chosen.state])
        yield Link(label, with_part(query, state=None))
    if chosen.text:
        yield Link(f"“{chosen.text}”", with_part(query, q=None))


def _short(label: str, length: int = CHIP_LENGTH) -> str:
    return label if len(label) <= length else f"{label[: length - 1].rstrip()}…"
