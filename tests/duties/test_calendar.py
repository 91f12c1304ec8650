"""Another reporting calendar gives what is owed with the plan's reports other days."""

from datetime import date

import pytest

from hientai.core.models import AuditLine
from hientai.duties.domain import DutyState
from hientai.duties.models import Duty
from hientai.duties.selectors import duty_figures
from hientai.duties.services import meet_condition, open_duties, open_next_duties
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.kernel.timeframes import Period, ReportingCalendar
from hientai.plans.models import CoordinatorsOwe, Party, Plan
from hientai.plans.services import Addressed, change_calendar
from tests.factories import make_actor, make_body, make_plan, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2026, 1, 1))


def opened(plan, **fields):
    task = make_task(plan, lead=make_body(f"Sở {plan.tasks.count()}"), **fields)
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    return task


def change(plan, period=Period.YEAR, day=15, days=10, addressed=None, by=SYSTEM):
    calendar = ReportingCalendar(period, day, days)
    return change_calendar(
        plan=plan, calendar=calendar, addressed=addressed or Addressed(), by=by, today=TODAY
    )


def due_days(task):
    return list(task.duties.filter(stopped_on=None, history=False).values_list("due_on", flat=True))


def test_work_without_a_time_gets_the_new_day(plan):
    task = opened(plan)
    change(plan, day=25)
    assert due_days(task) == [date(2026, 12, 15), date(2027, 12, 15)]


def test_work_with_a_day_of_its_own_keeps_it(plan):
    task = opened(plan, end="2026-12-31")
    change(plan, day=25)
    assert due_days(task) == [date(2026, 12, 31)]


def test_what_is_done_keeps_its_day(plan):
    task = opened(plan)
    task.duties.filter(period_end=date(2026, 12, 31)).update(done_on=TODAY)
    change(plan, day=25)
    assert due_days(task) == [date(2026, 12, 7), date(2027, 12, 15)]


def test_what_was_granted_a_later_day_keeps_it(plan):
    task = opened(plan)
    task.duties.filter(period_end=date(2026, 12, 31)).update(due_on=date(2026, 12, 28))
    change(plan, day=25)
    assert due_days(task) == [date(2026, 12, 28), date(2027, 12, 15)]


def test_work_whose_condition_came_is_due_with_the_new_next_report(plan):
    task = opened(plan, condition="sau khi có hướng dẫn")
    meet_condition(task=task, on=TODAY, by=SYSTEM, today=TODAY)
    change(plan, day=25)
    assert due_days(task) == [date(2026, 12, 15)]


def test_another_period_stops_the_old_ones_and_asks_for_none_that_is_over(plan):
    task = opened(plan)
    change(plan, Period.MONTH, day=20, days=2)
    assert due_days(task) == [date(2026, 12, 18)]
    figures = duty_figures(Duty.objects.all(), today=TODAY)
    assert (figures[DutyState.STOPPED], figures[DutyState.OVERDUE], figures.total) == (2, 0, 1)


def test_the_next_day_opens_nothing_of_the_past(plan):
    task = opened(plan)
    change(plan, Period.MONTH, day=20, days=2)
    open_next_duties(by=SYSTEM, today=date(2026, 12, 1))
    assert due_days(task) == [date(2026, 12, 18), date(2027, 1, 18)]


def test_going_back_to_the_old_period_opens_it_again(plan):
    task = opened(plan)
    change(plan, Period.MONTH, day=20, days=2)
    change(plan)
    assert due_days(task) == [date(2026, 12, 7), date(2027, 12, 6)]


def test_addressees_are_kept_and_a_change_says_what_was_before(plan):
    through = make_body("Ban Tuyên giáo")
    to = ("Ban Thường vụ Tỉnh ủy", "Bộ Khoa học và Công nghệ")
    plan = change(plan, addressed=Addressed(to=to, through=through))
    assert (tuple(plan.report_to), plan.report_through) == (to, through)
    line = AuditLine.objects.get(action="plan.calendar_changed")
    assert line.details["to"] == [[], list(to)]


def test_coordinators_that_are_asked_no_more_are_freed(plan):
    task = make_task(plan, lead=make_body("Sở A"))
    party = Party.objects.create(task=task, role="coordinator", name="Sở B", state="exact")
    party.bodies.add(make_body("Sở B"))
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    change(plan, addressed=Addressed(coordinators=CoordinatorsOwe.NONE))
    parts = task.duties.filter(role="coordinator")
    assert (parts.count(), parts.filter(stopped_on=TODAY).count()) == (2, 2)


def test_changing_nothing_leaves_no_trace(plan):
    change(plan)
    assert not AuditLine.objects.exists()


def test_a_plan_that_is_not_confirmed_gets_its_calendar_when_it_is():
    with pytest.raises(Conflict):
        change(make_plan())


def test_only_the_steward_changes_the_calendar(plan):
    with pytest.raises(NotAllowed):
        change(plan, by=make_actor(Role.STEWARD, make_body("Sở khác")))
