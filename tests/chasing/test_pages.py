"""The steward's ladder with its preview, what was sent, asking by pages; all within few queries."""

from datetime import date

import pytest
import time_machine
from django.db import connection
from django.test.utils import CaptureQueriesContext
from django.urls import reverse

from hientai.chasing.domain import Audience, Step
from hientai.chasing.models import Delivery, Digest, Explanation, Head, Ladder
from hientai.chasing.selectors import day_plan, ladder, preview
from hientai.kernel.permissions import Role
from tests.chasing.things import OFFICER, TODAY, chase, officer, owing
from tests.chasing.things import ladder as set_rungs
from tests.factories import make_body, make_plan, make_user

pytestmark = pytest.mark.django_db


@pytest.fixture
def plan():
    return make_plan()


@pytest.fixture
def steward(client, plan):
    client.force_login(make_user(Role.STEWARD, plan.steward))
    return client


def page(client, name, *args, **asked):
    answer = client.get(reverse(f"chasing:{name}", args=args), asked)
    assert answer.status_code == 200
    return answer.content.decode()


def typed(*rungs):
    rows = {"form-TOTAL_FORMS": len(rungs), "form-INITIAL_FORMS": len(rungs)}
    for n, (days, side, audience) in enumerate(rungs):
        rows |= {f"form-{n}-days": days, f"form-{n}-side": side, f"form-{n}-audience": audience}
    return rows


def test_the_steward_sets_the_ladder(steward):
    steward.post(reverse("chasing:ladder"), typed((5, "before", "officer"), (2, "after", "leader")))

    assert ladder() == (Step(-5, Audience.OFFICER), Step(2, Audience.LEADER))


def test_rows_left_empty_are_no_rungs(steward):
    set_rungs((-5, Audience.OFFICER))
    empty = typed((5, "before", "officer"), ("", "before", "officer"))
    answer = steward.post(reverse("chasing:ladder"), {**empty, "form-INITIAL_FORMS": 1})

    assert answer.status_code == 302
    assert ladder() == (Step(-5, Audience.OFFICER),)


def test_a_rung_that_is_taken_off_is_gone(steward):
    rungs = typed((5, "before", "officer"), (2, "after", "leader"))
    steward.post(reverse("chasing:ladder"), {**rungs, "form-1-DELETE": "on"})

    assert ladder() == (Step(-5, Audience.OFFICER),)


def test_an_empty_ladder_reminds_nobody_and_is_not_the_default(steward):
    steward.post(reverse("chasing:ladder"), typed())

    assert (ladder(), Ladder.objects.count()) == ((), 1)


def test_a_rung_too_far_away_is_refused_on_the_page(steward):
    answer = steward.post(reverse("chasing:ladder"), typed((999, "after", "leader")))

    assert answer.status_code == 422
    assert "0 đến 180" in answer.content.decode()


@time_machine.travel("2026-03-06 08:00 +0700")
def test_the_preview_is_what_is_then_sent(steward, plan):
    set_rungs((0, OFFICER))
    body = make_body("Sở Mẫu")
    officer(body)
    duty = owing(body, plan)
    shown = page(steward, "ladder")
    expected = {one.person.key: one.count for one in preview(day_plan(TODAY))}

    chase()

    assert duty.task.text[:40] in shown
    assert expected == {one.recipient: one.lines.count() for one in Digest.objects.all()}


@time_machine.travel("2026-03-07 08:00 +0700")
def test_on_a_day_off_the_preview_is_of_the_next_working_day(steward):
    assert "09/03/2026" in page(steward, "ladder")


def test_a_doubtful_letter_is_shown(steward, plan):
    set_rungs((0, OFFICER))
    body = make_body("Sở Mẫu")
    officer(body)
    owing(body, plan)
    chase()
    Delivery.objects.update(state=Delivery.State.UNCERTAIN)

    assert "Có thể đã gửi" in page(steward, "sent")


def test_a_head_is_noted_and_replaced(steward):
    body = make_body("Sở Mẫu")
    for name in ("Trần Mẫu", "Lê Mẫu"):
        said = {"body": body.pk, "name": name, "email": "giamdoc@tinh.example"}
        steward.post(reverse("chasing:heads"), said)

    assert [head.name for head in Head.objects.all()] == ["Lê Mẫu"]


def test_a_head_who_cannot_be_reached_is_refused(steward):
    said = {"body": make_body("Sở Mẫu").pk, "name": "Trần Mẫu"}

    assert steward.post(reverse("chasing:heads"), said).status_code == 422


@time_machine.travel("2026-03-06 08:00 +0700")
def test_what_is_overdue_is_offered_to_be_asked_about(steward, plan):
    late = owing(make_body("Sở Mẫu"), plan, due_on=date(2026, 1, 5))
    early = owing(make_body("Sở Khác"), plan, due_on=date(2026, 12, 31))
    shown = page(steward, "ask")

    assert late.task.text in shown
    assert early.task.text not in shown


@time_machine.travel("2026-03-06 08:00 +0700")
def test_without_a_tick_nothing_is_asked(steward, plan):
    owing(make_body("Sở Mẫu"), plan, due_on=date(2026, 1, 5))
    said = {"text": "Vì sao chậm?", "due_on": "12/03/2026"}

    assert steward.post(reverse("chasing:ask"), said).status_code == 422
    assert Explanation.objects.count() == 0


def crowd(plan, n):
    """Make bodies in debt, each with an officer, a head and a request for explanation."""
    for number in range(n):
        body = make_body(f"Sở {n}.{number}")
        officer(body)
        Head.objects.create(body=body, name="Trần Mẫu", email="giamdoc@tinh.example")
        made = Explanation.objects.create(
            body=body, steward=plan.steward, text="Vì sao?", due_on=TODAY, asked_by="Mẫu"
        )
        made.duties.add(owing(body, plan), owing(body, plan, due_on=date(2026, 1, 5)))


@time_machine.travel("2026-03-06 08:00 +0700")
@pytest.mark.parametrize("name", ["list", "ladder", "sent", "ask", "letters", "heads", "inbox"])
def test_a_page_asks_no_more_where_there_is_more(steward, plan, name):
    set_rungs((0, OFFICER))
    counts = []
    for n in (2, 6):
        crowd(plan, n)
        chase()
        with CaptureQueriesContext(connection) as asked:
            page(steward, name)
        counts.append(len(asked))

    assert counts[1] <= counts[0] < 30
