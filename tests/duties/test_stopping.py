"""What is owed no more: stopped, linked to what replaces it, counted nowhere."""

from datetime import date

import pytest

from hientai.core.models import AuditLine
from hientai.core.notices import notice_told
from hientai.documents.models import Relation
from hientai.duties.domain import BadProgress, BadRequest, DutyState, proposed_pairs
from hientai.duties.models import Duty
from hientai.duties.selectors import (
    duty_figures,
    endings,
    successors_of,
    task_figures,
    task_states,
    with_state,
)
from hientai.duties.services import (
    add_step,
    drop_step,
    open_duties,
    open_next_duties,
    report_progress,
    stop_duty,
    stop_tasks,
    tick_step,
)
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.kernel.timeframes import Recurrence
from hientai.plans.models import Plan
from hientai.plans.signals import plan_confirmed
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
WORDS = "Xây dựng cơ sở dữ liệu trí thức của tỉnh"


def confirmed(**fields):
    return make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2026, 1, 1), **fields)


@pytest.fixture
def old():
    plan = confirmed()
    make_task(plan, lead=make_body("Sở A"), recurrence=Recurrence.YEARLY, text=WORDS)
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    return plan


def stop(plan, by=SYSTEM, **fields):
    tasks = list(plan.tasks.all())
    values = {"tasks": tasks, "why": "Kế hoạch mới thay thế.", **fields}
    return stop_tasks(plan=plan, by=by, today=TODAY, **values)


def figures(today=TODAY):
    return duty_figures(Duty.objects.all(), today=today)


def test_stopped_duties_count_neither_as_due_nor_as_late(old):
    assert stop(old) == 2
    found = figures(date(2028, 6, 1))
    assert (found[DutyState.STOPPED], found.total, found.due, found.share) == (2, 0, 0, None)


def test_what_was_done_stays_done(old):
    done = Duty.objects.filter(history=False).earliest("due_on")
    report_progress(duty=done, percent=100, summary="Xong.", done=True, by=SYSTEM, on=TODAY)
    assert stop(old) == 1
    assert figures()[DutyState.DONE_ON_TIME] == 1


def test_a_stopped_task_opens_no_new_period(old):
    stop(old)
    assert open_next_duties(by=SYSTEM, today=date(2028, 1, 1)) == 0


def test_stopped_duties_lead_to_what_replaces_them(old):
    new = make_task(confirmed(), text=WORDS)
    stop(old, instead={old.tasks.get().pk: new})
    assert {duty.replaced_by for duty in Duty.objects.filter(history=False)} == {new}


def test_a_task_of_which_all_is_stopped_is_stopped(old):
    assert Duty.objects.filter(history=True).exists()
    stop(old)
    task = old.tasks.get()
    state = task_states([task], TODAY)[task.pk]
    assert state.state == DutyState.STOPPED


def test_a_task_is_what_its_other_duties_make_of_it():
    duty = make_duty(due_on=date(2026, 11, 1))
    make_duty(duty.task, make_body("Sở B"), due_on=date(2026, 12, 31))
    stop_duty(duty=duty, why="Sở A không còn chức năng này.", by=SYSTEM, today=TODAY)
    assert task_figures(Duty.objects.all(), today=TODAY).counts == {DutyState.IN_TERM: 1}
    state = task_states([duty.task], TODAY)[duty.task_id]
    assert (state.state, state.bodies_done, state.bodies) == (DutyState.IN_TERM, 0, 1)


def test_a_duty_is_open_until_the_day_on_which_it_is_stopped():
    make_duty(due_on=date(2026, 11, 1), stopped_on=TODAY)
    states = [
        with_state(Duty.objects.all(), day).get().state for day in (date(2026, 11, 20), TODAY)
    ]
    assert states == [DutyState.OVERDUE, DutyState.STOPPED]


def test_a_stopped_duty_is_reported_on_no_more():
    duty = make_duty(stopped_on=TODAY)
    with pytest.raises(BadProgress):
        report_progress(duty=duty, percent=10, summary="Đã làm.", done=False, by=SYSTEM)


def test_stopping_gives_its_reason(old):
    with pytest.raises(BadRequest):
        stop(old, why=" ")


def test_only_the_steward_stops(old):
    with pytest.raises(NotAllowed):
        stop(old, by=make_actor(Role.BODY_OFFICER, make_body("Sở B")))


def test_stopping_leaves_one_line_with_its_counts(old):
    stop(old)
    details = AuditLine.objects.get(action="plan.tasks_stopped").details
    assert (details["tasks"], details["duties"]) == (1, 2)


def test_tasks_are_paired_by_their_words_each_once():
    old = {1: WORDS, 2: WORDS, 3: "Tổ chức gặp mặt trí thức kiều bào"}
    new = {7: f"{WORDS} và công bố", 8: "Đào tạo nghề cho lao động nông thôn"}
    assert proposed_pairs(old, new) == {1: 7}


@pytest.fixture
def new(old):
    plan = confirmed()
    make_task(plan, text=f"{WORDS}, công bố hằng năm")
    Relation.objects.create(source=plan.document, target=old.document, kind="replaces")
    return plan


def test_the_plan_that_replaces_another_is_proposed_with_what_stands_for_its_tasks(old, new):
    assert [one.plan for one in successors_of(old)] == [new]
    (ending,) = endings(old, new)
    assert (ending.open_duties, ending.instead) == (2, new.tasks.get())


def test_the_steward_of_the_older_plan_is_told(old, new):
    told = []
    notice_told.connect(on_notice := (lambda notice, **_more: told.append(notice)), weak=False)
    plan_confirmed.send(Plan, plan=new, by=SYSTEM)
    notice_told.disconnect(on_notice)
    changed = [one for one in told if one.kind == "plan.changed"]
    assert [list(one.bodies) for one in changed] == [[old.steward_id]]


def test_a_body_divides_its_work_into_steps_with_days():
    duty = make_duty()
    officer = make_actor(Role.BODY_OFFICER, duty.body)
    later = add_step(duty=duty, text="Trình ký", by=officer, due_on=date(2026, 12, 20))
    first = add_step(duty=duty, text="Dự thảo", by=officer, due_on=date(2026, 12, 1))
    tick_step(step=first, done=True, by=officer, today=TODAY)
    assert [(one.text, one.done_on) for one in duty.steps.all()] == [
        ("Dự thảo", TODAY),
        ("Trình ký", None),
    ]
    drop_step(step=later, by=officer)
    assert duty.steps.count() == 1


def test_nobody_divides_the_work_of_others():
    with pytest.raises(NotAllowed):
        add_step(
            duty=make_duty(), text="Dự thảo", by=make_actor(Role.BODY_OFFICER, make_body("Sở B"))
        )
