"""Gathers what a report is made of, in a number of queries that no plan's size changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, replace
from datetime import date, datetime, time
from typing import Any

from django.db.models import Q, QuerySet
from django.db.models.functions import Coalesce
from django.utils.timezone import get_current_timezone, localdate

from hientai.bodies.domain import province_of
from hientai.bodies.models import Body
from hientai.bodies.selectors.handing import held_then
from hientai.bodies.selectors.today import as_today as bodies_as_today
from hientai.bodies.selectors.today import ended_among
from hientai.duties.domain import RANK, WORST_FIRST, DutyRole, DutyState, issue_day
from hientai.duties.models import Duty
from hientai.duties.selectors import exactness, sentence
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor
from hientai.kernel.timeframes import TimeKind
from hientai.opinions.models import Opinion
from hientai.plans.models import Heading, Party, Plan, Task
from hientai.reports.domain.facts import (
    DutyFacts,
    GroupFacts,
    OpinionFacts,
    PlanFacts,
    Query,
    Reporter,
    Scope,
    TaskFacts,
    dotted,
    telling_depth,
)
from hientai.reports.domain.gathered import Report
from hientai.reports.domain.spans import Part, Span
from hientai.reports.domain.tallies import Tallies, held_by
from hientai.reports.domain.telling import LISTED
from hientai.reports.selectors.choosing import reported_plans, with_first_due, years_of
from hientai.reports.selectors.counting import moved_since, tallies_of
from hientai.reports.selectors.seen import Moved, in_scope, seen

FIRST_OPENED = Query(states=(DutyState.OVERDUE,))
ONCE = (TimeKind.DATED, TimeKind.RANGED, TimeKind.CONDITIONAL)
COMMITTEE = "Ủy ban nhân dân"
FULL_DATE = len("2024-06-10")
NAMED_OVERDUE = 2000  # rows of the tasks that the text names: a collective task has hundreds


@dataclass(frozen=True)
class Gathered:
    """A report with what the lists behind its figures ask again."""

    report: Report
    scope: Scope
    moved: Moved
    before: Gathered | None = None


def annual_report(
    actor: Actor, plan_id: int, year: int, *, as_today: bool = False, today: date | None = None
) -> Report:
    """Gather a plan's year, or refuse it when there is no such plan or no such year yet."""
    return annual(actor, plan_id, year, as_today=as_today, today=today).report


def annual(
    actor: Actor, plan_id: int, year: int, *, as_today: bool = False, today: date | None = None
) -> Gathered:
    """Gather a plan's year with what its lists need.

    Bodies are those of the year; `as_today` counts them with those that hold their work today.
    """
    plan = with_first_due(reported_plans(actor)).filter(pk=plan_id).first()
    if plan is None:
        raise NotFound(noop("Chưa có kế hoạch này, hoặc kế hoạch chưa được duyệt."))
    today = today or localdate()
    if year not in years_of(plan, today):
        raise NotFound(noop("Kế hoạch này chưa có số liệu năm %(year)s."), year=year)
    found = gather([plan], Scope((plan.pk,)), Span.of_year(year, today), plan.steward)
    return replace(found, report=_by_today(found.report, today)) if as_today else found


def gather(plans: Sequence[Plan], scope: Scope, span: Span, reporter: Body) -> Gathered:
    """Gather what the bodies of a scope owed of the plans in a span."""
    headings = list(Heading.objects.filter(plan__in=scope.plans).order_by("plan", "position"))
    tasks = _tasks(plans, headings)
    moved = moved_since(scope, span)
    tallies = tallies_of(scope, span, moved)
    rows = seen(in_scope(scope, moved), span).filter(role=DutyRole.LEAD)
    overdue, coming = _overdue(rows, tallies, moved), _coming(rows, moved)
    if scope.bodies is not None:
        owed = set(in_scope(scope, moved).order_by().values_list("task_id", flat=True))
        tasks = tuple(task for task in tasks if task.id in owed)
    opinions = _opinions(scope, span)
    named = {body for _part, body in tallies.bodies} | {opinion.body for opinion in opinions}
    report = Report(
        plans=tuple(_plan_facts(plans)),
        reporter=_reporter(reporter, plans[0]),
        span=span,
        tasks=tasks,
        tallies=tallies,
        groups=_groups(plans, headings, tasks),
        headings=tuple(_heading(heading) for heading in headings),
        bodies=body_names(named),
        opinions=opinions,
        assigned=_assigned(tasks, tallies),
        overdue=overdue,
        coming=coming,
        scope_name=scope.name,
    )
    return Gathered(report, scope, moved)


