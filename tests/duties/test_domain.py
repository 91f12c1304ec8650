"""When a duty is late, what it makes of its task, and what a plan opens."""

from collections import Counter
from datetime import date
from fractions import Fraction

import pytest

from hientai.duties.domain import (
    HISTORY_PERIODS,
    RANK,
    WHY_DUE,
    Counted,
    DutyFact,
    DutyState,
    Figures,
    NextAsk,
    PlannedDuty,
    due_once_met,
    issue_day,
    next_ask,
    period_label,
    planned,
    state_of,
    task_state,
)
from hientai.kernel.timeframes import Period, Recurrence, ReportingCalendar, Timeframe, TimeKind

TODAY = date(2026, 11, 21)
YEARLY = ReportingCalendar(Period.YEAR, day=15, contributor_days=10)


def state(due_on=date(2026, 12, 31), **fields):
    values = {
        "due_on": due_on,
        "done_on": None,
        "history": False,
        "time_kind": TimeKind.DATED,
        "today": TODAY,
    }
    return state_of(**{**values, **fields})


@pytest.mark.parametrize(
    ("due_on", "expected"),
    [
        (date(2026, 11, 20), DutyState.OVERDUE),
        (date(2026, 11, 21), DutyState.DUE_SOON),
        (date(2026, 12, 5), DutyState.DUE_SOON),
        (date(2026, 12, 6), DutyState.IN_TERM),
        (None, DutyState.WAITING),
    ],
)
def test_open_work_by_its_day(due_on, expected):
    assert state(due_on) == expected


def test_work_done_on_its_day_is_on_time():
    assert state(done_on=date(2026, 12, 31)) == DutyState.DONE_ON_TIME


def test_work_done_a_day_after_is_late():
    assert state(done_on=date(2027, 1, 1)) == DutyState.DONE_LATE


def test_work_done_before_its_condition_came_is_on_time():
    assert state(None, done_on=TODAY) == DutyState.DONE_ON_TIME


@pytest.mark.parametrize("done_on", [None, TODAY])
def test_history_is_never_overdue_nor_late(done_on):
    assert state(date(2020, 12, 31), history=True, done_on=done_on) == DutyState.HISTORY


def test_continuous_work_far_from_the_report_is_continuous():
    assert state(time_kind=TimeKind.CONTINUOUS) == DutyState.CONTINUOUS


def test_continuous_work_is_overdue_with_the_plans_report():
    assert state(date(2026, 11, 20), time_kind=TimeKind.CONTINUOUS) == DutyState.OVERDUE


def test_the_province_may_set_another_lead_time():
    assert state(date(2026, 12, 20), soon_days=30) == DutyState.DUE_SOON


def test_every_state_has_a_rank_and_every_kind_a_reason():
    assert set(RANK) == set(DutyState)
    assert set(WHY_DUE) == set(TimeKind)


def facts(*states, due_on=TODAY):
    return [DutyFact(number, one, due_on) for number, one in enumerate(states)]


def state_of_task(duties):
    found = task_state(duties)
    assert found is not None
    return found


def test_a_task_is_overdue_when_one_body_is():
    found = state_of_task(facts(DutyState.DONE_ON_TIME, DutyState.OVERDUE, DutyState.DONE_LATE))
    assert (found.state, found.bodies_done, found.bodies) == (DutyState.OVERDUE, 2, 3)


def test_a_task_is_done_late_when_all_are_done_and_one_was_late():
    found = state_of_task(facts(DutyState.DONE_ON_TIME, DutyState.DONE_LATE))
    assert (found.state, found.bodies_done) == (DutyState.DONE_LATE, 2)


def test_a_task_is_open_while_one_body_is_in_term():
    assert state_of_task(facts(DutyState.DONE_LATE, DutyState.IN_TERM)).state == DutyState.IN_TERM


def test_history_tells_nothing_of_a_task_that_has_more():
    assert state_of_task(facts(DutyState.HISTORY, DutyState.DONE_ON_TIME)).state == (
        DutyState.DONE_ON_TIME
    )


def test_a_body_has_delivered_when_only_later_periods_are_open():
    found = state_of_task(
        [
            DutyFact(1, DutyState.DONE_ON_TIME, date(2026, 12, 5)),
            DutyFact(1, DutyState.IN_TERM, date(2027, 12, 5)),
            DutyFact(2, DutyState.DUE_SOON, date(2026, 12, 5)),
            DutyFact(2, DutyState.IN_TERM, date(2027, 12, 5)),
        ]
    )
    assert (found.bodies_done, found.bodies) == (1, 2)


def test_who_was_granted_a_later_day_has_not_delivered_by_that():
    asked, later = date(2026, 12, 7), date(2027, 3, 31)
    extended = DutyFact(1, DutyState.IN_TERM, later, first_due_on=asked)
    found = state_of_task([extended, DutyFact(2, DutyState.IN_TERM, asked, first_due_on=asked)])
    assert (found.bodies_done, found.bodies) == (0, 2)


def test_a_task_that_nobody_owes_has_no_state():
    assert task_state([]) is None


def test_the_share_is_done_of_due_and_leaves_open_work_out():
    counts = {
        DutyState.DONE_ON_TIME: 73,
        DutyState.DONE_LATE: 15,
        DutyState.OVERDUE: 4,
        DutyState.IN_TERM: 54,
        DutyState.HISTORY: 9,
    }
    figures = Figures(Counted.DUTIES, counts)
    assert (figures.done, figures.due, figures.total) == (88, 92, 146)
    assert figures.share == Fraction(88, 92)


