"""Orders to make plans, plans handed in, taken as evidence, returned; tasks hung under those above."""

from datetime import date

import pytest

from hientai.documents.models import Relation
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Plan, Task
from hientai.subplans import selectors
from hientai.subplans.models import PlanOrder
from hientai.subplans.services import (
    hand_in,
    hand_in_known,
    hang,
    order_plans,
    part,
    propose_orders,
    refuse_order,
    return_plan,
)
from tests.factories import make_actor, make_body, make_plan, make_task
from tests.subplans.sample import (
    DUE,
    OWN_PLAN,
    TODAY,
    confirm,
    duty_of,
    handed_in,
    ordered,
    ordering_plan,
)

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


def test_confirming_a_plan_proposes_its_ordering_clauses(body):
    _plan, task = ordering_plan(body)
    order = PlanOrder.objects.get()
    assert (order.task, order.state, order.whole) == (task, "read", True)


def test_looking_again_proposes_nothing_twice(body):
    plan, _task = ordering_plan(body)
    assert propose_orders(plan=plan, by=SYSTEM) == 0


def test_a_clause_with_a_day_makes_its_task_s_duties_the_plans(body):
    _plan, task = ordering_plan(body, end="2026-12-31")
    order = order_plans(task=task, whole=True, due_on=DUE, by=SYSTEM, today=TODAY)
    (duty,) = selectors.duties_of(order)
    assert (order.owed, duty.body, duty.due_on) == (order.task, body, DUE)


def test_a_clause_without_a_day_is_owed_once_by_the_day_given(body):
    _plan, order = ordered(body)
    (duty,) = selectors.duties_of(order)
    assert (duty.task.origin, duty.due_on) == (Task.Origin.ADDED, DUE)
    assert not order.task.duties.filter(stopped_on=None, history=False).exists()


def test_the_plans_ordered_are_no_paper_to_be_waited_for(body):
    _plan, task = ordering_plan(body)
    seen = task.wanted.create(kind="Kế hoạch", title="thực hiện cụ thể của đơn vị")
    other = task.wanted.create(kind="Kế hoạch", title="đào tạo, bồi dưỡng")
    order_plans(task=task, whole=True, due_on=DUE, by=SYSTEM, today=TODAY)
    assert task.wanted.get(state="refused") == seen
    assert task.wanted.exclude(state="refused").get() == other


def test_a_clause_that_names_no_known_body_orders_nothing(body):
    _plan, task = ordering_plan(body)
    task.parties.all().delete()
    with pytest.raises(Conflict):
        order_plans(task=task, whole=True, due_on=DUE, by=SYSTEM)


def test_a_clause_without_any_day_is_owed_with_the_plan_s_report(body):
    _plan, order = ordered(body, due_on=None)
    assert order.owed == order.task


def test_an_order_taken_back_is_owed_as_before(body):
    _plan, order = ordered(body)
    refuse_order(task=order.task, by=SYSTEM)
    assert order.task.duties.filter(stopped_on=None, history=False).exists()


def test_a_clause_among_others_opens_duties_of_its_own(body):
    _plan, order = ordered(body, whole=False)
    (duty,) = selectors.duties_of(order)
    assert (duty.task.origin, duty.body, duty.due_on) == (Task.Origin.ADDED, body, DUE)
    assert order.owed != order.task


def test_a_clause_among_others_needs_a_day(body):
    with pytest.raises(Conflict):
        ordered(body, whole=False, due_on=None)


def test_changing_the_order_leaves_one_duty(body):
    _plan, order = ordered(body, whole=False)
    order_plans(task=order.task, whole=False, due_on=date(2026, 8, 1), by=SYSTEM, today=TODAY)
    assert Task.objects.filter(origin=Task.Origin.ADDED).count() == 1
    order.refresh_from_db()
    assert [duty.due_on for duty in selectors.duties_of(order)] == [date(2026, 8, 1)]


def test_refusing_takes_the_added_duties_back(body):
    _plan, order = ordered(body, whole=False)
    refuse_order(task=order.task, by=SYSTEM)
    assert not Task.objects.filter(origin=Task.Origin.ADDED).exists()


def test_an_order_is_not_changed_once_a_plan_came(body):
    _plan, order = ordered(body)
    handed_in(order)
    with pytest.raises(Conflict):
        refuse_order(task=order.task, by=SYSTEM)