def with_previous(found: Gathered, plans: Sequence[Plan], reporter: Body) -> Gathered:
    """Add the span before, to compare with."""
    before = gather(plans, found.scope, found.report.span.before, reporter)
    return replace(found, report=replace(found.report, previous=before.report), before=before)


def _by_today(report: Report, today: date) -> Report:
    """Return the report with each former body counted as the one that took all over."""
    units = bodies_as_today(report.bodies, today)
    old = Body.objects.in_bulk(list(report.bodies))
    counts: Counter[int] = Counter()
    for (_part, body), tally in report.tallies.bodies.items():
        counts[body] += tally.total()
    held = units.holder
    rehomed = [
        tuple(replace(duty, body=held.get(duty.body, duty.body)) for duty in duties)
        for duties in (report.overdue, report.coming)
    ]
    return replace(
        report,
        tallies=replace(report.tallies, bodies=held_by(report.tallies.bodies, held)),
        overdue=rehomed[0],
        coming=rehomed[1],
        opinions=tuple(replace(one, body=held.get(one.body, one.body)) for one in report.opinions),
        bodies=body_names(units.bodies),
        holders=held,
        units=sentence(exactness(counts, units), old),
    )


def has_former_bodies(report: Report) -> bool:
    """Return whether a report names bodies that are no more."""
    return bool(ended_among(report.bodies, localdate()))


def _plan_facts(plans: Sequence[Plan]) -> Iterable[PlanFacts]:
    named: dict[int, list[str]] = {}
    parties = Party.objects.filter(task__plan__in=plans, role=Party.Role.REPORTS_TO)
    for plan_id, name in parties.values_list("task__plan_id", "name"):
        named.setdefault(plan_id, []).append(name)
    for plan in plans:
        document = plan.document
        issued = document.issued
        yield PlanFacts(
            id=plan.pk,
            kind=document.kind,
            number=document.number,
            issued=issue_day(issued) if len(issued) == FULL_DATE else None,
            issuer=document.issuer,
            title=document.title,
            tracked_from=plan.tracked_from,
            recipients=tuple(dict.fromkeys(plan.report_to or named.get(plan.pk, ()))),
        )


def _reporter(body: Body, plan: Plan) -> Reporter:
    province = province_of(body.province or plan.province)
    return Reporter(
        name=body.name,
        kind=body.kind,
        place=province.new_name if province else plan.document.place or plan.province,
        committee=f"{COMMITTEE} {province.new_with_unit}" if province else plan.document.issuer,
    )


def _heading(heading: Heading) -> GroupFacts:
    return GroupFacts(heading.pk, dotted([str(part) for part in heading.path]), heading.text)


def _groups(
    plans: Sequence[Plan], headings: list[Heading], tasks: tuple[TaskFacts, ...]
) -> tuple[GroupFacts, ...]:
    """Return what results are told by: the headings of one plan, or the plans where several."""
    if len(plans) > 1:
        return tuple(
            GroupFacts(
                plan.pk, "", " ".join(filter(None, (plan.document.short_name, plan.document.title)))
            )
            for plan in plans
        )
    used = {task.group for task in tasks}
    return tuple(_heading(heading) for heading in headings if heading.pk in used)


def _tasks(plans: Sequence[Plan], headings: list[Heading]) -> tuple[TaskFacts, ...]:
    known = Task.objects.filter(plan__in=plans, dropped=False, opens_duties=True)
    order = {plan.pk: place for place, plan in enumerate(plans)}
    rows = sorted(
        known.values_list("pk", "label", "text", "time_text", "group_id", "plan_id", "position"),
        key=lambda row: (order[row[5]], row[6], row[0]),
    )
    leads = _leads(plans)
    tops = _tops(headings, [row[4] for row in rows if row[4]]) if len(plans) == 1 else {}
    return tuple(
        TaskFacts(
            id=pk,
            label=label,
            text=text,
            leads=tuple(leads.get(pk, ())),
            time_text=time_text,
            group=plan if len(plans) > 1 else tops.get(group) if group else None,
            heading=group,
            plan=plan,
        )
        for pk, label, text, time_text, group, plan, _position in rows
    )


