"""A checked plan becomes tracked work."""

from __future__ import annotations

import datetime as dt

from django.db import transaction
from django.utils import timezone

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.documents.services import confirm_relations
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import ReportingCalendar
from hientai.plans import domain
from hientai.plans.models import Plan
from hientai.plans.services.calendar import Addressed, set_calendar
from hientai.plans.services.parties import resolve_plan
from hientai.plans.services.wanting import open_wanted
from hientai.plans.signals import plan_confirmed


@transaction.atomic
def confirm_plan(  # noqa: PLR0913  # by keyword: a service names all it needs
    *,
    plan: Plan,
    tracked_from: dt.date,
    calendar: ReportingCalendar,
    steward: Body,
    collector: Body | None,
    consolidator: Body | None,
    by: Actor,
    addressed: Addressed | None = None,
    said_in: str = "",
) -> Plan:
    """Make a checked plan tracked work, owed from a day on by the bodies that its names mean today.

    `said_in` is the place of the text that states the calendar; empty where a person set it.
    """
    plan = Plan.objects.select_for_update().select_related("document").get(pk=plan.pk)
    by.require(Permission.PLAN_CONFIRM, of=[plan.steward_id])
    _refuse_unready(plan)
    plan.tracked_from, plan.steward = tracked_from, steward
    plan.difficulty_collector, plan.estimate_consolidator = collector, consolidator
    set_calendar(plan, calendar, addressed or Addressed(), said_in=said_in)
    plan.state = Plan.State.CONFIRMED
    plan.confirmed_at, plan.confirmed_by = timezone.now(), by.label[:200]
    plan.save()
    resolve_plan(plan)
    confirm_relations(document=plan.document, by=by)
    open_wanted(plan=plan, by=by)
    audit.record(
        by=by,
        action="plan.confirmed",
        target=plan,
        tracked_from=tracked_from.isoformat(),
        steward=str(steward),
        doubts_left=sum(domain.is_doubtful(task.values) for task in plan.tasks.all()),
    )
    plan_confirmed.send(Plan, plan=plan, by=by)
    return plan


def _refuse_unready(plan: Plan) -> None:
    if plan.state == Plan.State.CONFIRMED:
        raise Conflict(noop("Kế hoạch này đã được duyệt."))
    if plan.state != Plan.State.CHECKING:
        raise Conflict(noop("Kế hoạch chưa đọc xong, chưa duyệt được."))
    if not plan.tasks.filter(dropped=False).exists():
        raise Conflict(noop("Kế hoạch không còn nhiệm vụ nào. Lấy lại hoặc thêm nhiệm vụ trước."))
