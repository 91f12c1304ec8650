"""A year by the bodies of its time, or by those that hold their work today; nothing is lost."""

from datetime import UTC, date, datetime
from io import BytesIO

import pytest
import time_machine
from django.urls import reverse
from docx import Document as Word

from hientai.bodies.models import Event, Succession
from hientai.kernel.permissions import Role
from hientai.plans.models import Plan
from hientai.reports.selectors import annual_report
from tests.factories import make_actor, make_body, make_duty, make_plan, make_task, make_user

pytestmark = [pytest.mark.django_db, pytest.mark.usefixtures("_today")]


@pytest.fixture
def _today():
    with time_machine.travel(datetime(2026, 3, 1, 3, tzinfo=UTC), tick=False):
        yield


@pytest.fixture
def plan():
    """Make a plan of which a merged department and its heir owed a duty each."""
    plan = make_plan(state=Plan.State.CONFIRMED, tracked_from=date(2024, 1, 1))
    old = make_body("Sở Kế hoạch và Đầu tư", valid_to=date(2025, 2, 28))
    new = make_body("Sở Tài chính")
    for body in (old, new):
        make_duty(make_task(plan), body, due_on=date(2024, 6, 30))
    event = Event.objects.create(
        kind="merged",
        on=date(2025, 3, 1),
        state=Event.State.IN_EFFECT,
        sides={"before": [old.pk], "after": [new.pk]},
    )
    Succession.objects.create(event=event, predecessor=old, successor=new)
    return plan


@pytest.fixture
def leader(client):
    client.force_login(make_user(Role.LEADER))
    return client


def text(answer):
    return " ".join(answer.content.decode().split())


def address(plan, name):
    return reverse(f"reports:{name}", args=[plan.pk, 2024])


def lines(plan, *, as_today):
    report = annual_report(make_actor(Role.LEADER), plan.pk, 2024, as_today=as_today)
    return {line.name: line.totals.due.value for line in report.by_body}


def test_a_report_of_2024_names_the_bodies_of_2024(plan):
    assert lines(plan, as_today=False) == {"Sở Kế hoạch và Đầu tư": 1, "Sở Tài chính": 1}


def test_by_today_s_bodies_the_total_is_the_same(plan):
    assert lines(plan, as_today=True) == {"Sở Tài chính": 2}


def test_the_page_offers_the_switch_and_says_what_is_sure(leader, plan):
    assert "Theo đơn vị hiện nay" in text(leader.get(address(plan, "annual")))
    shown = text(leader.get(address(plan, "annual-today")))
    assert "1 việc của 1 đơn vị cũ được tính cho đơn vị kế thừa duy nhất" in shown
    assert address(plan, "annual-today-docx") in shown


def test_the_paper_says_by_which_bodies_it_counts(leader, plan):
    data = leader.get(address(plan, "annual-today-docx")).content
    paragraphs = [paragraph.text for paragraph in Word(BytesIO(data)).paragraphs]
    assert any("tính theo đơn vị hiện nay" in said for said in paragraphs)
    data = leader.get(address(plan, "annual-docx")).content
    assert not any("hiện nay" in p.text for p in Word(BytesIO(data)).paragraphs)
