"""A confirmed plan's page: who took whose place, what was done with it."""

import pytest
from django.urls import reverse

from hientai.core import audit
from hientai.kernel.permissions import Actor, Role
from hientai.plans.models import Party, Plan
from hientai.plans.selectors import history_of
from tests.factories import make_body, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan(state=Plan.State.CONFIRMED)


def page_of(client, plan, role=Role.STEWARD):
    client.force_login(make_user(role, plan.steward))
    return client.get(reverse("plans:detail", args=[plan.pk])).content.decode()


def test_an_heir_stands_before_the_body_whose_place_it_took(client, plan):
    lead = Party.objects.create(
        task=make_task(plan),
        role=Party.Role.LEAD,
        name="Sở Thông tin và Truyền thông",
        state=Party.State.SUCCESSOR,
    )
    lead.bodies.add(make_body("Sở Khoa học và Công nghệ", province=""))
    assert "Sở Khoa học và Công nghệ, kế thừa Sở Thông tin và Truyền thông" in page_of(client, plan)


def test_a_plan_without_a_number_is_named_in_its_heading(client, plan):
    plan.document.number = ""
    plan.document.issuer = "Ủy ban nhân dân tỉnh Bắc Giang"
    plan.document.issued = "2024-06"
    plan.document.save()
    assert "Kế hoạch của UBND tỉnh Bắc Giang (06/2024): 0 nhiệm vụ" in page_of(client, plan)


def test_a_steward_sees_who_uploaded_and_confirmed(client, plan):
    audit.record(by=Actor(1, "Trần Mẫu An"), action="plan.uploaded", target=plan)
    page = " ".join(page_of(client, plan).split())
    assert "Quá trình tải lên, kiểm tra, duyệt" in page
    assert ", Trần Mẫu An</span>" in page


def test_what_was_done_to_several_tasks_is_one_step(plan):
    for _twice in range(2):
        audit.record(by=Actor(1, "Trần Mẫu An"), action="task.corrected", target=make_task(plan))
    assert [(s.what, s.who, s.times) for s in history_of(plan)] == [("Sửa nhiệm vụ", "", 2)]


def test_others_do_not_see_who_worked_on_a_plan(client, plan):
    audit.record(by=Actor(1, "Trần Mẫu An"), action="plan.uploaded", target=plan)
    assert "Trần Mẫu An" not in page_of(client, plan, Role.LEADER)
