"""Whether a target is met: one row a case, each with the state and a piece of the reason."""

from datetime import date
from decimal import Decimal

import pytest

from hientai.indicators.domain.goals import Goal, Point, Rhythm, proposed_way
from hientai.indicators.domain.judging import (
    Judgement,
    State,
    judge,
    more_needed,
    overall,
)

TODAY = date(2026, 11, 21)
AFTER = date(2031, 2, 1)


def start(value, year=2020):
    return Point(date(year, 12, 31), Decimal(str(value)))


def points(values):
    days = {2026: date(2026, 11, 1)}  # of the year that is not over
    return [
        Point(days.get(year, date(year, 12, 31)), Decimal(str(v))) for year, v in values.items()
    ]


def goal(operator, low, **fields):
    return Goal(operator=operator, low=Decimal(str(low)), **{"since": 2021, "by": 2030, **fields})


RISES = {"start": start("0.27")}
FROM_ZERO = {"start": start(0)}
CASES = [
    # what is asked, what was observed, the day, the state, a piece of the reason
    (goal(">=", "0.5", **RISES), {}, TODAY, "no_data", "sau mức xuất phát"),
    (goal(">=", "0.5"), {}, TODAY, "no_data", "Chưa có số liệu nào"),
    (goal(">=", "0.5", **RISES), {2025: "0.5"}, TODAY, "met", "mục tiêu"),
    (goal(">=", "0.5", **RISES), {2025: "0.40"}, TODAY, "on_track", "Còn thiếu"),
    (goal(">=", "0.5", **RISES), {2025: "0.30"}, TODAY, "behind", "lộ trình cần"),
    (goal(">=", "0.5", **RISES), {2030: "0.49"}, AFTER, "missed", "thiếu"),
    (goal(">=", "0.5", **RISES), {2030: "0.51"}, AFTER, "met", "mục tiêu"),
    (goal(">=", "0.5", **RISES), {2029: "0.6"}, AFTER, "no_data", "Đã hết hạn"),
    (goal(">", 90000, **FROM_ZERO), {2025: 90000}, TODAY, "on_track", "cần vượt"),
    (goal(">", 90000, **FROM_ZERO), {2025: 90001}, TODAY, "met", ""),
    (goal(">", 30, **FROM_ZERO), {2030: 30}, AFTER, "missed", "cần vượt"),
    (goal("<=", 10, start=start(20)), {2025: 10}, TODAY, "met", ""),
    (goal("<=", 10, start=start(20)), {2025: 16}, TODAY, "behind", "vượt quá"),
    (goal("<=", 10, start=start(20)), {2025: 14}, TODAY, "on_track", ""),
    (goal("<", 10, start=start(20)), {2030: 10}, AFTER, "missed", ""),
    (goal("=", 95, start=start(80)), {2025: 96}, TODAY, "met", ""),
    (goal("=", 5, start=start(9)), {2025: 4}, TODAY, "met", ""),
    (goal("=", 95, start=start(80)), {2030: 94}, AFTER, "missed", "thiếu"),
    (goal("~", 5), {2025: "4.5"}, TODAY, "met", ""),
    (goal("~", 5), {2025: "4.4"}, TODAY, "not_due", "chưa biết mức xuất phát"),
    (goal("~", 5, tolerance=Decimal(1)), {2025: 4}, TODAY, "met", ""),
    (goal("between", 2, high=Decimal(3)), {2025: 2}, TODAY, "met", ""),
    (goal("between", 2, high=Decimal(3)), {2025: 7}, TODAY, "met", ""),
    (goal("between", 2, high=Decimal(3)), {2030: 1}, AFTER, "missed", "thiếu"),
    (goal(">=", 10), {2024: 2, 2025: 4}, TODAY, "on_track", "lộ trình"),
    (goal(">=", 10), {2025: 3}, TODAY, "not_due", "Chưa đến hạn"),
    (goal(">=", 10, **FROM_ZERO, stated={2025: Decimal(8)}), {2025: 6}, TODAY, "behind", ""),
    (goal(">=", 10, **FROM_ZERO, stated={2025: Decimal(2)}), {2025: 3}, TODAY, "on_track", ""),
]
YEARLY = {"rhythm": Rhythm.EACH_YEAR, "high": Decimal(3), "since": 2024}
YEARLY_CASES = [
    (goal("between", 2, **YEARLY), {2024: 2, 2025: 2}, TODAY, "on_track", "Đạt 2/2 năm"),
    (goal("between", 2, **YEARLY), {2024: 2, 2025: 1}, TODAY, "behind", "Năm 2025 không đạt"),
    (goal("between", 2, **YEARLY), {2024: 2}, TODAY, "no_data", "năm 2025"),
    (goal("between", 2, **YEARLY), {2025: 1, 2026: 2}, TODAY, "met", "Đạt 0/2 năm"),
    (goal("between", 2, **{**YEARLY, "since": 2026}), {}, TODAY, "not_due", "chưa hết"),
    (goal("between", 2, **{**YEARLY, "since": 2026}), {2026: 1}, TODAY, "not_due", "Đến nay"),
    (goal(">=", 2, **{**YEARLY, "by": 2025}), {2024: 2, 2025: 3}, TODAY, "met", "2/2"),
    (goal(">=", 2, **{**YEARLY, "by": 2025}), {2024: 1, 2025: 3}, TODAY, "missed", "1/2"),
    (goal(">=", 2, **{**YEARLY, "by": 2025}), {2025: 3}, TODAY, "no_data", "2024"),
]
TOTAL = {"rhythm": Rhythm.TOTAL, "since": 2025, "by": 2026}
TOTAL_CASES = [
    (goal(">=", 10, **TOTAL), {2025: 6, 2026: 4}, TODAY, "met", "2025-2026"),
    (goal(">=", 10, **{**TOTAL, "by": 2030}), {2025: 6, 2026: 1}, TODAY, "on_track", "lộ trình"),
    (goal(">=", 10, **TOTAL), {2025: 2, 2026: 1}, TODAY, "behind", "Còn thiếu"),
    (goal(">=", 10, **TOTAL), {2026: 1}, TODAY, "no_data", "2025"),
    (goal(">=", 10, **TOTAL), {2025: 2, 2026: 1}, AFTER, "missed", "Còn thiếu"),
    (goal(">=", 10, **TOTAL), {}, TODAY, "no_data", ""),
]
GROWTH = {"rhythm": Rhythm.GROWTH, "start": start(100)}
GROWTH_CASES = [
    (goal(">=", 8, **GROWTH), {2025: 150}, TODAY, "on_track", "8,44%/năm"),
    (goal(">=", 8, **GROWTH), {2025: 120}, TODAY, "behind", "tăng bình quân"),
    (goal(">=", 8, **GROWTH), {2030: 216}, AFTER, "met", ""),
    (goal(">=", 8, **GROWTH), {2030: 150}, AFTER, "missed", ""),
    (goal(">=", 8, rhythm=Rhythm.GROWTH), {2025: 150}, TODAY, "no_data", "hai năm"),
]


