"""Reads of the morning page, the map of bodies by month, and the open page."""

from hientai.dashboard.selectors.changing import Change, changes, newly_overdue
from hientai.dashboard.selectors.heat import HeatMap, HeatRow, heat_map
from hientai.dashboard.selectors.looking import (
    Silent,
    overdue_bodies,
    silent_bodies,
    silent_rows,
    tasks_without_body,
)
from hientai.dashboard.selectors.morning import asked_of, in_term, pressing
from hientai.dashboard.selectors.open_figures import (
    Choice,
    OpenFigures,
    PublicFigures,
    figures_of,
    open_choices,
    open_plan,
    public_figures,
)
from hientai.dashboard.selectors.waiting import Waiting, plans_to_check, waiting_for

__all__ = [
    "Change",
    "Choice",
    "HeatMap",
    "HeatRow",
    "OpenFigures",
    "PublicFigures",
    "Silent",
    "Waiting",
    "asked_of",
    "changes",
    "figures_of",
    "heat_map",
    "in_term",
    "newly_overdue",
    "open_choices",
    "open_plan",
    "overdue_bodies",
    "plans_to_check",
    "pressing",
    "public_figures",
    "silent_bodies",
    "silent_rows",
    "tasks_without_body",
    "waiting_for",
]
