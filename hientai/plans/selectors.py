"""What pages show of plans; every selector asks the database a fixed number of times."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass, field
from typing import Any

from django.db.models import Count, Exists, OuterRef, Prefetch, Q, QuerySet
from django.utils import timezone
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.documents.models import Reading
from hientai.kernel.permissions import Actor, Permission
from hientai.plans import domain
from hientai.plans.intake import contents_of_row
from hientai.plans.models import Heading, Party, Plan, Target, Task
from hientai.plans.parties import SETTLED, Names
from hientai.plans.proposals import Clause, Named, Proposal, propose
from hientai.plans.words import FIELD_LABELS, time_words

SUGGESTIONS = 5


def visible_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the plans a person may see: all, or those that their own body watches or appears in."""
    plans = Plan.objects.select_related("document", "steward")
    if actor.reaches_all(Permission.PLAN_SEE):
        return plans
    own = actor.own_bodies(Permission.PLAN_SEE)
    if not own:
        return plans.none()
    named = Party.objects.filter(task__plan=OuterRef("pk"), task__dropped=False, bodies__in=own)
    owed = Task.objects.filter(plan=OuterRef("pk"), duties__body__in=own)
    return plans.filter(
        Q(steward__in=own)
        | Q(difficulty_collector__in=own)
        | Q(estimate_consolidator__in=own)
        | (Q(state=Plan.State.CONFIRMED) & (Q(Exists(named)) | Q(Exists(owed))))
    )


def listed_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the visible plans with how many tasks they hold."""
    tasks = Count("tasks", filter=Q(tasks__dropped=False), distinct=True)
    plans = visible_plans(actor).select_related("document__file")
    return plans.annotate(task_count=tasks).order_by("-id")


def last_reading(plan: Plan) -> Reading | None:
    return plan.document.readings.order_by("-id").first()


def source_text(plan: Plan) -> str:
    """Return the text that the plan's spans count in; empty before the first reading."""
    done = plan.document.readings.filter(state=Reading.State.DONE)
    found = done.order_by("-ended_at", "-id").values_list("text", flat=True).first()
    return found or ""


def same_plans(plan: Plan) -> list[Plan]:
    """Return the plans that look like this one: the same file, or the same number, day and issuer."""
    document = plan.document
    alike = Q(document__file__sha256=document.file.sha256) if document.file else Q(pk=None)
    if document.number:
        alike |= Q(
            document__number=document.number,
            document__issued=document.issued,
            document__issuer=document.issuer,
        )
    others = Plan.objects.exclude(pk=plan.pk).exclude(state=Plan.State.FAILED)
    return list(others.filter(alike).select_related("document"))


@dataclass(frozen=True)
class Doubt:
    field: str
    label: str
    why: str


@dataclass
class Item:
    """A task as the check page shows it."""

    task: Task
    doubts: list[Doubt]
    leads: list[Party] = field(default_factory=list)
    coordinators: list[Party] = field(default_factory=list)
    reports_to: list[Party] = field(default_factory=list)
    lacks: str = ""
    is_open: bool = False
    twin: Task | None = None

    @property
    def id(self) -> str:
        return str(self.task.pk)

    @property
    def time(self) -> str:
        return time_words(self.task.timeframe)

    @property
    def is_changed(self) -> bool:
        return any(value.get("state") == domain.CORRECTED for value in self.task.values.values())


@dataclass
class CheckItems:
    """Everything on the check page: what is unsure first, then the rest in the paper's order."""

    doubtful: list[Item]
    sure: list[Item]
    dropped: list[Item]
    targets: list[Target]
    document_doubts: list[Doubt]

    @property
    def items(self) -> list[Item]:
        return [*self.doubtful, *self.sure]

    @property
    def doubtful_targets(self) -> list[Target]:
        return [t for t in self.targets if t.doubt and not t.checked and not t.dropped]

    @property
    def sure_targets(self) -> list[Target]:
        unsure = self.doubtful_targets
        return [target for target in self.targets if target not in unsure]

    @property
    def left(self) -> int:
        """How many things a person has still to look at."""
        unsure = len(self.doubtful) + len(self.doubtful_targets)
        return unsure + bool(self.document_doubts)

    @property
    def total(self) -> int:
        return len(self.doubtful) + len(self.sure) + len(self.targets) + 1

    @property
    def done(self) -> int:
        return self.total - self.left


