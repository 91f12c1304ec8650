"""Who sees which plan, and how often the database is asked."""

import pytest

from hientai.kernel.permissions import ANONYMOUS, Role
from hientai.plans.models import Party, Plan
from hientai.plans.selectors import (
    check_items,
    groups_of,
    listed_plans,
    same_plans,
    source_text,
    to_assign,
    visible_plans,
)
from tests.factories import make_actor, make_body, make_plan, make_task
from tests.plans.sample import PLAN_TEXT, checking_plan, read_task, steward_of, three_tasks

pytestmark = pytest.mark.django_db


@pytest.mark.parametrize("role", [Role.STEWARD, Role.LEADER, Role.SUPERVISOR])
def test_those_who_watch_see_every_plan(role):
    plan = make_plan()
    assert list(visible_plans(make_actor(role, make_body()))) == [plan]


@pytest.mark.parametrize("role", [None, Role.ADMINISTRATOR, Role.AUDITOR])
def test_others_see_none(role):
    make_plan()
    assert list(visible_plans(make_actor(role))) == []


def test_nobody_sees_none():
    make_plan()
    assert list(visible_plans(ANONYMOUS)) == []


def test_officer_sees_the_plan_that_names_the_body():
    body = make_body()
    task = make_task(make_plan(state=Plan.State.CONFIRMED), lead=body)
    make_task(make_plan(state=Plan.State.CONFIRMED), lead=make_body("Sở Y tế"))
    assert list(visible_plans(make_actor(Role.BODY_OFFICER, body))) == [task.plan]


def test_officer_does_not_see_a_plan_that_is_only_being_checked():
    body = make_body()
    make_task(make_plan(state=Plan.State.CHECKING), lead=body)
    assert list(visible_plans(make_actor(Role.BODY_OFFICER, body))) == []


def test_dropped_task_shows_the_plan_to_nobody():
    body = make_body()
    make_task(make_plan(state=Plan.State.CONFIRMED), lead=body, dropped=True)
    assert list(visible_plans(make_actor(Role.BODY_OFFICER, body))) == []


@pytest.mark.parametrize("part", ["steward", "difficulty_collector", "estimate_consolidator"])
def test_officer_sees_the_plan_in_which_the_body_has_a_part(part):
    body = make_body()
    plan = make_plan(**{part: body})
    assert list(visible_plans(make_actor(Role.BODY_OFFICER, body))) == [plan]


def test_list_counts_tasks_without_dropped_ones():
    plan = make_plan(state=Plan.State.CHECKING)
    make_task(plan)
    make_task(plan, dropped=True)
    counts = [vars(plan)["task_count"] for plan in listed_plans(make_actor(Role.LEADER))]
    assert counts == [1]


def test_unsure_tasks_come_first():
    items = check_items(checking_plan())
    assert [item.task.label for item in items.items] == ["II / 2", "II / 1", "II / 3"]


def test_reasons_of_doubt_are_told():
    doubt = check_items(checking_plan()).doubtful[0].doubts[0]
    assert (doubt.label, doubt.why) == ("Nội dung", "Thiếu chữ.")


def test_paper_without_a_number_counts_as_one_thing_to_look_at():
    items = check_items(checking_plan(read_task("1", "Một việc."), document={"number": None}))
    assert (items.left, [doubt.field for doubt in items.document_doubts]) == (1, ["number"])


def test_task_that_repeats_another_names_it():
    text = three_tasks()[0]["text"]
    again = {**read_task("1", text), "path": ["PL", "1"]}
    items = check_items(checking_plan(*three_tasks(), again))
    assert [i.twin.label for i in items.items if i.twin] == ["II / 1"]


def test_tasks_stand_under_the_papers_headings():
    headings = [{"path": ["II"], "text": "Nhiệm vụ", "span": [0, 8]}]
    groups = groups_of(checking_plan(headings=headings))
    assert [(str(group.heading), len(group.items)) for group in groups] == [("II Nhiệm vụ", 3)]


def test_source_is_the_text_that_was_read():
    assert source_text(checking_plan()) == PLAN_TEXT


@pytest.mark.parametrize("count", [3, 60])
def test_check_page_asks_a_fixed_number_of_times(count, django_assert_max_num_queries):
    tasks = [read_task(str(n), f"Việc thứ {n}", leads=["Sở Nội vụ"]) for n in range(count)]
    plan = Plan.objects.select_related("document").get(pk=checking_plan(*tasks).pk)
    with django_assert_max_num_queries(7):
        check_items(plan)


@pytest.mark.parametrize("count", [1, 20])
def test_list_asks_a_fixed_number_of_times(count, django_assert_max_num_queries):
    for _number in range(count):
        make_task(make_plan())
    leader = make_actor(Role.LEADER)
    with django_assert_max_num_queries(1):
        for plan in listed_plans(leader):
            assert str(plan.document), str(plan.steward)


@pytest.mark.parametrize("count", [1, 30])
def test_list_to_assign_asks_a_fixed_number_of_times(count, django_assert_max_num_queries):
    plan = checking_plan(*[read_task(str(n), f"Việc thứ {n}") for n in range(count)])
    lead = make_body("Sở Y tế")
    make_task(plan, lead=lead)
    by = steward_of(plan)
    with django_assert_max_num_queries(12):
        assert len(to_assign(by)) == count


def test_plan_with_the_same_number_day_and_issuer_is_noticed():
    plan, again = checking_plan(), checking_plan()
    assert (same_plans(plan), same_plans(make_plan())) == ([again], [])


def test_lead_that_is_unknown_waits_to_be_assigned():
    plan = checking_plan(read_task("1", "Một việc.", leads=["Hội không ai biết"]))
    waiting = [(row.party and row.party.state) for row in to_assign(steward_of(plan))]
    assert waiting == [Party.State.UNKNOWN]


@pytest.mark.parametrize("state", [Plan.State.READING, Plan.State.FAILED])
def test_a_file_that_is_no_plan_yet_is_listed_for_its_steward_alone(state):
    plan = make_plan(state=state)
    steward = make_actor(Role.STEWARD, plan.steward)
    listed = [list(listed_plans(actor)) for actor in (steward, make_actor(Role.LEADER))]
    assert listed == [[plan], []]