def told(found):
    said = []
    for why in found.why:
        values = {
            key: told(Judgement(State.MET, (value,)))
            if hasattr(value, "sentence")
            else str(value).replace(".", ",")
            for key, value in why.values.items()
        }
        said.append(why.sentence % values)
    return " ".join(said)


@pytest.mark.parametrize(
    ("asked", "values", "day", "state", "words"),
    [*CASES, *YEARLY_CASES, *TOTAL_CASES, *GROWTH_CASES],
)
def test_a_target_stands_as_its_operator_and_rhythm_say(asked, values, day, state, words):
    found = judge(asked, points(values), day)
    assert found.state == state
    assert words in told(found)


def test_what_is_not_over_yet_is_not_looked_at():
    future = [Point(date(2027, 12, 31), Decimal(9))]
    assert judge(goal(">=", 1), future, TODAY).state == State.NO_DATA


def test_the_last_value_of_a_year_counts():
    rows = [Point(date(2026, 3, 1), Decimal(9)), Point(date(2026, 9, 1), Decimal(2))]
    assert judge(goal(">=", 5), rows, TODAY).point == rows[1]


def test_the_worst_part_speaks_for_all():
    parts = [Judgement(State.MET), Judgement(State.NO_DATA), Judgement(State.BEHIND)]
    assert overall(parts) == State.BEHIND
    assert overall([]) == State.NO_DATA


def test_a_gap_in_percent_is_so_many_people_rounded_up():
    assert more_needed(Decimal("0.08"), Decimal(150_100)) == 121
    assert more_needed(Decimal("0.08"), None) is None


def test_the_linear_way_goes_from_the_start_to_the_mark():
    way = proposed_way(goal(">=", 10, **FROM_ZERO))
    assert list(way) == list(range(2021, 2031))
    assert way[2030] == 10
    assert way[2025] == pytest.approx(Decimal(5), abs=Decimal("0.01"))
