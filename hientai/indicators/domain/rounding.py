"""Figures as they can be read."""

from __future__ import annotations

from decimal import ROUND_HALF_UP, Decimal
from typing import Final

FINE: Final = Decimal("0.001")
COARSE: Final = Decimal("0.01")


def rounded(value: Decimal) -> Decimal:
    """Round to what can be read: two decimals, three below one."""
    step = FINE if abs(value) < 1 else COARSE
    return value.quantize(step, rounding=ROUND_HALF_UP)
