"""Which days are worked on, and where a term ends that ends on a day of rest."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from hientai.kernel.workdays import (
    REST_NAMES,
    Rest,
    is_working_day,
    rest_on,
    term_end,
    working_days_after,
)


@pytest.mark.parametrize(
    ("first", "last", "why"),
    [
        (date(2021, 2, 10), date(2021, 2, 16), "Tết Tân Sửu"),
        (date(2022, 1, 29), date(2022, 2, 6), "Tết Nhâm Dần"),
        (date(2022, 4, 30), date(2022, 5, 3), "30/4 on a Saturday, 1/5 on a Sunday"),
        (date(2023, 1, 20), date(2023, 1, 26), "Tết Quý Mão"),
        (date(2023, 4, 29), date(2023, 5, 3), "three holidays over a weekend"),
        (date(2023, 9, 1), date(2023, 9, 4), "2/9 on a Saturday"),
        (date(2024, 2, 8), date(2024, 2, 14), "Tết Giáp Thìn"),
        (date(2024, 4, 27), date(2024, 5, 1), "a swapped Monday"),
        (date(2025, 1, 25), date(2025, 2, 2), "Tết Ất Tỵ"),
        (date(2025, 4, 30), date(2025, 5, 4), "a swapped Friday"),
        (date(2026, 2, 14), date(2026, 2, 22), "Tết Bính Ngọ"),
        (date(2026, 8, 29), date(2026, 9, 2), "a swapped Monday"),
    ],
)
def test_rests_as_they_were_announced(first, last, why):
    days = [first + timedelta(days=n) for n in range((last - first).days + 1)]
    assert all(rest_on(day) for day in days), why
    assert is_working_day(last + timedelta(days=1)), why


@pytest.mark.parametrize("day", [date(2024, 5, 4), date(2025, 4, 26), date(2026, 8, 22)])
def test_a_saturday_that_was_swapped_is_worked(day):
    assert is_working_day(day)


@pytest.mark.parametrize(
    ("day", "end"),
    [
        (date(2025, 12, 31), date(2025, 12, 31)),  # a Wednesday
        (date(2026, 12, 5), date(2026, 12, 7)),  # a Saturday
        (date(2027, 12, 5), date(2027, 12, 6)),  # a Sunday
        (date(2022, 12, 31), date(2023, 1, 3)),  # a Saturday, then the New Year made up for
        (date(2026, 11, 24), date(2026, 11, 25)),  # the Day of Culture
        (date(2025, 1, 25), date(2025, 2, 3)),  # the Saturday before Tết
    ],
)
def test_a_term_ends_on_the_working_day_that_follows(day, end):
    assert term_end(day) == end


def test_the_day_of_culture_is_no_holiday_before_2026():
    assert is_working_day(date(2025, 11, 24))


def test_working_days_are_counted_over_a_holiday():
    assert working_days_after(date(2026, 4, 24), 2) == date(2026, 4, 29)


def test_every_rest_has_a_name():
    assert set(REST_NAMES) == set(Rest)


@given(st.dates(date(2015, 1, 1), date(2060, 12, 31)))
def test_a_term_never_ends_earlier_nor_on_a_day_of_rest_nor_past_a_holiday(day):
    end = term_end(day)
    assert is_working_day(end)
    assert day <= end <= day + timedelta(days=10)
