"""A steward confirms what is followed of a plan: which indicator, how measured; starts are kept."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.indicators.domain.catalogue import Known, known
from hientai.indicators.domain.refusals import BadTarget
from hientai.indicators.models import Indicator, Observation, Target
from hientai.indicators.selectors.proposals import CODE, NEW, facts_of, proposals_of
from hientai.indicators.services.observing import Basis, Value, observe
from hientai.indicators.services.proposing import issue_day
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan
from hientai.plans.models import Target as ReadTarget


@dataclass(frozen=True)
class Choice:
    """What is decided of a proposed target: followed or not, for which indicator, how measured.

    `indicator` is the key of one, `code:` and the code of a common one, or `new`.
    """

    follow: bool
    indicator: str = ""
    rhythm: str = ""


@transaction.atomic
def confirm_targets(
    *, plan: Plan, choices: Mapping[int, Choice], by: Actor, facts: Mapping[int, str] | None = None
) -> int:
    """Follow the chosen targets of a plan, drop the others; return how many are followed now.

    `facts` says for what the plan states of today (its baselines) which indicator that is.
    """
    by.require(Permission.INDICATOR_EDIT, of=[plan.steward_id])
    targets = list(plan.indicator_targets.filter(pk__in=choices).select_related("read"))
    for target in targets:
        _decide(target, choices[target.pk], by)
    followed = [one for one in targets if one.stage == Target.Stage.CONFIRMED]
    for target in followed:
        keep_start(target, by)
    _keep_facts(plan, facts or {}, by)
    audit.record(
        by=by,
        action="targets.confirmed",
        target=plan,
        followed=len(followed),
        dropped=len(targets) - len(followed),
    )
    return len(followed)


def confirm_as_proposed(*, plan: Plan, by: Actor) -> int:
    """Follow all that a plan wants as it was matched by its words; for samples."""
    choices = {
        one.key: Choice(follow=True, indicator=one.chosen, rhythm=one.rhythm)
        for one in proposals_of(plan)
    }
    facts = {one.key: one.chosen for one in facts_of(plan)}
    return confirm_targets(plan=plan, choices=choices, facts=facts, by=by)


def _decide(target: Target, choice: Choice, by: Actor) -> None:
    target.stage = Target.Stage.CONFIRMED if choice.follow else Target.Stage.DROPPED
    target.decided_at, target.decided_by = timezone.now(), by.label[:200]
    if choice.follow and not target.in_words:
        name = target.read.measure if target.read else target.clause
        target.indicator = chosen_indicator(choice.indicator, name, target.unit, by)
        target.rhythm = choice.rhythm or target.rhythm
    target.save()


def chosen_indicator(chosen: str, name: str, unit: str, by: Actor) -> Indicator:
    """Return the indicator that was chosen, made if it is new."""
    if chosen.isdigit():
        found = Indicator.objects.filter(pk=int(chosen)).first()
        if found:
            return found
    if chosen.startswith(CODE):
        common = known(chosen.removeprefix(CODE))
        if common:
            return common_indicator(common, by)
    if chosen != NEW:
        raise BadTarget(noop("Chọn chỉ số cho mục tiêu “%(name)s”."), name=name[:120])
    made = Indicator.objects.create(
        name=name[:300], unit=unit[:100], made_by=by.label[:200], steward_id=_for(by)
    )
    audit.record(by=by, action="indicator.made", target=made)
    return made


def common_indicator(common: Known, by: Actor) -> Indicator:
    """Return the common indicator, and with it the one that holds its denominator."""
    found = Indicator.objects.filter(code=common.code).first()
    if found:
        return found
    below = known(common.over) if common.over else None
    made = Indicator.objects.create(
        code=common.code,
        name=common.name,
        name_en=common.name_en,
        definition=common.definition,
        unit=common.unit,
        unit_en=common.unit_en,
        method=common.method,
        numerator=common.numerator,
        denominator=common.denominator,
        over=common_indicator(below, by) if below else None,
        dims=[dim for dim in common.dims.split(";") if dim],
        source=common.source,
        computation=common.computation,
        made_by=by.label[:200],
        steward_id=_for(by),
    )
    audit.record(by=by, action="indicator.made", target=made, code=common.code)
    return made


def _for(by: Actor) -> int | None:
    return min(by.own_bodies(Permission.INDICATOR_EDIT), default=None)


def keep_start(target: Target, by: Actor) -> None:
    """Keep what the plan says of the start as an observation with its clause."""
    if target.indicator is None or target.baseline is None or target.baseline_on is None:
        return
    basis = Basis(
        kind=Observation.Kind.PLAN,
        target=target,
        document=target.plan.document,
        paper=target.plan.document.short_name,
        note=target.clause,
    )
    for part in target.parts or [""]:
        observe(
            indicator=target.indicator,
            value=Value(
                period=str(target.baseline_on.year),
                value=target.baseline,
                dim=target.dim if part else "",
                part=part,
                on=target.baseline_on,
            ),
            basis=basis,
            by=by,
        )


def _keep_facts(plan: Plan, facts: Mapping[int, str], by: Actor) -> None:
    """Keep what the plan states of today for the indicators that somebody named."""
    chosen = {pk: indicator for pk, indicator in facts.items() if indicator}
    rows: Iterable[ReadTarget] = plan.targets.filter(
        pk__in=chosen, kind=ReadTarget.Kind.BASELINE, dropped=False
    )
    for read in rows:
        indicator = chosen_indicator(chosen[read.pk], read.measure, read.unit, by)
        year = read.as_of[:4] or str(issue_day(plan).year)
        basis = Basis(
            kind=Observation.Kind.PLAN,
            document=plan.document,
            paper=plan.document.short_name,
            note=read.text,
        )
        observe(
            indicator=indicator,
            value=Value(period=year, value=read.value),
            basis=basis,
            by=by,
        )


def drop_target(*, target: Target, by: Actor) -> None:
    """Follow a target no more; its observations stay with their indicator."""
    by.require(Permission.INDICATOR_EDIT, of=[target.plan.steward_id])
    with transaction.atomic():
        target.stage = Target.Stage.DROPPED
        target.decided_at, target.decided_by = timezone.now(), by.label[:200]
        target.save(update_fields=["stage", "decided_at", "decided_by"])
        audit.record(by=by, action="target.unfollowed", target=target)
