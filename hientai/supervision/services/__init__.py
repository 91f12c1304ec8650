"""Writes of supervision: a year planned, visits held, findings noted and sent."""

from hientai.supervision.services.planning import (
    Scope,
    change_visit,
    drop_visit,
    plan_visits,
    plan_year,
)
from hientai.supervision.services.visiting import (
    FindingSaid,
    Held,
    add_finding,
    change_finding,
    conclude,
    drop_finding,
    record_visit,
)

__all__ = [
    "FindingSaid",
    "Held",
    "Scope",
    "add_finding",
    "change_finding",
    "change_visit",
    "conclude",
    "drop_finding",
    "drop_visit",
    "plan_visits",
    "plan_year",
    "record_visit",
]
