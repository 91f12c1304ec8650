"""The steps into which a body divides a duty for itself."""

from __future__ import annotations

from datetime import date

from django.db import transaction
from django.utils.timezone import localdate

from hientai.core import audit
from hientai.duties.domain import MAX_STEPS, BadRequest
from hientai.duties.models import Duty, Step
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission


@transaction.atomic
def add_step(*, duty: Duty, text: str, by: Actor, due_on: date | None = None) -> Step:
    """Add a step, with a day or without."""
    _require(duty, by)
    if not text.strip():
        raise BadRequest(noop("Ghi bước cần làm."))
    if duty.steps.count() >= MAX_STEPS:
        raise BadRequest(noop("Mỗi việc có tối đa %(n)s bước."), n=MAX_STEPS)
    step = Step.objects.create(duty=duty, text=text.strip()[:300], due_on=due_on)
    audit.record(by=by, action="duty.step_added", target=duty, text=step.text)
    return step


@transaction.atomic
def tick_step(*, step: Step, done: bool, by: Actor, today: date | None = None) -> None:
    """Note that a step is done, or is not after all."""
    _require(step.duty, by)
    step.done_on = (today or localdate()) if done else None
    step.save(update_fields=["done_on"])
    audit.record(by=by, action="duty.step_ticked", target=step.duty, text=step.text, done=done)


@transaction.atomic
def drop_step(*, step: Step, by: Actor) -> None:
    _require(step.duty, by)
    audit.record(by=by, action="duty.step_dropped", target=step.duty, text=step.text)
    step.delete()


def _require(duty: Duty, by: Actor) -> None:
    by.require(Permission.DUTY_REPORT, of=[duty.body_id, duty.plan.steward_id])
