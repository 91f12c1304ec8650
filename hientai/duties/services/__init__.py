"""Writes on duties."""

from hientai.duties.services.conditions import (
    meet_condition,
    meet_everywhere,
    withdraw_condition,
)
from hientai.duties.services.mailing import deliver
from hientai.duties.services.opening import open_duties, open_next_duties
from hientai.duties.services.reminding import USUAL_TEXT, remind, remind_all
from hientai.duties.services.reporting import report_progress
from hientai.duties.services.requesting import Wish, answer, ask, withdraw
from hientai.duties.services.roles import name_answerable
from hientai.duties.services.steps import add_step, drop_step, tick_step
from hientai.duties.services.stopping import stop_duty, stop_tasks

__all__ = [
    "USUAL_TEXT",
    "Wish",
    "add_step",
    "answer",
    "ask",
    "deliver",
    "drop_step",
    "meet_condition",
    "meet_everywhere",
    "name_answerable",
    "open_duties",
    "open_next_duties",
    "remind",
    "remind_all",
    "report_progress",
    "stop_duty",
    "stop_tasks",
    "tick_step",
    "withdraw",
    "withdraw_condition",
]
