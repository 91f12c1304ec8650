"""Values: kept, replaced and never changed; asked of bodies; entered from papers."""

from datetime import date
from decimal import Decimal

import pytest

from hientai.bodies.domain.holding import Move
from hientai.indicators.domain.periods import (
    BadPeriod,
    Step,
    last_day,
    last_period,
    parse_period,
    written_period,
)
from hientai.indicators.domain.refusals import BadObservation
from hientai.indicators.holding import ASKED, REPORTED
from hientai.indicators.models import Ask, Observation
from hientai.indicators.selectors import standing
from hientai.indicators.selectors.asking import count_waiting
from hientai.indicators.services import asking, observing
from hientai.indicators.services.asking import Answer, Wanted
from hientai.indicators.services.observing import Basis, Value
from hientai.kernel.errors import Conflict, NotAllowed
from hientai.kernel.permissions import Role
from tests.factories import make_actor, make_body

pytestmark = pytest.mark.django_db
TODAY = date(2026, 11, 21)
PAPER = Basis(kind=Observation.Kind.STATISTIC, paper="Niên giám thống kê 2025")


def observe(indicator, value, by, basis=PAPER, period="2025"):
    said = Value(period, Decimal(str(value)))
    return observing.observe(indicator=indicator, value=said, basis=basis, by=by)


@pytest.fixture
def asked(patents, body, steward):
    wanted = Wanted("2025", date(2199, 1, 31))
    return asking.ask(indicator=patents, body=body, wanted=wanted, by=steward)


def sent(asked, officer, value=3):
    said = Answer({"": Decimal(value)}, "Theo Cục Sở hữu trí tuệ", ("a.pdf", b"%PDF-1.4"))
    return asking.answer(asked=asked, said=said, by=officer)


def test_a_later_value_replaces_and_keeps_the_first(patents, steward):
    first, second = observe(patents, 1, steward), observe(patents, 2, steward)
    first.refresh_from_db()
    assert (first.current, second.current, second.replaces) == (False, True, first)
    assert first.value == 1


def test_the_same_value_is_kept_once(patents, steward):
    assert observe(patents, 1, steward) == observe(patents, 1, steward)


def test_what_a_plan_says_replaces_nothing(patents, steward):
    held = observe(patents, 1, steward)
    stated = observe(patents, 5, steward, Basis(kind=Observation.Kind.PLAN))
    held.refresh_from_db()
    assert (held.current, stated.current) == (True, False)


def test_a_value_without_a_paper_is_refused(patents, steward):
    basis = Basis(kind=Observation.Kind.STATISTIC)
    with pytest.raises(BadObservation, match="Ghi số"):
        observing.enter(
            indicator=patents, values=[Value("2025", Decimal(1))], basis=basis, by=steward
        )


def test_a_period_to_come_is_refused(patents, steward):
    with pytest.raises(BadObservation, match="chưa đến"):
        observing.enter(
            indicator=patents, values=[Value("2099", Decimal(1))], basis=PAPER, by=steward
        )


def test_what_is_asked_waits_for_the_body_then_for_the_steward(asked, officer, steward):
    assert (count_waiting(officer), count_waiting(steward)) == (1, 0)
    sent(asked, officer)
    assert (count_waiting(officer), count_waiting(steward)) == (0, 1)


def test_what_a_body_did_not_answer_in_time_waits_for_who_asked(asked, officer, steward):
    Ask.objects.filter(pk=asked.pk).update(due_on=date(2020, 1, 31))

    assert (count_waiting(officer), count_waiting(steward)) == (1, 1)


def test_a_confirmed_answer_is_an_observation_and_judges_the_target(asked, officer, steward):
    held = asking.confirm_answer(asked=sent(asked, officer), by=steward)[0]
    assert (held.kind, held.ask, held.body_id) == ("reported", asked, asked.body_id)
    found = standing.standings(standing.followed(steward), today=date(2026, 5, 1))
    assert [one.state for one in found] == ["on_track"]


def test_a_returned_answer_can_be_sent_again(asked, officer, steward):
    asking.return_answer(asked=sent(asked, officer), why="Thiếu căn cứ", by=steward)
    assert count_waiting(officer) == 1
    assert sent(asked, officer, 2).state == Ask.State.SENT


