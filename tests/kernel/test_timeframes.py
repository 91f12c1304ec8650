"""Each kind of time has its own days on which something is owed."""

import itertools
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hientai.kernel.timeframes import (
    Occurrence,
    Period,
    Recurrence,
    ReportingCalendar,
    Timeframe,
    TimeKind,
    day_of,
    occurrences,
    period_after,
    periods,
    periods_back,
)

YEAR_2026 = {"since": date(2026, 1, 1), "until": date(2026, 12, 31)}
YEARLY_REPORT = ReportingCalendar(Period.YEAR, day=15, contributor_days=10)


def dues(timeframe, calendar=YEARLY_REPORT, **days):
    return [one.due for one in occurrences(timeframe, calendar, **(days or YEAR_2026))]


@pytest.mark.parametrize(
    ("timeframe", "kind"),
    [
        (Timeframe(), TimeKind.NONE),
        (Timeframe(end="2026-12-31"), TimeKind.DATED),
        (Timeframe(start="2024-01-01", end="2026-12-31"), TimeKind.RANGED),
        (Timeframe(start="2024-01-01"), TimeKind.FROM_DAY),
        (Timeframe(recurrence=Recurrence.YEARLY, end="--12-15"), TimeKind.YEARLY),
        (Timeframe(recurrence=Recurrence.HALF_YEARLY), TimeKind.HALF_YEARLY),
        (Timeframe(recurrence=Recurrence.QUARTERLY), TimeKind.QUARTERLY),
        (Timeframe(recurrence=Recurrence.MONTHLY), TimeKind.MONTHLY),
        (Timeframe(recurrence=Recurrence.WEEKLY), TimeKind.CONTINUOUS),
        (Timeframe(recurrence=Recurrence.CONTINUOUS), TimeKind.CONTINUOUS),
        (Timeframe(recurrence=Recurrence.PERIODIC), TimeKind.PERIODIC),
        (Timeframe(condition="sau khi có hướng dẫn", end="2026-12-31"), TimeKind.CONDITIONAL),
    ],
)
def test_kind_of_a_timeframe(timeframe, kind):
    assert timeframe.kind == kind


def test_dated_work_is_owed_once_on_its_day_even_outside_the_window():
    assert dues(Timeframe(end="2020-06-30")) == [date(2020, 6, 30)]


def test_ranged_work_is_owed_once_on_its_last_day():
    found = occurrences(Timeframe(start="2024-01-01", end="2026-12-31"), YEARLY_REPORT, **YEAR_2026)
    assert found == [Occurrence(date(2024, 1, 1), date(2026, 12, 31), date(2026, 12, 31))]


def test_yearly_work_without_a_day_is_owed_on_the_last_day_of_the_year():
    assert dues(Timeframe(recurrence=Recurrence.YEARLY)) == [date(2026, 12, 31)]


def test_yearly_work_is_owed_on_the_day_that_it_names():
    assert dues(Timeframe(recurrence=Recurrence.YEARLY, end="--12-15")) == [date(2026, 12, 15)]


def test_yearly_work_until_a_year_is_owed_in_each_year_not_only_in_the_last():
    until_2027 = Timeframe(recurrence=Recurrence.YEARLY, start="2026-01-01", end="2027-12-31")
    assert dues(until_2027, since=date(2025, 1, 1), until=date(2029, 1, 1)) == [
        date(2026, 12, 31),
        date(2027, 12, 31),
    ]


def test_a_named_day_counts_only_in_the_quarter_that_holds_it():
    assert dues(Timeframe(recurrence=Recurrence.QUARTERLY, end="--12-15")) == [
        date(2026, 3, 31),
        date(2026, 6, 30),
        date(2026, 9, 30),
        date(2026, 12, 15),
    ]


