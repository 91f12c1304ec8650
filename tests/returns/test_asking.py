"""Reports asked for out of turn."""

from datetime import date

import pytest

from hientai.core.notices import notice_told
from hientai.kernel.errors import NotAllowed
from hientai.kernel.permissions import Role
from hientai.returns.domain import BadAsk, BadReturn
from hientai.returns.models import Return
from hientai.returns.selectors import entries
from hientai.returns.services import ask, save_note, send
from tests.factories import make_actor, make_body, make_task
from tests.returns.conftest import MAY_10, fill

pytestmark = pytest.mark.django_db
DUE = date(2026, 5, 15)


def asked(plan, by, bodies, **fields):
    values = {"question": "Bao nhiêu trí thức?", "due_on": DUE, "bodies": bodies, "at": MAY_10}
    return ask(plan=plan, by=by, **{**values, **fields})


def test_each_body_gets_a_report_to_fill_in_and_is_told(plan, steward, body):
    told = []
    notice_told.connect(lambda notice, **_: told.append(notice), weak=False, dispatch_uid="test")
    made = asked(plan, steward, [body, make_body("Sở Tài chính")])
    notice_told.disconnect(dispatch_uid="test")

    assert made.returns.filter(state=Return.State.DRAFT, due_on=DUE).count() == 2
    assert [one.bodies for one in told] == [[one.body_id] for one in made.returns.all()]


def test_a_leader_asks_too_and_an_officer_does_not(plan, body, officer):
    asked(plan, make_actor(Role.LEADER), [body])

    with pytest.raises(NotAllowed):
        asked(plan, officer, [body])


def test_chosen_tasks_are_its_lines(plan, steward, body, dated, untimed):
    made = asked(plan, steward, [body], tasks=[dated.task])

    assert [one.duty.pk for one in entries(made.returns.get(), DUE)] == [dated.pk]


def test_without_tasks_there_is_only_the_question(plan, steward, body, dated):
    assert entries(asked(plan, steward, [body]).returns.get(), DUE) == []


def test_the_answer_is_sent_like_any_report_but_not_without_words(plan, steward, body, officer):
    report = asked(plan, steward, [body]).returns.get()
    with pytest.raises(BadReturn):
        send(report=report, by=officer, at=MAY_10)

    save_note(report=report, note="128 người.", by=officer)
    assert send(report=report, by=officer, at=MAY_10).state == Return.State.SENT


def test_an_answer_out_of_turn_does_not_stand_for_the_period_s_report(
    plan, steward, body, officer, untimed
):
    report = asked(plan, steward, [body], tasks=[untimed.task]).returns.get()
    fill(report, untimed, officer, percent=40)
    send(report=report, by=officer, at=MAY_10)
    untimed.refresh_from_db()

    assert (untimed.percent, untimed.done_on) == (40, None)


@pytest.mark.parametrize(
    "fields", [{"bodies": []}, {"question": " "}, {"due_on": date(2026, 5, 9)}]
)
def test_asking_nobody_nothing_or_for_yesterday_is_refused(plan, steward, body, fields):
    with pytest.raises(BadAsk):
        asked(plan, steward, **{"bodies": [body], **fields})


def test_tasks_of_another_plan_are_refused(plan, steward, body):
    with pytest.raises(BadAsk):
        asked(plan, steward, [body], tasks=[make_task()])
