"""Reads of reports."""

from hientai.reports.selectors.behind import DutyItems, duties_behind, rows_of
from hientai.reports.selectors.choosing import (
    ReportChoice,
    report_choices,
    reported_plans,
    with_first_due,
    years_of,
)
from hientai.reports.selectors.gathering import (
    FIRST_OPENED,
    Gathered,
    annual,
    annual_report,
    facts_of,
    gather,
    has_former_bodies,
    with_previous,
)
from hientai.reports.selectors.results import with_results

__all__ = [
    "FIRST_OPENED",
    "DutyItems",
    "Gathered",
    "ReportChoice",
    "annual",
    "annual_report",
    "duties_behind",
    "facts_of",
    "gather",
    "has_former_bodies",
    "report_choices",
    "reported_plans",
    "rows_of",
    "with_first_due",
    "with_previous",
    "with_results",
    "years_of",
]
