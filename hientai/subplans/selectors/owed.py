"""Who has a plan of its own for a plan above, who has not, and how late."""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date

from django.db.models import Count, Q, QuerySet
from django.utils.timezone import localdate

from hientai.bodies.models import Body
from hientai.duties.domain import DutyRole
from hientai.duties.models import Duty
from hientai.duties.selectors import visible_duties
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Party, Plan, Task, Twin
from hientai.plans.selectors import SETTLED, plans_below, visible_plans
from hientai.subplans import domain
from hientai.subplans.domain import Standing
from hientai.subplans.models import OwnPlan, PlanOrder


@dataclass(frozen=True)
class Place:
    """One body that is to make its own plan: what it owes, what it handed in, how it stands."""

    order: PlanOrder
    duty: Duty
    own: OwnPlan | None
    standing: Standing
    late: int
    tasks: int = 0
    hung: int = 0

    @property
    def label(self) -> str:
        return domain.LABELS[self.standing]

    @property
    def owed(self) -> bool:
        return self.standing in domain.OWED


@dataclass(frozen=True)
class Overview:
    """A plan above, and how many of its bodies stand where."""

    plan: Plan
    places: Sequence[Place]
    proposed: int

    @property
    def has(self) -> int:
        return sum(place.standing is Standing.HAS for place in self.places)

    @property
    def late(self) -> int:
        return sum(place.standing is Standing.LATE for place in self.places)

    @property
    def to_remind(self) -> str:
        """Return the query of the page that reminds those who owe a plan."""
        owing = [place.duty.pk for place in self.places if place.owed and not place.duty.history]
        return "&".join(f"duty={pk}" for pk in owing)

    @property
    def counts(self) -> list[tuple[str, int]]:
        found = Counter(place.standing for place in self.places)
        return [(domain.LABELS[one], found[one]) for one in domain.ORDER if found[one]]


def orders_of(plans: Iterable[int]) -> QuerySet[PlanOrder]:
    """Return what is in force of the clauses of these plans, and what waits to be decided."""
    rows = PlanOrder.objects.filter(task__plan__in=list(plans), task__dropped=False)
    rows = rows.exclude(state=PlanOrder.State.REFUSED).select_related("task__plan__document")
    leads = Q(task__parties__role=Party.Role.LEAD, task__parties__state__in=SETTLED)
    return rows.annotate(bodies=Count("task__parties__bodies", filter=leads, distinct=True))


def ordered_bodies(task: Task) -> QuerySet[Body]:
    """Return the bodies that a clause means: those that lead its task, as far as they are known."""
    parties = task.parties.filter(role=Party.Role.LEAD, state__in=SETTLED)
    return Body.objects.filter(parties__in=parties).distinct()


def duties_of(order: PlanOrder) -> list[Duty]:
    """Return the duty by which each body owes its plan: one a body, the first that is open."""
    owed = Duty.objects.filter(task=order.owed_id)
    return list(_one_each(owed).values())


def _one_each(owed: QuerySet[Duty]) -> dict[tuple[int, int], Duty]:
    """Return task and body -> its duty: one with a plan, else the first open one, else the last."""
    rows = owed.filter(role=DutyRole.LEAD, stopped_on=None).select_related(
        "body", "plan__document", "task"
    )
    plans = Count("own_plans", filter=Q(own_plans__returned_on=None))
    chosen: dict[tuple[int, int], Duty] = {}
    for duty in rows.annotate(plans=plans).order_by("body__sort_key", "due_on", "id"):
        key = (duty.task_id, duty.body_id)
        if key not in chosen or _rank(duty) < _rank(chosen[key]):
            chosen[key] = duty
    return chosen


def _rank(duty: Duty) -> tuple[bool, bool, bool]:
    return (not getattr(duty, "plans", 0), duty.done_on is not None, duty.history)


def places(orders: Sequence[PlanOrder], duties: QuerySet[Duty], today: date) -> list[Place]:
    """Return the bodies of the orders as far as these duties show them, what is owed first."""
    confirmed = [one for one in orders if one.state == PlanOrder.State.CONFIRMED and one.owed_id]
    by_task = {one.owed_id: one for one in confirmed}
    chosen = _one_each(duties.filter(task__in=list(by_task)))
    own = _latest(duty.pk for duty in chosen.values())
    figures = _figures(one.plan_id for one in own.values())
    found = [
        _place(by_task[task], duty, own.get(duty.pk), figures, today)
        for (task, _body), duty in chosen.items()
    ]
    return sorted(found, key=lambda one: (domain.ORDER.index(one.standing), -one.late))


def _latest(duties: Iterable[int]) -> dict[int, OwnPlan]:
    """Return what each duty has: the plan that counts, else the one returned last."""
    rows = OwnPlan.objects.filter(duty__in=list(duties)).select_related("plan__document")
    found: dict[int, OwnPlan] = {}
    for own in rows.order_by("-id"):
        if own.duty_id not in found or own.returned_on is None:
            found[own.duty_id] = own
    return found


def _figures(plans: Iterable[int]) -> dict[int, tuple[int, int]]:
    """Return plan -> how many tasks it has, and how many hang under a task above."""
    tasks = Task.objects.filter(plan__in=set(plans), dropped=False, kind=Task.Kind.TASK)
    hung = Count("pk", filter=Q(repeats__state=Twin.State.SAME), distinct=True)
    rows = tasks.order_by().values("plan").annotate(n=Count("pk", distinct=True), hung=hung)
    return {row["plan"]: (row["n"], row["hung"]) for row in rows}


