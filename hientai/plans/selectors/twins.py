"""What is said twice: pairs to answer, pairs that are one, and what a plan takes up of the one above."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import F, Prefetch, QuerySet
from django.utils.translation import gettext as _

from hientai.documents.models import Relation
from hientai.kernel.permissions import Actor
from hientai.plans import domain
from hientai.plans.models import Plan, Task, Twin
from hientai.plans.selectors.rows import contents_of_row
from hientai.plans.selectors.words import FIELD_LABELS, time_words

PASSES_ON = (Relation.Kind.IMPLEMENTS, Relation.Kind.BASIS)


@dataclass(frozen=True)
class Difference:
    """A value that the two places of one task give differently, in words."""

    label: str
    first: str
    second: str


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


def _pairs(plan: Plan) -> QuerySet[Twin]:
    twins = Twin.objects.filter(first__plan=plan, second__plan=plan)
    return twins.select_related("first", "second").prefetch_related(
        "first__parties", "second__parties"
    )


def open_pairs(plan: Plan) -> list[Pair]:
    """Return the pairs of a plan that nobody has answered yet, the most alike first."""
    asked = _pairs(plan).filter(state=Twin.State.READ, first__dropped=False, second__dropped=False)
    return [_pair(twin) for twin in asked.order_by("-likeness", "first__position")]


def joined_pairs(plan: Plan) -> dict[int, list[Pair]]:
    """Return, for each task that is said in several places, what the others say."""
    found: dict[int, list[Pair]] = {}
    for twin in _pairs(plan).filter(state=Twin.State.SAME, second__same_as=F("first")):
        found.setdefault(twin.first_id, []).append(_pair(twin))
    return found


def _pair(twin: Twin) -> Pair:
    first, second = contents_of_row(twin.first), contents_of_row(twin.second)
    filled = domain.filled_by(first, second)
    return Pair(
        twin,
        [_difference(name, first, second) for name in domain.differing(first, second)],
        [_difference(name, first, second) for name in filled],
    )


def _difference(name: str, first: domain.Contents, second: domain.Contents) -> Difference:
    return Difference(str(FIELD_LABELS[name]), _words(first, name), _words(second, name))


def _words(contents: domain.Contents, name: str) -> str:
    if name == "timeframe":
        return contents.timeframe.text or time_words(contents.timeframe)
    value = getattr(contents, name)
    return value if isinstance(value, str) else "; ".join(value)


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
    """A task of the plan above, and the tasks here that take it up."""

    task: Task
    taken_up: list[Twin] = field(default_factory=list)

    @property
    def is_sure(self) -> bool:
        return any(twin.state == Twin.State.SAME for twin in self.taken_up)


@dataclass(frozen=True)
class PlanAbove:
    """A plan above, task by task."""

    plan: Plan
    rows: list[Above]

    @property
    def untaken(self) -> list[Above]:
        return [row for row in self.rows if not row.taken_up]

    @property
    def taken(self) -> list[Above]:
        return [row for row in self.rows if row.taken_up]


def work_from_above(plan: Plan, seen: Iterable[Plan]) -> list[PlanAbove]:
    """Return which tasks of the plans above a plan takes up, and which nobody took up here."""
    return [_above(one, plan) for one in plans_above(plan) if one in set(seen)]


def _above(above: Plan, plan: Plan) -> PlanAbove:
    here = Twin.objects.filter(second__plan=plan, second__dropped=False).exclude(
        state=Twin.State.DIFFERENT
    )
    kept = here.select_related("second").order_by("-likeness")
    tasks = above.tasks.filter(dropped=False, kind=Task.Kind.TASK, opens_duties=True)
    rows = tasks.prefetch_related(Prefetch("repeated_in", kept, "taken_up_by"))
    return PlanAbove(above, [Above(task, list(task.taken_up_by)) for task in rows])
