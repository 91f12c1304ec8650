"""Gathers what a yearly report is made of, in a number of queries that no plan's size changes."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass, replace
from datetime import date, datetime, time

from django.db.models import Max, Min, Q, QuerySet
from django.utils.timezone import get_current_timezone, localdate

from hientai.bodies.domain import province_of
from hientai.bodies.models import Body
from hientai.bodies.selectors.handing import held_then
from hientai.bodies.selectors.today import as_today as bodies_as_today
from hientai.bodies.selectors.today import ended_among
from hientai.duties.domain import DutyState, issue_day, state_of
from hientai.duties.models import Duty, Progress
from hientai.duties.selectors import exactness, sentence
from hientai.kernel.errors import NotFound, noop
from hientai.kernel.permissions import Actor, Permission
from hientai.kernel.timeframes import TimeKind
from hientai.opinions.models import Opinion
from hientai.plans.models import Heading, Party, Plan, Task
from hientai.reports.domain.annual import AnnualReport
from hientai.reports.domain.facts import (
    DutyFacts,
    GroupFacts,
    OpinionFacts,
    PlanFacts,
    Query,
    TaskFacts,
    Year,
    dotted,
    telling_depth,
)

FIRST_OPENED = Query(states=(DutyState.OVERDUE,))
ONCE = (TimeKind.DATED, TimeKind.RANGED, TimeKind.CONDITIONAL)
COMMITTEE = "Ủy ban nhân dân"
FULL_DATE = len("2024-06-10")


def reported_plans(actor: Actor) -> QuerySet[Plan]:
    """Return the confirmed plans on which the actor may see reports, with their first due day."""
    plans = Plan.objects.filter(state=Plan.State.CONFIRMED).select_related("document", "steward")
    if not actor.reaches_all(Permission.REPORT_SEE):
        plans = plans.filter(steward__in=actor.own_bodies(Permission.REPORT_SEE))
    first_due = Min("duties__due_on", filter=Q(duties__history=False))
    return plans.annotate(first_due=first_due).order_by("-id")


def years_of(plan: Plan, today: date) -> list[int]:
    """Return the years on which a plan can be reported, the latest first."""
    days = [day for day in (getattr(plan, "first_due", None), plan.tracked_from) if day]
    first = min((day.year for day in days), default=today.year)
    return list(range(today.year, min(first, today.year) - 1, -1))


@dataclass(frozen=True)
class ReportChoice:
    """A plan and the years on which it can be reported."""

    plan: Plan
    years: list[int]


def report_choices(plans: Iterable[Plan], today: date) -> list[ReportChoice]:
    return [ReportChoice(plan, years_of(plan, today)) for plan in plans]


def annual_report(actor: Actor, plan_id: int, year: int, *, as_today: bool = False) -> AnnualReport:
    """Gather a plan's year, or refuse it when there is no such plan or no such year yet.

    Bodies are those of the year; `as_today` counts them with those that hold their work today.
    """
    plan = reported_plans(actor).filter(pk=plan_id).first()
    if plan is None:
        raise NotFound(noop("Chưa có kế hoạch này, hoặc kế hoạch chưa được duyệt."))
    today = localdate()
    if year not in years_of(plan, today):
        raise NotFound(noop("Kế hoạch này chưa có số liệu năm %(year)s."), year=year)
    seen = Year(year, today)
    headings = list(Heading.objects.filter(plan=plan))
    tasks = _tasks(plan, headings)
    duties, opinions = _duties(plan, seen), _opinions(plan, seen)
    groups = {task.group for task in tasks}
    report = AnnualReport(
        plan=_plan_facts(plan),
        year=seen,
        tasks=tasks,
        duties=duties,
        groups=_groups(heading for heading in headings if heading.pk in groups),
        headings=_groups(headings),
        bodies=_body_names(
            {*(duty.body for duty in duties), *(opinion.body for opinion in opinions)}
        ),
        opinions=opinions,
        assigned=frozenset(Duty.objects.filter(plan=plan).values_list("task_id", flat=True)),
    )
    return _by_today(report, today) if as_today else report


def _by_today(report: AnnualReport, today: date) -> AnnualReport:
    """Return the report with each former body counted as the one that took all over."""
    units = bodies_as_today(report.bodies, today)
    old = Body.objects.in_bulk(list(report.bodies))
    counts = Counter(duty.body for duty in report.duties)
    held = units.holder
    return replace(
        report,
        duties=tuple(replace(duty, body=held.get(duty.body, duty.body)) for duty in report.duties),
        opinions=tuple(replace(one, body=held.get(one.body, one.body)) for one in report.opinions),
        bodies=_body_names(units.bodies),
        units=sentence(exactness(counts, units), old),
    )


def has_former_bodies(report: AnnualReport) -> bool:
    """Return whether a report names bodies that are no more."""
    return bool(ended_among(report.bodies, localdate()))


def _plan_facts(plan: Plan) -> PlanFacts:
    document = plan.document
    province = province_of(plan.steward.province or plan.province)
    recipients = Party.objects.filter(task__plan=plan, role=Party.Role.REPORTS_TO)
    return PlanFacts(
        id=plan.pk,
        kind=document.kind,
        number=document.number,
        issued=issue_day(document.issued) if len(document.issued) == FULL_DATE else None,
        issuer=document.issuer,
        title=document.title,
        place=province.new_name if province else document.place or plan.province,
        committee=f"{COMMITTEE} {province.new_with_unit}" if province else document.issuer,
        steward=plan.steward.name,
        steward_kind=plan.steward.kind,
        tracked_from=plan.tracked_from,
        recipients=tuple(dict.fromkeys(recipients.values_list("name", flat=True))),
    )


def _groups(headings: Iterable[Heading]) -> tuple[GroupFacts, ...]:
    return tuple(
        GroupFacts(heading.pk, dotted([str(part) for part in heading.path]), heading.text)
        for heading in headings
    )


def _tasks(plan: Plan, headings: list[Heading]) -> tuple[TaskFacts, ...]:
    known = Task.objects.filter(plan=plan, dropped=False, opens_duties=True)
    tasks = list(known.order_by("position", "id"))
    leads = _leads(plan)
    tops = _tops(headings, [task.group_id for task in tasks if task.group_id])
    return tuple(
        TaskFacts(
            id=task.pk,
            label=task.label,
            text=task.text,
            leads=tuple(leads.get(task.pk, ())),
            time_text=task.time_text,
            group=tops.get(task.group_id) if task.group_id else None,
            heading=task.group_id,
        )
        for task in tasks
    )


def _leads(plan: Plan) -> dict[int, list[str]]:
    found: dict[int, list[str]] = {}
    parties = Party.objects.filter(task__plan=plan, role=Party.Role.LEAD)
    for task_id, name in parties.order_by("position", "id").values_list("task_id", "name"):
        found.setdefault(task_id, []).append(name)
    return found


def _tops(headings: list[Heading], used: list[int]) -> dict[int, int]:
    """Return, for each heading, the one that its tasks' results are told by."""
    paths = {heading.pk: tuple(map(str, heading.path)) for heading in headings}
    ids = {path: pk for pk, path in paths.items()}
    depth = telling_depth(paths[pk] for pk in used if pk in paths)
    return {pk: ids.get(path[:depth], pk) for pk, path in paths.items()}


