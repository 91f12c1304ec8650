"""A request for explanation, from asking to an accepted answer, and who may do what in it."""

from datetime import date, timedelta

import pytest
from django.core import mail

from hientai.accounts.selectors import actor_for
from hientai.bodies.domain.holding import Move
from hientai.chasing import services
from hientai.chasing.domain import BadExplanation
from hientai.chasing.holding import ExplanationHolder
from hientai.chasing.models import Explanation
from hientai.chasing.selectors import count_waiting, visible_explanations, waiting
from hientai.core.models import AuditLine
from hientai.duties.selectors import timeline
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from tests.chasing.things import TODAY, officer, owing
from tests.factories import make_actor, make_body, make_plan, make_user

pytestmark = pytest.mark.django_db

# what goes out at once goes when the write is committed
commits = pytest.mark.django_db(transaction=True)

DUE = TODAY + timedelta(days=4)
State = Explanation.State


@pytest.fixture
def body():
    return make_body("Sở Mẫu")


@pytest.fixture
def by_body(body):
    return actor_for(officer(body))


@pytest.fixture
def leader():
    return actor_for(make_user(Role.LEADER, email="lanhdao@tinh.example"))


@pytest.fixture
def duty(body):
    return owing(body, due_on=date(2026, 1, 5))


@pytest.fixture
def asked(duty, leader, by_body):
    return ask([duty], leader)[0]


def ask(duties, by, **fields):
    said = {"text": "Vì sao chậm?", "due_on": DUE, "today": TODAY, **fields}
    return services.ask(duties=duties, by=by, **said)


def state(explanation):
    return Explanation.objects.get(pk=explanation.pk).state


def test_each_body_gets_one_request_over_its_duties(duty, body, leader):
    other = owing(make_body("Sở Khác"))

    made = ask([duty, owing(body), other], leader)

    assert sorted(one.duties.count() for one in made) == [1, 2]


@commits
def test_the_body_is_told_at_once(asked, by_body):
    assert mail.outbox[0].to == ["canbo@tinh.example"]
    assert "yêu cầu giải trình về 1 việc, trước ngày 10/03/2026" in mail.outbox[0].subject


@commits
def test_an_answer_waits_for_whoever_asked_and_tells_them(asked, leader, by_body):
    services.answer(explanation=asked, text="Chờ hướng dẫn của bộ.", by=by_body)

    assert (count_waiting(leader), count_waiting(by_body)) == (1, 0)
    assert mail.outbox[-1].to == ["lanhdao@tinh.example"]


def test_before_the_answer_it_waits_for_the_body(asked, leader, by_body):
    assert (list(waiting(by_body)), count_waiting(leader)) == ([asked], 0)


def test_an_accepted_answer_waits_for_nobody(asked, leader, by_body):
    services.answer(explanation=asked, text="Chờ hướng dẫn.", by=by_body)
    services.accept(explanation=asked, by=leader)

    assert state(asked) == State.ACCEPTED
    assert (count_waiting(leader), count_waiting(by_body)) == (0, 0)


def test_asked_again_the_body_has_another_day(asked, leader, by_body):
    services.answer(explanation=asked, text="Chờ.", by=by_body)
    day = date(2026, 3, 20)
    services.ask_again(explanation=asked, text="Chờ ai?", due_on=day, today=TODAY, by=leader)

    now = Explanation.objects.get()
    assert (now.state, now.due_on) == (State.ASKED, day)
    assert [turn.kind for turn in now.turns.all()] == ["asked", "answered", "again"]


def test_it_stands_in_the_timeline_of_each_duty(asked, duty, by_body):
    services.answer(explanation=asked, text="Chờ hướng dẫn.", by=by_body)

    told = [event.happening for event in timeline(duty) if event.happening]
    assert [(one.title, one.text) for one in told] == [
        ("Giải trình", "Chờ hướng dẫn."),
        ("Yêu cầu giải trình", "Vì sao chậm?"),
    ]


def test_a_steward_asks_about_their_own_plans_only(duty):
    own = make_actor(Role.STEWARD, duty.plan.steward)
    assert ask([duty], own)[0].steward == duty.plan.steward
    with pytest.raises(NotAllowed):
        ask([duty], make_actor(Role.STEWARD, make_body("Sở Khác")))


def test_an_officer_asks_nobody(duty, by_body):
    with pytest.raises(NotAllowed):
        ask([duty], by_body)


def test_only_the_body_that_is_asked_answers(asked):
    with pytest.raises(NotAllowed):
        services.answer(explanation=asked, text="…", by=make_actor(Role.BODY_OFFICER, make_body()))


def test_a_leader_s_request_is_not_accepted_by_a_steward(asked, duty, by_body):
    services.answer(explanation=asked, text="Chờ.", by=by_body)
    with pytest.raises(NotAllowed):
        services.accept(explanation=asked, by=make_actor(Role.STEWARD, duty.plan.steward))


@pytest.mark.parametrize("fields", [{"text": " "}, {"due_on": TODAY - timedelta(days=1)}])
def test_a_request_without_words_or_with_a_past_day_is_refused(duty, leader, fields):
    with pytest.raises(BadExplanation):
        ask([duty], leader, **fields)


def test_a_request_about_nothing_is_refused(leader):
    with pytest.raises(BadExplanation):
        ask([], leader)


def test_what_is_not_answered_is_not_accepted(asked, leader):
    with pytest.raises(Conflict):
        services.accept(explanation=asked, by=leader)


def test_a_withdrawn_request_is_not_answered_any_more(asked, leader, by_body):
    services.withdraw(explanation=asked, by=leader)
    with pytest.raises(Conflict):
        services.answer(explanation=asked, text="…", by=by_body)


def test_each_step_leaves_one_line_in_the_log(asked, leader, by_body):
    services.answer(explanation=asked, text="Chờ.", by=by_body)
    services.accept(explanation=asked, by=leader)

    lines = AuditLine.objects.filter(action__startswith="explanation").order_by("id")
    assert [line.action.partition(".")[2] for line in lines] == ["asked", "answered", "accepted"]


@commits
def test_on_its_day_the_body_is_reminded_and_once_late_whoever_asked_too(asked, leader, by_body):
    for day in (DUE, DUE, DUE + timedelta(days=1), DUE + timedelta(days=2)):
        services.remind_of_explanations(today=day)

    said = [message.subject for message in mail.outbox[1:]]
    assert said == [
        "Hôm nay hạn giải trình",
        "Quá hạn giải trình từ ngày 10/03/2026",
        "Sở Mẫu chưa giải trình, hạn ngày 10/03/2026",
    ]


def test_other_bodies_do_not_see_it(asked):
    other = make_actor(Role.BODY_OFFICER, make_body("Sở Khác"))
    assert list(visible_explanations(other)) == []


def test_what_is_open_goes_to_the_successor_and_back(asked, body):
    heir, holder = make_body("Sở Mới"), ExplanationHolder()
    move = Move(asked.pk, body.pk, heir.pk, TODAY)

    assert [held.item for held in holder.held_by([body.pk])] == [asked.pk]
    holder.move([move])
    assert Explanation.objects.get().body == heir
    holder.move_back([move])
    assert Explanation.objects.get().body == body


def test_a_plan_s_steward_waits_for_answers_to_their_own_requests(duty, by_body):
    steward = make_actor(Role.STEWARD, duty.plan.steward)
    (made,) = ask([duty], steward)
    services.answer(explanation=made, text="Chờ.", by=by_body)

    stranger = make_actor(Role.STEWARD, make_plan(make_body("Sở Khác")).steward)
    assert (count_waiting(steward), count_waiting(stranger)) == (1, 0)