def _place(
    order: PlanOrder,
    duty: Duty,
    own: OwnPlan | None,
    figures: dict[int, tuple[int, int]],
    today: date,
) -> Place:
    due = None if duty.history else duty.due_on
    returned = own is not None and own.returned_on is not None
    standing = domain.standing_of(
        state=own.plan.state if own else "", returned=returned, due_on=due, today=today
    )
    handed = own.handed_in_on if own and not returned else None
    late = domain.days_late(due_on=due, handed_in_on=handed, today=today)
    tasks, hung = figures.get(own.plan_id, (0, 0)) if own else (0, 0)
    return Place(order, duty, own, standing, late, tasks, hung)


def overviews(actor: Actor, today: date | None = None) -> list[Overview]:
    """Return the plans that order plans of their bodies' own, with those that the person may see."""
    today = today or localdate()
    plans = visible_plans(actor).filter(state=Plan.State.CONFIRMED)
    by_plan: dict[int, list[PlanOrder]] = defaultdict(list)
    for order in orders_of(plans.order_by().values_list("pk", flat=True)):
        by_plan[order.task.plan_id].append(order)
    every = [order for orders in by_plan.values() for order in orders]
    found: dict[int, list[Place]] = defaultdict(list)
    for place in places(every, visible_duties(actor), today):
        found[place.order.task.plan_id].append(place)
    return [
        Overview(plan, found[plan.pk], _proposed(actor, plan, by_plan[plan.pk]))
        for plan in plans.filter(pk__in=list(by_plan)).order_by("-id")
        if found[plan.pk] or _proposed(actor, plan, by_plan[plan.pk])
    ]


def _proposed(actor: Actor, plan: Plan, orders: Sequence[PlanOrder]) -> int:
    if not actor.may(Permission.TASK_ASSIGN, of=[plan.steward_id]):
        return 0
    return sum(order.state == PlanOrder.State.READ for order in orders)


def overview(actor: Actor, plan: Plan, today: date | None = None) -> Overview:
    """Return one plan with the bodies that the person may see."""
    orders = list(orders_of([plan.pk]))
    found = places(orders, visible_duties(actor), today or localdate())
    return Overview(plan, found, _proposed(actor, plan, orders))


def proposals(actor: Actor) -> QuerySet[PlanOrder]:
    """Return the clauses that wait for the person to say whether they order plans."""
    rows = PlanOrder.objects.filter(state=PlanOrder.State.READ, task__dropped=False)
    if not actor.reaches_all(Permission.TASK_ASSIGN):
        rows = rows.filter(task__plan__steward__in=actor.own_bodies(Permission.TASK_ASSIGN))
    return rows.select_related("task__plan__document")


def to_hand_in(actor: Actor) -> QuerySet[Duty]:
    """Return what the person's bodies owe a plan for and have handed in none."""
    own = actor.own_bodies(Permission.DUTY_REPORT)
    owed = PlanOrder.objects.filter(state=PlanOrder.State.CONFIRMED).values("owed")
    rows = Duty.objects.filter(
        task__in=owed, body__in=own, role=DutyRole.LEAD, stopped_on=None, done_on=None
    )
    handed = OwnPlan.objects.filter(returned_on=None).exclude(plan__state=Plan.State.FAILED)
    rows = rows.filter(history=False).exclude(pk__in=handed.values("duty"))
    rows = rows.select_related("task__plan__document", "body", "plan__document")
    return rows.order_by("due_on", "id")


def waiting(actor: Actor) -> list[PlanOrder | Duty]:
    """Return what waits for the person: plans to hand in, clauses to decide on."""
    return [*to_hand_in(actor), *proposals(actor)]


def count_waiting(actor: Actor) -> int:
    return to_hand_in(actor).count() + proposals(actor).count()


def tasks_that_may_order(plan: Plan) -> QuerySet[Task]:
    """Return the tasks of a plan of which nobody said yet whether they order plans."""
    rows = plan.tasks.filter(dropped=False, kind=Task.Kind.TASK, opens_duties=True)
    return rows.filter(Q(plan_order=None) | Q(plan_order__state=PlanOrder.State.REFUSED)).exclude(
        plan_orders_owed__isnull=False
    )


def handed_in(plans: QuerySet[Plan] | Sequence[int]) -> QuerySet[OwnPlan]:
    """Return what was handed in of these plans and not returned."""
    rows = OwnPlan.objects.filter(plan__in=plans, returned_on=None)
    return rows.select_related("duty__body", "duty__plan__document", "plan__document")


def last_handed_in(duty: Duty) -> OwnPlan | None:
    return duty.own_plans.select_related("plan__document").first()


def current(duty: Duty) -> OwnPlan:
    """Return the plan that a body handed in and was not given back."""
    return duty.own_plans.get(returned_on=None)


def known_plans(actor: Actor, duty: Duty) -> QuerySet[Plan]:
    """Return the plans here that may be the body's own: it watches them, or they name the one above."""
    ready = (Plan.State.CHECKING, Plan.State.CONFIRMED)
    mine = Q(steward=duty.body_id) | Q(pk__in=plans_below(duty.plan).order_by().values("pk"))
    rows = visible_plans(actor).filter(mine, state__in=ready).exclude(pk=duty.plan_id)
    taken = OwnPlan.objects.filter(returned_on=None).exclude(duty__body=duty.body_id)
    return rows.exclude(pk__in=taken.values("plan"))
