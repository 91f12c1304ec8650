"""How wrong it was: naive forecasts, scores by hand, and no look at the years being scored."""

from functools import cache

import numpy as np
import pytest

from hientai.forecasts.domain.backtest import (
    Trial,
    fan_of,
    naive_trend,
    rehearsals,
    rehearse,
    scales_of,
    trials,
)  # fmt: skip
from hientai.forecasts.domain.lives import History, history_of
from hientai.forecasts.domain.measures import Measure, headlines, measured, past
from hientai.forecasts.domain.scoring import score
from hientai.forecasts.domain.widths import FEW, MANY, Scale, usual
from tests.forecasts.province import make_lives

DOCTORS = Measure("doctors")


@cache
def history():
    lives, first = make_lives(4, count=4000, years=8)
    return history_of(lives, first, first + 7, 6)


@cache
def rehearsed():
    return rehearsals(history(), [DOCTORS], paths=30)


def trial(actual=12.0, middle=11.0, before=10.0, rising=0.9):
    ends = {50: 10.5, 80: 10.0, 95: 9.0}
    highs = {50: 11.5, 80: 12.0, 95: 13.0}
    return Trial(DOCTORS, 2020, 5, before, actual, middle, ends, highs, before, 14.0, rising)


def test_the_line_goes_on():
    assert naive_trend(np.array([1.0, 2.0, 3.0]), 2) == pytest.approx(5.0)


def test_a_score_by_hand():
    found = score([trial(), trial(actual=8.0)])

    assert (found.error, found.last_value, found.trend) == (2.0, 2.0, 4.0)
    assert found.coverage == {50: 0.0, 80: 0.5, 95: 0.5}
    assert found.direction == 0.5
    assert not found.beats


def test_what_did_not_move_has_no_direction():
    assert trial(actual=10.0).direction is None


def test_a_direction_is_said_only_where_most_futures_go_one_way():
    found = score([trial(), trial(actual=8.0, rising=0.6), trial(actual=8.0, rising=0.1)])

    assert (found.direction, found.said, found.saids) == (1 / 3, 0.5, 2)


def test_the_doubt_of_a_coverage_falls_with_the_number_of_trials():
    assert score([trial()] * 100).doubt(80) == pytest.approx(0.04)


def test_the_usual_width_goes_from_that_of_few_known_years_to_that_of_many():
    few, between, many = (usual("doctors", years).far for years in (FEW, FEW + 1, MANY + 9))

    assert sorted([few, between, many])[1] == between
    assert usual("nothing", FEW) == Scale()


def test_a_fan_is_spread_about_its_middle():
    samples = np.linspace(90, 110, 101)[:, None]
    narrow, wide = fan_of(samples), fan_of(samples, Scale(2.0, 2.0))

    assert narrow.middle == wide.middle == 100
    assert wide.high[80] - wide.low[80] == pytest.approx(2 * (narrow.high[80] - narrow.low[80]))


@pytest.mark.parametrize(("inner", "width"), [(1.2, 12.0), (9.0, 16.0)])
def test_the_innermost_interval_is_widened_by_itself_and_stays_inside_the_next(inner, width):
    fan = fan_of(np.linspace(90, 110, 101)[:, None], Scale(inner=inner))

    assert float(fan.high[50][0] - fan.low[50][0]) == pytest.approx(width)
    assert float(fan.high[80][0] - fan.low[80][0]) == pytest.approx(16.0)


def test_intervals_are_corrected_only_by_what_was_known():
    """Years after an origin may be anything: they change nothing of its correction."""
    origin = history().last - 1
    changed = History(
        history().first,
        np.concatenate([history().stocks[:-1], history().stocks[-1:] * 3]),
        *(np.concatenate([flow[:-1], flow[-1:] * 3]) for flow in (history().gone, history().rose, history().came)),
    )  # fmt: skip
    mine, other = (
        scales_of(one.until(origin), [DOCTORS], rehearsals(one.until(origin), [DOCTORS], paths=30))
        for one in (history(), changed)
    )
    assert mine == other


def test_a_rehearsal_meets_what_came():
    values = measured(DOCTORS, past(history()))[0]
    found = trials(rehearsed()[0], history(), [DOCTORS], {})

    origin = rehearsed()[0].origin - history().first
    assert [one.actual for one in found] == values[origin + 1 :].tolist()
    assert found[0].last_value == values[origin]


def test_shares_are_of_all_and_women_of_their_group():
    tally = past(history())
    share = measured(Measure("doctors", "share"), tally)[0, -1]
    women = measured(Measure("doctors", "women"), tally)[0, -1]

    assert share == pytest.approx(
        100 * history().stocks[-1][:, :, 2].sum() / history().stocks[-1].sum()
    )
    assert 0 < women < 100
    assert len({one.code for one in headlines(6)}) == 19


def test_who_retires_is_forecast_better_than_by_naive_means():
    """A guard of the published scores (docs/forecast-accuracy.md) on one small province."""
    retired = Measure("retired")
    rehearsal = rehearse(history(), [retired], history().first + 4, paths=40)
    found = score(trials(rehearsal, history(), [retired], {}))

    assert found.beats
