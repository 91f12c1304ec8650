"""Task by task: what a body's plan takes up of the plan above, what it does not, and how it goes."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Collection, Iterable, Sequence
from dataclasses import dataclass, field
from datetime import date

from django.db.models import QuerySet

from hientai.duties.domain import DutyState, TaskState
from hientai.duties.models import Duty
from hientai.duties.selectors import task_states
from hientai.kernel.permissions import Actor
from hientai.plans.models import Party, Plan, Task, Twin
from hientai.plans.selectors import plans_above, visible_plans, work_from_above
from hientai.subplans import domain
from hientai.subplans.models import OwnPlan, PlanOrder

_DONE = (DutyState.DONE_ON_TIME, DutyState.DONE_LATE)


@dataclass(frozen=True)
class Below:
    """A task that hangs under one above, and how it stands."""

    twin: Twin
    state: TaskState | None
    percent: int | None

    @property
    def task(self) -> Task:
        return self.twin.second

    @property
    def sure(self) -> bool:
        return self.twin.state == Twin.State.SAME


@dataclass
class Clause:
    """A task of the plan above with the tasks that carry it out; `ours`: it names this body."""

    task: Task
    below: list[Below] = field(default_factory=list)
    ours: bool = True
    bodies: str = ""

    @property
    def hung(self) -> list[Below]:
        return [one for one in self.below if one.sure]

    @property
    def done(self) -> int:
        return sum(one.state is not None and one.state.state in _DONE for one in self.hung)

    @property
    def percent(self) -> int | None:
        """How far its tasks below are together; shown beside, never instead of what bodies report."""
        return domain.average(one.percent for one in self.hung if one.percent is not None)


@dataclass(frozen=True)
class Loose:
    """A task of one's own that hangs nowhere, and where it might."""

    task: Task
    proposed: Sequence[tuple[Task, float]]


@dataclass(frozen=True)
class ClausePage:
    """A plan above and one below it."""

    above: Plan
    below: Plan
    taken: Sequence[Clause]
    missing: Sequence[Clause]
    others: Sequence[Clause]
    loose: Sequence[Loose]

    @property
    def choices(self) -> list[Clause]:
        return [*self.missing, *self.taken, *self.others]

    @property
    def ours(self) -> int:
        return len(self.missing) + sum(clause.ours for clause in self.taken)


def clause_page(above: Plan, below: Plan, today: date) -> ClausePage:
    """Return how a plan takes up the one above: what it was asked, what it took, what hangs loose."""
    found = next(one for one in work_from_above(below, [above]) if one.plan == above)
    ours = _asked(above, below)
    orders = _orders(above)
    clauses = [
        Clause(row.task, [], row.is_ours or row.task.pk in ours, "")
        for row in found.rows
        if row.taken_up or row.task.pk not in orders
    ]
    twins = [twin for row in found.rows for twin in row.taken_up]
    _hang(clauses, twins, today)
    held = {twin.second_id for twin in twins if twin.state == Twin.State.SAME}
    return ClausePage(
        above,
        below,
        taken=[one for one in clauses if one.below],
        missing=[one for one in clauses if not one.below and one.ours],
        others=[one for one in clauses if not one.below and not one.ours],
        loose=_loose(below, held, clauses),
    )


def _asked(above: Plan, below: Plan) -> set[int]:
    """Return the tasks above that name the bodies which handed the plan in."""
    bodies = OwnPlan.objects.filter(plan=below, returned_on=None).values("duty__body")
    named = Party.objects.filter(task__plan=above, bodies__in=bodies)
    asked = named.exclude(role=Party.Role.REPORTS_TO).values_list("task", flat=True)
    return set(asked)


def _orders(above: Plan) -> set[int]:
    """Return the tasks that order plans, and those added for them: a plan does not take them up."""
    decided = PlanOrder.objects.filter(task__plan=above, state=PlanOrder.State.CONFIRMED)
    return {task for pair in decided.values_list("task", "owed") for task in pair if task}


def _hang(clauses: Sequence[Clause], twins: Sequence[Twin], today: date) -> None:
    states, percents = _progress([twin.second_id for twin in twins], today)
    below: dict[int, list[Below]] = defaultdict(list)
    for twin in twins:
        state, percent = states.get(twin.second_id), percents.get(twin.second_id)
        below[twin.first_id].append(Below(twin, state, percent))
    for clause in clauses:
        clause.below = below[clause.task.pk]


