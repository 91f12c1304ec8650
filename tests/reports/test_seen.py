"""The database tells how duties belong to a span, and in which state, as the rules do."""

from datetime import date
from itertools import product

import pytest

from hientai.duties.domain import DutyRole, DutyState, state_of
from hientai.duties.models import Duty
from hientai.kernel.timeframes import TimeKind
from hientai.plans.models import Plan
from hientai.reports.domain.facts import Scope
from hientai.reports.domain.spans import Part, Span
from hientai.reports.domain.tallies import tallied
from hientai.reports.selectors.counting import tallies_of
from hientai.reports.selectors.gathering import facts_of
from hientai.reports.selectors.seen import NOTHING_MOVED, in_scope, seen
from tests.factories import make_body, make_plan, make_task

pytestmark = pytest.mark.django_db

DAYS = (
    None,
    date(2024, 12, 31),
    date(2025, 1, 1),
    date(2025, 7, 9),
    date(2025, 12, 31),
    date(2026, 1, 1),
    date(2026, 7, 1),
    date(2027, 1, 1),
)
SPANS = (
    Span.of_year(2025, date(2026, 3, 1)),
    Span.of_year(2025, date(2025, 7, 8)),
    Span(date(2025, 1, 1), date(2025, 6, 30), date(2025, 7, 9)),
    Span(date(2021, 1, 1), date(2025, 12, 31), date(2026, 1, 1)),
)
KINDS = (TimeKind.DATED, TimeKind.CONTINUOUS)


@pytest.fixture
def plan():
    """Make a duty of every combination of days."""
    plan = make_plan(state=Plan.State.CONFIRMED)
    tasks, bodies = [make_task(plan) for _ in range(3)], [make_body(), make_body("Sở Y tế")]
    Duty.objects.bulk_create(
        Duty(
            plan=plan,
            task=tasks[n % 3],
            body=bodies[n % 2],
            time_kind=kind,
            due_on=due,
            done_on=done,
            history=history,
            stopped_on=stopped,
            role=DutyRole.COORDINATOR if n % 7 == 0 else DutyRole.LEAD,
            period_start=date.fromordinal(700_000 + n),
        )
        for n, (due, done, history, stopped, kind) in enumerate(
            product(DAYS, DAYS, (False, True), (None, *DAYS[2:4]), KINDS)
        )
        if not (history and due is None)
    )
    return plan


def told(duty, span):
    """Return what the rules say of a duty in a span."""
    if duty.stopped_on and duty.stopped_on <= span.at:
        return (Part.STOPPED, DutyState.STOPPED) if duty.stopped_on >= span.start else None
    done = duty.done_on if duty.done_on and duty.done_on <= span.at else None
    part = span.part(due=duty.due_on, done=done, history=duty.history)
    state = state_of(
        due_on=duty.due_on,
        done_on=done,
        history=duty.history,
        time_kind=TimeKind(duty.time_kind),
        today=span.judged_on,
    )
    return (part, state) if part else None


def test_the_database_tells_part_and_state_as_the_rules_do(plan):
    duties = list(Duty.objects.all())
    for span in SPANS:
        rows = seen(in_scope(Scope((plan.pk,))), span)
        found = {fact.id: (fact.part, fact.state) for fact in facts_of(rows, NOTHING_MOVED)}

        by_rule = {duty.pk: told(duty, span) for duty in duties}
        assert found == {pk: known for pk, known in by_rule.items() if known}


def test_the_database_counts_what_it_tells(plan):
    scope = Scope((plan.pk,))

    for span in SPANS:
        rows = seen(in_scope(scope), span)
        assert tallies_of(scope, span, NOTHING_MOVED) == tallied(facts_of(rows, NOTHING_MOVED))