def test_only_the_steward_of_the_plan_orders(body):
    _plan, task = ordering_plan(body)
    with pytest.raises(NotAllowed):
        order_plans(task=task, whole=True, due_on=None, by=make_actor(Role.BODY_OFFICER, body))


def test_a_plan_handed_in_is_read_and_linked(body, django_capture_on_commit_callbacks):
    plan, order = ordered(body)
    officer = make_actor(Role.BODY_OFFICER, body)
    with django_capture_on_commit_callbacks(execute=True):
        own = hand_in(duty=duty_of(order), name="a.txt", data=OWN_PLAN.encode(), by=officer)
    own.plan.refresh_from_db()
    assert (own.plan.state, own.plan.steward, own.on_behalf) == (Plan.State.CHECKING, body, False)
    assert own.plan.tasks.count() == 2
    relation = Relation.objects.get(source=own.plan.document, target=plan.document)
    assert relation.kind == Relation.Kind.IMPLEMENTS


def test_a_steward_hands_in_for_a_body_and_checks_it(body):
    plan, order = ordered(body)
    steward = make_actor(Role.STEWARD, plan.steward)
    own = hand_in(duty=duty_of(order), name="a.txt", data=OWN_PLAN.encode(), by=steward)
    assert (own.plan.steward, own.on_behalf) == (plan.steward, True)


def test_a_plan_that_the_body_follows_by_itself_is_its_own_affair(body):
    _plan, order = ordered(body)
    plan = handed_in(order).plan
    plan.refresh_from_db()
    assert plan.internal


def test_another_body_hands_in_nothing(body):
    _plan, order = ordered(body)
    with pytest.raises(NotAllowed):
        handed_in(order, by=make_actor(Role.BODY_OFFICER, make_body("Sở Khác")))


def test_two_plans_for_one_duty_are_refused(body):
    _plan, order = ordered(body)
    handed_in(order)
    with pytest.raises(Conflict):
        handed_in(order)


def test_an_unreadable_file_makes_room(body):
    _plan, order = ordered(body)
    Plan.objects.filter(pk=handed_in(order).plan_id).update(state=Plan.State.FAILED)
    assert handed_in(order).returned_on is None


def test_confirming_the_plan_finishes_the_duty_on_the_day_it_came(body):
    _plan, order = ordered(body)
    officer = make_actor(Role.BODY_OFFICER, body)
    own = handed_in(order, by=officer)
    confirm(own.plan, officer)
    duty = own.duty
    duty.refresh_from_db()
    assert duty.done_on == TODAY
    (said,) = duty.progress.all()
    assert own.plan.document.number in said.summary


def test_a_plan_that_is_here_already_is_linked_and_done_at_once(body):
    _plan, order = ordered(body)
    known = make_plan(body, state=Plan.State.CONFIRMED)
    (duty,) = selectors.duties_of(order)
    hand_in_known(duty=duty, plan=known, by=make_actor(Role.BODY_OFFICER, body), on=TODAY)
    duty.refresh_from_db()
    assert duty.done_on == TODAY


def test_a_returned_plan_opens_the_duty_again(body):
    plan, order = ordered(body)
    own = handed_in(order)
    confirm(own.plan)
    steward = make_actor(Role.STEWARD, plan.steward)
    return_plan(own=own, reason="Thiếu nhiệm vụ II.2", by=steward, on=date(2026, 6, 9))
    own.duty.refresh_from_db()
    assert own.duty.done_on is None
    assert handed_in(order).returned_on is None


def test_a_body_does_not_return_its_own_plan(body):
    _plan, order = ordered(body)
    own = handed_in(order)
    with pytest.raises(NotAllowed):
        return_plan(own=own, reason="x", by=make_actor(Role.BODY_OFFICER, body))


def test_a_task_hangs_where_a_person_says(body):
    plan, order = ordered(body)
    own = handed_in(order)
    above, task = plan.tasks.latest("id"), own.plan.tasks.earliest("id")
    assert hang(task=task, above=above, by=SYSTEM).state == "same"
    assert part(task=task, above=above, by=SYSTEM).state == "different"


def test_a_task_hangs_only_under_plans_that_its_own_carries_out(body):
    _plan, order = ordered(body)
    own = handed_in(order)
    with pytest.raises(Conflict):
        hang(task=own.plan.tasks.earliest("id"), above=make_task(), by=SYSTEM)
