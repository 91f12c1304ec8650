"""The way of a difficulty: classed, passed on, before the leader, up and back, answered, closed."""

from datetime import date

import pytest
from django.utils.timezone import localdate

from hientai.core.models import AuditLine
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import SYSTEM, Role
from hientai.opinions import services
from hientai.opinions.domain import Source, State
from hientai.opinions.models import Opinion
from hientai.opinions.services import EmptyOpinion, Numbered, Saying, Told
from tests.factories import make_actor, make_body
from tests.opinions.conftest import MONDAY

pytestmark = pytest.mark.django_db
PAPER = Numbered("125/UBND-KGVX", date(2026, 3, 10), to="Bộ Khoa học và Công nghệ")


def test_an_answer_is_due_ten_working_days_after_it_was_asked_for(say):
    assert say(on=MONDAY).due_on == date(2026, 3, 16)


def test_what_a_person_says_keeps_their_name_beside_the_body_that_wrote_it_down(plan, duty):
    saying = Saying(duty.body, "Thiếu phòng thí nghiệm", source=Source.PERSON, speaker="Bà Mẫu")
    opinion = services.say_difficulty(plan=plan, saying=saying, by=SYSTEM)
    assert opinion.from_whom == "Bà Mẫu (qua Sở Nội vụ)"


def test_a_person_without_a_name_is_asked_for_it(plan, duty):
    saying = Saying(duty.body, "Thiếu phòng thí nghiệm", source=Source.PERSON)
    with pytest.raises(EmptyOpinion):
        services.say_difficulty(plan=plan, saying=saying, by=SYSTEM)


def test_the_collector_takes_it_in_hand_in_a_class(say, answerer):
    opinion = services.classify(opinion=say(), category="money", by=answerer)
    assert (opinion.state, opinion.category_label) == (State.CLASSED, "Kinh phí")


def test_an_unknown_class_is_refused(say, answerer):
    with pytest.raises(Conflict):
        services.classify(opinion=say(), category="weather", by=answerer)


def test_what_is_passed_on_is_answered_by_the_other_body(say, answerer):
    other = make_body("Sở Tài chính")
    opinion = services.pass_on(opinion=say(), to=other, words="Thuộc ngân sách", by=answerer)
    assert (opinion.collector, opinion.state) == (other, State.RAISED)
    with pytest.raises(NotAllowed):
        services.answer(opinion=opinion, answer="Đã cấp.", by=answerer)


def test_the_plans_collector_takes_back_what_it_passed_on(say, answerer, collector):
    other = make_body("Sở Tài chính")
    opinion = services.pass_on(opinion=say(), to=other, words="Thuộc ngân sách", by=answerer)
    again = services.pass_on(opinion=opinion, to=collector, words="Chưa thấy xử lý", by=answerer)
    assert again.collector == collector


def test_the_leader_decides_on_what_was_proposed(say, answerer, leader):
    opinion = services.propose(opinion=say(), told=Told("Đề nghị bổ sung 2 tỷ"), by=answerer)
    done = services.decide(opinion=opinion, told=Told("Đồng ý, vì cấp bách."), by=leader)
    assert (done.state, done.answer) == (State.ANSWERED, "Đồng ý, vì cấp bách.")


def test_only_a_leader_decides(say, answerer):
    opinion = services.propose(opinion=say(), told=Told("Đề nghị bổ sung"), by=answerer)
    with pytest.raises(NotAllowed):
        services.decide(opinion=opinion, told=Told("Đồng ý"), by=answerer)


def test_a_decision_gives_its_reason(say, answerer, leader):
    opinion = services.propose(opinion=say(), told=Told("Đề nghị bổ sung"), by=answerer)
    with pytest.raises(EmptyOpinion):
        services.decide(opinion=opinion, told=Told(" "), by=leader)


def test_a_proposal_is_made_anew(say, answerer, leader):
    opinion = services.propose(opinion=say(), told=Told("Đề nghị bổ sung"), by=answerer)
    back = services.give_back(opinion=opinion, words="Nêu rõ nguồn", by=leader)
    assert back.state == State.CLASSED


def test_what_goes_up_waits_with_its_paper_until_the_answer_is_recorded(say, answerer):
    up = services.send_up(opinion=say(), paper=PAPER, told=Told(), by=answerer, on=MONDAY)
    assert (up.state, up.steps.values_list("paper__number", flat=True).last()) == (
        State.SENT_UP,
        "125/UBND-KGVX",
    )
    with pytest.raises(Conflict):
        services.answer(opinion=up, answer="Xong", by=answerer)
    reply = Numbered("9/BKHCN-TCCB", date(2026, 5, 4), issuer="Bộ Khoa học và Công nghệ")
    done = services.hear(opinion=up, paper=reply, told=Told("Áp dụng mức mới"), by=answerer)
    assert (done.state, done.answer) == (State.ANSWERED, "Áp dụng mức mới")


def test_what_was_sent_up_is_late_no_more(say, answerer):
    up = services.send_up(opinion=say(), paper=PAPER, told=Told(), by=answerer)
    from hientai.opinions.selectors import late  # noqa: PLC0415  # beside the rule that it tests

    assert not Opinion.objects.filter(late(date(2027, 1, 1)), pk=up.pk).exists()


def test_what_is_not_settled_waits_again_with_a_new_last_day(say, officer, answerer):
    opinion = say()
    services.answer(opinion=opinion, answer="Xong", by=answerer, on=date(2026, 3, 4))
    raiser = make_actor(Role.BODY_OFFICER, opinion.body)
    again = services.reopen(opinion=opinion, words="Chưa có tiền", by=raiser, on=date(2026, 4, 1))
    assert (again.state, again.answer, again.due_on) == (State.RAISED, "", date(2026, 4, 15))


def test_a_new_last_day_lies_ahead(say, answerer):
    opinion = say()
    services.answer(opinion=opinion, answer="Xong", by=answerer, on=MONDAY)
    with pytest.raises(Conflict):
        services.reopen(opinion=opinion, words="Chưa", by=SYSTEM, due_on=MONDAY, on=MONDAY)


def test_the_outcome_is_one_of_its_kind(say, answerer):
    with pytest.raises(Conflict):
        services.answer(opinion=say(), answer="Xong", outcome="mended", by=answerer)


def test_each_step_is_kept_with_words_files_and_day(say, answerer):
    told = Told("", [("cong-van.pdf", b"%PDF-1.4 mau")])
    done = services.answer(opinion=say(), answer="Xong", told=told, by=answerer, on=MONDAY)
    step = done.steps.latest("id")
    assert (step.words, localdate(step.at), step.files.count()) == ("Xong", MONDAY, 1)


def test_each_step_leaves_one_audit_line(say, answerer, leader):
    opinion = say()
    services.classify(opinion=opinion, category="money", by=answerer)
    services.propose(opinion=opinion, told=Told("Đề nghị"), by=answerer)
    services.decide(opinion=opinion, told=Told("Đồng ý"), by=leader)
    actions = AuditLine.objects.filter(action__startswith="opinion").order_by("id")
    assert [line.action.partition(".")[2] for line in actions] == [
        "raised", "classed", "proposed", "decided",
    ]  # fmt: skip
