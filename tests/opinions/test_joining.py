"""Several say the same: one lead, whose answer reaches all."""

import pytest

from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.opinions import selectors, services
from hientai.opinions.domain import State
from tests.factories import make_actor, make_body

pytestmark = pytest.mark.django_db


@pytest.fixture
def lead(say):
    return say("Chưa có hướng dẫn về mức thù lao cho chuyên gia phản biện")


@pytest.fixture
def other(say):
    return say("Đề nghị hướng dẫn mức thù lao cho chuyên gia phản biện", "Sở Y tế")


def now(opinion):
    opinion.refresh_from_db()
    return opinion


def test_the_answer_of_the_lead_reaches_what_goes_with_it(lead, other, answerer):
    services.join(lead=lead, others=[other], by=answerer)
    services.answer(opinion=lead, answer="Theo Thông tư mới.", by=answerer)
    assert (now(other).state, other.answer) == (State.ANSWERED, "Theo Thông tư mới.")


def test_what_went_with_the_other_goes_with_the_lead(lead, other, say, answerer):
    third = say("Mức thù lao chuyên gia phản biện", "Sở Tài chính")
    services.join(lead=other, others=[third], by=answerer)
    services.join(lead=lead, others=[other], by=answerer)
    assert now(third).lead == lead


def test_nothing_goes_with_itself_or_with_what_goes_with_another(lead, other, say, answerer):
    with pytest.raises(Conflict):
        services.join(lead=lead, others=[lead], by=answerer)
    services.join(lead=lead, others=[other], by=answerer)
    with pytest.raises(Conflict):
        services.join(lead=now(other), others=[say("Khác", "Sở Tài chính")], by=answerer)


def test_who_raised_it_joins_nothing(lead, other):
    with pytest.raises(NotAllowed):
        services.join(lead=lead, others=[other], by=make_actor(Role.BODY_OFFICER, other.body))


def test_what_was_joined_is_parted_again(lead, other, answerer):
    services.join(lead=lead, others=[other], by=answerer)
    services.part(opinion=now(other), by=answerer)
    services.answer(opinion=lead, answer="Xong", by=answerer)
    assert (now(other).state, other.lead) == (State.CLASSED, None)


def test_passing_the_lead_on_takes_the_others_along(lead, other, answerer):
    finance = make_body("Sở Tài chính")
    services.join(lead=lead, others=[other], by=answerer)
    services.pass_on(opinion=lead, to=finance, words="Thuộc ngân sách", by=answerer)
    assert now(other).collector == finance


def test_a_lead_that_is_taken_back_leaves_its_place_to_the_oldest(lead, other, say, answerer):
    third = say("Mức thù lao chuyên gia phản biện", "Sở Tài chính")
    services.join(lead=lead, others=[other, third], by=answerer)
    services.close(opinion=lead, by=make_actor(Role.BODY_OFFICER, lead.body))
    assert (now(other).state, now(third).lead) == (State.CLASSED, other)


def test_one_that_is_not_content_waits_again_alone(lead, other, answerer):
    services.join(lead=lead, others=[other], by=answerer)
    services.answer(opinion=lead, answer="Xong", by=answerer)
    raiser = make_actor(Role.BODY_OFFICER, other.body)
    services.reopen(opinion=now(other), words="Chưa xong", by=raiser)
    assert (now(other).lead, now(lead).state) == (None, State.ANSWERED)


def test_what_says_the_same_is_suggested(lead, other, say, answerer):
    say("Thiếu thiết bị phòng thí nghiệm ở các trường", "Sở Tài chính")
    found = selectors.alike(lead, answerer)
    assert [one.opinion for one in found] == [other]


def test_what_others_collect_is_not_suggested(lead, other):
    finance = make_body("Sở Tài chính")
    services.pass_on(opinion=other, to=finance, words="Thuộc ngân sách", by=SYSTEM)
    stranger = make_actor(Role.BODY_OFFICER, lead.body)
    assert selectors.alike(lead, stranger) == []