def test_monthly_work_is_owed_on_the_last_day_of_each_month():
    found = dues(Timeframe(recurrence=Recurrence.MONTHLY))
    assert found[:3] == [date(2026, 1, 31), date(2026, 2, 28), date(2026, 3, 31)]
    assert len(found) == 12


def test_half_yearly_work_is_owed_twice_a_year():
    assert dues(Timeframe(recurrence=Recurrence.HALF_YEARLY)) == [
        date(2026, 6, 30),
        date(2026, 12, 31),
    ]


@pytest.mark.parametrize(
    "timeframe",
    [
        Timeframe(),
        Timeframe(recurrence=Recurrence.CONTINUOUS),
        Timeframe(recurrence=Recurrence.PERIODIC),
        Timeframe(start="2024-01-01"),
    ],
)
def test_what_has_no_day_of_its_own_owes_the_plans_report_on_the_contributors_day(timeframe):
    assert dues(timeframe) == [date(2026, 12, 5)]


def test_a_monthly_plan_asks_continuous_work_every_month():
    monthly = ReportingCalendar(Period.MONTH, day=20, contributor_days=2)
    found = dues(Timeframe(recurrence=Recurrence.CONTINUOUS), monthly)
    assert found[:2] == [date(2026, 1, 18), date(2026, 2, 18)]
    assert len(found) == 12


def test_work_from_a_day_owes_nothing_before_it():
    assert dues(Timeframe(start="2027-01-01")) == []


def test_a_condition_is_owed_once_without_a_day():
    found = occurrences(Timeframe(condition="sau khi có hướng dẫn"), YEARLY_REPORT, **YEAR_2026)
    assert found == [Occurrence(None, None, None)]


def test_dated_work_whose_day_cannot_be_read_owes_the_plans_report():
    assert dues(Timeframe(end="--12-15")) == [date(2026, 12, 5)]


def test_a_report_may_be_due_in_the_month_after_its_period():
    calendar = ReportingCalendar(Period.MONTH, day=5, contributor_days=2, next_month=True)
    end = date(2025, 12, 31)
    assert (calendar.steward_due(end), calendar.contributor_due(end)) == (
        date(2026, 1, 5),
        date(2026, 1, 3),
    )


def test_a_report_day_past_the_months_end_is_its_last_day():
    assert ReportingCalendar(Period.QUARTER, day=31).steward_due(date(2026, 6, 30)) == date(
        2026, 6, 30
    )


@pytest.mark.parametrize("text", [None, "", "2026-02-30", "--13-01", "--12-00", "2026", "sớm"])
def test_what_is_no_day_is_none(text):
    assert day_of(text, year=2026) is None


def test_the_29th_of_february_is_the_28th_in_other_years():
    assert day_of("--02-29", year=2026) == date(2026, 2, 28)


def test_the_period_after_december_is_next_january():
    assert period_after(Period.MONTH, date(2026, 12, 9)) == (date(2027, 1, 1), date(2027, 1, 31))


def test_periods_back_counts_from_the_days_own_period():
    assert periods_back(Period.QUARTER, date(2026, 5, 9), 2) == date(2025, 10, 1)


DAYS = st.dates(date(1990, 1, 1), date(2090, 12, 31))


@given(period=st.sampled_from(Period), day=DAYS, length=st.integers(0, 1500))
def test_periods_follow_one_another_and_cover_the_window(period, day, length):
    until = date.fromordinal(day.toordinal() + length)
    found = list(periods(period, since=day, until=until))
    assert found[0][0] <= day <= found[0][1]
    assert found[-1][0] <= until <= found[-1][1]
    for (_, end), (start, _) in itertools.pairwise(found):
        assert start.toordinal() == end.toordinal() + 1


@given(period=st.sampled_from(Period), day=DAYS, count=st.integers(0, 30))
def test_going_back_a_number_of_periods_and_listing_gives_one_more(period, day, count):
    back = periods_back(period, day, count)
    assert len(list(periods(period, since=back, until=day))) == count + 1
