"""What a plan's targets are proposed as, for the page on which a steward confirms them."""

from __future__ import annotations

from dataclasses import dataclass

from django.db.models import Count, Q, QuerySet
from django.utils.translation import gettext as _

from hientai.indicators.domain.catalogue import catalogue, matching
from hientai.indicators.domain.saying import said_of
from hientai.indicators.models import Indicator, Target
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.domain.figures import target_words
from hientai.plans.models import Plan
from hientai.plans.models import Target as ReadTarget
from hientai.plans.selectors import source_text, visible_plans

CODE, NEW = "code:", "new"


@dataclass(frozen=True)
class Proposal:
    """A target (or a stated fact) with the indicators that it may be of; `chosen` is proposed."""

    key: int
    clause: str
    words: str
    by: int | None
    followed: bool
    in_words: bool
    rhythm: str = ""
    chosen: str = ""
    choices: tuple[tuple[str, str], ...] = ()
    parts: tuple[str, ...] = ()


def waiting_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the plans of which targets wait for the person's word."""
    own = actor.own_bodies(Permission.INDICATOR_EDIT)
    proposed = Q(indicator_targets__stage=Target.Stage.PROPOSED)
    plans = visible_plans(actor).filter(state=Plan.State.CONFIRMED, steward__in=own)
    return plans.annotate(proposed=Count("indicator_targets", filter=proposed)).filter(
        proposed__gt=0
    )


def proposals_of(plan: Plan) -> list[Proposal]:
    text = source_text(plan)
    have = list(Indicator.objects.only("pk", "name", "code"))
    rows = plan.indicator_targets.select_related("read")
    return [_of_target(one, text, have) for one in rows]


def facts_of(plan: Plan) -> list[Proposal]:
    """Return what the plan states of today, which may become observations."""
    text = source_text(plan)
    have = list(Indicator.objects.only("pk", "name", "code"))
    rows = plan.targets.filter(kind=ReadTarget.Kind.BASELINE, dropped=False)
    found = []
    for read in rows:
        choices, chosen = _choices(read, text, have)
        found.append(
            Proposal(
                key=read.pk,
                clause=read.text,
                words=target_words(read),
                by=None,
                followed=True,
                in_words=False,
                chosen=chosen if chosen != NEW else "",
                choices=choices,
            )
        )
    return found


def _of_target(one: Target, text: str, have: list[Indicator]) -> Proposal:
    choices, chosen = _choices(one.read, text, have) if one.read else ((), "")
    if one.indicator_id:
        chosen = str(one.indicator_id)
        if chosen not in dict(choices):
            choices = ((chosen, str(one.indicator)), *choices)
    return Proposal(
        key=one.pk,
        clause=one.clause,
        words="" if one.in_words else target_words(one),
        by=one.by,
        followed=one.stage != Target.Stage.DROPPED,
        in_words=one.in_words,
        rhythm=one.rhythm,
        chosen=chosen,
        choices=choices,
        parts=tuple(one.parts),
    )


def _choices(
    read: ReadTarget, text: str, have: list[Indicator]
) -> tuple[tuple[tuple[str, str], ...], str]:
    """Return all indicators to choose from, the likely ones first, and the likeliest."""
    said, _at = said_of(read.text, read.measure, read.unit, text, read.spans)
    by_code = {one.code: one for one in have if one.code}
    likely = [one.code for one in matching(said)]

    def choice(code: str, name: str) -> tuple[str, str]:
        held = by_code.get(code)
        return (str(held.pk), held.name) if held else (f"{CODE}{code}", name)

    names = {one.code: one.name for one in catalogue()}
    first = [choice(code, names[code]) for code in likely]
    own = [(str(one.pk), one.name) for one in have if one.code not in names]
    rest = [choice(code, name) for code, name in names.items() if code not in likely]
    new = (NEW, _("Chỉ số mới: %(name)s") % {"name": (read.measure or read.text)[:100]})
    return (*first, new, *own, *rest), first[0][0] if first else NEW
