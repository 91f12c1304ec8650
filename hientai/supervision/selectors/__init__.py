"""Reads of supervision."""

from hientai.supervision.selectors.findings import (
    Overview,
    count_waiting,
    overview,
    to_follow,
    visible_findings,
    waiting,
)
from hientai.supervision.selectors.visits import (
    bodies_to_supervise_for,
    bodies_to_visit,
    clauses_of,
    plans_to_supervise,
    visible_finding,
    visible_visit,
    visible_visits,
    visible_year_plan,
    visible_year_plans,
    years,
)

__all__ = [
    "Overview",
    "bodies_to_supervise_for",
    "bodies_to_visit",
    "clauses_of",
    "count_waiting",
    "overview",
    "plans_to_supervise",
    "to_follow",
    "visible_finding",
    "visible_findings",
    "visible_visit",
    "visible_visits",
    "visible_year_plan",
    "visible_year_plans",
    "waiting",
    "years",
]
