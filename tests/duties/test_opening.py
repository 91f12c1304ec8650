"""Which duties a confirmed plan opens, and that it opens none twice."""

from datetime import date

import pytest
import time_machine

from hientai.core.models import AuditLine
from hientai.duties.domain import BadProgress
from hientai.duties.models import Duty
from hientai.duties.services import (
    meet_condition,
    meet_everywhere,
    open_duties,
    open_next_duties,
    withdraw_condition,
)
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.kernel.timeframes import Recurrence, TimeKind
from hientai.plans.models import Party, Plan
from hientai.plans.signals import plan_confirmed, task_assigned
from tests.factories import make_actor, make_body, make_plan, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)


def confirmed_plan(**fields):
    return make_plan(**{"state": Plan.State.CONFIRMED, "tracked_from": date(2026, 1, 1), **fields})


def add_party(task, *bodies, name, role=Party.Role.LEAD, state=Party.State.COLLECTIVE):
    party = Party.objects.create(task=task, role=role, name=name, state=state)
    party.bodies.set(bodies)
    return party


def due_days(task):
    duties = Duty.objects.filter(task=task, history=False)
    return list(duties.values_list("due_on", flat=True))


def test_a_dated_task_opens_one_duty_for_its_lead():
    plan, body = confirmed_plan(), make_body()
    task = make_task(plan, lead=body, end="2026-12-31")
    assert open_duties(plan=plan, by=SYSTEM, today=TODAY) == 1
    duty = Duty.objects.get()
    assert (duty.task, duty.body, duty.due_on) == (task, body, date(2026, 12, 31))
    assert (duty.time_kind, duty.named_as, duty.history) == (TimeKind.DATED, body.name, False)


def test_a_task_without_a_time_owes_the_plans_report():
    plan = confirmed_plan(report_day=20, contributor_days=5)
    task = make_task(plan, lead=make_body())
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    assert due_days(task) == [date(2026, 12, 15), date(2027, 12, 15)]


def test_a_collective_opens_a_duty_for_each_of_its_bodies():
    plan = confirmed_plan()
    task = make_task(plan, end="2026-12-31")
    add_party(task, *(make_body(f"Sở {n}") for n in range(3)), name="Các sở, ban, ngành")
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    assert Duty.objects.filter(named_as="Các sở, ban, ngành").count() == 3


def test_a_body_named_by_itself_and_in_a_collective_owes_once_under_its_own_name():
    plan, body = confirmed_plan(), make_body("Sở Nội vụ")
    task = make_task(plan, end="2026-12-31")
    add_party(task, body, name="Các sở, ban, ngành")
    add_party(task, body, name="Sở Nội vụ", state=Party.State.EXACT)
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    assert Duty.objects.get().named_as == "Sở Nội vụ"


@pytest.mark.parametrize("state", [Party.State.OPEN, Party.State.UNKNOWN])
def test_a_lead_that_is_not_known_opens_nothing(state):
    plan = confirmed_plan()
    add_party(make_task(plan), make_body(), name="Đơn vị liên quan", state=state)
    assert open_duties(plan=plan, by=SYSTEM, today=TODAY) == 0


@pytest.mark.parametrize("fields", [{"opens_duties": False}, {"dropped": True}])
def test_a_task_that_configures_the_plan_or_was_dropped_opens_nothing(fields):
    plan = confirmed_plan()
    make_task(plan, lead=make_body(), **fields)
    assert open_duties(plan=plan, by=SYSTEM, today=TODAY) == 0


def test_opening_twice_opens_nothing_new_and_tells_once():
    plan = confirmed_plan()
    make_task(plan, lead=make_body(), recurrence=Recurrence.YEARLY)
    make_task(plan, lead=make_body("Sở Y tế"), condition="sau khi có hướng dẫn")
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    assert open_duties(plan=plan, by=SYSTEM, today=TODAY) == 0
    assert AuditLine.objects.filter(action="plan.duties_opened").count() == 1


def test_what_was_due_before_tracking_opens_as_history():
    plan = confirmed_plan(tracked_from=TODAY)
    make_task(plan, lead=make_body(), end="2025-12-31")
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    assert Duty.objects.get().history is True


def test_a_plan_that_is_not_confirmed_opens_nothing():
    with pytest.raises(Conflict):
        open_duties(plan=make_plan(), by=SYSTEM)


def test_only_the_plans_steward_opens_duties():
    officer = make_actor(Role.BODY_OFFICER, make_body())
    with pytest.raises(NotAllowed):
        open_duties(plan=confirmed_plan(), by=officer)


def test_opening_asks_the_database_a_bounded_number_of_times(django_assert_max_num_queries):
    plan = confirmed_plan()
    for number in range(30):
        make_task(plan, lead=make_body(f"Sở {number}"))
    with django_assert_max_num_queries(11):
        open_duties(plan=plan, by=SYSTEM, today=TODAY)