def _leads(plans: Sequence[Plan]) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    parties = Party.objects.filter(task__plan__in=plans, role=Party.Role.LEAD)
    for task_id, name in parties.order_by("position", "id").values_list("task_id", "name"):
        found.setdefault(task_id, []).append(name)
    return found


def _tops(headings: list[Heading], used: list[int]) -> dict[int, int]:
    """Return, for each heading, the one that its tasks' results are told by."""
    paths = {heading.pk: tuple(map(str, heading.path)) for heading in headings}
    ids = {path: pk for pk, path in paths.items()}
    depth = telling_depth(paths[pk] for pk in used if pk in paths)
    return {pk: ids.get(path[:depth], pk) for pk, path in paths.items()}


def _assigned(tasks: tuple[TaskFacts, ...], tallies: Tallies) -> frozenset[int]:
    """Return the tasks, of those without a duty in the span, of which somebody ever owed one."""
    counted = {task for _part, task in tallies.tasks}
    idle = [task.id for task in tasks if task.id not in counted]
    owed = Duty.objects.filter(task__in=idle).order_by().values_list("task_id", flat=True)
    return frozenset(owed.distinct()) if idle else frozenset()


def facts_of(rows: QuerySet[Any], moved: Moved) -> Iterable[DutyFacts]:
    """Return rows of duties as facts; what was handed over since stands with who held it then."""
    fields = ("pk", "task_id", "body_id", "rank", "part", "due_on", "done_on", "role")
    for pk, task, body, rank, part, due, done, role in rows.values_list(*fields):
        state = WORST_FIRST[rank]
        held = moved.get(pk, body)
        yield DutyFacts(pk, task, held, state, Part(part), due, done, DutyRole(role))


def _overdue(rows: QuerySet[Any], tallies: Tallies, moved: Moved) -> tuple[DutyFacts, ...]:
    """Return what is overdue of the tasks that the text names, the oldest first."""
    first = sorted(tallies.oldest, key=lambda task: (tallies.oldest[task], task))[:LISTED]
    if not first:
        return ()
    late = rows.filter(task__in=first, rank=RANK[DutyState.OVERDUE]).order_by("due_on", "pk")
    found = [
        f for f in facts_of(late[:NAMED_OVERDUE], moved) if f.part in {Part.OWED, Part.CARRIED}
    ]
    order = {task: place for place, task in enumerate(first)}
    return tuple(sorted(found, key=lambda duty: (order[duty.task], duty.due or date.max, duty.id)))


def _coming(rows: QuerySet[Any], moved: Moved) -> tuple[DutyFacts, ...]:
    """Return the first single works that are due in the span after."""
    ahead = rows.filter(part=Part.NEXT.value, time_kind__in=ONCE).order_by("due_on", "pk")
    return tuple(facts_of(ahead[:LISTED], moved))


def body_names(ids: Iterable[int]) -> dict[int, str]:
    bodies = Body.objects.filter(pk__in=list(ids)).order_by("sort_key", "id")
    return dict(bodies.values_list("pk", "name"))


def _opinions(scope: Scope, span: Span) -> tuple[OpinionFacts, ...]:
    """Return the difficulties raised, or still unanswered, in the span; a joined one has its lead's answer."""
    first, last = moments(span)
    rows = (
        Opinion.objects.filter(kind=Opinion.Kind.DIFFICULTY, plan__in=scope.plans)
        .annotate(when=Coalesce("lead__answered_at", "answered_at"))
        .filter(Q(when=None) | Q(when__gte=first), raised_at__lte=last)
        .exclude(state=Opinion.State.CLOSED, when=None)  # taken back
    )
    held = held_then("opinion", rows.values("pk"), span.at)
    found = (
        OpinionFacts(
            id=pk,
            body=held.get(pk, body),
            text=text,
            raised=localdate(raised),
            answered=localdate(when) if when and when <= last else None,
        )
        for pk, body, text, raised, when in rows.order_by("id").values_list(
            "pk", "body_id", "text", "raised_at", "when"
        )
    )
    return tuple(one for one in found if scope.bodies is None or one.body in scope.bodies)


def moments(span: Span) -> tuple[datetime, datetime]:
    zone = get_current_timezone()
    return (
        datetime.combine(span.start, time.min, tzinfo=zone),
        datetime.combine(span.at, time.max, tzinfo=zone),
    )
