"""A fan: what was, what may come, and the same figures as a table."""

import pytest

from hientai.core.fans import Fan, Goal, Series, fan, scale_of
from hientai.core.painting import painted


def series(goal=None, **changes):
    ends = {50: (9.0, 11.0), 80: (8.0, 12.0), 95: (7.0, 13.0)}
    low = {level: [pair[0]] * 2 for level, pair in ends.items()}
    high = {level: [pair[1]] * 2 for level, pair in ends.items()}
    usual = {"past": [(2024, 9.0), (2025, 10.0)], "unit": "%", "digits": 1}
    return Series(fan=Fan([2026, 2027], [10.0, 10.5], low, high), goal=goal, **{**usual, **changes})


def test_the_table_says_all_that_is_drawn():
    rows = [row.cells for row in fan("Tăng", series()).table.rows]

    assert rows[0] == ("2024", "9,0%", "", "", "")
    assert rows[-1] == (
        "2027 (dự báo)", "10,5%", "9,0% - 11,0%", "8,0% - 12,0%", "7,0% - 13,0%",
    )  # fmt: skip


def test_the_drawing_has_a_title_three_bands_and_its_goal():
    drawn = fan("Tăng", series(Goal(2027, 12.0)))

    assert drawn.wide.count("<polygon") == 3
    assert "Tăng" in drawn.wide
    assert "mục tiêu 2027: 12%" in drawn.wide


@pytest.mark.parametrize(
    ("past", "low"), [([(2025, 1.0)], 0.0), ([(2025, 10.0)], 6.0)]
)  # near 0 the scale begins there
def test_a_scale_of_round_numbers_holds_everything(past, low):
    found = scale_of([series(past=past)])

    assert found.low == low
    assert found.high >= 13.0
    assert found.ticks[-1] == pytest.approx(found.high)


def test_fans_on_one_scale_can_be_compared():
    larger = series(past=[(2025, 40.0)])
    scale = scale_of([series(), larger])

    marks = [fan("Hai", one, scale=scale).wide.count("s-grid") for one in (series(), larger)]
    assert marks[0] == marks[1]


def test_a_fan_is_painted_for_paper():
    assert painted(fan("Tăng", series())).data.startswith(b"\x89PNG")
