"""Futures of a small province: people are conserved, policies do what they say, seeds hold."""

from dataclasses import replace
from functools import cache

import numpy as np
import pytest

from hientai.forecasts.domain.assuming import STREAMS, Start, learned_from
from hientai.forecasts.domain.fitting import learn
from hientai.forecasts.domain.lives import LATE, SPAN, history_of
from hientai.forecasts.domain.rates import EARLY
from hientai.forecasts.domain.scenarios import Scenario
from hientai.forecasts.domain.simulating import _Run, simulate
from tests.forecasts.province import make_lives


@cache
def history():
    lives, first = make_lives(3, count=4000, years=9)
    return history_of(lives, first, first + 8, 6)


def run(**policy):
    return simulate(learn(history()), 3, paths=40, seed=2, scenario=Scenario(**policy))


def doctors(tally):
    return tally.stocks[:, :, :, 2].sum(axis=(2, 3)).mean(axis=0)


def test_the_same_seed_gives_the_same_futures():
    assert (run().stocks == run().stocks).all()


def test_nobody_is_lost_or_made_up_in_a_path():
    learned = learn(history())
    still = replace(learned.rates, mix=np.zeros_like(learned.rates.mix))
    one = _Run(replace(learned, rates=still), Scenario(), np.random.default_rng(1), (20, 1))
    people = np.broadcast_to(learned.start, (20, *learned.start.shape)).copy()

    after, gone = one._year(people, 0)

    assert (after >= 0).all()
    total = after.sum(axis=(1, 2, 3, 4)) + gone.sum(axis=(1, 2, 3, 4))
    assert (total == learned.start.sum()).all()


def test_ten_more_doctorates_a_year_make_about_thirty_more_doctors_in_three():
    more = doctors(run(doctorates=10)) - doctors(run())
    assert 24 < more[-1] < 33


def test_a_policy_that_begins_later_changes_nothing_before():
    assert doctors(run(attracted=10, delay=2))[1] == pytest.approx(doctors(run())[1])


@pytest.mark.parametrize(
    ("policy", "sign"), [({"quits": 2.0}, -1), ({"recruits": 2.0}, 1), ({"deferral": 0.9}, 1)]
)
def test_policies_move_the_total_their_way(policy, sign):
    change = run(**policy).stocks[:, -1].sum() - run().stocks[:, -1].sum()
    assert change * sign > 0


def test_rates_found_again_are_those_of_the_years_before():
    learned = learn(history())
    expected = (history().stocks[:-1] * (learned.rates.quits + learned.rates.early)).sum()
    left = history().gone[:, 7:].sum()
    assert expected == pytest.approx(left, rel=0.1)


def test_without_a_history_the_intervals_are_wider():
    stock = history().stocks[-1]
    assumed = learned_from(Start(stock, 2025), frozenset())
    known = learned_from(Start(stock, 2025, history()), frozenset(STREAMS))

    def width(learned):
        found = simulate(learned, 4, paths=80, seed=1).stocks[:, -1, :, 2].sum(axis=(1, 2))
        return np.ptp(np.quantile(found, [0.1, 0.9])) / np.median(found)

    assert width(assumed) > 1.3 * width(known)


def test_the_last_cohorts_stay_the_last():
    assert learn(history()).start.shape[0] == SPAN


def test_a_wave_in_the_known_years_is_not_taken_for_the_usual():
    """Five times as many go early in one year: the rate of the others stays, the wave is seen."""
    gone = history().gone.copy()
    gone[-1, LATE + 1 : LATE + 1 + EARLY] *= 5
    waved = learn(replace(history(), gone=gone))

    assert waved.rates.early.sum() == pytest.approx(learn(history()).rates.early.sum(), rel=0.25)
    assert waved.wave > 3 > learn(history()).wave == 1