def test_confirming_a_plan_opens_its_duties():
    plan = confirmed_plan()
    make_task(plan, lead=make_body())
    plan_confirmed.send(Plan, plan=plan, by=make_actor(Role.STEWARD, plan.steward))
    assert Duty.objects.exists()


def test_assigning_a_task_opens_only_that_tasks_duties():
    plan = confirmed_plan()
    task, _ = make_task(plan, lead=make_body()), make_task(plan, lead=make_body("Sở Y tế"))
    task_assigned.send(Plan, task=task, by=make_actor(Role.STEWARD, plan.steward))
    assert set(Duty.objects.values_list("task", flat=True)) == {task.pk}


def test_the_daily_job_opens_the_period_after_the_new_one():
    plan = confirmed_plan()
    task = make_task(plan, lead=make_body())
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    assert open_next_duties(by=SYSTEM, today=date(2027, 1, 1)) == 1
    assert due_days(task)[-1] == date(2028, 12, 5)


def conditional_task():
    plan = confirmed_plan()
    task = make_task(plan, lead=make_body(), condition="sau khi có hướng dẫn của Trung ương")
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    return task


@time_machine.travel("2026-11-21 08:00 +0700")
def test_a_condition_that_came_gives_its_duties_their_due_day():
    task = conditional_task()
    steward = make_actor(Role.STEWARD, task.plan.steward)
    assert meet_condition(task=task, on=date(2026, 11, 1), by=steward) == 1
    assert due_days(task) == [date(2026, 12, 7)]


@time_machine.travel("2026-11-21 08:00 +0700")
def test_a_body_named_after_the_condition_came_owes_by_the_same_day():
    task = conditional_task()
    meet_condition(task=task, on=date(2026, 11, 1), by=SYSTEM)
    add_party(task, make_body("Sở Y tế"), name="Sở Y tế", state=Party.State.EXACT)
    open_duties(plan=task.plan, by=SYSTEM, today=TODAY)
    assert due_days(task) == [date(2026, 12, 7), date(2026, 12, 7)]


@time_machine.travel("2026-11-21 08:00 +0700")
def test_a_condition_comes_once():
    task = conditional_task()
    meet_condition(task=task, on=date(2026, 11, 1), by=SYSTEM)
    with pytest.raises(Conflict) as refused:
        meet_condition(task=task, on=date(2026, 11, 2), by=SYSTEM)
    assert str(refused.value) == "Điều kiện đã được ghi nhận ngày 01/11/2026."


@time_machine.travel("2026-11-21 08:00 +0700")
def test_a_condition_noted_wrongly_is_taken_back_and_can_come_again():
    task = conditional_task()
    meet_condition(task=task, on=date(2026, 11, 1), by=SYSTEM)
    assert withdraw_condition(task=task, why="Nhầm với hướng dẫn khác", by=SYSTEM) == 1
    waiting = due_days(task)
    meet_condition(task=task, on=date(2026, 11, 20), by=SYSTEM)
    assert (waiting, due_days(task)) == ([None], [date(2026, 12, 7)])


@time_machine.travel("2026-11-21 08:00 +0700")
@pytest.mark.parametrize("why", [" ", "Nhầm"], ids=["without a reason", "never noted"])
def test_nothing_is_taken_back_without_reason_or_condition(why):
    with pytest.raises((BadProgress, Conflict)):
        withdraw_condition(task=conditional_task(), why=why, by=SYSTEM)


@time_machine.travel("2026-11-21 08:00 +0700")
def test_a_condition_does_not_come_in_the_future():
    with pytest.raises(BadProgress):
        meet_condition(task=conditional_task(), on=date(2026, 11, 22), by=SYSTEM)


def test_a_task_without_a_condition_meets_none():
    with pytest.raises(Conflict):
        meet_condition(task=make_task(confirmed_plan()), on=TODAY, by=SYSTEM)


def test_an_officer_does_not_say_that_a_condition_came():
    with pytest.raises(NotAllowed):
        meet_condition(
            task=conditional_task(), on=TODAY, by=make_actor(Role.BODY_OFFICER, make_body("Sở A"))
        )


def test_a_term_that_ends_on_a_day_of_rest_keeps_the_day_that_the_plan_names():
    plan = confirmed_plan()
    make_task(plan, lead=make_body(), end="2027-01-31")
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    duty = Duty.objects.get()
    assert (duty.first_due_on, duty.due_on) == (date(2027, 1, 31), date(2027, 2, 1))


@time_machine.travel("2026-11-21 08:00 +0700")
def test_what_waits_for_the_same_condition_is_met_at_once():
    task = conditional_task()
    make_task(task.plan, lead=make_body("Sở B"), condition=task.condition)
    open_duties(plan=task.plan, by=SYSTEM, today=TODAY)
    assert meet_everywhere(task=task, on=TODAY, by=SYSTEM) == 2
    assert set(Duty.objects.values_list("due_on", flat=True)) == {date(2026, 12, 7)}
