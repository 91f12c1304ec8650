"""The open pages: nothing but what the province chose, no names of people, in two languages."""

from datetime import date

import pytest
import time_machine
from django.core.cache import cache
from django.urls import reverse

from hientai.dashboard.models import OpenPlan
from hientai.dashboard.services import Shown, close_figures, open_figures
from hientai.duties.services import report_progress
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.plans.models import Heading, Plan
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task, make_user

pytestmark = pytest.mark.django_db
LATE = date(2026, 11, 1)


@pytest.fixture(autouse=True)
def _today():
    cache.clear()
    with time_machine.travel("2026-11-21 08:00 +0700", tick=False):
        yield


@pytest.fixture
def plan():
    made = make_plan(state=Plan.State.CONFIRMED)
    make_duty(make_task(made), make_body("Sở Bí Mật"), due_on=LATE, done_on=LATE)
    make_duty(make_task(made), make_body("Sở Chậm"), due_on=LATE)
    return made


def opened(plan, **shown):
    return open_figures(plan=plan, shown=Shown(**shown), by=SYSTEM)


def front(client):
    return " ".join(client.get(reverse("dashboard:public")).content.decode().split())


def page(client, plan):
    answer = client.get(reverse("dashboard:public-plan", args=[plan.pk]))
    return " ".join(answer.content.decode().split())


def test_nothing_is_open_until_it_is_chosen(client, plan):
    assert "Tỉnh chưa công khai số liệu" in front(client)
    assert client.get(reverse("dashboard:public-plan", args=[plan.pk])).status_code == 404


def test_an_open_plan_shows_its_counts_and_its_share(client, plan):
    opened(plan)
    shown = front(client)
    assert "Đã xong 1/2 việc đến hạn (50%)" in shown
    assert plan.document.title in shown


def test_a_plan_that_was_not_chosen_is_not_counted(client, plan):
    opened(plan)
    make_duty(make_task(make_plan(plan.steward, state=Plan.State.CONFIRMED)), due_on=LATE)
    assert "Đã xong 1/2 việc đến hạn" in front(client)


def test_names_of_bodies_appear_only_where_it_is_chosen(client, plan):
    opened(plan)
    assert "Sở Chậm" not in page(client, plan) + front(client)
    opened(plan, by_body=True)
    assert "Sở Chậm" in page(client, plan)


def test_headings_appear_only_where_it_is_chosen(client, plan):
    group = Heading.objects.create(plan=plan, path=["I"], label="I", text="Nhóm", position=1)
    plan.tasks.update(group=group)
    opened(plan)
    assert "I Nhóm" not in page(client, plan)
    opened(plan, by_group=True)
    assert "I Nhóm" in page(client, plan)


def test_nobody_is_named_who_reported(client, plan):
    body = make_body("Sở Y tế")
    officer = make_user(Role.BODY_OFFICER, body, full_name="Trần Mẫu Kín")
    duty = make_duty(make_task(plan), body, due_on=LATE)
    by = make_actor(Role.BODY_OFFICER, body)
    report_progress(duty=duty, percent=9, summary="Nội dung kín", done=False, files=[], by=by)
    opened(plan, by_group=True, by_body=True)
    shown = page(client, plan)
    assert [word for word in (officer.full_name, by.label, "Nội dung kín") if word in shown] == []


def test_a_plan_that_is_closed_is_gone_at_once(client, plan):
    opened(plan)
    page(client, plan)
    close_figures(plan=plan, by=SYSTEM)
    assert client.get(reverse("dashboard:public-plan", args=[plan.pk])).status_code == 404


def test_figures_are_kept_for_some_minutes(client, plan, django_assert_max_num_queries):
    opened(plan, by_group=True, by_body=True)
    page(client, plan)
    with django_assert_max_num_queries(1):
        page(client, plan)


def test_in_english_the_page_has_the_plan_s_english_name(client, plan):
    opened(plan, title_en="Plan on intellectuals")
    client.cookies["django_language"] = "en"
    shown = page(client, plan)
    assert "Plan on intellectuals" in shown
    assert "1/2" in shown


def test_another_steward_may_not_open_a_plan(plan):
    other = make_actor(Role.STEWARD, make_body("Sở Khác"))
    with pytest.raises(NotAllowed):
        open_figures(plan=plan, shown=Shown(), by=other)


def test_the_steward_chooses_on_a_page(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    sent = {f"{plan.pk}-shown": "on", f"{plan.pk}-by_body": "on"}
    client.post(reverse("dashboard:open-plan", args=[plan.pk]), sent)
    found = OpenPlan.objects.get()
    assert (found.plan, found.by_group, found.by_body) == (plan, False, True)
