"""Whoever a step concerns is told of it; whoever took it is not."""

from datetime import date

import pytest

from hientai.kernel.permissions import Role
from hientai.opinions import services
from hientai.opinions.services import Told
from tests.factories import make_actor, make_user

pytestmark = pytest.mark.django_db


def heard_by(told):
    return [(one.kind, list(one.bodies), list(one.users)) for one in told]


def test_the_collector_hears_of_a_new_difficulty(say, collector, told):
    say()
    assert heard_by(told) == [("opinion.raised", [collector.pk], [])]


def test_who_raised_it_hears_the_answer_and_may_open_it(say, answerer, told):
    opinion = say()
    told.clear()
    services.answer(opinion=opinion, answer="Xong", by=answerer)
    assert heard_by(told) == [("opinion.answered", [opinion.body_id], [])]
    assert told[0].href == f"/kien-nghi/{opinion.pk}/"
    assert "Sở Khoa học và Công nghệ trả lời kiến nghị" in told[0].words % told[0].values


def test_leaders_hear_of_what_is_put_before_them(say, answerer, told):
    leader = make_user(Role.LEADER)
    opinion = say()
    told.clear()
    services.propose(opinion=opinion, told=Told("Đề nghị"), by=answerer)
    assert ("opinion.proposed", [], [leader.pk]) in heard_by(told)


def test_all_who_said_the_same_hear_the_answer(say, answerer, told):
    lead, other = say("Một"), say("Hai", "Sở Y tế")
    services.join(lead=lead, others=[other], by=answerer)
    told.clear()
    services.answer(opinion=lead, answer="Xong", by=answerer)
    assert {body for one in told for body in one.bodies} == {lead.body_id, other.body_id}


def test_a_step_is_told_under_a_key_of_its_own(say, answerer, told):
    opinion = say()
    services.answer(opinion=opinion, answer="Xong", by=answerer)
    raiser = make_actor(Role.BODY_OFFICER, opinion.body)
    services.reopen(opinion=opinion, words="Chưa xong", by=raiser)
    services.answer(opinion=opinion, answer="Nay đã xong", by=answerer)
    assert len({one.key for one in told}) == len(told)


@pytest.mark.parametrize(
    ("day", "kinds"),
    [
        (date(2026, 3, 11), []),
        (date(2026, 3, 12), ["opinion.due"]),
        (date(2026, 3, 16), ["opinion.due"]),
        (date(2026, 3, 17), ["opinion.late"]),
    ],
)
def test_whoever_is_to_answer_hears_before_the_last_day_and_after_it(say, told, day, kinds):
    say(on=date(2026, 3, 2))
    told.clear()
    services.tell_due(today=day)
    assert [one.kind for one in told] == kinds


def test_what_is_late_is_told_once_a_week(say, told):
    say(on=date(2026, 3, 2))
    told.clear()
    for day in (17, 18, 23, 24):
        services.tell_due(today=date(2026, 3, day))
    assert len({one.key for one in told}) == 2


def test_of_what_was_proposed_the_leader_hears(say, answerer, told):
    leader = make_user(Role.LEADER)
    services.propose(opinion=say(on=date(2026, 3, 2)), told=Told("Đề nghị"), by=answerer)
    told.clear()
    services.tell_due(today=date(2026, 3, 17))
    assert [(list(one.bodies), list(one.users)) for one in told] == [([], [leader.pk])]