def test_nothing_due_has_no_share():
    assert Figures(Counted.TASKS, {DutyState.IN_TERM: 3}).share is None


def plan_of(timeframe, calendar=YEARLY, **fields):
    days = {"issued": date(2024, 6, 10), "tracked_from": date(2026, 1, 1), "today": TODAY}
    return planned(timeframe, calendar, **{**days, **fields})


def test_yearly_work_opens_history_this_year_and_the_next():
    found = [(one.due, one.history) for one in plan_of(Timeframe(recurrence=Recurrence.YEARLY))]
    assert found == [
        (date(2024, 12, 31), True),
        (date(2025, 12, 31), True),
        (date(2026, 12, 31), False),
        (date(2027, 12, 31), False),
    ]


def test_work_without_a_time_is_owed_with_the_plans_report():
    found = [one.due for one in plan_of(Timeframe()) if not one.history]
    assert found == [date(2026, 12, 7), date(2027, 12, 6)]  # 5 December is no working day


def test_dated_work_long_past_is_one_history_duty():
    day = date(2020, 6, 30)
    assert plan_of(Timeframe(end="2020-06-30")) == [PlannedDuty(day, day, day, history=True)]


@pytest.mark.parametrize("recurrence", [None, *Recurrence])
def test_a_2020_plan_confirmed_today_shows_nothing_overdue(recurrence):
    found = plan_of(Timeframe(recurrence=recurrence), issued=date(2020, 4, 8), tracked_from=TODAY)
    late = [one for one in found if one.due and one.due < TODAY and not one.history]
    assert late == []


def test_a_monthly_plan_of_2020_opens_a_bounded_history():
    monthly = ReportingCalendar(Period.MONTH, day=20, contributor_days=2)
    found = plan_of(Timeframe(), monthly, issued=date(2020, 4, 8), tracked_from=TODAY)
    assert sum(one.history for one in found) == HISTORY_PERIODS + 1  # and 18 November
    assert found[-1].due == date(2026, 12, 18)


def test_nothing_is_owed_on_a_day_before_the_plan_was_issued():
    found = plan_of(Timeframe(), issued=date(2026, 12, 20), tracked_from=date(2026, 12, 20))
    assert [one.named for one in found] == [date(2027, 12, 5)]


def test_work_from_a_far_day_opens_its_first_period():
    found = plan_of(Timeframe(start="2029-03-01"))
    assert [one.due for one in found] == [date(2029, 12, 5)]


def test_a_condition_opens_one_duty_without_a_day():
    assert plan_of(Timeframe(condition="sau khi có hướng dẫn")) == [
        PlannedDuty(None, None, None, history=False)
    ]


@pytest.mark.parametrize(
    ("end", "met_on", "due"),
    [
        (None, date(2026, 11, 1), date(2026, 12, 5)),
        (None, date(2026, 12, 6), date(2027, 12, 5)),
        ("2026-11-30", date(2026, 11, 1), date(2026, 11, 30)),
        ("2026-10-30", date(2026, 11, 1), date(2026, 12, 5)),
    ],
)
def test_when_conditional_work_is_due_once_its_condition_came(end, met_on, due):
    assert due_once_met(Timeframe(condition="khi có", end=end), YEARLY, met_on) == due


def test_a_report_day_that_never_comes_falls_back_to_the_periods_end():
    odd = ReportingCalendar(Period.MONTH, day=1, contributor_days=200)
    assert due_once_met(Timeframe(condition="khi có"), odd, TODAY) == date(2026, 12, 31)


@pytest.mark.parametrize(
    ("issued", "day"),
    [
        ("2024-06-10", date(2024, 6, 10)),
        ("2024-06", date(2024, 6, 1)),
        ("2024", date(2024, 1, 1)),
        ("", None),
    ],
)
def test_the_day_of_issue_as_precise_as_known(issued, day):
    assert issue_day(issued) == day


@pytest.mark.parametrize(
    ("start", "end", "label"),
    [
        (date(2026, 11, 1), date(2026, 11, 30), "Tháng 11/2026"),
        (date(2026, 10, 1), date(2026, 12, 31), "Quý IV/2026"),
        (date(2026, 1, 1), date(2026, 6, 30), "6 tháng đầu năm 2026"),
        (date(2026, 1, 1), date(2026, 12, 31), "Năm 2026"),
        (date(2025, 1, 1), date(2027, 12, 31), "01/01/2025 - 31/12/2027"),
        (date(2026, 2, 1), date(2026, 4, 30), "01/02/2026 - 30/04/2026"),
        (date(2026, 11, 15), date(2026, 11, 15), ""),
        (None, None, ""),
    ],
)
def test_periods_are_named_as_in_papers(start, end, label):
    assert period_label(start, end) == label


LATER, SOONER = date(2027, 12, 5), date(2026, 12, 5)


@pytest.mark.parametrize(
    ("days", "asked"),
    [
        ([], NextAsk(0, 0, None)),
        ([None], NextAsk(0, 0, None)),
        ([SOONER, LATER, SOONER], NextAsk(0, 2, SOONER)),
        ([date(2026, 11, 20), SOONER], NextAsk(1, 1, SOONER)),
        ([TODAY], NextAsk(0, 1, TODAY)),
    ],
)
def test_what_is_asked_next(days, asked):
    assert next_ask(Counter(days), TODAY) == asked