def _duties(plan: Plan, year: Year) -> tuple[DutyFacts, ...]:
    summaries = _summaries(plan, year)
    rows = Duty.objects.filter(plan=plan, task__dropped=False, task__opens_duties=True)
    # What was handed over later is told of the body that held it then.
    held = held_then("duty", rows.values("pk"), year.at)
    found = (
        _duty(duty, year, held.get(duty.pk, duty.body_id), summaries.get(duty.pk, ""))
        for duty in rows.order_by("id")
    )
    return tuple(duty for duty in found if duty)


def _duty(duty: Duty, year: Year, body: int, summary: str) -> DutyFacts | None:
    done = duty.done_on if duty.done_on and duty.done_on <= year.at else None
    part = year.part(due=duty.due_on, done=done, history=duty.history)
    if part is None:
        return None
    state = state_of(
        due_on=duty.due_on,
        done_on=done,
        history=duty.history,
        time_kind=TimeKind(duty.time_kind),
        today=year.judged_on,
    )
    return DutyFacts(duty.pk, duty.task_id, body, state, part, duty.due_on, done, summary)


def _summaries(plan: Plan, year: Year) -> dict[int, str]:
    """Return what was last said within the year of each duty."""
    said = Progress.objects.filter(duty__plan=plan, at__range=_moments(year))
    latest = said.order_by().values("duty").annotate(last=Max("pk")).values("last")
    return dict(Progress.objects.filter(pk__in=latest).values_list("duty_id", "summary"))


def _body_names(ids: Iterable[int]) -> dict[int, str]:
    bodies = Body.objects.filter(pk__in=ids).order_by("sort_key", "id")
    return dict(bodies.values_list("pk", "name"))


def _opinions(plan: Plan, year: Year) -> tuple[OpinionFacts, ...]:
    first, last = _moments(year)
    open_in_year = Q(answered_at=None) | Q(answered_at__gte=first)
    rows = Opinion.objects.filter(open_in_year, plan=plan, raised_at__lte=last)
    held = held_then("opinion", rows.values("pk"), year.at)
    return tuple(
        OpinionFacts(
            id=row.pk,
            body=held.get(row.pk, row.body_id),
            text=row.text,
            raised=localdate(row.raised_at),
            answered=_answered(row, last),
            answer=row.answer if _answered(row, last) else "",
        )
        for row in rows.order_by("id")
    )


def _answered(opinion: Opinion, last: datetime) -> date | None:
    moment = opinion.answered_at
    return localdate(moment) if moment and moment <= last else None


def _moments(year: Year) -> tuple[datetime, datetime]:
    zone = get_current_timezone()
    return (
        datetime.combine(year.start, time.min, tzinfo=zone),
        datetime.combine(year.at, time.max, tzinfo=zone),
    )
