"""Who owes a report for a period: known before anybody has sent anything."""

from datetime import date

import pytest

from hientai.kernel.permissions import SYSTEM
from hientai.plans.models import Party
from hientai.returns.models import Return
from hientai.returns.selectors import missing
from hientai.returns.services import open_returns, send_back
from hientai.returns.services.opening import on_calendar_changed
from tests.factories import make_body, make_task
from tests.returns.conftest import MAY_10

pytestmark = pytest.mark.django_db


def opened(plan, today):
    open_returns(plan=plan, by=SYSTEM, today=today)
    return [(str(one.body), one.period_start, one.due_on) for one in Return.objects.all()]


def test_a_report_is_due_on_the_contributors_day_of_each_period_that_has_begun(plan, dated):
    assert opened(plan, date(2026, 6, 3)) == [
        ("Sở Nội vụ", date(2026, 5, 1), date(2026, 5, 18)),
        ("Sở Nội vụ", date(2026, 6, 1), date(2026, 6, 18)),
    ]


def test_opening_again_opens_nothing_twice(plan, dated):
    opened(plan, date(2026, 5, 2))

    assert open_returns(plan=plan, by=SYSTEM, today=date(2026, 5, 3)) == 0


def test_a_body_that_only_works_with_others_reports_too(plan):
    task = make_task(plan)
    party = Party.objects.create(task=task, role=Party.Role.COORDINATOR, name="Báo Mẫu")
    party.bodies.add(make_body("Báo Mẫu"))

    assert [name for name, *_ in opened(plan, date(2026, 5, 2))] == ["Báo Mẫu"]


def test_a_report_that_was_due_before_tracking_began_is_not_asked_for(plan, dated):
    plan.tracked_from = date(2026, 5, 19)

    assert opened(plan, date(2026, 6, 1))[0][1] == date(2026, 6, 1)


def test_a_body_that_had_ended_owes_nothing_for_the_period(plan, dated, body):
    body.valid_to = date(2026, 5, 31)
    body.save()

    assert [start for _, start, _ in opened(plan, date(2026, 7, 1))] == [date(2026, 5, 1)]


def test_what_is_not_sent_can_be_counted_from_the_day_after_its_due_day(report):
    assert not missing(date(2026, 5, 18)).exists()
    assert missing(date(2026, 5, 19)).get() == report


def test_a_returned_report_is_not_sent(sent, steward):
    assert not missing(date(2026, 5, 19)).exists()
    again = send_back(report=sent, reason="Thiếu số liệu.", by=steward, at=MAY_10)
    assert missing(date(2026, 5, 19)).get() == again


def test_another_day_of_the_month_moves_what_is_still_to_be_sent(report, plan):
    plan.report_day = 25
    on_calendar_changed(plan=plan, by=SYSTEM, today=date(2026, 5, 10))
    report.refresh_from_db()

    assert report.due_on == date(2026, 5, 25)


def test_another_period_drops_what_nobody_has_begun_to_write(report, plan):
    plan.report_period, plan.calendar_since = "quarter", date(2026, 4, 1)
    on_calendar_changed(plan=plan, by=SYSTEM, today=date(2026, 5, 10))

    assert [one.title for one in Return.objects.all()] == ["Quý II/2026"]
