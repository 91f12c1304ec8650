"""A confirmed plan's targets are proposed for following; nothing is followed before somebody says so."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from hientai.indicators.domain.catalogue import Said, matching
from hientai.indicators.domain.objectives import objectives_of
from hientai.indicators.domain.proposing import propose
from hientai.indicators.domain.saying import said_of
from hientai.indicators.models import Indicator, Target
from hientai.kernel.permissions import Actor
from hientai.kernel.vietnamese import fold
from hientai.plans.models import Plan
from hientai.plans.models import Target as ReadTarget
from hientai.plans.selectors import source_text

DAY, YEAR = len("2024-06-10"), len("2024")


def on_plan_confirmed(*, plan: Plan, by: Actor, **_: Any) -> None:
    """Receive `plans.signals.plan_confirmed`."""
    propose_targets(plan=plan, by=by)


@transaction.atomic
def propose_targets(*, plan: Plan, by: Actor) -> list[Target]:  # noqa: ARG001 -- as services are asked
    """Propose the targets and objectives of a plan that are not there yet; may be run twice."""
    text = source_text(plan)
    read = list(plan.targets.filter(dropped=False, kind=ReadTarget.Kind.TARGET, followed=None))
    made = [_proposed(plan, one, text) for one in read]
    if not plan.indicator_targets.filter(operator="").exists():
        made += list(_objectives(plan, text))
    return Target.objects.bulk_create(made)


def issue_day(plan: Plan) -> date:
    """Return the day of the plan's paper, as far as it is known."""
    issued = plan.document.issued
    if len(issued) == DAY:
        return date.fromisoformat(issued)
    if len(issued) >= YEAR and issued[:YEAR].isdigit():
        return date(int(issued[:YEAR]), 12, 31)
    return plan.tracked_from or localdate()


def indicator_for(said: Said) -> Indicator | None:
    """Return the indicator that is there already for what a target says."""
    codes = [one.code for one in matching(said)][:1]
    return Indicator.objects.filter(code__in=codes).first()


def _proposed(plan: Plan, read: ReadTarget, text: str) -> Target:
    said, at = said_of(read.text, read.measure, read.unit, text, read.spans)
    proposed = propose(read.text, said.sentence, read.unit, at)
    issued = issue_day(plan)
    return Target(
        plan=plan,
        read=read,
        indicator=indicator_for(said) or _of_that_name(read.measure),
        position=read.position,
        clause=said.sentence,
        spans=read.spans,
        rhythm=proposed.rhythm.value,
        operator=read.operator or "=",
        value=read.value,
        value_max=read.value_max,
        unit=read.unit,
        baseline=read.baseline,
        baseline_on=issued if read.baseline is not None else None,
        since=issued.year,
        by=read.by,
        dim=proposed.dim,
        parts=list(proposed.parts),
    )


def _of_that_name(measure: str) -> Indicator | None:
    wanted = fold(measure)
    named = Indicator.objects.filter(code="").only("name")
    return next((one for one in named if fold(one.name) == wanted), None)


def _objectives(plan: Plan, text: str) -> Iterable[Target]:
    measured = [span for one in plan.targets.all() for span in one.spans]
    found = objectives_of(text, measured)
    for position, one in enumerate(found, start=1000):
        yield Target(
            plan=plan,
            position=position,
            clause=one.text,
            spans=[list(one.span)],
            since=issue_day(plan).year,
            by=one.by,
        )
