"""What was handed over after the day of a report is told of the body that held it then."""

from datetime import date

import pytest

from hientai.bodies.models import Event, Handover
from hientai.plans.models import Plan
from hientai.reports.domain.facts import Query, Scope
from hientai.reports.domain.spans import Span
from hientai.reports.selectors import duties_behind, gather, with_results
from tests.factories import make_body, make_duty, make_plan, make_task

pytestmark = pytest.mark.django_db
YEAR = Span.of_year(2024, date(2026, 3, 1))


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2024, 1, 1))


@pytest.fixture
def duty(plan):
    """Make a duty of 2024 that another body took in 2025."""
    old, new = make_body("Sở Cũ"), make_body("Sở Mới")
    duty = make_duty(make_task(plan), new, due_on=date(2024, 6, 30), origin=old)
    event = Event.objects.create(kind="merged", on=date(2025, 3, 1), state=Event.State.IN_EFFECT)
    Handover.objects.create(
        event=event, what="duty", item=duty.pk, from_body=old, to_body=new,
        state=Handover.State.TAKEN,
    )  # fmt: skip
    return duty


def gathered(plan, *bodies):
    return gather([plan], Scope((plan.pk,), bodies or None), YEAR, plan.steward)


def test_it_counts_with_the_body_of_that_day(plan, duty):
    assert [line.name for line in gathered(plan).report.by_body] == ["Sở Cũ"]


def test_the_list_behind_the_figure_has_it(plan, duty):
    found = gathered(plan)

    assert [one.id for one in duties_behind(found, Query(body=duty.origin_id))[:5]] == [duty.pk]
    assert len(duties_behind(found, Query(body=duty.body_id))) == 0


@pytest.mark.parametrize(("who", "count"), [("origin_id", 1), ("body_id", 0)])
def test_a_report_of_one_body_has_what_it_held_then(plan, duty, who, count):
    report = gathered(plan, getattr(duty, who)).report

    assert report.totals().duties().value == count


def test_the_annex_names_the_body_of_that_day(plan, duty):
    report = with_results(gathered(plan), by_body=True).report

    assert report.owed_by_body == {(duty.origin_id, duty.task_id): (1, 0, 1)}
