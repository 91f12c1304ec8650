"""How a goal stands on a day, and why: pure rules, one for each rhythm."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from decimal import ROUND_CEILING, Decimal
from enum import StrEnum
from typing import Final

from hientai.indicators.domain.goals import Goal, Point, Rhythm, expected, waypoints, year_end
from hientai.kernel.errors import noop

DAYS: Final = Decimal(365)
HUNDRED: Final = Decimal(100)


class State(StrEnum):
    """How a target stands."""

    MET = "met"
    ON_TRACK = "on_track"
    BEHIND = "behind"
    MISSED = "missed"
    NO_DATA = "no_data"
    NOT_DUE = "not_due"


# of several parts the first of these that occurs speaks for all
WORST_FIRST: Final = (
    State.MISSED,
    State.BEHIND,
    State.NO_DATA,
    State.NOT_DUE,
    State.ON_TRACK,
    State.MET,
)


@dataclass(frozen=True)
class Why:
    """A sentence with named places; Decimals are written as numbers by whoever shows it."""

    sentence: str
    values: Mapping[str, object]


@dataclass(frozen=True)
class Judgement:
    """A state with its reasons; `point` is the value judged, `asked` what the way asked there."""

    state: State
    why: tuple[Why, ...] = ()
    point: Point | None = None
    asked: Decimal | None = None
    gap: Decimal = Decimal(0)


def judge(goal: Goal, points: Iterable[Point], today: date) -> Judgement:
    """Judge a goal by the values observed since its start, the last of each year."""
    by_year: dict[int, Point] = {}
    for point in sorted(points, key=lambda one: one.on):
        if point.on <= today and (goal.start is None or point.on > goal.start.on):
            by_year[point.on.year] = point
    return {
        Rhythm.BY: _at_horizon,
        Rhythm.EACH_YEAR: _each_year,
        Rhythm.TOTAL: _total,
        Rhythm.GROWTH: _growth,
    }[goal.rhythm](goal, by_year, today)


def overall(parts: Sequence[Judgement]) -> State:
    """Return the state of a target of several parts: the worst of them."""
    states = {one.state for one in parts}
    return next((state for state in WORST_FIRST if state in states), State.NO_DATA)


def _no_data(sentence: str, **values: object) -> Judgement:
    return Judgement(State.NO_DATA, (Why(sentence, values),))


def _at_horizon(goal: Goal, values: Mapping[int, Point], today: date) -> Judgement:
    if not values:
        if goal.start:
            return _no_data(
                noop("Chưa có số liệu nào sau mức xuất phát %(value)s (%(year)s)."),
                value=goal.start.value,
                year=goal.start.on.year,
            )
        return _no_data(noop("Chưa có số liệu nào."))
    last = values[max(values)]
    if goal.by and today > year_end(goal.by):
        return _after_horizon(goal, values, last)
    if goal.is_met(last.value):
        return Judgement(State.MET, (_reached(goal, last),), last)
    return _on_the_way(goal, values, last)


def _after_horizon(goal: Goal, values: Mapping[int, Point], last: Point) -> Judgement:
    by = goal.by or last.on.year
    at_end = values.get(by)
    if at_end is None:
        return _no_data(
            noop(
                "Đã hết hạn %(by)s nhưng chưa có số liệu năm đó; gần nhất là %(value)s (%(year)s)."
            ),
            by=by,
            value=last.value,
            year=last.on.year,
        )
    if goal.is_met(at_end.value):
        return Judgement(State.MET, (_reached(goal, at_end),), at_end)
    return _short(State.MISSED, goal, at_end, goal.mark)


def _on_the_way(goal: Goal, values: Mapping[int, Point], last: Point) -> Judgement:
    first = values[min(values)]
    way = waypoints(goal, first if first is not last else None)
    asked = expected(way, last.on)
    if asked is None:
        gap = goal.lacks(last.value)
        why = Why(
            noop("Chưa đến hạn; chưa biết mức xuất phát nên chưa so được với lộ trình. %(lack)s"),
            {"lack": _lack(gap)},
        )
        return Judgement(State.NOT_DUE, (why,), last, None, gap)
    gap = goal.lacks(last.value, asked)
    if gap:
        return _short(State.BEHIND, goal, last, asked)
    sentence = noop("%(value)s, lộ trình đến lúc đó là %(asked)s. %(lack)s")
    rest = goal.lacks(last.value)
    values_said = {"value": last.value, "asked": asked, "lack": _lack(rest)}
    return Judgement(State.ON_TRACK, (Why(sentence, values_said),), last, asked, rest)


def _lack(gap: Decimal) -> Why:
    if gap:
        return Why(noop("Còn thiếu %(gap)s so với mục tiêu."), {"gap": gap})
    return Why(noop("Mới bằng, cần vượt mục tiêu."), {})


def _reached(goal: Goal, point: Point) -> Why:
    sentence = noop("%(value)s (%(year)s), mục tiêu %(mark)s.")
    return Why(sentence, {"value": point.value, "year": point.on.year, "mark": goal.low})


def _short(state: State, goal: Goal, point: Point, asked: Decimal) -> Judgement:
    """Say how far a value is below what was asked of it by its day, or at the end."""
    gap = goal.lacks(point.value, asked)
    values = {"value": point.value, "year": point.on.year, "asked": asked, "gap": gap}
    if not gap:  # > and < want more than the mark itself
        why = Why(noop("%(value)s (%(year)s): mới bằng %(asked)s, cần vượt."), values)
    elif state == State.BEHIND:
        sentence = noop("%(value)s (%(year)s), lộ trình cần %(asked)s: thiếu %(gap)s.")
        why = Why(_turned(goal, sentence), values)
    else:
        sentence = noop("%(value)s (%(year)s), mục tiêu %(asked)s: thiếu %(gap)s.")
        why = Why(_turned(goal, sentence), values)
    return Judgement(state, (why,), point, asked, gap)


def _turned(goal: Goal, sentence: str) -> str:
    """Where less is better, what is too much is not «thiếu»."""
    return _OVER.get(sentence, sentence) if goal.falls else sentence


_OVER: Final = {
    "%(value)s (%(year)s), lộ trình cần %(asked)s: thiếu %(gap)s.": noop(
        "%(value)s (%(year)s), lộ trình cần %(asked)s: vượt quá %(gap)s."
    ),
    "%(value)s (%(year)s), mục tiêu %(asked)s: thiếu %(gap)s.": noop(
        "%(value)s (%(year)s), mục tiêu %(asked)s: vượt quá %(gap)s."
    ),
}


def _years(goal: Goal, values: Mapping[int, Point], today: date) -> range:
    first = goal.since or min(values, default=today.year)
    last = min(goal.by or today.year, today.year)
    return range(first, last + 1)


def _each_year(goal: Goal, values: Mapping[int, Point], today: date) -> Judgement:
    over = [year for year in _years(goal, values, today) if year_end(year) < today]
    met = [year for year in over if year in values and goal.is_met(values[year].value)]
    known = [year for year in over if year in values]
    this = values.get(today.year)
    if goal.by and today > year_end(goal.by):
        return _years_are_over(goal, over, met, known, values)
    if this and goal.is_met(this.value):
        return Judgement(State.MET, (_reached(goal, this), *_kept(over, met)), this)
    if not over:
        return _not_over(goal, this, today)
    return _last_year(goal, over, met, values, this)


def _last_year(
    goal: Goal,
    over: Sequence[int],
    met: Sequence[int],
    values: Mapping[int, Point],
    this: Point | None,
) -> Judgement:
    last = over[-1]
    if last not in values:
        return _no_data(noop("Chưa có số liệu năm %(year)s."), year=last)
    if last in met:
        why = (_reached(goal, values[last]), *_kept(over, met))
        return Judgement(State.ON_TRACK, why, this or values[last])
    found = _short(State.BEHIND, goal, values[last], goal.mark)
    why_not = Why(
        noop("Năm %(year)s không đạt: %(value)s, cần %(mark)s."),
        {"year": last, "value": values[last].value, "mark": goal.mark},
    )
    return Judgement(State.BEHIND, (why_not, *_kept(over, met)), found.point, goal.mark, found.gap)


def _years_are_over(
    goal: Goal,
    over: Sequence[int],
    met: Sequence[int],
    known: Sequence[int],
    values: Mapping[int, Point],
) -> Judgement:
    last = values[known[-1]] if known else None
    if len(met) == len(over):
        return Judgement(State.MET, tuple(_kept(over, met)), last)
    if len(known) > len(met):
        return Judgement(State.MISSED, tuple(_kept(over, met)), last, goal.mark)
    missing = ", ".join(str(year) for year in over if year not in known)
    return _no_data(noop("Chưa có số liệu các năm: %(years)s."), years=missing)


def _kept(over: Sequence[int], met: Sequence[int]) -> list[Why]:
    if not over:
        return []
    return [Why(noop("Đạt %(n)s/%(all)s năm đã qua."), {"n": len(met), "all": len(over)})]


def _not_over(goal: Goal, this: Point | None, today: date) -> Judgement:
    if this is None:
        return Judgement(
            State.NOT_DUE,
            (Why(noop("Năm %(year)s chưa hết, chưa có số liệu."), {"year": today.year}),),
        )
    sentence = noop("Đến nay %(value)s trong năm %(year)s, cần %(mark)s; năm chưa hết.")
    said = {"value": this.value, "year": today.year, "mark": goal.mark}
    return Judgement(State.NOT_DUE, (Why(sentence, said),), this, None, goal.lacks(this.value))


def _total(goal: Goal, values: Mapping[int, Point], today: date) -> Judgement:
    years = _years(goal, values, today)
    counted = {year: values[year].value for year in years if year in values}
    if not counted:
        return _no_data(noop("Chưa có số liệu nào."))
    point = Point(max(values[year].on for year in counted), sum(counted.values(), Decimal(0)))
    said: dict[str, object] = {
        "value": point.value,
        "first": min(counted),
        "last": max(counted),
        "mark": goal.mark,
    }
    total = Why(noop("Cộng dồn %(first)s-%(last)s: %(value)s, mục tiêu %(mark)s."), said)
    if goal.is_met(point.value):
        return Judgement(State.MET, (total,), point)
    gaps = [str(year) for year in years if year not in counted and year_end(year) < today]
    if gaps:
        lack = Why(noop("Chưa có số liệu các năm: %(years)s."), {"years": ", ".join(gaps)})
        return Judgement(State.NO_DATA, (total, lack), point)
    return _sum_so_far(goal, point, total, today)


def _sum_so_far(goal: Goal, point: Point, total: Why, today: date) -> Judgement:
    rest = goal.lacks(point.value)
    if goal.by and today > year_end(goal.by):
        return Judgement(State.MISSED, (total, _lack(rest)), point, goal.mark, rest)
    first = goal.since or point.on.year
    begun = Point(year_end(first - 1), Decimal(0))
    asked = expected(waypoints(goal, begun), point.on)
    if asked is None:
        return Judgement(State.NOT_DUE, (total, _lack(rest)), point, None, rest)
    gap = goal.lacks(point.value, asked)
    way = Why(noop("Theo lộ trình đến nay cần %(asked)s."), {"asked": asked})
    state = State.BEHIND if gap else State.ON_TRACK
    return Judgement(state, (total, way, _lack(rest)), point, asked, gap or rest)


def _growth(goal: Goal, values: Mapping[int, Point], today: date) -> Judgement:
    """Judge the mean growth since the start; one value alone has not grown yet."""
    known = [values[year] for year in sorted(values)]
    start = goal.start or (known[0] if len(known) > 1 else None)
    if start is None or not known or start.value <= 0:
        return _no_data(noop("Cần số liệu của ít nhất hai năm để tính tốc độ tăng."))
    last = known[-1]
    years = Decimal((last.on - start.on).days) / DAYS
    if years <= 0:
        return _no_data(noop("Cần số liệu của ít nhất hai năm để tính tốc độ tăng."))
    rate = Decimal(str(((float(last.value) / float(start.value)) ** (1 / float(years)) - 1) * 100))
    rate = rate.quantize(Decimal("0.01"))
    over = goal.by is not None and today > year_end(goal.by)
    good, bad = (State.MET, State.MISSED) if over else (State.ON_TRACK, State.BEHIND)
    why = Why(
        noop("Từ %(first)s đến %(last)s tăng bình quân %(rate)s%%/năm, mục tiêu %(mark)s%%/năm."),
        {"first": start.on.year, "last": last.on.year, "rate": rate, "mark": goal.mark},
    )
    point = Point(last.on, rate)
    state = good if goal.is_met(rate) else bad
    return Judgement(state, (why,), point, goal.mark, goal.lacks(rate))


def more_needed(gap: Decimal, whole: Decimal | None) -> int | None:
    """Return how many more of the counted a gap in percent of the whole is, rounded up."""
    if not gap or not whole:
        return None
    return int((gap * whole / HUNDRED).to_integral_value(ROUND_CEILING))
