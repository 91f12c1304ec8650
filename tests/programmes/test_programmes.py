"""What belongs to a programme, who sees it, and a board that is arranged for it."""

import pytest
from django.urls import reverse

from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import Role
from hientai.plans.models import Heading, Plan
from hientai.programmes.domain import BadProgramme, below, moved
from hientai.programmes.models import Programme
from hientai.programmes.selectors import part_of_tasks, programme_tasks, visible_programmes
from hientai.programmes.services import (
    Head,
    Taken,
    edit_programme,
    fill_programme,
    make_programme,
    move,
    take_out,
)
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED)


@pytest.fixture
def steward(plan):
    return make_actor(Role.STEWARD, plan.steward)


@pytest.fixture
def programme(steward):
    return make_programme(head=Head("Chuyển đổi số"), by=steward)


def heading(plan, *path):
    return Heading.objects.create(
        plan=plan, path=list(path), label=" / ".join(path), text="Nhóm", position=len(path)
    )


def take(programme, by, part="Phần một", **taken):
    return fill_programme(programme=programme, part=part, taken=Taken(**taken), by=by)


def tasks(programme):
    return set(programme_tasks(programme.pk))


def test_headings_below_a_heading_are_those_whose_path_goes_on():
    paths = {1: ["I"], 2: ["I", "1"], 3: ["II"], 4: ["II", "1"]}
    assert below([1], paths) == {1, 2}


@pytest.mark.parametrize(("up", "order"), [(True, "bac"), (False, "acb")])
def test_one_changes_places_with_its_neighbour(up, order):
    assert "".join(moved("abc", "b", up=up)) == order


def test_at_an_end_nothing_moves():
    assert moved("abc", "a", up=True) == ["a", "b", "c"]


def test_a_whole_plan_belongs_with_what_it_will_hold(programme, plan, steward):
    take(programme, steward, plan=plan, whole=True)
    later = make_task(plan)
    assert tasks(programme) == {later}


def test_a_heading_belongs_with_all_below_it(programme, plan, steward):
    top, under, other = (heading(plan, *path) for path in (["I"], ["I", "1"], ["II"]))
    inside = {make_task(plan, group=top), make_task(plan, group=under)}
    make_task(plan, group=other)
    take(programme, steward, plan=plan, headings=[top.pk])
    assert tasks(programme) == inside


def test_a_task_that_two_parts_reach_belongs_to_the_first(programme, plan, steward):
    task = make_task(plan)
    take(programme, steward, plan=plan, tasks=[task.pk])
    take(programme, steward, "Phần hai", plan=plan, whole=True)
    assert part_of_tasks(programme.pk) == {task.pk: programme.parts.get(name="Phần một").pk}


def test_dropped_tasks_and_unconfirmed_plans_do_not_count(programme, plan, steward):
    make_task(plan, dropped=True)
    draft = make_plan(plan.steward, state=Plan.State.CHECKING)
    make_task(draft)
    take(programme, steward, plan=plan, whole=True)
    take(programme, steward, plan=draft, whole=True)
    assert tasks(programme) == set()


def test_what_is_there_already_is_not_added_again(programme, plan, steward):
    take(programme, steward, plan=plan, whole=True)
    with pytest.raises(BadProgramme):
        take(programme, steward, plan=plan, whole=True)


def test_parts_keep_the_programmes_own_order(programme, plan, steward):
    for part in ("Hạ tầng", "Nhân lực"):
        take(programme, steward, part, plan=plan, whole=True)
    move(one=programme.parts.get(name="Nhân lực"), up=True, by=steward)
    assert [part.name for part in programme.parts.all()] == ["Nhân lực", "Hạ tầng"]


def test_taking_a_part_out_leaves_the_plan(programme, plan, steward):
    task = make_task(plan)
    take(programme, steward, plan=plan, whole=True)
    take_out(one=programme.parts.get(), by=steward)
    assert tasks(programme) == set()
    assert plan.tasks.get() == task


def test_another_body_sees_a_programme_once_it_is_shared_with_it(programme, steward):
    body = make_body("Sở Y tế")
    officer = make_actor(Role.BODY_OFFICER, body)
    assert list(visible_programmes(officer)) == []
    head = Head("Chuyển đổi số", sees=Programme.Sees.BODIES, bodies=[body])
    edit_programme(programme=programme, head=head, by=steward)
    assert list(visible_programmes(officer)) == [programme]


def test_another_steward_may_not_change_it(programme):
    other = make_actor(Role.STEWARD, make_body("Sở Y tế"))
    with pytest.raises(NotAllowed):
        edit_programme(programme=programme, head=Head("Khác"), by=other)


def test_the_board_of_a_programme_holds_its_duties_by_its_parts(client, programme, plan, steward):
    inside, outside = make_task(plan), make_task(plan)
    duties = [make_duty(task, make_body("Sở Y tế")) for task in (inside, outside)]
    take(programme, steward, plan=plan, tasks=[inside.pk])
    client.force_login(make_user(Role.LEADER))
    answer = client.get(reverse("dashboard:board"), {"programme": programme.pk})
    board = answer.context["board"]
    assert [duty.pk for duty in board.page] == [duties[0].pk]
    assert [chip.label for chip in board.chips] == ["Chuyển đổi số"]


def test_a_programme_that_is_not_shared_narrows_nothing(client, programme, plan):
    duty = make_duty(make_task(plan), make_body("Sở Y tế"))
    client.force_login(make_user(Role.SUPERVISOR))
    answer = client.get(reverse("dashboard:board"), {"programme": programme.pk})
    assert [one.pk for one in answer.context["board"].page] == [duty.pk]


def test_the_steward_fills_a_programme_from_the_page_of_a_plan(client, programme, plan):
    task = make_task(plan)
    client.force_login(make_user(Role.STEWARD, plan.steward))
    address = reverse("programmes:fill", args=[programme.pk, plan.pk])
    client.post(address, {"part": "Nhân lực", "task": [task.pk]})
    assert tasks(programme) == {task}
