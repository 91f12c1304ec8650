"""Reads on programmes. `programme_tasks` is what every figure of a programme is counted over."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable
from dataclasses import dataclass, field

from django.db.models import Count, Prefetch, Q, QuerySet

from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Heading, Plan, Task
from hientai.plans.selectors import visible_plans
from hientai.programmes.domain import Scope, below
from hientai.programmes.models import Member, Part, Programme


@dataclass(frozen=True)
class Branch:
    """A heading of a plan with its own tasks, to be chosen from; None over those without one."""

    heading: Heading | None
    tasks: list[Task] = field(default_factory=list)


def visible_programmes(actor: Actor) -> QuerySet[Programme]:
    """Return the programmes that are shared with a person, or made by them or for their body.

    Whoever may arrange any programme sees all.
    """
    if actor.reaches_all(Permission.PROGRAMME_EDIT):
        return Programme.objects.select_related("body", "author")
    shared = Q(sees=Programme.Sees.BODIES, bodies__in=actor.body_ids)
    seen = Q(sees=Programme.Sees.ALL) | Q(body__in=actor.body_ids) | shared
    if actor.user_id is not None:
        seen |= Q(author=actor.user_id)
    pks = Programme.objects.filter(seen).order_by().values("pk")
    return Programme.objects.filter(pk__in=pks).select_related("body", "author")


def listed_programmes(actor: Actor) -> QuerySet[Programme]:
    """Return the visible programmes with how many parts and plans each has."""
    return visible_programmes(actor).annotate(
        part_count=Count("parts", distinct=True),
        plan_count=Count("parts__members__plan", distinct=True),
    )


def programme_of(actor: Actor, pk: int) -> Programme:
    found = visible_programmes(actor).filter(pk=pk).first()
    if found is None:
        raise NotFound(noop("Chưa thấy chương trình này, hoặc chưa được chia sẻ với anh/chị."))
    return found


def may_edit(actor: Actor, programme: Programme) -> bool:
    """Whether a person may change a programme: its author, or whoever may for its body."""
    if not actor.holds(Permission.PROGRAMME_EDIT):
        return False
    return actor.user_id == programme.author_id or actor.may(
        Permission.PROGRAMME_EDIT, of=[programme.body_id]
    )


def parts_of(programme: Programme) -> list[Part]:
    """Return the parts in the programme's order, each with its members."""
    members = Member.objects.select_related("plan__document", "heading", "task")
    return list(programme.parts.prefetch_related(Prefetch("members", members)))


def parts_in(pk: int) -> QuerySet[Part]:
    """Return a programme's parts in its order."""
    return Part.objects.filter(programme=pk)


def programme_tasks(pk: int) -> QuerySet[Task]:
    """Return the tasks that belong to a programme, of confirmed plans, as its members stand now."""
    return _tasks_of(_scopes(pk).values())


def part_of_tasks(pk: int) -> dict[int, int]:
    """Return task -> part of the programme; a task that two parts reach belongs to the first."""
    scopes = _scopes(pk)
    found = _tasks_of(scopes.values()).values_list("pk", "plan_id", "group_id")
    return {
        task: part
        for task, plan, heading in found
        for part in [_first(scopes, plan, heading, task)]
        if part is not None
    }


def _first(scopes: dict[int, Scope], plan: int, heading: int | None, task: int) -> int | None:
    held = (pk for pk, one in scopes.items() if one.holds(plan=plan, heading=heading, task=task))
    return next(held, None)


def _tasks_of(scopes: Iterable[Scope]) -> QuerySet[Task]:
    plans, headings, tasks = set[int](), set[int](), set[int]()
    for scope in scopes:
        plans |= scope.plans
        headings |= scope.headings
        tasks |= scope.tasks
    belongs = Q(plan__in=plans) | Q(group__in=headings) | Q(pk__in=tasks)
    return Task.objects.filter(belongs, dropped=False, plan__state=Plan.State.CONFIRMED)


def _scopes(pk: int) -> dict[int, Scope]:
    """Return part -> what it reaches, in the programme's order."""
    members = Member.objects.filter(part__programme=pk)
    rows = list(
        members.order_by("part__position", "part_id").values_list(
            "part_id", "plan_id", "heading_id", "task_id"
        )
    )
    paths = _paths({plan for _part, plan, heading, _task in rows if heading})
    scopes: dict[int, Scope] = {}
    for part in dict.fromkeys(row[0] for row in rows):
        own = [row for row in rows if row[0] == part]
        scopes[part] = Scope(
            plans=frozenset(plan for _p, plan, heading, task in own if not heading and not task),
            headings=frozenset().union(
                *(below([heading], paths[plan]) for _p, plan, heading, _t in own if heading)
            ),
            tasks=frozenset(task for *_rest, task in own if task),
        )
    return scopes


def _paths(plans: set[int]) -> dict[int, dict[int, list[str]]]:
    if not plans:
        return {}
    found: defaultdict[int, dict[int, list[str]]] = defaultdict(dict)
    for plan, pk, path in Heading.objects.filter(plan__in=plans).values_list("plan", "pk", "path"):
        found[plan][pk] = path
    return found


def choosable_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the confirmed plans from which a person may take tasks."""
    return visible_plans(actor).filter(state=Plan.State.CONFIRMED)


def branches_of(plan: Plan) -> list[Branch]:
    """Return a plan's headings in its order, each with its tasks, first those without a heading."""
    tasks = plan.tasks.filter(dropped=False).only("label", "text", "group_id")
    loose = Branch(None)
    branches = {heading.pk: Branch(heading) for heading in plan.headings.all()}
    for task in tasks:
        branches.get(task.group_id or 0, loose).tasks.append(task)
    return [one for one in (loose, *branches.values()) if one.heading or one.tasks]
