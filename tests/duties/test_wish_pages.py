"""Pages on which a body asks, the steward answers, a duty is divided, named for or stopped."""

from datetime import date

import pytest
import time_machine
from django.urls import reverse

from hientai.documents.models import Relation
from hientai.duties.domain import RequestKind
from hientai.duties.models import Duty, DutyRequest
from hientai.duties.services import Wish, add_step, answer, ask, stop_duty
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Party, Plan
from tests.factories import make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
LATER = date(2027, 3, 31)


@pytest.fixture(autouse=True)
def _today():
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        yield


@pytest.fixture
def duty():
    plan = make_plan(state=Plan.State.CONFIRMED)
    body = make_body("Sở A")
    return make_duty(make_task(plan, lead=body), body, first_due_on=date(2026, 12, 31))


@pytest.fixture
def as_officer(client, duty):
    client.force_login(make_user(Role.BODY_OFFICER, duty.body))
    return client


@pytest.fixture
def as_steward(client, duty):
    client.force_login(make_user(Role.STEWARD, duty.plan.steward))
    return client


def asked(duty, kind=RequestKind.EXTEND, **fields):
    wish = Wish(kind, "Chờ kinh phí.", **({"day": LATER} | fields))
    return ask(duty=duty, wish=wish, by=SYSTEM)


def page(client, name, *args, **query):
    return client.get(reverse(name, args=args), query).content.decode()


def send(client, name, *args, **data):
    return client.post(reverse(name, args=args), data)


def test_an_officer_asks_for_more_time(as_officer, duty):
    send(as_officer, "duties:ask", duty.pk, kind="extend", reason="Chờ vốn.", day="31/03/2027")
    request = DutyRequest.objects.get()
    assert (request.kind, request.day, request.reason) == ("extend", LATER, "Chờ vốn.")


@pytest.mark.parametrize(
    ("data", "sentence"),
    [
        ({"kind": "extend", "reason": "Chờ vốn."}, "Ghi hạn mới đề nghị."),
        ({"kind": "redirect", "reason": "Chờ vốn."}, "Chọn đơn vị mà việc này thuộc về."),
        ({"kind": "decline", "reason": ""}, "Ghi lý do đề nghị."),
        ({"kind": "extend", "reason": "x", "day": "01/12/2026"}, "sau hạn đang có"),
    ],
)
def test_a_request_that_lacks_something_keeps_the_form_and_says_what(
    as_officer, duty, data, sentence
):
    response = send(as_officer, "duties:ask", duty.pk, **data)
    assert response.status_code == 422
    assert sentence in response.content.decode()


def test_what_waits_is_listed_for_the_steward(as_steward, duty):
    asked(duty)
    shown = page(as_steward, "duties:requests")
    assert "1 đề nghị chờ trả lời" in shown
    assert "Xin gia hạn đến 31/03/2027" in shown


def test_the_steward_grants_on_the_duty_s_page(as_steward, duty):
    request = asked(duty)
    assert "Trả lời đề nghị" in page(as_steward, "duties:detail", duty.pk)
    send(as_steward, "duties:answer", request.pk, grant="yes", reason="Đồng ý.", day="31/03/2027")
    assert "Hạn đầu 31/12/2026, đã được gia hạn." in page(as_steward, "duties:detail", duty.pk)


def test_an_answer_without_a_reason_keeps_the_page_and_says_so(as_steward, duty):
    response = send(as_steward, "duties:answer", asked(duty).pk, grant="no", reason="")
    assert response.status_code == 422
    assert "Ghi lý do trả lời." in response.content.decode()


def test_an_officer_sees_that_it_waits_and_takes_it_back(as_officer, duty):
    request = asked(duty)
    assert "Rút đề nghị" in page(as_officer, "duties:detail", duty.pk)
    send(as_officer, "duties:withdraw", request.pk)
    assert DutyRequest.objects.get().state == DutyRequest.State.WITHDRAWN


def test_what_was_asked_and_answered_stays_in_the_timeline(as_officer, duty):
    answer(request=asked(duty), grant=False, reason="Việc gấp.", by=SYSTEM)
    shown = page(as_officer, "duties:detail", duty.pk)
    assert "Không đồng ý: Việc gấp." in shown


