"""What a province may do, from a year on: plain numbers that a person can read and change."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Scenario:
    """Policies in addition to what went on so far; the first year is the first forecast year."""

    doctorates: float = 0  # more doctors trained a year
    masters: float = 0  # more masters trained a year
    attracted: float = 0  # doctors who come from elsewhere a year
    deferral: float = 0  # share of doctors who stay on past their legal retirement
    quits: float = 1  # times the chance of leaving before it
    recruits: float = 1  # times the number who come
    delay: int = 0  # years before the policies begin


AS_BEFORE = Scenario()
