"""A body asks for a later day, to be freed, to hand on; the steward answers with a reason."""

from datetime import date

import pytest

from hientai.core.models import AuditLine
from hientai.core.notices import notice_told
from hientai.duties.domain import BadRequest, DutyState, RequestKind
from hientai.duties.models import Duty, DutyRequest
from hientai.duties.selectors import count_waiting, waiting, with_state
from hientai.duties.services import (
    Wish,
    answer,
    ask,
    name_answerable,
    open_duties,
    open_next_duties,
    report_progress,
    withdraw,
)
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Party, Plan
from hientai.plans.selectors import unassigned_tasks
from tests.factories import make_actor, make_body, make_plan, make_task

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
LATER = date(2027, 3, 31)


@pytest.fixture
def task():
    plan = make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2026, 1, 1))
    task = make_task(plan, lead=make_body("Sở A"), end="2026-12-31")
    open_duties(plan=plan, by=SYSTEM, today=TODAY)
    return task


@pytest.fixture
def duty(task):
    return task.duties.get()


@pytest.fixture
def officer(duty):
    return make_actor(Role.BODY_OFFICER, duty.body)


@pytest.fixture
def steward(duty):
    return make_actor(Role.STEWARD, duty.plan.steward)


@pytest.fixture
def told():
    notices = []

    def hear(notice, **_more):
        notices.append(notice)

    notice_told.connect(hear)
    yield notices
    notice_told.disconnect(hear)


def wish(kind=RequestKind.EXTEND, reason="Chờ kinh phí.", **fields):
    if kind is RequestKind.EXTEND:
        fields.setdefault("day", LATER)
    return Wish(kind, reason, **fields)


def asked(duty, by, **fields):
    return ask(duty=duty, wish=wish(**fields), by=by, today=TODAY)


def granted(request, by, *, grant=True, **fields):
    return answer(request=request, grant=grant, reason="Hợp lý.", by=by, today=TODAY, **fields)


def state_of(duty, today=TODAY):
    return with_state(Duty.objects.filter(pk=duty.pk), today).get().state


def test_a_granted_extension_moves_the_day_and_keeps_the_first(duty, officer, steward):
    granted(asked(duty, officer), steward)
    duty.refresh_from_db()
    assert (duty.first_due_on, duty.due_on) == (date(2026, 12, 31), LATER)
    assert state_of(duty, date(2027, 1, 5)) == DutyState.IN_TERM


def test_the_steward_may_give_another_day_that_ends_on_a_working_day(duty, officer, steward):
    granted(asked(duty, officer), steward, day=date(2027, 1, 31))
    duty.refresh_from_db()
    assert duty.due_on == date(2027, 2, 1)


def test_work_done_within_the_granted_term_is_on_time(duty, officer, steward):
    granted(asked(duty, officer), steward)
    report_progress(duty=duty, percent=100, summary="Xong.", done=True, by=officer, on=LATER)
    assert state_of(duty, LATER) == DutyState.DONE_ON_TIME


def test_a_refused_extension_leaves_the_day_and_says_why(duty, officer, steward):
    request = granted(asked(duty, officer), steward, grant=False)
    duty.refresh_from_db()
    assert (duty.due_on, request.answer) == (date(2026, 12, 31), "Hợp lý.")


@pytest.mark.parametrize(
    "fields",
    [
        {"reason": " "},
        {"day": date(2026, 12, 31)},
        {"kind": RequestKind.REDIRECT},
    ],
)
def test_a_request_that_asks_nothing_sensible_is_refused(duty, officer, fields):
    with pytest.raises(BadRequest):
        asked(duty, officer, **fields)


def test_an_answer_gives_its_reason(duty, officer, steward):
    with pytest.raises(BadRequest):
        answer(request=asked(duty, officer), grant=True, reason="", by=steward)


def test_one_request_waits_at_a_time(duty, officer):
    asked(duty, officer)
    with pytest.raises(Conflict):
        asked(duty, officer)


