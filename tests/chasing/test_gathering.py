"""One digest a person and day; each rung of each duty told once for ever."""

from datetime import date, timedelta

import pytest
from django.core import mail

from hientai.chasing.models import Digest, Head, InboxNotice, Line, Preference
from hientai.chasing.selectors import day_plan
from hientai.kernel.permissions import Role
from tests.chasing.things import (
    HEAD,
    LEADER,
    OFFICER,
    STEWARD,
    TODAY,
    chase,
    ladder,
    officer,
    owing,
)
from tests.factories import make_body, make_plan, make_user

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


def told():
    return [(line.recipient, line.days) for line in Line.objects.order_by("id")]


def test_a_person_gets_one_letter_over_all_that_is_due(body):
    ladder((0, OFFICER))
    officer(body)
    for _ in range(3):
        owing(body)

    chase()

    assert len(mail.outbox) == 1
    assert mail.outbox[0].subject == "3 việc cần chú ý hôm nay"


def test_a_person_of_two_bodies_gets_one_letter_too(body):
    ladder((0, OFFICER))
    both = officer(body)
    other = make_body("Sở Khác")
    both.memberships.create(role=Role.BODY_OFFICER, body=other)
    owing(body)
    owing(other)

    chase()

    assert [message.to for message in mail.outbox] == [["canbo@tinh.example"]]


def test_the_same_rung_is_never_told_again(body):
    ladder((0, OFFICER), (1, OFFICER))
    officer(body)
    owing(body)

    for day in range(8):
        chase(TODAY + day * DAY)

    assert [days for _who, days in told()] == [0, 1]


def test_a_day_that_is_run_twice_tells_nothing_twice(body):
    ladder((0, OFFICER))
    officer(body)
    owing(body)

    chase()
    chase()

    assert (len(mail.outbox), Digest.objects.count()) == (1, 1)


def test_setting_the_ladder_anew_tells_nothing_again(body):
    ladder((0, OFFICER))
    officer(body)
    owing(body)
    chase()

    ladder((0, OFFICER), (-5, OFFICER))
    chase(TODAY + 3 * DAY)

    assert len(told()) == 1


def test_a_moved_due_day_begins_the_ladder_anew(body):
    ladder((0, OFFICER))
    officer(body)
    duty = owing(body)
    chase()
    duty.due_on = date(2026, 3, 12)
    duty.save()

    chase(duty.due_on)

    assert [line.due_on for line in Line.objects.order_by("id")] == [TODAY, duty.due_on]


def test_nobody_is_reminded_on_a_day_off(body):
    ladder((-1, OFFICER))
    officer(body)
    owing(body, due_on=TODAY + 2 * DAY)

    chase(TODAY + DAY)  # Saturday

    assert told() == []


@pytest.mark.parametrize("fields", [{"done_on": TODAY}, {"history": True}, {"due_on": None}])
def test_what_is_done_or_history_or_has_no_day_is_left_alone(body, fields):
    ladder((0, OFFICER))
    officer(body)
    owing(body, **fields)

    chase()

    assert told() == []


def test_a_body_without_officers_is_reached_at_its_own_address():
    ladder((0, OFFICER))
    owing(make_body("Sở Mẫu", email="so@tinh.example"))

    chase()

    assert mail.outbox[0].to == ["so@tinh.example"]


def test_whom_nobody_can_be_told_for_is_shown(body):
    ladder((0, OFFICER))
    owing(body)

    assert day_plan(TODAY).unreached == {(OFFICER, str(body)): 1}


def test_the_head_hears_of_it_after_the_officers_did(body):
    ladder((1, OFFICER), (1, HEAD))
    officer(body)
    Head.objects.create(body=body, name="Trần Mẫu", email="giamdoc@tinh.example")
    owing(body, due_on=date(2026, 3, 4))

    chase(date(2026, 3, 5))
    first = told()
    chase(TODAY)

    assert [who[0] for who, _days in first] == ["u"]
    assert [who[0] for who, _days in told()] == ["u", "h"]


def test_the_leader_hears_of_what_nobody_could_be_told_for(body):
    ladder((1, OFFICER), (1, LEADER))
    leader = make_user(Role.LEADER)
    owing(body, due_on=date(2026, 3, 5))

    chase()

    assert told() == [(f"u{leader.pk}", 1)]


def test_the_steward_hears_of_their_own_plans_only(body):
    ladder((0, STEWARD))
    plan = make_plan()
    steward = make_user(Role.STEWARD, plan.steward)
    make_user(Role.STEWARD, body)
    owing(body, plan)

    chase()

    assert told() == [(f"u{steward.pk}", 0)]


def test_what_an_ended_body_still_owes_is_told_to_its_successor(world_of_merger):
    old, heir = world_of_merger
    ladder((0, OFFICER))
    theirs = officer(heir)
    owing(old)

    chase()

    assert told() == [(f"u{theirs.pk}", 0)]


def test_the_digest_is_in_the_inbox_even_without_an_address(body):
    ladder((0, OFFICER))
    one = officer(body, email="")
    owing(body)

    chase()

    assert InboxNotice.objects.get(user=one).sentence.startswith("1 việc cần chú ý")
    assert mail.outbox == []


def test_whoever_wants_no_digest_by_mail_gets_it_in_the_inbox(body):
    ladder((0, OFFICER))
    one = officer(body)
    Preference.objects.create(user=one, digest=False)
    owing(body)

    chase()

    assert (InboxNotice.objects.filter(user=one).count(), mail.outbox) == (1, [])
