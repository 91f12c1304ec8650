"""Leads owe the result, coordinators their part; of several leads one may answer for all."""

from datetime import date

import pytest

from hientai.core.models import AuditLine
from hientai.duties.domain import BadRequest, DutyRole, DutyState, TaskState
from hientai.duties.models import Duty
from hientai.duties.selectors import duty_figures, task_states
from hientai.duties.services import name_answerable, open_duties, report_progress
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import CoordinatorsOwe, Party, Plan
from tests.factories import make_actor, make_body, make_plan, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
LEAD, PART = DutyRole.LEAD, DutyRole.COORDINATOR


def add_party(task, *bodies, name="", role=Party.Role.LEAD, state=Party.State.EXACT):
    party = Party.objects.create(task=task, role=role, name=name or str(bodies[0]), state=state)
    party.bodies.set(bodies)


def task_of(*leads, coordinators=(), asked=CoordinatorsOwe.NAMED):
    fields = {"tracked_from": date(2026, 1, 1), "coordinators": asked}
    plan = make_plan(state=Plan.State.CONFIRMED, **fields)
    task = make_task(plan, end="2026-12-31")
    for body in leads:
        add_party(task, body)
    for body in coordinators:
        add_party(task, body, role=Party.Role.COORDINATOR)
    return task


def opened(task):
    open_duties(plan=task.plan, by=SYSTEM, today=TODAY)
    return roles_of(task)


def roles_of(task):
    rows = Duty.objects.filter(task=task).order_by("body__id")
    return [(body, DutyRole(role)) for body, role in rows.values_list("body__name", "role")]


def make_bodies(*names):
    return [make_body(name) for name in names]


def test_a_coordinator_owes_its_part_by_the_leads_day():
    a, b = make_bodies("Sở A", "Sở B")
    task = task_of(a, coordinators=[b])
    assert opened(task) == [("Sở A", LEAD), ("Sở B", PART)]
    assert set(Duty.objects.values_list("due_on", flat=True)) == {date(2026, 12, 31)}


def test_who_leads_and_coordinates_owes_once_as_a_lead():
    a = make_body("Sở A")
    assert opened(task_of(a, coordinators=[a])) == [("Sở A", LEAD)]


@pytest.mark.parametrize(
    ("setting", "count"),
    [(CoordinatorsOwe.NAMED, 0), (CoordinatorsOwe.ALL, 2), (CoordinatorsOwe.NONE, 0)],
)
def test_a_collective_of_coordinators_owes_only_where_the_plan_asks_all(setting, count):
    task = task_of(make_body("Sở A"), asked=setting)
    group = Party.State.COLLECTIVE
    add_party(task, *make_bodies("Sở B", "Sở C"), role=Party.Role.COORDINATOR, state=group)
    assert sum(role is PART for _, role in opened(task)) == count


def test_a_plan_may_ask_its_leads_only():
    a, b = make_bodies("Sở A", "Sở B")
    task = task_of(a, coordinators=[b], asked=CoordinatorsOwe.NONE)
    assert opened(task) == [("Sở A", LEAD)]


def test_of_several_leads_the_one_named_answers_and_the_others_contribute():
    a, b = make_bodies("Sở A", "Sở B")
    task = task_of(a, b)
    opened(task)
    assert name_answerable(task=task, body=b, by=make_actor(Role.STEWARD, task.plan.steward)) == 1
    assert roles_of(task) == [("Sở A", PART), ("Sở B", LEAD)]
    assert AuditLine.objects.filter(action="task.answerable_named").exists()


def test_later_periods_follow_who_answers():
    a, b = make_bodies("Sở A", "Sở B")
    task = task_of(a, b)
    name_answerable(task=task, body=a, by=SYSTEM)
    task.plan.refresh_from_db()
    assert opened(task) == [("Sở A", LEAD), ("Sở B", PART)]


def test_naming_nobody_makes_all_answer_again():
    a, b = make_bodies("Sở A", "Sở B")
    task = task_of(a, b)
    opened(task)
    name_answerable(task=task, body=a, by=SYSTEM)
    name_answerable(task=task, body=None, by=SYSTEM)
    assert roles_of(task) == [("Sở A", LEAD), ("Sở B", LEAD)]


def test_only_a_lead_may_answer():
    with pytest.raises(BadRequest):
        name_answerable(task=task_of(make_body("Sở A")), body=make_body("Sở B"), by=SYSTEM)


def test_an_officer_does_not_name_who_answers():
    a = make_body("Sở A")
    with pytest.raises(NotAllowed):
        name_answerable(task=task_of(a), body=a, by=make_actor(Role.BODY_OFFICER, a))


def test_coordinators_are_counted_apart():
    a, b = make_bodies("Sở A", "Sở B")
    task = task_of(a, coordinators=[b])
    opened(task)
    part = Duty.objects.get(body=b)
    report_progress(duty=part, percent=100, summary="Đã góp ý.", done=True, by=SYSTEM, on=TODAY)
    assert duty_figures(Duty.objects.all(), today=TODAY).counts == {DutyState.IN_TERM: 1}
    state = TaskState(DutyState.IN_TERM, bodies_done=0, bodies=1, parts_done=1, parts=1)
    assert task_states([task], TODAY)[task.pk] == state
