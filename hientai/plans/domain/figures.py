"""Measurable goals in figures."""

from __future__ import annotations

from typing import Any, Final, Protocol

from hientai.kernel.vietnamese import format_number

_OPERATOR_SIGNS: Final = {">=": "≥ ", ">": "> ", "<=": "≤ ", "<": "< ", "~": "~ "}


class Measured(Protocol):
    """What a goal or a fact says in figures."""

    operator: Any
    value: Any
    value_max: Any
    baseline: Any
    unit: Any


def target_words(target: Measured) -> str:
    """Write a goal in figures: “0,27 → ≥ 0,5%”, “2 - 3 tiến sĩ”, “14.556 người”."""
    goal = format_number(target.value)
    if target.value_max is not None:
        goal = f"{goal} - {format_number(target.value_max)}"
    goal = _OPERATOR_SIGNS.get(target.operator, "") + goal
    if target.baseline is not None:
        goal = f"{format_number(target.baseline)} → {goal}"
    return f"{goal}{'' if target.unit.startswith('%') else ' '}{target.unit}".strip()
