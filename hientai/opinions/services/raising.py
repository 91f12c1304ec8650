"""Saying something that must be answered."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.duties.models import Duty
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor
from hientai.opinions.domain import Act, Kind, KindRules, Side, Source, State, answer_day, rules_of
from hientai.opinions.models import Opinion
from hientai.opinions.selectors.acting import keeper_of
from hientai.opinions.services.steps import EmptyOpinion, Told, Upload, keep, moment
from hientai.opinions.services.telling import tell_step
from hientai.plans.models import Plan, Task


@dataclass(frozen=True)
class Saying:
    """What is said, and by whom: a body, an association, or a person through a body."""

    body: Body
    text: str
    proposal: str = ""
    category: str = ""
    source: Source = Source.BODY
    speaker: str = ""
    contact: str = ""
    files: Sequence[Upload] = ()


@dataclass(frozen=True)
class About:
    """What it is about, and what it came out of; a day given is the last one for an answer."""

    plan: Plan | None = None
    task: Task | None = None
    duty: Duty | None = None
    origin: str = ""
    origin_href: str = ""
    due_on: date | None = None


def raise_opinion(  # by keyword: a service names all it needs
    *,
    kind: Kind,
    saying: Saying,
    about: About,
    collector: Body,
    by: Actor,
    on: date | None = None,
) -> Opinion:
    """Open an opinion of a kind for the body that is to answer; who may is the kind's rule."""
    rules = rules_of(kind)
    steward = [about.plan.steward_id] if about.plan else []
    by.require(rules.permissions[Side.RAISER], of=[saying.body.pk, *steward])
    _check(rules, saying)
    on = on or localdate()
    silent = saying.category in rules.silent
    due = None if silent else about.due_on or answer_day(on, rules.answer_days)
    with transaction.atomic():
        opinion = _create(kind, saying, about, collector=collector, by=by)
        opinion.state = State.CLOSED if silent else State.RAISED
        opinion.raised_at, opinion.due_on = moment(on), due
        opinion.save()
        told = Told(files=saying.files)
        step = keep(opinion, Act.RAISE, told, by=by, at=opinion.raised_at)
        audit.record(by=by, action="opinion.raised", target=opinion, collector=collector.pk)
        tell_step(opinion, step, by=by)
    return opinion


def _check(rules: KindRules, saying: Saying) -> None:
    if not saying.text.strip():
        raise EmptyOpinion(noop("Ghi khó khăn, vướng mắc."))
    if saying.source not in rules.sources:
        raise Conflict(noop("Loại ý kiến này không nhận từ nơi đã chọn."))
    if saying.source is Source.PERSON and not saying.speaker.strip():
        raise EmptyOpinion(noop("Ghi họ tên người nêu."))
    if saying.category and saying.category not in rules.categories:
        raise Conflict(noop("Chọn nhóm trong danh sách."))


def _create(kind: Kind, saying: Saying, about: About, *, collector: Body, by: Actor) -> Opinion:
    task = about.task or (about.duty.task if about.duty else None)
    return Opinion(
        kind=kind.value,
        plan=about.plan,
        task=task,
        duty=about.duty,
        body=saying.body,
        source=saying.source.value,
        speaker=saying.speaker.strip()[:200],
        contact=saying.contact.strip()[:200],
        collector=collector,
        category=saying.category,
        text=saying.text.strip(),
        proposal=saying.proposal.strip(),
        origin=about.origin[:300],
        origin_href=about.origin_href,
        raised_by=by.label[:200],
    )


def say_difficulty(  # by keyword: a service names all it needs
    *,
    plan: Plan,
    saying: Saying,
    by: Actor,
    duty: Duty | None = None,
    task: Task | None = None,
    on: date | None = None,
) -> Opinion:
    """Send a difficulty to whom the plan names for it, else to its steward."""
    if duty is not None and (duty.plan_id, duty.body_id) != (plan.pk, saying.body.pk):
        raise Conflict(noop("Việc này không thuộc đơn vị hoặc kế hoạch đã chọn."))
    if task is not None and task.plan_id != plan.pk:
        raise Conflict(noop("Nhiệm vụ này không thuộc kế hoạch đã chọn."))
    return raise_opinion(
        kind=Kind.DIFFICULTY,
        saying=saying,
        about=About(plan=plan, task=task, duty=duty),
        collector=keeper_of(plan),
        by=by,
        on=on,
    )


def raise_difficulty(  # noqa: PLR0913  # by keyword: a service names all it needs
    *,
    plan: Plan,
    duty: Duty | None,
    body: Body,
    text: str,
    proposal: str,
    by: Actor,
    on: date | None = None,
) -> Opinion:
    """Send a body's own difficulty, as from a duty's page or a report."""
    saying = Saying(body=body, text=text, proposal=proposal)
    return say_difficulty(plan=plan, saying=saying, duty=duty, by=by, on=on)
