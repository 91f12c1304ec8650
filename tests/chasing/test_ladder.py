"""When a rung is reached, and by whom."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hientai.chasing.domain import Audience, Step, reached, rung_day, span_of
from hientai.kernel.workdays import is_working_day

FRIDAY, MONDAY = date(2026, 3, 6), date(2026, 3, 9)
BEFORE, ON, AFTER = (Step(days, Audience.OFFICER) for days in (-7, 0, 1))
LADDER = (BEFORE, ON, AFTER, Step(3, Audience.HEAD), Step(10, Audience.LEADER))
DAYS = st.dates(date(2025, 1, 1), date(2027, 12, 31))


@pytest.mark.parametrize(
    ("due_on", "days", "day"),
    [
        (FRIDAY, -7, date(2026, 2, 27)),
        (FRIDAY, 0, FRIDAY),
        (date(2026, 3, 7), 0, FRIDAY),  # due on a Saturday: told the day before
        (FRIDAY, 1, MONDAY),  # late since Saturday: told on Monday
        (date(2026, 5, 1), 0, date(2026, 4, 29)),  # two holidays in a row
    ],
)
def test_a_rung_is_reached_on_a_working_day(due_on, days, day):
    assert rung_day(due_on, days) == day


def test_on_the_due_day_nothing_says_that_it_has_passed():
    assert reached(FRIDAY, LADDER, FRIDAY) == [ON]


def test_what_nobody_told_for_days_is_told_once_by_its_last_rung():
    steps = (Step(-7, Audience.OFFICER), Step(-5, Audience.OFFICER), Step(-3, Audience.OFFICER))

    assert reached(FRIDAY, steps, date(2026, 3, 4)) == [steps[2]]


def test_each_audience_has_its_own_last_rung():
    assert reached(FRIDAY, LADDER, date(2026, 3, 10)) == [AFTER, Step(3, Audience.HEAD)]


def test_a_rung_of_long_ago_is_not_told_any_more():
    assert reached(FRIDAY, [BEFORE, AFTER], date(2026, 3, 17)) == []


@given(
    due_on=DAYS,
    today=DAYS,
    steps=st.sets(st.builds(Step, st.integers(-60, 60), st.sampled_from(Audience))),
)
def test_before_is_never_told_after_nor_late_before_it_is(due_on, today, steps):
    for step in reached(due_on, steps, today):
        assert (today <= due_on) if step.days <= 0 else (today > due_on)


@given(due_on=DAYS, days=st.integers(-180, 180))
def test_a_rung_before_comes_no_later_and_one_after_no_earlier_than_asked(due_on, days):
    day, asked = rung_day(due_on, days), due_on + timedelta(days=days)

    assert is_working_day(day)
    assert day <= asked if days <= 0 else day >= asked


@given(due_on=DAYS, today=DAYS, days=st.integers(-180, 180))
def test_what_is_reached_lies_within_the_span_that_is_read(due_on, today, days):
    steps = [Step(days, Audience.OFFICER)]
    first, last = span_of(steps, today) or (date.max, date.min)

    assert first <= due_on <= last or not reached(due_on, steps, today)


def test_a_ladder_without_rungs_reads_nothing():
    assert span_of((), FRIDAY) is None
