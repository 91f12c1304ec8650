"""What it takes, on functions whose answer is known; what a register knows."""

import numpy as np
import pytest

from hientai.forecasts.domain.answering import chance, needed
from hientai.forecasts.domain.knowing import Known, spread_unknown
from hientai.forecasts.domain.questions import Whole

NOISE = np.linspace(-5, 5, 1001)


def futures(amount):
    return 100 + amount + NOISE


def test_the_chance_is_the_share_of_futures_that_reach_it():
    assert chance(futures(0), 100.0) == pytest.approx(0.5, abs=0.01)
    assert chance(futures(0), 96.0, at_most=True) == pytest.approx(0.1, abs=0.01)


def test_what_it_takes_is_found_to_the_person():
    found = needed(futures, 120.0, 100.0)
    assert (found.even, found.likely) == (20, 23)


def test_nothing_more_is_needed_where_it_is_likely_already():
    assert needed(futures, 90.0, 100.0).likely == 0


def test_what_cannot_be_reached_is_not_promised():
    found = needed(futures, 500.0, 100.0)
    assert (found.even, found.likely) == (None, None)


def test_departures_count_from_the_years_that_have_about_as_many_as_usual():
    known = Known(people=1000, departures={2025: 30, 2024: 25, 2023: 28, 2022: 31, 2021: 2})
    assert known.leaving_since(2025) == 2022
    assert known.groups(2025) == {"leaving"}


def test_a_list_without_dates_knows_nothing_of_change():
    assert Known(people=1000, masters=100, doctors=10).groups(2025) == frozenset()


def test_most_degrees_must_have_a_year():
    assert Known(people=9, doctors=10, doctors_dated=7).groups(2025) == {"doctors"}
    assert Known(people=9, doctors=10, doctors_dated=6).groups(2025) == frozenset()


def test_unknown_values_take_the_shape_of_the_known():
    assert spread_unknown([1, 1, 1, 9], 4) == [1, 1, 1, 9]
    assert spread_unknown([], 3) == []


def test_a_whole_grows_from_its_last_known_year():
    whole = Whole({2023: 1000.0}, growth=10.0, unsure=0.0)
    assert whole.ahead(2025, 1, 2)[0, 0] == pytest.approx(1000 * 1.1**3, rel=1e-3)
