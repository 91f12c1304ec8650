"""The way of an opinion: which steps are open, how long each state lasted."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import date
from itertools import pairwise
from statistics import median

from hientai.opinions.domain.days import working_days_between
from hientai.opinions.domain.kinds import DONE, MOVES, TIMED, Act, KindRules, Side, State


@dataclass(frozen=True)
class Stay:
    """How long an opinion was in a state; `days` are working days, one that lasts has no end."""

    state: State
    since: date
    until: date | None
    days: int


def open_acts(rules: KindRules, state: State, sides: frozenset[Side]) -> list[Act]:
    """Return the steps that somebody on these sides may take now, in the order of the way."""
    return [act for act in Act if may(rules, act, state, sides)]


def may(rules: KindRules, act: Act, state: State, sides: frozenset[Side]) -> bool:
    takers = rules.acts.get(act, frozenset())
    return bool(takers & sides) and state in MOVES[act].before


def after(rules: KindRules, act: Act, state: State) -> State | None:
    """Return the state that a step leads to; None where it is not to be taken now."""
    move = MOVES.get(act)
    known = act in rules.acts and move is not None and state in move.before
    return move.after if move and known else None


def is_late(state: State, due: date | None, today: date) -> bool:
    """Return whether an answer of the province is overdue; what waits for above is not in its hands."""
    return state in TIMED and due is not None and due < today


def stays(steps: Sequence[tuple[State, date]], today: date) -> list[Stay]:
    """Return how long each state lasted, by the state and day of every step, in order.

    What is answered or closed lasts no longer: nobody is waited for.
    """
    turns = [step for i, step in enumerate(steps) if not i or step[0] is not steps[i - 1][0]]
    found = [
        Stay(state, since, until, working_days_between(since, until))
        for (state, since), (_next, until) in pairwise(turns)
        if state not in DONE
    ]
    if turns and turns[-1][0] not in DONE:
        state, since = turns[-1]
        found.append(Stay(state, since, None, working_days_between(since, today)))
    return found


def medians(found: Iterable[Stay]) -> Mapping[State, float]:
    """Return the median of working days by state, of stays that are over."""
    days: dict[State, list[int]] = {}
    for stay in found:
        if stay.until is not None:
            days.setdefault(stay.state, []).append(stay.days)
    return {state: median(days[state]) for state in State if state in days}
