"""Lives counted: who is where at a year's end, and that nobody is lost or made up."""

import numpy as np
import pytest

from hientai.forecasts.domain.lives import LATE, TooShort, history_of, legal_years, shifted
from tests.forecasts.made import one_life
from tests.forecasts.province import make_lives


def test_a_woman_born_in_may_1970_retires_in_2027():
    # 57 years and 4 months in 2027: Nghị định 135/2020/NĐ-CP, appendix I
    assert legal_years(np.array([1970 * 12 + 4]), np.array([1])).tolist() == [2027]


def test_who_becomes_a_master_and_a_doctor_rises_twice_and_is_counted_once():
    history = history_of(one_life(master=2012, doctor=2014), 2010, 2015, 1)

    assert history.stocks.sum(axis=(1, 2, 3, 4)).tolist() == [1] * 6
    assert history.stocks.sum(axis=(1, 2, 4))[-1].tolist() == [0, 0, 1]
    assert [history.rose[:, :, :, step].sum() for step in (0, 1)] == [1, 1]


def test_who_leaves_is_gone_from_the_year_of_leaving():
    history = history_of(one_life(left=2012), 2010, 2014, 1)

    assert history.stocks.sum(axis=(1, 2, 3, 4)).tolist() == [1, 1, 0, 0, 0]
    assert history.gone.sum(axis=(1, 2, 3, 4)).tolist() == [0, 1, 0, 0]


def test_years_left_count_down_to_the_legal_year():
    history = history_of(one_life(), 2037, 2040, 1)  # 62 years in June 2042

    left = [int(np.argmax(stock.sum(axis=(1, 2, 3)))) - LATE for stock in history.stocks]
    assert left == [4, 3, 2, 1]


def test_stocks_and_flows_of_a_province_add_up_in_every_cell():
    lives, first = make_lives(5, count=3000, years=8)
    history = history_of(lives, first, first + 7, 6)

    for year in range(7):
        stock = history.stocks[year] - history.gone[year] + history.came[year]
        for step in (0, 1):
            stock[:, :, step] -= history.rose[year][:, :, step]
            stock[:, :, step + 1] += history.rose[year][:, :, step]
        assert (shifted(stock) == history.stocks[year + 1]).all()


def test_one_year_is_no_history():
    with pytest.raises(TooShort):
        history_of(one_life(), 2020, 2020, 1)