def check_items(plan: Plan) -> CheckItems:
    """Return what there is to check of a plan."""
    items = [item_of(task) for task in tasks_of(plan)]
    kept = [item for item in items if not item.task.dropped]
    _find_twins(kept)
    return CheckItems(
        doubtful=sorted((i for i in kept if i.doubts), key=lambda i: -len(i.doubts)),
        sure=[item for item in kept if not item.doubts],
        dropped=[item for item in items if item.task.dropped],
        targets=list(plan.targets.all()),
        document_doubts=_doubts(plan.document.values),
    )


def _find_twins(items: list[Item]) -> None:
    tasks = {item.id: item.task for item in items}
    found = domain.twins([(i.id, i.task.path, i.task.text_key) for i in items])
    for item in items:
        item.twin = tasks.get(found.get(item.id, ""))


def tasks_of(plan: Plan) -> QuerySet[Task]:
    return plan.tasks.select_related("group").prefetch_related("parties")


def item_of(task: Task) -> Item:
    item = Item(task, _doubts(task.values))
    rows = {
        Party.Role.LEAD: item.leads,
        Party.Role.COORDINATOR: item.coordinators,
        Party.Role.REPORTS_TO: item.reports_to,
    }
    for party in task.parties.all():
        rows[Party.Role(party.role)].append(party)
    if task.opens_duties:
        sentence, values = domain.why_to_assign((p.name, p.state) for p in item.leads)
        item.lacks = _(sentence) % values if sentence else ""
    return item


def _doubts(values: dict[str, Any]) -> list[Doubt]:
    return [
        Doubt(name, str(FIELD_LABELS.get(name, name)), _(value["doubt"]))
        for name, value in values.items()
        if domain.is_doubtful({name: value})
    ]


@dataclass
class Group:
    heading: Heading | None
    items: list[Item]


def groups_of(plan: Plan) -> list[Group]:
    """Return a plan's tasks under the paper's own headings, in its order."""
    groups: list[Group] = []
    for task in tasks_of(plan).filter(dropped=False):
        if not groups or groups[-1].heading != task.group:
            groups.append(Group(task.group, []))
        groups[-1].items.append(item_of(task))
    return groups


def proposal_of(plan: Plan) -> Proposal:
    """Return the setup that the plan's own tasks propose."""
    tasks = plan.tasks.filter(dropped=False).prefetch_related("parties")
    return propose(Clause(task.label, contents_of_row(task)) for task in tasks)


def proposed_body(plan: Plan, named: Named | None) -> Body | None:
    """Return the body that a proposed name means today, if it is one."""
    if named is None:
        return None
    members = Names(plan, timezone.localdate()).members(named.name)
    return members[0] if len(members) == 1 else None


def choosable_bodies(plan: Plan) -> QuerySet[Body]:
    """Return the bodies that can be given work of the plan today, those of its province and its heirs'."""
    today = timezone.localdate()
    named = Body.objects.filter(parties__task__plan=plan).values("province")
    valid = Q(valid_to=None) | Q(valid_to__gte=today)
    return Body.objects.filter(
        valid, Q(province__in=named) | Q(province=plan.province) | Q(pk=plan.steward_id)
    )


@dataclass
class ToAssign:
    """A task that nobody owes yet: why, the name to settle, and who might be meant."""

    task: Task
    why: str
    party: Party | None
    suggestions: list[Body]
    members: list[Body]
    same_name: int = 0


