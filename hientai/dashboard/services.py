"""Writes of boards: what is open to everybody."""

from __future__ import annotations

from dataclasses import dataclass

from django.db import transaction

from hientai.core import audit
from hientai.dashboard.models import OpenPlan
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan


@dataclass(frozen=True)
class Shown:
    """Which figures of a plan are open."""

    by_group: bool = False
    by_body: bool = False
    title_en: str = ""


def open_figures(*, plan: Plan, shown: Shown, by: Actor) -> OpenPlan:
    """Show a confirmed plan's figures to everybody; names of bodies only where it is said so."""
    by.require(Permission.FIGURES_OPEN, of=[plan.steward_id])
    if plan.state != Plan.State.CONFIRMED:
        raise Conflict(noop("Duyệt kế hoạch trước khi công khai số liệu."))
    with transaction.atomic():
        found, _made = OpenPlan.objects.update_or_create(
            plan=plan,
            defaults={
                "by_group": shown.by_group,
                "by_body": shown.by_body,
                "title_en": shown.title_en.strip(),
                "chosen_by": by.label[:200],
            },
        )
        audit.record(
            by=by,
            action="figures.opened",
            target=plan,
            by_group=shown.by_group,
            by_body=shown.by_body,
        )
    return found


def close_figures(*, plan: Plan, by: Actor) -> None:
    """Show nothing of a plan any more; at once, whatever is kept."""
    by.require(Permission.FIGURES_OPEN, of=[plan.steward_id])
    with transaction.atomic():
        gone, _each = OpenPlan.objects.filter(plan=plan).delete()
        if gone:
            audit.record(by=by, action="figures.closed", target=plan)