def test_a_redirected_duty_says_whose_it_was(as_steward, duty):
    request = asked(duty, RequestKind.REDIRECT, other=make_body("Sở B"))
    answer(request=request, grant=True, reason="Đúng.", by=SYSTEM)
    assert "trước đó của Sở A" in page(as_steward, "duties:detail", duty.pk)


def test_an_officer_divides_the_work_and_ticks_a_step(as_officer, duty):
    send(as_officer, "duties:add-step", duty.pk, text="Dự thảo", due_on="01/12/2026")
    step = duty.steps.get()
    send(as_officer, "duties:step", step.pk, do="tick")
    assert "xong 21/11/2026" in page(as_officer, "duties:detail", duty.pk)
    send(as_officer, "duties:step", step.pk, do="drop")
    assert not duty.steps.exists()


def test_a_step_with_no_such_day_keeps_what_was_typed(as_officer, duty):
    response = send(as_officer, "duties:add-step", duty.pk, text="Dự thảo", due_on="31/02/2027")
    assert response.status_code == 422
    assert 'value="Dự thảo"' in response.content.decode()


def test_others_see_the_steps_but_change_none(client, duty):
    add_step(duty=duty, text="Dự thảo", by=SYSTEM)
    client.force_login(make_user(Role.LEADER))
    shown = page(client, "duties:detail", duty.pk)
    assert "Dự thảo" in shown
    assert "Thêm bước" not in shown


def test_the_steward_names_who_answers_for_a_task(as_steward, duty):
    other = make_body("Sở B")
    party = Party.objects.create(task=duty.task, role="lead", name="Sở B", state="exact")
    party.bodies.add(other)
    shown = page(as_steward, "duties:detail", duty.pk)
    assert "Chọn đơn vị chịu trách nhiệm chính" in shown
    send(as_steward, "duties:answerable", duty.task_id, body=other.pk)
    duty.refresh_from_db()
    assert (duty.role, duty.task.answerable) == ("coordinator", other)


def test_a_contributor_is_told_what_it_owes(as_officer, duty):
    Duty.objects.update(role="coordinator")
    assert "Phần việc của đơn vị" in page(as_officer, "duties:detail", duty.pk)


def test_a_day_of_rest_is_said_with_the_rule(as_officer, duty):
    Duty.objects.update(first_due_on=date(2027, 1, 31), due_on=date(2027, 2, 1))
    shown = page(as_officer, "duties:detail", duty.pk)
    assert "Ngày 31/01/2027 là ngày nghỉ cuối tuần" in shown


def test_the_steward_stops_a_duty_with_a_reason(as_steward, duty):
    assert send(as_steward, "duties:stop", duty.pk, why="").status_code == 422
    send(as_steward, "duties:stop", duty.pk, why="Giao cơ quan khác.")
    shown = page(as_steward, "duties:detail", duty.pk)
    assert "Việc này dừng từ ngày 21/11/2026" in shown
    assert "Gửi báo cáo" not in shown


def test_a_body_s_page_lists_no_stopped_work(as_officer, duty):
    stop_duty(duty=duty, why="Giao cơ quan khác.", by=SYSTEM)
    assert "Đơn vị không còn việc nào chưa xong" in page(as_officer, "duties:mine")


@pytest.fixture
def newer(duty):
    plan = make_plan(duty.plan.steward, state=Plan.State.CONFIRMED)
    make_task(plan, text=duty.task.text)
    document = duty.plan.document
    Relation.objects.create(source=plan.document, target=document, kind="replaces")
    return plan


def test_a_newer_plan_stops_all_with_what_stands_for_it(as_steward, duty, newer):
    shown = page(as_steward, "duties:stop-plan", duty.plan_id)
    assert "thay thế kế hoạch này" in shown
    data = {"why": "Thay thế.", f"task-{duty.task_id}": "on"}
    send(as_steward, "duties:stop-plan", duty.plan_id, **data)
    duty.refresh_from_db()
    assert (duty.stopped_on, duty.replaced_by) == (date(2026, 11, 21), newer.tasks.get())
    assert "Việc thay thế" in page(as_steward, "duties:detail", duty.pk)


def test_stopping_nothing_of_a_plan_is_refused(as_steward, duty):
    response = send(as_steward, "duties:stop-plan", duty.plan_id, why="Thay thế.")
    assert response.status_code == 422
