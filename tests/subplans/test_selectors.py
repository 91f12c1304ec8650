"""Who has a plan, what nobody took up, how tasks below stand; in a bounded number of queries."""

from datetime import date

import pytest

from hientai.documents.models import Relation
from hientai.duties.domain import works
from hientai.duties.services import report_progress
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Plan
from hientai.subplans import selectors
from hientai.subplans.domain import Standing
from hientai.subplans.services import hang
from tests.factories import make_actor, make_body, make_plan, make_task
from tests.subplans.sample import DATA, MEETING, TODAY, confirm, handed_in, ordered

pytestmark = pytest.mark.django_db


@pytest.fixture
def bodies():
    return [make_body("Sở Mẫu"), make_body("Sở Nội vụ")]


@pytest.fixture
def own(bodies):
    """Hand in a plan by the first of two bodies, and confirm it."""
    _plan, order = ordered(*bodies)
    found = handed_in(order)
    confirm(found.plan)
    return found


def hung(own):
    """Hang the first task below under the task above on the same matter."""
    above = own.duty.plan.tasks.get(text=DATA)
    task = own.plan.tasks.order_by("position").first()
    hang(task=task, above=above, by=SYSTEM)
    return above, task


def test_who_has_a_plan_and_who_is_late(own, bodies):
    found = selectors.overview(SYSTEM, own.duty.plan, date(2026, 10, 5))
    stands = {place.duty.body: (place.standing, place.late) for place in found.places}
    assert stands == {bodies[0]: (Standing.HAS, 0), bodies[1]: (Standing.LATE, 5)}


def test_an_officer_sees_the_own_body_only(own, bodies):
    officer = make_actor(Role.BODY_OFFICER, bodies[1])
    (overview,) = selectors.overviews(officer, TODAY)
    assert [place.duty.body for place in overview.places] == [bodies[1]]


def test_what_waits_for_a_body_is_the_plan_it_has_not_handed_in(own, bodies):
    counts = [selectors.count_waiting(make_actor(Role.BODY_OFFICER, body)) for body in bodies]
    assert counts == [0, 1]


def test_asking_who_has_a_plan_takes_as_many_queries_for_many_bodies(
    own, django_assert_max_num_queries
):
    with django_assert_max_num_queries(8):
        selectors.overviews(SYSTEM, TODAY)


def test_clauses_are_taken_or_missing(own):
    above, task = hung(own)
    page = selectors.clause_page(own.duty.plan, own.plan, TODAY)
    assert [(one.task, one.hung[0].task) for one in page.taken] == [(above, task)]
    assert MEETING in [one.task.text for one in page.missing]
    assert [one.task.text[:9] for one in page.loose] == ["Bồi dưỡng"]


def test_a_loose_task_is_proposed_where_it_belongs(own):
    page = selectors.clause_page(own.duty.plan, own.plan, TODAY)
    loose = next(one for one in page.loose if "cơ sở dữ liệu" in one.task.text)
    assert loose.proposed[0][0].text == DATA


def test_progress_below_is_shown_beside_the_task_above(own, bodies):
    above, task = hung(own)
    duty = task.duties.first() or task.duties.create(
        plan=own.plan, body=bodies[0], named_as="Sở Mẫu", time_kind="none"
    )
    report_progress(duty=duty, percent=40, summary="Đã nhập 200 hồ sơ.", done=False, by=SYSTEM)
    (clause,) = selectors.clause_page(own.duty.plan, own.plan, TODAY).taken
    assert clause.percent == 40
    assert all(one.percent == 0 for one in above.duties.all())


def test_what_nobody_took_up_names_the_clauses_of_bodies_that_have_plans(own):
    hung(own)
    assert [one.task.text for one in selectors.nobody_took_up(own.duty.plan)] == [MEETING]


def test_a_body_s_report_is_told_what_its_plan_did_of_a_task(own, bodies):
    above, _task = hung(own)
    (figure,) = works.figures([above.pk], bodies[0].pk, TODAY, TODAY)[above.pk]
    assert (figure.value, bool(figure.href)) == ("0/1", True)


def test_tasks_above_show_those_below_of_every_plan(own):
    above, task = hung(own)
    (clause,) = selectors.rolled_up(own.duty.plan, Plan.objects.all(), TODAY)
    assert (clause.task, [one.task for one in clause.below]) == (above, [task])


def test_one_level_up_a_plan_is_held_against_the_one_it_names():
    higher, plan = make_plan(state="confirmed"), make_plan(state="confirmed")
    Relation.objects.create(source=plan.document, target=higher.document, kind="basis")
    asked, done = make_task(higher, text=DATA), make_task(plan, text=f"{DATA} Cập nhật hằng năm.")
    assert list(selectors.levels_above(plan, SYSTEM)) == [higher]
    hang(task=done, above=asked, by=SYSTEM)
    page = selectors.clause_page(higher, plan, TODAY)
    assert [(one.task, one.hung[0].task) for one in page.taken] == [(asked, done)]
