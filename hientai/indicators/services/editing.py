"""Changing what an indicator is, how a target is followed, how an objective stands, what is open."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any, Final

from django.db import transaction
from django.utils import timezone

from hientai.core import audit
from hientai.indicators.domain.judging import State
from hientai.indicators.domain.refusals import BadTarget
from hientai.indicators.models import Indicator, Target, Verdict
from hientai.indicators.selectors.keeping import keepers
from hientai.indicators.services.confirming import keep_start
from hientai.kernel.errors import noop
from hientai.kernel.permissions import Actor, Permission

INDICATOR_FIELDS: Final = (
    *("name", "name_en", "definition", "definition_en", "unit", "unit_en", "method"),
    *("numerator", "denominator", "over", "period", "dims", "source", "computation", "body"),
    "part_keys",
)
TARGET_FIELDS: Final = (
    *("indicator", "rhythm", "operator", "value", "value_max", "tolerance", "unit"),
    *("baseline", "baseline_on", "since", "by", "trajectory", "dim", "parts"),
)
JUDGED: Final = (State.MET, State.ON_TRACK, State.BEHIND, State.MISSED)


@transaction.atomic
def edit_indicator(*, indicator: Indicator, values: Mapping[str, Any], by: Actor) -> Indicator:
    """Change what an indicator is; observations stay as they are."""
    new = indicator.pk is None
    own = by.own_bodies(Permission.INDICATOR_EDIT)
    by.require(Permission.INDICATOR_EDIT, of=own if new else keepers(indicator))
    over = values.get("over")
    if over and indicator.pk and (over.pk == indicator.pk or over.over_id):
        raise BadTarget(noop("Mẫu số phải là một chỉ số đếm, không phải một tỷ lệ."))
    changed = _set(indicator, values, INDICATOR_FIELDS)
    if new:
        indicator.made_by, indicator.steward_id = by.label[:200], min(own, default=None)
    indicator.save()
    action = "indicator.made" if new else "indicator.edited"
    audit.record(by=by, action=action, target=indicator, changed=changed)
    return indicator


@transaction.atomic
def edit_target(*, target: Target, values: Mapping[str, Any], by: Actor) -> Target:
    """Change how a target is followed; the clause stays as the plan says it."""
    by.require(Permission.INDICATOR_EDIT, of=[target.plan.steward_id])
    low, high = values.get("value"), values.get("value_max")
    if high is not None and low is not None and high < low:
        raise BadTarget(noop("Mức trên phải lớn hơn mức dưới."))
    changed = _set(target, values, TARGET_FIELDS)
    target.stage = Target.Stage.CONFIRMED
    target.decided_at, target.decided_by = timezone.now(), by.label[:200]
    target.save()
    keep_start(target, by)
    audit.record(by=by, action="target.edited", target=target, changed=changed)
    return target


def _set(
    thing: Indicator | Target, values: Mapping[str, Any], fields: tuple[str, ...]
) -> list[str]:
    changed = [name for name in fields if name in values and getattr(thing, name) != values[name]]
    for name in changed:
        setattr(thing, name, values[name])
    return changed


def stated_way(values: Mapping[int, Decimal]) -> dict[str, str]:
    """Return a way as it is kept: year -> value."""
    return {str(year): f"{value.normalize():f}" for year, value in sorted(values.items())}


@transaction.atomic
def judge_objective(*, target: Target, state: State, words: str, by: Actor) -> Verdict:
    """Say in words how an objective stands; earlier words stay."""
    by.require(Permission.INDICATOR_EDIT, of=[target.plan.steward_id])
    if not target.in_words:
        raise BadTarget(noop("Chỉ tiêu bằng số tự đánh giá theo số liệu."))
    if state not in JUDGED:
        raise BadTarget(noop("Chọn một mức đánh giá."))
    if not words.strip():
        raise BadTarget(noop("Ghi căn cứ đánh giá."))
    made = Verdict.objects.create(
        target=target, state=state.value, words=words.strip(), by=by.label[:200], at=timezone.now()
    )
    audit.record(by=by, action="objective.judged", target=target, state=state.value)
    return made


@transaction.atomic
def set_open(*, indicator: Indicator, shown: bool, by: Actor) -> Indicator:
    """Show a series to everybody, or no more."""
    by.require(Permission.FIGURES_OPEN, of=keepers(indicator))
    indicator.open_since = timezone.now() if shown else None
    indicator.opened_by = by.label[:200] if shown else ""
    indicator.save(update_fields=["open_since", "opened_by"])
    audit.record(
        by=by, action="indicator.opened" if shown else "indicator.closed", target=indicator
    )
    return indicator
