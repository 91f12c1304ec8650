"""What the published score says of itself: every headline figure is judged, by every bar."""

from dataclasses import replace

import pytest

from hientai.forecasts.domain.backtest import Trial
from hientai.forecasts.domain.measures import headlines
from tools.forecasts import WORDS, holds, percent

FIRST = [one for one in headlines(6) if one.code in WORDS]


def made(measure, place):
    """Return a trial in 50 % (places 0 to 9), 80 % (to 15), 95 % (to 18) or none of its intervals."""
    ends = {50: 1.0, 80: 2.0, 95: 3.0}
    off = 0.5 if place < 10 else 1.5 if place < 16 else 2.5 if place < 19 else 9.0
    low, high = ({level: 110 + sign * end for level, end in ends.items()} for sign in (-1, 1))
    return Trial(measure, 2020, 5, 100.0, 110.0 + off, 110.0, low, high, 100.0, 140.0, 1.0)


GOOD = [made(one, place) for one in FIRST for place in range(20)]


def changed(code, **values):
    return [replace(one, **values) if one.measure.code == code else one for one in GOOD]


def test_the_headline_figures_are_those_of_the_forecast():
    assert [one.code for one in FIRST] == list(WORDS)


def test_what_is_within_every_bar_is_not_named():
    assert holds(GOOD) == []


@pytest.mark.parametrize("code", WORDS)
def test_a_naive_forecast_that_is_nearer_is_named_for_each_figure(code):
    assert holds(changed(code, trend=110.0)) == [f"{WORDS[code]}: no nearer than a naive forecast"]


def test_intervals_that_are_too_wide_are_named_by_level():
    wide = {50: 0.0, 80: 0.0, 95: 0.0}, {50: 200.0, 80: 200.0, 95: 200.0}
    found = holds(changed("doctors", low=wide[0], high=wide[1]))

    assert [words.split(" % covers")[0] for words in found] == ["doctors: 50", "doctors: 80"]


def test_a_direction_that_was_said_and_was_wrong_is_named():
    assert holds(changed("people", middle=99.0, last_value=0.0, trend=0.0)) == [
        f"people: direction, where said, right in {percent(0.0)}"
    ]