def unassigned_tasks(actor: Actor) -> QuerySet[Task]:
    """Return the tasks, of plans that the person assigns for, without a lead or with an open one."""
    leads = Party.objects.filter(task=OuterRef("pk"), role=Party.Role.LEAD)
    tasks = Task.objects.filter(
        Q(~Exists(leads)) | Q(Exists(leads.exclude(state__in=SETTLED))),
        dropped=False,
        opens_duties=True,
        plan__state__in=(Plan.State.CHECKING, Plan.State.CONFIRMED),
    )
    if not actor.reaches_all(Permission.TASK_ASSIGN):
        tasks = tasks.filter(plan__steward__in=actor.own_bodies(Permission.TASK_ASSIGN))
    return tasks.select_related("plan__document", "group").order_by("plan_id", "position", "id")


def to_assign(actor: Actor, tasks: list[Task] | None = None) -> list[ToAssign]:
    """Return what waits to be assigned (or these tasks of it), each with suggestions."""
    if tasks is None:
        tasks = list(unassigned_tasks(actor))
    parties = Party.objects.prefetch_related("bodies")
    rows = Task.objects.filter(pk__in=[task.pk for task in tasks])
    found = {t.pk: t for t in rows.prefetch_related(Prefetch("parties", parties))}
    near = _Near({task.plan_id for task in tasks})
    names = {task.plan_id: Names(task.plan, timezone.localdate()) for task in tasks}
    return [
        _to_assign(task, list(found[task.pk].parties.all()), names[task.plan_id], near)
        for task in tasks
        if task.pk in found
    ]


def _to_assign(task: Task, parties: list[Party], names: Names, near: _Near) -> ToAssign:
    leads = [p for p in parties if p.role == Party.Role.LEAD]
    sentence, values = domain.why_to_assign((p.name, p.state) for p in leads)
    party = next((p for p in leads if p.state not in SETTLED), None)
    members = list(names.resolve(party.name).bodies) if party else []
    others = [b for p in parties if p.state == Party.State.EXACT for b in p.bodies.all()]
    few = members if len(members) <= SUGGESTIONS else []
    suggestions = few if members else list(dict.fromkeys([*others, *near.bodies(task)]))
    why = party.why if party and party.why else _(sentence) % values
    same = near.same_name(task, party) if party else 0
    return ToAssign(task, why, party, suggestions[:SUGGESTIONS], members, same)


class _Near:
    """What stands beside unassigned tasks in their plans: who leads, and the same open names."""

    def __init__(self, plan_ids: set[int]) -> None:
        leads = Party.objects.filter(
            task__plan__in=plan_ids, task__dropped=False, role=Party.Role.LEAD
        ).select_related("task")
        one = leads.filter(state__in=(Party.State.EXACT, Party.State.SUCCESSOR))
        self._leads = [
            (party.task, body)
            for party in one.prefetch_related("bodies")
            for body in party.bodies.all()
        ]
        unsettled = leads.exclude(state__in=SETTLED).filter(task__opens_duties=True)
        self._names = Counter((party.task.plan_id, party.name) for party in unsettled)

    def bodies(self, task: Task) -> list[Body]:
        """Return who leads the most similar tasks of the plan, those under its heading first."""
        here = [(t, body) for t, body in self._leads if t.plan_id == task.plan_id]
        beside = [body for t, body in here if task.group_id and t.group_id == task.group_id]
        by_id = {body.pk: body for _task, body in here}
        alike = domain.likely(task.text_key, ((t.text_key, body.pk) for t, body in here))
        return [*beside, *(by_id[pk] for pk in alike)]

    def same_name(self, task: Task, party: Party) -> int:
        """Return how many other tasks of the plan leave the same name open."""
        return self._names[task.plan_id, party.name] - 1


def task_before(task: Task) -> Task | None:
    """Return the task that stands before another in the plan, dropped ones aside."""
    earlier = Task.objects.filter(plan=task.plan_id, dropped=False, position__lt=task.position)
    return earlier.last()
