"""The pages of bodies' own plans."""

from io import BytesIO

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.urls import reverse
from openpyxl import load_workbook

from hientai.kernel.permissions import Role
from hientai.plans.models import Twin
from hientai.subplans.models import OwnPlan, PlanOrder
from tests.factories import make_body, make_user
from tests.subplans.sample import OWN_PLAN, confirm, duty_of, handed_in, ordered, ordering_plan

pytestmark = pytest.mark.django_db


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


def words(response):
    return " ".join(response.content.decode().split())


def as_steward(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def as_officer(client, body):
    client.force_login(make_user(Role.BODY_OFFICER, body))
    return client


def test_a_steward_confirms_the_clause(client, body):
    plan, task = ordering_plan(body)
    page = as_steward(client, plan).get(reverse("subplans:plan", args=[plan.pk]))
    assert "1 câu giao lập kế hoạch chờ xác nhận" in words(page)
    sent = {"due_on": "30/9/2026", "whole": "on"}
    client.post(reverse("subplans:decide", args=[task.pk]), sent)
    assert PlanOrder.objects.get().state == "confirmed"


def test_a_wrong_day_is_said_on_the_page(client, body):
    plan, task = ordering_plan(body)
    answer = as_steward(client, plan).post(
        reverse("subplans:decide", args=[task.pk]), {"due_on": "31/2/2026"}
    )
    assert answer.status_code == 422


def test_a_body_hands_its_plan_in(client, body):
    _plan, order = ordered(body)
    duty = duty_of(order)
    listed = as_officer(client, body).get(reverse("subplans:list"))
    assert "1 kế hoạch đơn vị phải nộp" in words(listed)
    file = SimpleUploadedFile("ke-hoach.txt", OWN_PLAN.encode())
    client.post(reverse("subplans:hand-in", args=[duty.pk]), {"file": file})
    assert OwnPlan.objects.get().duty == duty


def test_no_file_is_refused_in_words(client, body):
    _plan, order = ordered(body)
    address = reverse("subplans:hand-in", args=[duty_of(order).pk])
    assert "Chọn tệp kế hoạch" in words(as_officer(client, body).post(address))


def test_a_task_is_hung_from_the_page_of_clauses(client, body):
    plan, order = ordered(body)
    own = handed_in(order)
    confirm(own.plan)
    page = as_steward(client, plan).get(reverse("subplans:clauses", args=[plan.pk, own.plan_id]))
    assert "chưa gắn vào nhiệm vụ cấp trên" in words(page)
    task, above = own.plan.tasks.latest("id"), plan.tasks.latest("id")
    client.post(reverse("subplans:hang-chosen", args=[task.pk]), {"above": above.pk})
    assert Twin.objects.get(first=above, second=task).state == "same"


def test_a_plan_is_returned_with_a_reason(client, body):
    plan, order = ordered(body)
    own = handed_in(order)
    address = reverse("subplans:return", args=[own.pk])
    assert as_steward(client, plan).post(address, {"reason": ""}).status_code == 422
    client.post(address, {"reason": "Thiếu nhiệm vụ II.2"})
    assert "Thiếu nhiệm vụ II.2" in words(client.get(reverse("subplans:plan", args=[plan.pk])))


def test_the_table_is_an_excel_file(client, body):
    plan, order = ordered(body)
    handed_in(order)
    data = as_steward(client, plan).get(reverse("subplans:table", args=[plan.pk])).content
    sheet = load_workbook(BytesIO(data)).worksheets[0]
    assert [cell.value for cell in sheet[2]][1:4] == [
        body.full_name,
        "30/09/2026",
        "đã nộp, chờ kiểm tra",
    ]


@pytest.mark.parametrize("count", [2, 9])
def test_the_page_asks_a_fixed_number_of_times(client, count, django_assert_max_num_queries):
    plan, order = ordered(*(make_body(f"Sở Mẫu {n}") for n in range(count)))
    handed_in(order)
    as_steward(client, plan)
    with django_assert_max_num_queries(32):
        client.get(reverse("subplans:plan", args=[plan.pk]))
