"""Reads of the morning page, the map of bodies by month, and the open page."""

from hientai.dashboard.selectors.heat import HeatMap, HeatRow, heat_map
from hientai.dashboard.selectors.morning import (
    PublicFigures,
    Waiting,
    asked_of,
    changes,
    overdue_bodies,
    plans_to_check,
    public_figures,
    waiting_for,
)

__all__ = [
    "HeatMap",
    "HeatRow",
    "PublicFigures",
    "Waiting",
    "asked_of",
    "changes",
    "heat_map",
    "overdue_bodies",
    "plans_to_check",
    "public_figures",
    "waiting_for",
]