def _progress(
    tasks: Collection[int], today: date
) -> tuple[dict[int, TaskState], dict[int, int | None]]:
    """Return how tasks stand and how far they are, over what is owed of them now."""
    owed = Duty.objects.filter(task__in=tasks, history=False, stopped_on=None)
    percents: dict[int, list[int]] = defaultdict(list)
    for task, percent in owed.values_list("task", "percent"):
        percents[task].append(percent)
    states = task_states(Task.objects.filter(pk__in=tasks), today)
    return states, {task: domain.average(found) for task, found in percents.items()}


def _loose(below: Plan, held: set[int], clauses: Sequence[Clause]) -> list[Loose]:
    """Return the tasks that hang nowhere, with proposals that nobody has refused."""
    work = below.tasks.filter(dropped=False, kind=Task.Kind.TASK, opens_duties=True)
    tasks = [task for task in work if task.pk not in held]
    refused = set(
        Twin.objects.filter(second__in=tasks, state=Twin.State.DIFFERENT).values_list(
            "second_id", "first_id"
        )
    )
    texts = {clause.task.pk: clause.task.text for clause in clauses}
    rows = {clause.task.pk: clause.task for clause in clauses}
    ours = [clause.task.pk for clause in clauses if clause.ours]
    return [
        Loose(
            task,
            [
                (rows[pk], score)
                for pk, score in domain.proposed(task.text, texts, ours=ours)
                if (task.pk, pk) not in refused
            ],
        )
        for task in tasks
    ]


def rolled_up(above: Plan, below: QuerySet[Plan], today: date) -> list[Clause]:
    """Return the tasks above that plans below carry out, each with theirs and how those stand."""
    twins = Twin.objects.filter(
        first__plan=above,
        second__plan__in=below.exclude(pk=above.pk).order_by().values("pk"),
        second__dropped=False,
        state=Twin.State.SAME,
    )
    rows = list(
        twins.select_related("first", "second__plan__document").order_by("first__position", "id")
    )
    clauses = list({twin.first_id: Clause(twin.first) for twin in rows}.values())
    _hang(clauses, rows, today)
    return clauses


def nobody_took_up(above: Plan) -> list[Clause]:
    """Return the tasks above that no plan below takes up, as far as bodies have handed theirs in.

    Asked only of tasks that name a body which has its plan: the others are still to come.
    """
    handed = OwnPlan.objects.filter(duty__plan=above, returned_on=None)
    bodies = handed.filter(plan__state=Plan.State.CONFIRMED).values("duty__body")
    work = above.tasks.filter(dropped=False, kind=Task.Kind.TASK, opens_duties=True)
    named = Party.objects.filter(task__in=work, bodies__in=bodies)
    asked = named.exclude(role=Party.Role.REPORTS_TO).values("task")
    taken = Twin.objects.filter(first__in=work, state=Twin.State.SAME, second__dropped=False)
    taken = taken.exclude(second__plan=above)
    left = work.filter(pk__in=asked).exclude(pk__in=_orders(above))
    left = left.exclude(pk__in=taken.values("first"))
    return [
        Clause(task, bodies="; ".join(_leads(task))) for task in left.prefetch_related("parties")
    ]


def _leads(task: Task) -> Iterable[str]:
    return [party.name for party in task.parties.all() if party.role == Party.Role.LEAD]


def levels_above(plan: Plan, actor: Actor) -> QuerySet[Plan]:
    """Return the plans that this one carries out, one level up, as far as the person sees them."""
    return plans_above(plan).filter(pk__in=visible_plans(actor).order_by().values("pk"))


def carried_out(tasks: Collection[int], body: int) -> dict[int, tuple[int, int, int]]:
    """Return task -> how many tasks of the body's own plan carry it out, how many are done, whose plan."""
    twins = Twin.objects.filter(
        first__in=tasks, state=Twin.State.SAME, second__dropped=False
    ).filter(second__plan__handed_in__duty__body=body, second__plan__handed_in__returned_on=None)
    rows = list(twins.values_list("first_id", "second_id", "second__plan_id").distinct())
    states = task_states(Task.objects.filter(pk__in=[row[1] for row in rows]))
    found: dict[int, tuple[int, int, int]] = {}
    for first, second, plan in rows:
        n, done, _plan = found.get(first, (0, 0, plan))
        state = states.get(second)
        found[first] = (n + 1, done + (state is not None and state.state in _DONE), plan)
    return found
