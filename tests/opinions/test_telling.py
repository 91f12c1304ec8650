"""Whoever a step concerns is told of it; whoever took it is not."""

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
