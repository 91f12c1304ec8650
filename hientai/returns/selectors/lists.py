"""Which returns there are: a body's own, a period's, those that wait for somebody."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date, timedelta
from typing import TYPE_CHECKING, TypedDict

from django.db.models import Count, Exists, OuterRef, Q, QuerySet
from django.utils.timezone import localdate

from hientai.accounts.models import Membership
from hientai.accounts.selectors import held_on
from hientai.bodies.models import Body
from hientai.duties.domain import SOON_DAYS, period_label
from hientai.kernel.permissions import Actor, Permission
from hientai.plans.models import Plan, Task
from hientai.returns.domain import meant_today
from hientai.returns.models import Ask, LineFile, Return

if TYPE_CHECKING:
    from django_stubs_ext import WithAnnotations

    CountedReturn = WithAnnotations[Return, "Counted"]

State = Return.State
LONG_FIELDS = ("plan__document__recipients", "plan__document__citations", "plan__document__signer")


class Counted(TypedDict):
    """What `counted` adds to a return."""

    filled: int
    difficulties: int
    has_officer: bool


@dataclass(frozen=True)
class PeriodChoice:
    """A period of a plan that has returns."""

    start: date
    end: date
    due_on: date

    @property
    def label(self) -> str:
        return period_label(self.start, self.end)


def visible_returns(actor: Actor) -> QuerySet[Return]:
    """Return what the person may see: all, or the returns of their bodies and plans."""
    found = Return.objects.select_related("body", "plan__document", "ask").defer(*LONG_FIELDS)
    if actor.reaches_all(Permission.DUTY_SEE):
        return found
    return found.filter(body__in=actor.own_bodies(Permission.DUTY_SEE))


def visible_return(actor: Actor, pk: int) -> Return | None:
    found = visible_returns(actor).select_related("plan__steward", "supersedes")
    return found.filter(pk=pk).first()


def may_write(actor: Actor, report: Return) -> bool:
    """Whether the person acts for the body, or for the plan's steward."""
    return actor.may(Permission.DUTY_REPORT, of=[report.body_id, report.plan.steward_id])


def visible_evidence(actor: Actor) -> QuerySet[LineFile]:
    """Return evidence of what was sent, and of drafts that the person may write."""
    own = actor.own_bodies(Permission.DUTY_REPORT)
    readable = (
        ~Q(line__report__state=State.DRAFT)
        | Q(line__report__body__in=own)
        | Q(line__report__plan__steward__in=own)
    )
    files = LineFile.objects.filter(readable, line__report__in=visible_returns(actor))
    return files.select_related("file")


def versions(report: Return) -> QuerySet[Return]:
    """Return all versions of a return, the newest first."""
    same = Return.objects.filter(plan=report.plan_id, body=report.body_id, ask=report.ask_id)
    if not report.ask_id:
        same = same.filter(period_start=report.period_start, period_end=report.period_end)
    return same.order_by("-version")


def counted(returns: QuerySet[Return]) -> QuerySet[CountedReturn]:
    """Annotate how many lines are filled, how many name a difficulty, whether anybody may sign in."""
    officers = Membership.objects.filter(
        held_on(localdate()), body=OuterRef("body"), user__is_active=True
    )
    said = ~Q(lines__result="") | Q(lines__nothing_arose=True)
    return returns.annotate(
        filled=Count("lines", filter=said),
        difficulties=Count("lines", filter=~Q(lines__difficulty="")),
        has_officer=Exists(officers),
    )


def unsent(actor: Actor) -> QuerySet[Return]:
    """Return what the person's bodies have to send, the earliest day first.

    A periodic report that a later one has overtaken is still a report that was not sent, but
    nobody is asked for it any more.
    """
    own = actor.own_bodies(Permission.DUTY_REPORT)
    return _asked_for(Return.objects.filter(body__in=own))


def unsent_due(since: date, until: date) -> QuerySet[Return]:
    """Return what is still asked for and is due on one of these days, both included."""
    return _asked_for(Return.objects.filter(due_on__range=(since, until)))


def _asked_for(returns: QuerySet[Return]) -> QuerySet[Return]:
    later = Return.objects.filter(
        plan=OuterRef("plan"),
        body=OuterRef("body"),
        ask=None,
        standing=True,
        state__in=(State.SENT, State.CONFIRMED),
        period_start__gt=OuterRef("period_start"),
    )
    overtaken = Q(ask=None, version=1) & Exists(later)
    drafts = returns.filter(state=State.DRAFT).exclude(overtaken)
    merged = Q(standing=False, supersedes=None)  # into the return of the body that took it over
    found = drafts.exclude(merged).select_related("body", "plan__document", "ask")
    return found.order_by("due_on", "pk")


def to_check(actor: Actor) -> QuerySet[Return]:
    """Return what waits for the person to confirm or return it, the longest waiting first."""
    own = actor.own_bodies(Permission.RETURN_CHECK)
    waiting = Return.objects.filter(state=State.SENT, standing=True, plan__steward__in=own)
    return waiting.select_related("body", "plan__document", "ask").order_by("sent_at", "pk")


