"""A plan's reporting calendar: proposed from its words, asked for, shown, changed."""

from datetime import date

import pytest
from django.urls import reverse

from hientai.kernel.permissions import Role
from hientai.kernel.timeframes import Recurrence, Timeframe
from hientai.plans.domain.contents import Contents
from hientai.plans.domain.proposals import Clause, propose
from hientai.plans.models import Plan
from hientai.plans.selectors.plans import next_report
from tests.factories import make_body, make_plan, make_user

pytestmark = pytest.mark.django_db
ABOVE = "Ủy ban nhân dân tỉnh"
CALENDAR = {
    "report_period": "half_year",
    "report_day": "20",
    "contributor_days": "5",
    "report_to": "Ban Thường vụ Tỉnh ủy\nBộ Khoa học và Công nghệ",
    "coordinators": "all",
}


@pytest.fixture
def plan():
    return make_plan(
        state=Plan.State.CONFIRMED, tracked_from=date(2026, 1, 1), confirmed_at="2026-01-01T08:00Z"
    )


@pytest.fixture
def steward(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def report(text="báo cáo kết quả thực hiện kế hoạch", to=(ABOVE,)):
    time = Timeframe(recurrence=Recurrence.YEARLY, end="--12-15")
    leads = ("Sở Nội vụ",)
    contents = Contents(text=text, leads=leads, reports_to=to, timeframe=time, kind="report")
    return propose([Clause("IV / 1", contents)])


def test_addressees_are_proposed_as_the_plan_names_them():
    assert report().addressees == (ABOVE,)


def test_the_body_that_passes_a_report_on_is_proposed():
    words = "báo cáo kết quả thực hiện kế hoạch qua Sở Khoa học và Công nghệ"
    through = report(words, ("Sở Khoa học và Công nghệ",)).through
    assert through is not None
    assert through.name == "Sở Khoa học và Công nghệ"


def test_a_plan_that_names_nobody_proposes_nobody():
    assert (propose([]).addressees, propose([]).through) == ((), None)


def test_the_plan_s_page_says_when_and_to_whom_it_is_reported(steward, plan):
    Plan.objects.update(report_to=[ABOVE], calendar_said_in="IV / 1")
    shown = steward.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    assert "ngày 15; đơn vị gửi trước 10 ngày" in shown
    assert ABOVE in shown
    assert "theo mục IV / 1" in shown


def test_the_steward_changes_it_on_a_page(steward, plan):
    steward.post(reverse("plans:calendar", args=[plan.pk]), CALENDAR)
    plan.refresh_from_db()
    assert (plan.report_period, plan.report_day, plan.contributor_days) == ("half_year", 20, 5)
    assert plan.report_to == ["Ban Thường vụ Tỉnh ủy", "Bộ Khoa học và Công nghệ"]
    assert (plan.coordinators, plan.calendar_said_in) == ("all", "")


def test_a_day_of_the_month_after_the_period_is_set_and_shown(steward, plan):
    monthly = {"report_period": "month", "report_day": "5", "report_next_month": "on"}
    steward.post(reverse("plans:calendar", args=[plan.pk]), CALENDAR | monthly)
    assert next_report(Plan.objects.get(), date(2025, 6, 2)).steward == date(2025, 6, 5)
    shown = steward.get(reverse("plans:detail", args=[plan.pk])).content.decode()
    assert "ngày 5 tháng sau; đơn vị gửi trước 5 ngày" in shown


def test_a_day_that_no_month_has_keeps_the_form(steward, plan):
    address = reverse("plans:calendar", args=[plan.pk])
    assert steward.post(address, CALENDAR | {"report_day": "32"}).status_code == 422


def test_another_steward_changes_nothing(client, plan):
    client.force_login(make_user(Role.STEWARD, make_body("Sở khác")))
    address = reverse("plans:calendar", args=[plan.pk])
    assert client.post(address, CALENDAR).status_code in {403, 404}