def test_the_same_period_is_not_asked_twice(asked, patents, body, steward):
    with pytest.raises(Conflict):
        asking.ask(
            indicator=patents, body=body, wanted=Wanted("2025", date(2199, 1, 1)), by=steward
        )


def test_a_confirmed_answer_is_not_confirmed_again(asked, officer, steward):
    asking.confirm_answer(asked=sent(asked, officer), by=steward)
    with pytest.raises(Conflict):
        asking.confirm_answer(asked=asked, by=steward)


def test_only_its_body_answers(asked):
    with pytest.raises(NotAllowed):
        sent(asked, make_actor(Role.BODY_OFFICER, make_body("Sở Khác")))


def test_each_part_that_is_asked_must_be_answered(patents, body, steward, officer):
    wanted = Wanted("2025", date(2199, 1, 1), dim="sector", parts=["Y tế", "Kinh tế"])
    asked = asking.ask(indicator=patents, body=body, wanted=wanted, by=steward)
    said = Answer({"Y tế": Decimal(1)})
    with pytest.raises(BadObservation, match="mọi dòng"):
        asking.answer(asked=asked, said=said, by=officer)


def test_a_body_that_reports_is_asked_for_the_last_year_once(patents, body, officer):
    patents.body = body
    patents.save()
    made = asking.ask_due(today=TODAY) + asking.ask_due(today=TODAY)
    assert [(one.body, one.period, one.due_on) for one in made] == [
        (body, "2025", date(2026, 12, 6))
    ]
    assert count_waiting(officer) == 1


def test_what_is_known_is_not_asked(patents, body, steward):
    patents.body = body
    patents.save()
    observe(patents, 3, steward)
    assert asking.ask_due(today=TODAY) == []


def test_what_a_body_owes_and_reports_goes_to_its_successor(asked, patents, body):
    patents.body = body
    patents.save()
    new = make_body("Sở Mới")
    for holder, pk in ((ASKED, asked.pk), (REPORTED, patents.pk)):
        assert [held.item for held in holder.held_by([body.pk])] == [pk]
        move = Move(pk, body.pk, new.pk, TODAY)
        assert list(holder.move([move])) == [pk]
        assert [held.body_id for held in holder.held_by([new.pk])] == [new.pk]
        assert list(holder.show([pk])) == [pk]
        holder.move_back([move])
        assert [held.item for held in holder.held_by([body.pk])] == [pk]


@pytest.mark.parametrize(
    ("step", "day", "code"),
    [
        (Step.YEAR, TODAY, "2025"),
        (Step.HALF, TODAY, "2026-H1"),
        (Step.HALF, date(2026, 3, 1), "2025-H2"),
        (Step.QUARTER, TODAY, "2026-Q3"),
        (Step.MONTH, TODAY, "2026-10"),
        (Step.MONTH, date(2026, 1, 31), "2025-12"),
    ],
)
def test_the_last_period_is_the_one_that_is_over(step, day, code):
    assert last_period(step, day) == code


@pytest.mark.parametrize(
    ("text", "code", "end", "words"),
    [
        ("2026", "2026", date(2026, 12, 31), "2026"),
        ("Quý III/2026", "2026-Q3", date(2026, 9, 30), "Quý III/2026"),
        ("quý 2 năm 2026", "2026-Q2", date(2026, 6, 30), "Quý II/2026"),
        ("Tháng 2/2024", "2024-02", date(2024, 2, 29), "Tháng 2/2024"),
        ("6 tháng đầu năm 2026", "2026-H1", date(2026, 6, 30), "6 tháng đầu năm 2026"),
        ("2026-H2", "2026-H2", date(2026, 12, 31), "6 tháng cuối năm 2026"),
    ],
)
def test_a_period_is_read_as_people_write_it(text, code, end, words):
    assert (parse_period(text), last_day(code), written_period(code)) == (code, end, words)


@pytest.mark.parametrize("text", ["26", "Quý V/2026", "Tháng 13/2026", "2026-13", "năm nay"])
def test_what_is_no_period_is_refused(text):
    with pytest.raises(BadPeriod):
        parse_period(text)
