"""When a plan is reported on, to whom and through whom: set when it is confirmed, changed later."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from typing import Any

from django.db import transaction
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import ReportingCalendar
from hientai.plans.models import CoordinatorsOwe, Plan
from hientai.plans.signals import calendar_changed


@dataclass(frozen=True)
class Addressed:
    """To whom a plan is reported, through whom, and which coordinators report on their part."""

    to: tuple[str, ...] = ()
    through: Body | None = None
    coordinators: CoordinatorsOwe = CoordinatorsOwe.NAMED


def set_calendar(
    plan: Plan, calendar: ReportingCalendar, addressed: Addressed, *, said_in: str = ""
) -> None:
    """Fill in a plan's reporting calendar; whoever calls saves it."""
    plan.report_period = calendar.period.value
    plan.report_day, plan.report_next_month = calendar.day, calendar.next_month
    plan.contributor_days = calendar.contributor_days
    plan.report_to, plan.report_through = list(addressed.to), addressed.through
    plan.coordinators = addressed.coordinators
    plan.calendar_said_in = said_in


@transaction.atomic
def change_calendar(
    *,
    plan: Plan,
    calendar: ReportingCalendar,
    addressed: Addressed,
    by: Actor,
    today: date | None = None,
) -> Plan:
    """Report a confirmed plan by another calendar; what is owed with its reports is dated anew.

    Another period is asked for from today on: no period that is over is asked for again.
    """
    today = today or localdate()
    plan = Plan.objects.select_for_update().get(pk=plan.pk)
    by.require(Permission.PLAN_CONFIRM, of=[plan.steward_id])
    if plan.state != Plan.State.CONFIRMED:
        raise Conflict(noop("Kế hoạch chưa được duyệt; đặt lịch báo cáo khi duyệt."))
    before = _said(plan)
    if calendar.period != plan.report_period:
        plan.calendar_since = today
    said_in = plan.calendar_said_in if calendar == plan.calendar else ""
    set_calendar(plan, calendar, addressed, said_in=said_in)
    plan.save()
    changes = {
        name: [before[name], now] for name, now in _said(plan).items() if before[name] != now
    }
    if changes:
        audit.record(by=by, action="plan.calendar_changed", target=plan, **changes)
        calendar_changed.send(Plan, plan=plan, by=by, today=today)
    return plan


def _said(plan: Plan) -> dict[str, Any]:
    return {
        "period": plan.report_period,
        "day": plan.report_day,
        "next_month": plan.report_next_month,
        "contributor_days": plan.contributor_days,
        "to": plan.report_to,
        "through": str(plan.report_through or ""),
        "coordinators": str(plan.coordinators),
    }
