"""Confirming a plan, and giving what nobody leads to bodies."""

from datetime import date

import pytest

from hientai.kernel.errors import Conflict, NotAllowed, NotFound
from hientai.kernel.permissions import Role
from hientai.kernel.timeframes import Period, ReportingCalendar
from hientai.plans import services
from hientai.plans.models import Party, Plan
from hientai.plans.selectors import to_assign, unassigned_tasks
from hientai.plans.signals import plan_confirmed, task_assigned
from tests.factories import make_actor, make_body
from tests.plans.sample import checking_plan, read_task, steward_of, take, task_of, three_tasks

pytestmark = pytest.mark.django_db

OPEN_LEAD = "Các sở, ngành, đơn vị liên quan"


@pytest.fixture
def plan():
    issuer = {"issuer": "Ủy ban nhân dân tỉnh Bắc Giang"}
    both = read_task("4", "Tuyên truyền rộng rãi.", leads=["Sở Nội vụ", OPEN_LEAD])
    return checking_plan(*three_tasks(), both, document=issuer)


@pytest.fixture
def by(plan):
    return steward_of(plan)


@pytest.fixture
def heard():
    """Collect what was sent, as (signal's name, sender's thing)."""
    said = []

    def on_confirm(plan, **_more):
        said.append(("confirmed", plan.pk))

    def on_assign(task, **_more):
        said.append(("assigned", task.pk))

    plan_confirmed.connect(on_confirm)
    task_assigned.connect(on_assign)
    yield said
    plan_confirmed.disconnect(on_confirm)
    task_assigned.disconnect(on_assign)


def confirm(plan, by, **values):
    setup = {
        "tracked_from": date(2026, 1, 1),
        "calendar": ReportingCalendar(Period.HALF_YEAR, 20, 5),
        "steward": plan.steward,
        "collector": None,
        "consolidator": None,
    }
    return services.confirm_plan(plan=plan, by=by, **{**setup, **values})


def test_confirmed_plan_keeps_its_setup(plan, by):
    collector, consolidator = make_body("Sở Nội vụ"), make_body("Sở Tài chính")
    plan = confirm(plan, by, collector=collector, consolidator=consolidator)
    assert (plan.state, plan.tracked_from, plan.calendar) == (
        Plan.State.CONFIRMED,
        date(2026, 1, 1),
        ReportingCalendar(Period.HALF_YEAR, 20, 5),
    )
    assert (plan.difficulty_collector, plan.estimate_consolidator) == (collector, consolidator)


def test_confirming_is_told_to_those_above(plan, by, heard):
    confirm(plan, by)
    assert heard == [("confirmed", plan.pk)]


def test_names_mean_the_bodies_of_today(plan, by):
    confirm(plan, by)
    lead = task_of(plan, "1").parties.get(role=Party.Role.LEAD)
    assert (lead.state, [body.full_name for body in lead.bodies.all()]) == (
        Party.State.SUCCESSOR,
        ["Sở Nội vụ (Bắc Ninh)"],
    )


def test_open_name_has_no_members(plan, by):
    confirm(plan, by)
    lead = task_of(plan, "4").parties.get(name=OPEN_LEAD)
    assert (lead.state, lead.bodies.count()) == (Party.State.OPEN, 0)


def test_assigned_bodies_stay_when_confirmed(plan, by):
    body = make_body("Hội Mẫu")
    services.assign_task(task=task_of(plan, "4"), body_ids=[body.pk], by=by)
    confirm(plan, by)
    assert list(task_of(plan, "4").parties.get(name=OPEN_LEAD).bodies.all()) == [body]


def test_plan_is_confirmed_once(plan, by):
    confirm(plan, by)
    with pytest.raises(Conflict):
        confirm(plan, by)


def test_plan_that_is_being_read_is_not_confirmed(plan, by):
    Plan.objects.update(state=Plan.State.READING)
    with pytest.raises(Conflict):
        confirm(plan, by)


def test_plan_without_tasks_is_not_confirmed(plan, by):
    plan.tasks.update(dropped=True)
    with pytest.raises(Conflict):
        confirm(plan, by)


