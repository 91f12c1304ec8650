"""A round of supervision: planned, held, found, concluded, answered, followed."""

from dataclasses import replace
from datetime import date

import pytest

from hientai.core.notices import notice_told
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from hientai.opinions import services as opinions
from hientai.opinions.domain import State
from hientai.opinions.models import Opinion
from hientai.supervision import services
from hientai.supervision.domain import BadVisit
from hientai.supervision.models import Visit
from hientai.supervision.services import Held
from tests.factories import make_actor, make_body, make_duty, make_task
from tests.supervision.conftest import GAP, GOOD, HELD_ON, SPAN

pytestmark = pytest.mark.django_db


def test_a_body_plans_a_year_once(year_plan, front, supervisor):
    with pytest.raises(Conflict) as refused:
        services.plan_year(body=front, year=2026, by=supervisor)
    assert str(refused.value) == "Mặt trận Tổ quốc đã có kế hoạch giám sát năm 2026."


@pytest.mark.parametrize("role", [Role.STEWARD, Role.LEADER, Role.BODY_OFFICER])
def test_only_supervisors_plan(front, role):
    with pytest.raises(NotAllowed):
        services.plan_year(body=front, year=2026, by=make_actor(role, front))


def test_the_inspection_does_not_write_in_the_fronts_plan(visit):
    other = make_actor(Role.SUPERVISOR, make_body("Thanh tra tỉnh"))
    with pytest.raises(NotAllowed):
        services.record_visit(visit=visit, held=Held(HELD_ON, "Ông Mẫu"), by=other)


def test_each_body_gets_a_visit_and_hears_of_it(year_plan, plan, body, supervisor):
    other, heard = make_body("Sở Y tế"), []

    def listen(sender, notice, **_more):
        heard.extend(notice.bodies)

    notice_told.connect(listen)
    services.plan_visits(
        year_plan=year_plan, plan=plan, bodies=[body, other], scope=SPAN, by=supervisor
    )
    notice_told.disconnect(listen)
    assert heard == [body.pk, other.pk]


@pytest.mark.parametrize(
    ("start", "end"),
    [(date(2026, 3, 6), date(2026, 3, 2)), (date(2027, 1, 1), date(2027, 1, 2))],
)
def test_the_days_of_a_visit_lie_in_the_year_and_in_order(visit, supervisor, start, end):
    with pytest.raises(BadVisit):
        services.change_visit(visit=visit, scope=replace(SPAN, start=start, end=end), by=supervisor)


def test_a_visit_of_tomorrow_is_not_held_yet(visit, supervisor):
    with pytest.raises(BadVisit):
        services.record_visit(
            visit=visit, held=Held(HELD_ON, "Bà Mẫu"), by=supervisor, today=date(2026, 3, 3)
        )


def test_minutes_are_kept_and_stay_when_none_are_sent_again(visit, supervisor):
    first = Held(HELD_ON, "Bà Mẫu", minutes=[("bien-ban.pdf", b"%PDF-1.4 mau")])
    services.record_visit(visit=visit, held=first, by=supervisor)
    again = services.record_visit(visit=visit, held=Held(HELD_ON, "Bà Mẫu"), by=supervisor)
    assert str(again.minutes) == "bien-ban.pdf"


def test_what_was_held_is_not_dropped(held, supervisor):
    with pytest.raises(Conflict):
        services.drop_visit(visit=held, why="Hoãn", by=supervisor)


def test_before_the_conclusion_the_body_sees_nothing(held, supervisor):
    services.add_finding(visit=held, said=GAP, by=supervisor)
    assert not Opinion.objects.exists()


def test_the_conclusion_sends_each_finding_with_a_last_day(finding, body, front):
    assert (finding.collector, finding.body, finding.state) == (body, front, State.RAISED)
    assert finding.due_on == date(2026, 3, 30)  # fifteen working days


def test_good_practice_asks_for_no_answer(held, supervisor):
    found = services.add_finding(visit=held, said=GOOD, by=supervisor)
    services.conclude(visit=held, by=supervisor, on=date(2026, 3, 9))
    sent = Opinion.objects.get(finding=found)
    assert (sent.state, sent.due_on) == (State.CLOSED, None)


def test_a_gap_without_a_demand_is_not_sent(held, supervisor):
    services.add_finding(visit=held, said=replace(GAP, demand=""), by=supervisor)
    with pytest.raises(BadVisit):
        services.conclude(visit=held, by=supervisor, on=date(2026, 3, 9))
    assert Visit.objects.get().state == Visit.State.HELD


def test_a_clause_of_another_plan_does_not_fit(held, supervisor):
    with pytest.raises(Conflict):
        services.add_finding(visit=held, said=replace(GAP, task=make_task()), by=supervisor)


def test_what_was_concluded_is_changed_no_more(held, supervisor):
    found = services.add_finding(visit=held, said=GAP, by=supervisor)
    services.conclude(visit=held, by=supervisor, on=date(2026, 3, 9))
    with pytest.raises(Conflict):
        services.change_finding(finding=found, said=GOOD, by=supervisor)


def test_the_body_answers_and_the_supervisor_settles(finding, officer, supervisor):
    opinions.answer(opinion=finding, answer="Đã ban hành.", outcome="mended", by=officer)
    assert opinions.close(opinion=finding, by=supervisor).state == State.CLOSED


def test_the_body_does_not_settle_what_was_found_on_it(finding, officer):
    opinions.answer(opinion=finding, answer="Đã ban hành.", by=officer)
    with pytest.raises(NotAllowed):
        opinions.close(opinion=finding, by=officer)


def test_still_open_means_a_new_last_day(finding, officer, supervisor):
    opinions.answer(opinion=finding, answer="Đang làm.", outcome="mending", by=officer)
    day = date(2026, 5, 4)
    again = opinions.reopen(
        opinion=finding, words="Chưa đủ", due_on=day, by=supervisor, on=date(2026, 4, 1)
    )
    assert (again.state, again.due_on) == (State.RAISED, day)


def test_a_supervisor_writes_nothing_outside_supervision(plan, body, supervisor):
    duty = make_duty(make_task(plan), body)
    with pytest.raises(NotAllowed):
        opinions.raise_difficulty(
            plan=plan, duty=duty, body=body, text="Thiếu", proposal="", by=supervisor
        )
