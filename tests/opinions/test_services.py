"""Who raises a difficulty, who answers it, who closes it."""

import pytest

from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.opinions.models import Opinion
from hientai.opinions.services import EmptyOpinion, answer, close, raise_difficulty
from tests.factories import make_actor, make_body, make_duty

pytestmark = pytest.mark.django_db


def raised(duty, by, **fields):
    values = {
        "plan": duty.plan,
        "duty": duty,
        "body": duty.body,
        "text": "Chưa có hướng dẫn về mức thù lao.",
        "proposal": "",
    }
    return raise_difficulty(by=by, **{**values, **fields})


def test_a_difficulty_goes_to_whom_the_plan_names(duty, officer, collector):
    opinion = raised(duty, officer)
    assert (opinion.collector, opinion.state) == (collector, Opinion.State.RAISED)


def test_where_the_plan_names_nobody_it_goes_to_the_steward():
    duty = make_duty()
    opinion = raised(duty, make_actor(Role.BODY_OFFICER, duty.body))
    assert opinion.collector == duty.plan.steward


def test_the_steward_may_raise_for_a_body(duty):
    steward = make_actor(Role.STEWARD, duty.plan.steward)
    assert raised(duty, steward).body == duty.body


@pytest.mark.parametrize("role", [Role.BODY_OFFICER, Role.LEADER])
def test_others_do_not_raise_for_a_body(duty, role):
    with pytest.raises(NotAllowed):
        raised(duty, make_actor(role, make_body("Sở Y tế")))


def test_a_difficulty_without_words_is_refused(duty, officer):
    with pytest.raises(EmptyOpinion):
        raised(duty, officer, text="  ")


def test_a_duty_of_another_body_does_not_fit(duty, officer):
    with pytest.raises(Conflict):
        raised(make_duty(body=make_body("Sở Y tế")), officer, plan=duty.plan, body=duty.body)


def test_the_collector_answers(duty, officer, collector):
    answered = answer(
        opinion=raised(duty, officer),
        answer="Đã có Công văn hướng dẫn.",
        by=make_actor(Role.BODY_OFFICER, collector),
    )
    assert (answered.state, answered.answer) == (
        Opinion.State.ANSWERED,
        "Đã có Công văn hướng dẫn.",
    )
    assert answered.answered_at is not None


def test_who_raised_it_does_not_answer_it(duty, officer):
    with pytest.raises(NotAllowed):
        answer(opinion=raised(duty, officer), answer="Xong.", by=officer)


def test_an_answer_without_words_is_refused(duty, officer):
    with pytest.raises(EmptyOpinion):
        answer(opinion=raised(duty, officer), answer=" ", by=SYSTEM)


def test_what_was_answered_is_not_answered_again(duty, officer):
    opinion = raised(duty, officer)
    answer(opinion=opinion, answer="Một.", by=SYSTEM)
    with pytest.raises(Conflict) as refused:
        answer(opinion=opinion, answer="Hai.", by=SYSTEM)
    assert str(refused.value) == ("Kiến nghị này đã trả lời. Mở lại trang để xem bản mới nhất.")


def test_the_body_takes_its_difficulty_back(duty, officer):
    assert close(opinion=raised(duty, officer), by=officer).state == Opinion.State.CLOSED


def test_the_collector_does_not_close_what_it_did_not_answer(duty, officer, collector):
    with pytest.raises(NotAllowed):
        close(opinion=raised(duty, officer), by=make_actor(Role.BODY_OFFICER, collector))


def test_the_collector_closes_what_it_answered(duty, officer, collector):
    opinion = answer(opinion=raised(duty, officer), answer="Xong.", by=SYSTEM)
    by = make_actor(Role.BODY_OFFICER, collector)
    assert close(opinion=opinion, by=by).state == Opinion.State.CLOSED


def test_what_is_closed_stays_closed(duty, officer):
    opinion = close(opinion=raised(duty, officer), by=officer)
    with pytest.raises(Conflict):
        close(opinion=opinion, by=officer)


def test_every_write_leaves_one_audit_line(duty, officer):
    opinion = raised(duty, officer)
    answer(opinion=opinion, answer="Xong.", by=SYSTEM)
    close(opinion=opinion, by=officer)
    actions = AuditLine.objects.order_by("id").values_list("action", flat=True)
    assert list(actions) == ["opinion.raised", "opinion.answered", "opinion.closed"]