def test_stranger_may_not_confirm(plan):
    with pytest.raises(NotAllowed):
        confirm(plan, make_actor(Role.STEWARD, make_body("Sở Y tế")))


def test_task_without_a_lead_gets_one(plan, by):
    body = make_body("Sở Giáo dục và Đào tạo mẫu")
    task = services.assign_task(task=task_of(plan, "3"), body_ids=[body.pk], by=by)
    lead = task.parties.get(role=Party.Role.LEAD)
    assert (lead.name, lead.state, list(lead.bodies.all())) == (body.name, "exact", [body])


def test_open_lead_keeps_its_printed_name(plan, by):
    bodies = [make_body("Hội Mẫu"), make_body("Hội Mẫu 2")]
    ids = [body.pk for body in bodies]
    task = services.assign_task(task=task_of(plan, "4"), body_ids=ids, by=by)
    lead = task.parties.get(name=OPEN_LEAD)
    assert (lead.state, lead.bodies.count()) == (Party.State.COLLECTIVE, 2)


def test_settled_lead_stays_beside_an_assigned_one(plan, by):
    body = make_body("Hội Mẫu")
    task = services.assign_task(task=task_of(plan, "4"), body_ids=[body.pk], by=by)
    assert list(task.parties.values_list("name", flat=True)) == ["Sở Nội vụ", OPEN_LEAD]


def test_assignment_after_confirming_is_told(plan, by, heard):
    confirm(plan, by)
    task = task_of(plan, "3")
    services.assign_task(task=task, body_ids=[plan.steward_id], by=by)
    assert heard == [("confirmed", plan.pk), ("assigned", task.pk)]


def test_assignment_while_checking_is_not_told(plan, by, heard):
    services.assign_task(task=task_of(plan, "3"), body_ids=[plan.steward_id], by=by)
    assert heard == []


def test_assignment_survives_reading_again(plan, by):
    body = make_body("Hội Mẫu")
    services.assign_task(task=task_of(plan, "3"), body_ids=[body.pk], by=by)
    take(plan, *three_tasks())
    assert list(task_of(plan, "3").parties.get().bodies.all()) == [body]


@pytest.mark.parametrize("ids", [[], [10**9]])
def test_unknown_bodies_are_not_assigned(plan, by, ids):
    with pytest.raises(NotFound):
        services.assign_task(task=task_of(plan, "3"), body_ids=ids, by=by)


def test_dropped_task_is_not_assigned(plan, by):
    task = services.drop_task(task=task_of(plan, "3"), by=by)
    with pytest.raises(Conflict):
        services.assign_task(task=task, body_ids=[plan.steward_id], by=by)


def test_open_name_can_be_settled_everywhere(plan, by):
    count = services.assign_name(plan=plan, name=OPEN_LEAD, body_ids=[plan.steward_id], by=by)
    assert (count, task_of(plan, "4").parties.get(name=OPEN_LEAD).state) == (1, "exact")


def test_list_to_assign_names_what_is_open(plan, by):
    assert [row.task.label for row in to_assign(by)] == ["II / 3", "II / 4"]


def test_assigned_task_leaves_the_list(plan, by):
    services.assign_task(task=task_of(plan, "3"), body_ids=[plan.steward_id], by=by)
    assert [row.task.label for row in to_assign(by)] == ["II / 4"]


def test_clause_that_configures_the_plan_waits_for_nobody(plan, by):
    plan.tasks.update(opens_duties=False)
    assert to_assign(by) == []


def test_similar_tasks_suggest_who_leads(plan, by):
    services.correct_task(
        task=task_of(plan, "3"), changes={"text": "Xây dựng chính sách thu hút trí thức."}, by=by
    )
    assert to_assign(by)[0].suggestions[0].full_name == "Sở Nội vụ (Bắc Ninh)"


def test_members_of_an_open_group_are_offered(plan, by):
    assert len(to_assign(by)[1].members) > 5


def test_other_steward_has_nothing_to_assign(plan):
    stranger = make_actor(Role.STEWARD, make_body("Sở Y tế"))
    assert unassigned_tasks(stranger).count() == 0
