"""What the page of one opinion shows: its way, how long each step took, what says the same."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, datetime
from typing import Final

from django.db.models import QuerySet
from django.utils.timezone import localdate

from hientai.bodies.models import Body, Handover
from hientai.bodies.selectors import bodies_today
from hientai.bodies.selectors.handing import taken_of
from hientai.duties.models import Duty
from hientai.duties.selectors import visible_duties
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import fold
from hientai.opinions.domain import IN_WORK, Act, Said, State, Stay, is_late, like, stays
from hientai.opinions.models import Opinion, Step, StepFile
from hientai.opinions.selectors.acting import acts_for
from hientai.opinions.selectors.lists import visible_opinions
from hientai.plans.models import Plan
from hientai.plans.selectors import visible_plans

OFFERED: Final = 30
COMPARED: Final = 500  # newest open ones that are looked at for likeness


@dataclass(frozen=True)
class Event:
    """One thing that happened to an opinion: a step, or another body that took it."""

    at: datetime
    step: Step | None = None
    handover: Handover | None = None


@dataclass(frozen=True)
class Alike:
    opinion: Opinion
    percent: int


@dataclass(frozen=True)
class Page:
    """All that the page shows beside the opinion itself."""

    events: list[Event]
    stays: list[tuple[str, Stay]]
    joined: list[Opinion]
    acts: frozenset[Act]
    late: bool
    files: list[StepFile]


def page_of(opinion: Opinion, actor: Actor, today: date | None = None) -> Page:
    today = today or localdate()
    steps = list(
        opinion.steps.select_related("body", "paper", "about__body").prefetch_related("files__file")
    )
    way = stays([(State(one.state), localdate(one.at)) for one in steps], today)
    events = [Event(one.at, step=one) for one in steps]
    for what in ("opinion", "answer"):
        taken = taken_of(what, opinion.pk)
        events += [Event(one.answered_at, handover=one) for one in taken if one.answered_at]
    return Page(
        events=sorted(events, key=lambda event: event.at, reverse=True),
        stays=[(str(Opinion.State(stay.state).label), stay) for stay in way],
        joined=list(opinion.joined.select_related("body")),
        acts=frozenset(acts_for(actor, opinion)),
        late=is_late(State(opinion.state), opinion.due_on, today),
        files=[file for one in steps if one.act == Act.RAISE for file in one.files.all()],
    )


def alike(opinion: Opinion, actor: Actor) -> list[Alike]:
    """Return open opinions that say the same, the likest first."""
    others = joinable(opinion, actor).order_by("-id")[:COMPARED]
    rows = {one.pk: one for one in others}
    said = [Said(one.pk, one.text, one.task_id) for one in rows.values()]
    found = like(Said(opinion.pk, opinion.text, opinion.task_id), said)
    return [Alike(rows[pk], round(score * 100)) for pk, score in found]


def joinable(opinion: Opinion, actor: Actor) -> QuerySet[Opinion]:
    """Return what may be made to go with an opinion: open, of its kind, not going with another."""
    open_ones = visible_opinions(actor).filter(kind=opinion.kind, state__in=IN_WORK)
    return open_ones.exclude(pk=opinion.pk)


def to_join(opinion: Opinion, actor: Actor, words: str) -> dict[str, list[Alike] | list[Opinion]]:
    """Return what is offered for joining: what says the same, and what is found by words."""
    found = joinable(opinion, actor)
    for word in fold(words).split():
        found = found.filter(text_key__contains=word)
    suggested = alike(opinion, actor)
    known = {one.opinion.pk for one in suggested}
    others = found.exclude(pk__in=known).order_by("-id")[:OFFERED]
    return {"alike": suggested, "found": list(others)}


def visible_file(actor: Actor, pk: int) -> StepFile | None:
    seen = visible_opinions(actor).order_by().values("pk")
    found = StepFile.objects.filter(pk=pk, step__opinion__in=seen)
    return found.select_related("file").first()


def duty_to_raise_from(actor: Actor, pk: int) -> Duty | None:
    found = visible_duties(actor).select_related(
        "task", "body", "plan__document", "plan__steward", "plan__difficulty_collector"
    )
    return found.filter(pk=pk).first()


def plans_to_raise_on(actor: Actor) -> QuerySet[Plan]:
    """Return the confirmed plans on which the person may say something."""
    return visible_plans(actor).filter(state=Plan.State.CONFIRMED).order_by("-id")


def bodies_to_raise_for(actor: Actor) -> QuerySet[Body]:
    """Return the bodies in whose name the person may speak."""
    return bodies_today().filter(pk__in=actor.own_bodies(Permission.OPINION_RAISE))