def test_what_is_done_is_asked_nothing_about(duty, officer):
    report_progress(duty=duty, percent=100, summary="Xong.", done=True, by=officer, on=TODAY)
    with pytest.raises(BadRequest):
        asked(duty, officer)


def test_a_withdrawn_request_is_not_answered(duty, officer, steward):
    request = asked(duty, officer)
    withdraw(request=request, by=officer)
    with pytest.raises(Conflict):
        granted(request, steward)


def test_a_body_does_not_grant_itself_a_day(duty, officer):
    with pytest.raises(NotAllowed):
        granted(asked(duty, officer), officer)


def test_a_stranger_asks_nothing(duty):
    with pytest.raises(NotAllowed):
        asked(duty, make_actor(Role.BODY_OFFICER, make_body("Sở khác")))


def test_a_declined_duty_stops_and_its_name_waits_for_a_body(duty, task, officer, steward):
    granted(asked(duty, officer, kind=RequestKind.DECLINE), steward)
    duty.refresh_from_db()
    assert (state_of(duty), duty.stopped_for) == (DutyState.STOPPED, "declined")
    assert task in unassigned_tasks(steward)


def test_declined_work_is_not_opened_again(duty, officer, steward):
    granted(asked(duty, officer, kind=RequestKind.DECLINE), steward)
    assert open_next_duties(by=SYSTEM, today=TODAY) == 0


def test_a_redirected_duty_goes_to_the_other_body_and_says_whose_it_was(duty, officer, steward):
    other = make_body("Sở B")
    granted(asked(duty, officer, kind=RequestKind.REDIRECT, other=other), steward)
    moved = Duty.objects.get()
    assert (moved.body, moved.origin, moved.due_on) == (other, duty.body, date(2026, 12, 31))
    assert list(Party.objects.get(role=Party.Role.LEAD).bodies.all()) == [other]
    assert open_next_duties(by=SYSTEM, today=TODAY) == 0


def test_redirected_to_who_owes_it_already_it_is_not_owed_twice(duty, task, officer, steward):
    other = make_body("Sở B")
    party = Party.objects.create(task=task, role="lead", name="Sở B", state="exact")
    party.bodies.add(other)
    open_duties(plan=task.plan, by=SYSTEM, today=TODAY)
    granted(asked(duty, officer, kind=RequestKind.REDIRECT, other=other), steward)
    duty.refresh_from_db()
    assert (duty.stopped_on, duty.replaced_by) == (TODAY, task)
    assert Duty.objects.filter(body=other, stopped_on=None).count() == 1


def test_who_answers_for_a_task_hands_that_on_too(duty, task, officer, steward):
    other = make_body("Sở B")
    name_answerable(task=task, body=duty.body, by=SYSTEM)
    granted(asked(duty, officer, kind=RequestKind.REDIRECT, other=other), steward)
    task.refresh_from_db()
    assert task.answerable == other


def test_what_waits_is_the_stewards(duty, officer, steward):
    request = asked(duty, officer)
    assert (list(waiting(steward)), count_waiting(steward)) == ([request], 1)
    assert count_waiting(officer) == 0
    granted(request, steward)
    assert count_waiting(steward) == 0


def test_both_sides_are_told(duty, officer, steward, told):
    granted(asked(duty, officer), steward)
    assert [(one.kind, list(one.bodies)) for one in told] == [
        ("duty.asked", [duty.plan.steward_id]),
        ("duty.answered", [duty.body_id]),
    ]


def test_asking_and_answering_leave_their_lines(duty, officer, steward):
    granted(asked(duty, officer), steward)
    actions = AuditLine.objects.order_by("id").values_list("action", flat=True)
    assert list(actions)[-2:] == ["duty.asked", "duty.request_granted"]
    assert DutyRequest.objects.get().state == DutyRequest.State.GRANTED
