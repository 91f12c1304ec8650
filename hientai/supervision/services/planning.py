"""The yearly plan of supervision, and the visits in it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.db import IntegrityError, transaction
from django.urls import reverse

from hientai.bodies.models import Body
from hientai.core import audit
from hientai.core.notices import Notice, tell
from hientai.kernel.errors import Conflict, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.vietnamese import format_date
from hientai.plans.models import Heading, Plan, Task
from hientai.supervision.domain import check_span
from hientai.supervision.models import Visit, YearPlan

State = Visit.State


@dataclass(frozen=True)
class Scope:
    """What is looked at, and when."""

    start: date
    end: date
    headings: Sequence[Heading] = ()
    tasks: Sequence[Task] = ()
    topic: str = ""


def plan_year(  # by keyword: a service names all it needs
    *,
    body: Body,
    year: int,
    by: Actor,
    number: str = "",
    issued_on: date | None = None,
    aim: str = "",
) -> YearPlan:
    """Open the plan of a supervising body for a year."""
    by.require(Permission.SUPERVISE, of=[body.pk])
    try:
        with transaction.atomic():
            made = YearPlan.objects.create(
                body=body,
                year=year,
                number=number.strip()[:60],
                issued_on=issued_on,
                aim=aim.strip(),
                made_by=by.label[:200],
            )
            audit.record(by=by, action="supervision.planned", target=made, year=year)
    except IntegrityError:
        raise Conflict(
            noop("%(body)s đã có kế hoạch giám sát năm %(year)s."), body=body.name, year=year
        ) from None
    return made


@transaction.atomic
def plan_visits(
    *, year_plan: YearPlan, plan: Plan, bodies: Sequence[Body], scope: Scope, by: Actor
) -> list[Visit]:
    """Plan one visit to each of the bodies, over the same clauses, and tell them."""
    require_own(year_plan, by)
    check_span(scope.start, scope.end, year_plan.year)
    made = [_plan_visit(year_plan, plan, body, scope, by) for body in bodies]
    for visit in made:
        _tell_planned(visit)
    return made


def _plan_visit(year_plan: YearPlan, plan: Plan, body: Body, scope: Scope, by: Actor) -> Visit:
    visit = Visit(year_plan=year_plan, plan=plan, body=body)
    _set(visit, scope)
    audit.record(by=by, action="supervision.visit_planned", target=visit, body=body.pk)
    return visit


def _set(visit: Visit, scope: Scope) -> None:
    visit.topic = scope.topic.strip()
    visit.planned_from, visit.planned_to = scope.start, scope.end
    visit.save()
    visit.headings.set(scope.headings)
    visit.tasks.set(scope.tasks)


def _tell_planned(visit: Visit) -> None:
    tell(
        Notice(
            kind="supervision.planned",
            words=noop(
                "%(supervisor)s sẽ giám sát đơn vị từ %(start)s đến %(end)s, theo %(plan)s."
            ),
            values={
                "supervisor": visit.year_plan.body.name,
                "start": format_date(visit.planned_from),
                "end": format_date(visit.planned_to),
                "plan": visit.plan.document.short_name,
            },
            href=reverse("plans:detail", args=[visit.plan_id]),
            key=f"visit:{visit.pk}:{visit.planned_from}:{visit.planned_to}",
            bodies=[visit.body_id],
        )
    )


@transaction.atomic
def change_visit(*, visit: Visit, scope: Scope, by: Actor) -> Visit:
    """Change days and clauses of a visit that was not held yet, and tell its body of new days."""
    require_own(visit.year_plan, by)
    held = hold(visit, State.PLANNED)
    check_span(scope.start, scope.end, visit.year_plan.year)
    moved = (held.planned_from, held.planned_to) != (scope.start, scope.end)
    _set(held, scope)
    audit.record(by=by, action="supervision.visit_changed", target=held)
    if moved:
        _tell_planned(held)
    return held


@transaction.atomic
def drop_visit(*, visit: Visit, why: str, by: Actor) -> Visit:
    """Give up a visit that was not held, with the reason."""
    require_own(visit.year_plan, by)
    held = hold(visit, State.PLANNED)
    if not why.strip():
        raise Conflict(noop("Ghi lý do thôi thực hiện."))
    held.state, held.dropped_why = State.DROPPED, why.strip()
    held.save(update_fields=["state", "dropped_why"])
    audit.record(by=by, action="supervision.visit_dropped", target=held, why=held.dropped_why)
    return held


def require_own(year_plan: YearPlan, by: Actor) -> None:
    by.require(Permission.SUPERVISE, of=[year_plan.body_id])


def hold(visit: Visit, *states: str) -> Visit:
    """Return the visit as it is now, kept from others; refuse one in another state."""
    rows = Visit.objects.select_for_update(of=("self",))
    held = rows.select_related("year_plan__body", "body", "plan__document").get(pk=visit.pk)
    if held.state not in states:
        raise Conflict(
            noop("Cuộc giám sát này: %(state)s. Mở lại trang để xem bản mới nhất."),
            state=held.get_state_display().lower(),
        )
    return held
