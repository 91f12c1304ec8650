"""The rules of returns, without a framework."""

from hientai.returns.domain.lines import (
    LONGEST,
    MAX_FILES,
    OWES_THE_REPORT,
    PACES,
    Pace,
    Said,
    carried,
    settles,
    tidied,
    told,
    usual_pace,
)
from hientai.returns.domain.periods import ReportPeriod, meant_today, periods_owed
from hientai.returns.domain.refusals import BadAsk, BadForm, BadReturn

__all__ = [
    "LONGEST",
    "MAX_FILES",
    "OWES_THE_REPORT",
    "PACES",
    "BadAsk",
    "BadForm",
    "BadReturn",
    "Pace",
    "ReportPeriod",
    "Said",
    "carried",
    "meant_today",
    "periods_owed",
    "settles",
    "tidied",
    "told",
    "usual_pace",
]