def waiting(actor: Actor, today: date | None = None) -> list[Return]:
    """Return what waits for the person: reports to send that are near or late, reports to check."""
    soon = (today or localdate()) + timedelta(days=SOON_DAYS)
    return [*unsent(actor).filter(due_on__lte=soon), *to_check(actor)]


def count_waiting(actor: Actor, today: date | None = None) -> int:
    if not (actor.holds(Permission.DUTY_REPORT) or actor.holds(Permission.RETURN_CHECK)):
        return 0
    soon = (today or localdate()) + timedelta(days=SOON_DAYS)
    return unsent(actor).filter(due_on__lte=soon).count() + to_check(actor).count()


def missing(
    today: date, *, plan: Plan | None = None, due_on: date | None = None
) -> QuerySet[Return]:
    """Return the reports that were due before a day (or on `due_on`) and are not sent: the late.

    What is returned and not sent again is not sent either.
    """
    found = Return.objects.filter(state=State.DRAFT, standing=True, due_on__lt=today)
    if due_on:
        found = Return.objects.filter(state=State.DRAFT, standing=True, due_on=due_on)
    if plan:
        found = found.filter(plan=plan)
    return found.select_related("body", "plan__document", "ask")


def sent_lately(actor: Actor) -> QuerySet[Return]:
    """Return what the person's bodies have sent, the newest first."""
    own = actor.own_bodies(Permission.DUTY_REPORT)
    sent = Return.objects.filter(body__in=own).exclude(state=State.DRAFT)
    return sent.select_related("body", "plan__document", "ask").order_by("-sent_at", "-pk")


def plans_reported(actor: Actor) -> QuerySet[Plan]:
    """Return the confirmed plans with returns that the person may see."""
    seen = visible_returns(actor).order_by().values("plan")
    plans = Plan.objects.filter(state=Plan.State.CONFIRMED, pk__in=seen)
    return plans.select_related("document", "steward")


def periods_of(plan: Plan) -> list[PeriodChoice]:
    """Return the periods for which reports were opened, the newest first."""
    rows = Return.objects.filter(plan=plan, ask=None).order_by("-period_start")
    found = rows.values_list("period_start", "period_end", "due_on").distinct()
    return list({row[:2]: PeriodChoice(*row) for row in found}.values())


def chosen_period(
    found: Iterable[PeriodChoice], start: date | None, today: date
) -> PeriodChoice | None:
    """Return the period that begins on a day; else the one that is due next."""
    choices = list(found)
    named = next((one for one in choices if one.start == start), None)
    return named or meant_today(choices, today)


def of_period(actor: Actor, plan: Plan, period: PeriodChoice) -> QuerySet[CountedReturn]:
    """Return the standing returns of a period that the person may see."""
    found = visible_returns(actor).filter(
        plan=plan, ask=None, standing=True, period_start=period.start, period_end=period.end
    )
    return counted(found).order_by("body__sort_key", "pk")


def of_ask(asked: Ask) -> QuerySet[CountedReturn]:
    found = Return.objects.filter(ask=asked, standing=True).select_related("body")
    return counted(found).order_by("body__sort_key", "pk")


def asks_of(plan: Plan) -> QuerySet[Ask]:
    return plan.asks.prefetch_related("returns")


def visible_ask(actor: Actor, pk: int) -> Ask | None:
    """Return a request that the person may look over; bodies see their own return of it instead."""
    if not actor.reaches_all(Permission.DUTY_SEE):
        return None
    return Ask.objects.filter(pk=pk).select_related("plan__document").first()


def state_counts(returns: Iterable[Return]) -> dict[str, int]:
    """Return how many are in each state; a draft that was returned once counts as returned."""
    found = Counter(shown_state(one) for one in returns)
    return {state.value: found[state] for state in State}


def shown_state(report: Return) -> str:
    returned = report.is_draft and report.standing and report.version > 1
    return str(State.RETURNED if returned else report.state)


def plan_to_ask(actor: Actor, pk: int) -> Plan | None:
    """Return a confirmed plan of which the person may ask for reports."""
    plans = Plan.objects.filter(pk=pk, state=Plan.State.CONFIRMED)
    if not actor.reaches_all(Permission.RETURN_ASK):
        plans = plans.filter(steward__in=actor.own_bodies(Permission.RETURN_ASK))
    return plans.select_related("document", "steward").first()


def bodies_of(plan: Plan, today: date | None = None) -> QuerySet[Body]:
    """Return the bodies of today that have something to do in a plan."""
    owing = Q(duties__plan=plan) | Q(returns__plan=plan)
    lasting = Q(valid_to=None) | Q(valid_to__gte=today or localdate())
    return Body.objects.filter(owing & lasting).distinct().order_by("sort_key", "pk")


def tasks_of(plan: Plan) -> QuerySet[Task]:
    return plan.tasks.filter(dropped=False, opens_duties=True)


IN_ORDER = (State.RETURNED, State.SENT, State.DRAFT, State.CONFIRMED)


def in_order(returns: Iterable[CountedReturn], state: str) -> list[tuple[CountedReturn, str]]:
    """Return returns with the state that is shown of them: what is to be done first.

    `state` keeps those in it.
    """
    shown = [(one, shown_state(one)) for one in returns]
    kept = [row for row in shown if state in {"", row[1]}]
    return sorted(kept, key=lambda row: IN_ORDER.index(State(row[1])))
