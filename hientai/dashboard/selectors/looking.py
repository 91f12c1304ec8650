"""What whoever watches has to look at today: who is late, who is silent, what nobody owes."""

from __future__ import annotations

from collections.abc import Collection, Mapping
from dataclasses import dataclass
from datetime import date

from django.db.models import Exists, Min, OuterRef, Q, QuerySet

from hientai.bodies.models import Body
from hientai.duties import selectors as duty_selectors
from hientai.duties.domain import DutyState, Figures
from hientai.duties.models import Duty, Progress
from hientai.duties.selectors import Tally
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan, Task
from hientai.returns.models import Return


@dataclass(frozen=True)
class Silent:
    """A body with overdue work that never said anything."""

    body: Body
    overdue: int
    since: date | None  # the first day that it let pass


def overdue_bodies(duties: Tally) -> list[tuple[Body, Figures]]:
    """Return the bodies that are late, the one with most first."""
    late = {pk: one for pk, one in duties.by_body.items() if one[DutyState.OVERDUE]}
    bodies = duty_selectors.bodies_named(late)
    return sorted(((body, late[body.pk]) for body in bodies), key=_most_overdue)


def _most_overdue(row: tuple[Body, Figures]) -> tuple[int, str]:
    return -row[1][DutyState.OVERDUE], row[0].sort_key


def silent_bodies(by_body: Mapping[int, Figures]) -> QuerySet[Body]:
    """Return those of the late bodies that never reported: no progress, no report sent."""
    late = [pk for pk, one in by_body.items() if one[DutyState.OVERDUE]]
    said = Progress.objects.filter(duty__body=OuterRef("pk"), on_behalf=False)
    sent = Return.objects.filter(body=OuterRef("pk"), sent_at__isnull=False, on_behalf=False)
    return Body.objects.filter(~Exists(said), ~Exists(sent), pk__in=late)


def silent_rows(
    duties: QuerySet[Duty], by_body: Mapping[int, Figures], today: date
) -> list[Silent]:
    """Return the silent bodies with what they let pass, the one with most first."""
    bodies = list(silent_bodies(by_body))
    since = _first_missed(duties, [body.pk for body in bodies], today)
    rows = [
        Silent(body, by_body[body.pk][DutyState.OVERDUE], since.get(body.pk)) for body in bodies
    ]
    return sorted(rows, key=lambda row: (-row.overdue, row.body.sort_key))


def _first_missed(
    duties: QuerySet[Duty], bodies: Collection[int], today: date
) -> dict[int, date | None]:
    late = duty_selectors.with_state(duties.filter(body__in=bodies), today)
    rows = late.filter(state=DutyState.OVERDUE).order_by().values_list("body")
    return dict(rows.annotate(first=Min("due_on")))


def tasks_without_body(actor: Actor) -> QuerySet[Task]:
    """Return the tasks of confirmed plans that open duties and that nobody owes, in plan's order."""
    owed = Duty.objects.filter(task=OuterRef("pk"))
    tasks = Task.objects.filter(
        ~Exists(owed), dropped=False, opens_duties=True, plan__state=Plan.State.CONFIRMED
    )
    if not actor.reaches_all(Permission.PLAN_SEE):
        tasks = tasks.filter(Q(plan__steward__in=actor.own_bodies(Permission.PLAN_SEE)))
    return tasks.select_related("plan__document").order_by("-plan_id", "position", "id")
