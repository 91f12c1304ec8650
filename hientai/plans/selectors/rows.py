"""Tasks as pages show them."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import cached_property
from typing import Any, Final

from django.db.models import QuerySet
from django.utils.translation import gettext as _

from hientai.bodies.models import Body
from hientai.plans import domain
from hientai.plans.models import Heading, Party, Plan, Task
from hientai.plans.selectors.differences import Also, differences
from hientai.plans.selectors.doubts import Doubt, doubts_of, was_read
from hientai.plans.selectors.names import ROLE_OF_FIELD
from hientai.plans.selectors.words import time_words

REPAIRED: Final = ("text", "leads", "coordinators", "reports_to", "deliverable", "timeframe")


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
    also: list[Also] = field(default_factory=list)
    unsure: list[Doubt] = field(default_factory=list)  # sure enough alone, not all together
    heirs: Mapping[int, str] = field(default_factory=dict)
    takes_up: list[Task] = field(default_factory=list)  # of plans above, as a person confirmed
    state: Any = None  # what those above say of it: `state`, `bodies_done`, `bodies`

    @property
    def id(self) -> str:
        return str(self.task.pk)

    @property
    def time(self) -> str:
        return time_words(self.task.timeframe)

    @property
    def named_leads(self) -> list[tuple[Party, str]]:
        """The leads as printed, each with who took its place, if somebody did."""
        return [(party, self.heirs.get(party.pk, "")) for party in self.leads]

    @property
    def to_look_at(self) -> list[Doubt]:
        return [*self.doubts, *self.unsure]

    @property
    def asked(self) -> str:
        """Name the values that are asked about, where their probabilities are known."""
        known = any("p" in value for value in self.task.values.values())
        return ",".join(doubt.field for doubt in self.to_look_at) if known else ""

    @cached_property
    def suggestions(self) -> dict[str, list[domain.Suggestion]]:
        """What may be put right of each value, until a person agreed with it as it is."""
        now, values = contents_of_row(self.task), self.task.values
        open_ = (n for n in REPAIRED if values.get(n, {}).get("state") != domain.ACCEPTED)
        return domain.offered({name: getattr(now, name) for name in open_})

    @property
    def was(self) -> dict[str, str]:
        """What was read of each value that a person put right."""
        return was_read(self.task.values, {"text": self.task.text})

    @property
    def is_changed(self) -> bool:
        return any(value.get("state") == domain.CORRECTED for value in self.task.values.values())


def contents_of_row(task: Task) -> domain.Contents:
    """Return what a row says now."""
    named: dict[str, list[str]] = {name: [] for name in domain.NAME_FIELDS}
    roles = {role.value: field for field, role in ROLE_OF_FIELD.items()}
    for party in task.parties.all():
        named[roles[party.role]].append(party.name)
    return domain.Contents(
        text=task.text,
        timeframe=task.timeframe,
        kind=task.kind,
        deliverable=task.deliverable,
        **{name: tuple(bodies) for name, bodies in named.items()},
    )


def tasks_of(plan: Plan) -> QuerySet[Task]:
    return plan.tasks.select_related("group").prefetch_related(
        "parties", "also__parties", "also__repeats", "wanted__document"
    )


def heirs_of(plan: Plan) -> dict[int, str]:
    """Return who took the place of each party that is no more, by the party's number."""
    named = Party.objects.filter(task__plan=plan, state=Party.State.SUCCESSOR)
    rows = named.values_list("pk", "bodies__name", "bodies__province")
    return {pk: Body(name=name, province=province).full_name for pk, name, province in rows if name}


def item_of(task: Task, heirs: Mapping[int, str] | None = None) -> Item:
    item = Item(task, doubts_of(task.values), heirs=heirs or {})
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
    item.also = [_also(task, other) for other in task.also.all()]
    return item


def _also(task: Task, other: Task) -> Also:
    first, second = contents_of_row(task), contents_of_row(other)
    return Also(other, differences(domain.differing(first, second), first, second))


@dataclass
class Group:
    heading: Heading | None
    items: list[Item]


def groups_of(plan: Plan, states: Mapping[int, Any] | None = None) -> list[Group]:
    """Return a plan's tasks under the paper's own headings, in its order."""
    groups: list[Group] = []
    heirs, states = heirs_of(plan), states or {}
    for task in tasks_of(plan).filter(dropped=False):
        if not groups or groups[-1].heading != task.group:
            groups.append(Group(task.group, []))
        groups[-1].items.append(item_of(task, heirs))
        groups[-1].items[-1].state = states.get(task.pk)
    return groups


def task_of(plan: Plan, pk: int | None) -> Task | None:
    """Return a task of the plan by its number, dropped ones aside."""
    return Task.objects.filter(plan=plan, dropped=False, pk=pk).first() if pk else None


def task_before(task: Task) -> Task | None:
    """Return the task that stands before another in the plan, dropped ones aside."""
    earlier = Task.objects.filter(plan=task.plan_id, dropped=False, position__lt=task.position)
    return earlier.last()
