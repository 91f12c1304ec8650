"""What is said twice: pairs to answer, and what a plan takes up of the one above."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Prefetch, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.documents.models import Relation
from hientai.plans import domain
from hientai.plans.models import Party, Plan, Task, Twin
from hientai.plans.selectors.differences import Difference, differences
from hientai.plans.selectors.names import Names
from hientai.plans.selectors.rows import Item, contents_of_row

PASSES_ON = (Relation.Kind.IMPLEMENTS, Relation.Kind.BASIS)


@dataclass(frozen=True)
class Pair:
    """Two places that look like one task."""

    twin: Twin
    differences: list[Difference]
    fills: list[Difference]

    @property
    def both(self) -> tuple[Task, Task]:
        return self.twin.first, self.twin.second

    @property
    def why(self) -> str:
        return ", ".join(_(phrase) for phrase in self.twin.why)


def open_pairs(plan: Plan) -> list[Pair]:
    """Return the pairs of a plan that nobody has answered yet, in the paper's order."""
    asked = Twin.objects.filter(
        first__plan=plan,
        second__plan=plan,
        state=Twin.State.READ,
        first__dropped=False,
        second__dropped=False,
    )
    rows = asked.select_related("first", "second")
    return [_pair(twin) for twin in rows.prefetch_related("first__parties", "second__parties")]


def _pair(twin: Twin) -> Pair:
    first, second = contents_of_row(twin.first), contents_of_row(twin.second)
    return Pair(
        twin,
        differences(domain.differing(first, second), first, second),
        differences(domain.filled_by(first, second), first, second),
    )


def plans_above(plan: Plan) -> QuerySet[Plan]:
    """Return the plans that a plan says it implements, as far as they are here."""
    said = Relation.objects.filter(source=plan.document_id, kind__in=PASSES_ON)
    named = said.exclude(state=Relation.State.REFUSED).values("target")
    return Plan.objects.filter(document__in=named).select_related("document").order_by("pk")


def plans_below(plan: Plan) -> QuerySet[Plan]:
    """Return the plans that say they implement a plan."""
    said = Relation.objects.filter(target=plan.document_id, kind__in=PASSES_ON)
    named = said.exclude(state=Relation.State.REFUSED).values("source")
    return Plan.objects.filter(document__in=named).select_related("document").order_by("pk")


@dataclass
class Above:
    """A task of the plan above, the tasks here that take it up, and whether it names who is here."""

    task: Task
    taken_up: list[Twin] = field(default_factory=list)
    is_ours: bool = False


@dataclass(frozen=True)
class PlanAbove:
    """A plan above, task by task."""

    plan: Plan
    rows: list[Above]

    @property
    def taken(self) -> list[Above]:
        return [row for row in self.rows if row.taken_up]

    @property
    def open(self) -> list[Above]:
        """What the plan above asks of who is here, and nobody took up."""
        return [row for row in self.rows if not row.taken_up and row.is_ours]

    @property
    def of_others(self) -> list[Above]:
        """What is not taken up here and was asked of others, as far as its names tell."""
        return [row for row in self.rows if not row.taken_up and not row.is_ours]


def work_from_above(plan: Plan, seen: Iterable[Plan]) -> list[PlanAbove]:
    """Return which tasks of the plans above a plan takes up, and which nobody took up here."""
    above = [one for one in plans_above(plan) if one in set(seen)]
    own = set(Names(plan, timezone.localdate()).members(plan.document.issuer)) if above else set()
    return [_above(one, plan, {body.pk for body in own}) for one in above]


def mark_taken_up(items: Iterable[Item], above: Iterable[PlanAbove]) -> None:
    """Let each task know which tasks of the plans above it is, where a person said so."""
    sources: defaultdict[int, list[Task]] = defaultdict(list)
    for row in (row for one in above for row in one.taken):
        for twin in row.taken_up:
            if twin.state == Twin.State.SAME:
                sources[twin.second_id].append(row.task)
    for item in items:
        item.takes_up = sources[item.task.pk]


def _above(above: Plan, plan: Plan, own: set[int]) -> PlanAbove:
    here = Twin.objects.filter(second__plan=plan, second__dropped=False)
    kept = here.exclude(state=Twin.State.DIFFERENT).select_related("second").order_by("-likeness")
    tasks = above.tasks.filter(dropped=False, kind=Task.Kind.TASK, opens_duties=True)
    asked = Party.objects.filter(task__in=tasks, bodies__in=own).exclude(role=Party.Role.REPORTS_TO)
    ours = set(asked.values_list("task", flat=True))
    rows = tasks.select_related("plan__document").prefetch_related(
        Prefetch("repeated_in", kept, "taken_up_by")
    )
    return PlanAbove(above, [Above(task, list(task.taken_up_by), task.pk in ours) for task in rows])
