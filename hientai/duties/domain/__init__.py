"""The rules of duties, without a framework."""

from hientai.duties.domain.planning import (
    HISTORY_PERIODS,
    PlannedDuty,
    due_once_met,
    issue_day,
    planned,
)
from hientai.duties.domain.refusals import BadProgress, BadReminder, BadRequest
from hientai.duties.domain.replacing import proposed_pairs
from hientai.duties.domain.requests import RequestKind, StopReason
from hientai.duties.domain.states import (
    ASIDE,
    DONE,
    OPEN,
    RANK,
    SOON_DAYS,
    WORST_FIRST,
    Counted,
    DutyFact,
    DutyRole,
    DutyState,
    Figures,
    NextAsk,
    TaskState,
    next_ask,
    state_of,
    task_state,
)
from hientai.duties.domain.words import WHY_DUE, period_label, why_moved

MAX_FILES = 10  # in one report
MAX_STEPS = 30  # of one duty
PERCENT_DONE = 100

__all__ = [
    "ASIDE",
    "DONE",
    "HISTORY_PERIODS",
    "MAX_FILES",
    "MAX_STEPS",
    "OPEN",
    "PERCENT_DONE",
    "RANK",
    "SOON_DAYS",
    "WHY_DUE",
    "WORST_FIRST",
    "BadProgress",
    "BadReminder",
    "BadRequest",
    "Counted",
    "DutyFact",
    "DutyRole",
    "DutyState",
    "Figures",
    "NextAsk",
    "PlannedDuty",
    "RequestKind",
    "StopReason",
    "TaskState",
    "due_once_met",
    "issue_day",
    "next_ask",
    "period_label",
    "planned",
    "proposed_pairs",
    "state_of",
    "task_state",
    "why_moved",
]
