"""Reads on duties."""

from typing import TYPE_CHECKING

from hientai.duties.selectors.figures import (
    Tally,
    duty_figures,
    tally,
    task_figures,
)
from hientai.duties.selectors.pages import (
    Event,
    bodies_named,
    bodies_owing,
    chosen,
    conditional_task,
    coordinated_by,
    difficulties_of,
    duty_page,
    headings_of,
    history_of,
    other_periods,
    owed_by,
    plans_tracked,
    remindable,
    reminders_to,
    reported_lately,
    timeline,
    visible_evidence,
)
from hientai.duties.selectors.states import (
    OPEN_STATES,
    BoardFilter,
    Stated,
    board,
    narrowed,
    task_states,
    visible_duties,
    with_state,
)

if TYPE_CHECKING:
    from hientai.duties.selectors.states import StatedDuty as StatedDuty

__all__ = [
    "OPEN_STATES",
    "BoardFilter",
    "Event",
    "Stated",
    "Tally",
    "board",
    "bodies_named",
    "bodies_owing",
    "chosen",
    "conditional_task",
    "coordinated_by",
    "difficulties_of",
    "duty_figures",
    "duty_page",
    "headings_of",
    "history_of",
    "narrowed",
    "other_periods",
    "owed_by",
    "plans_tracked",
    "remindable",
    "reminders_to",
    "reported_lately",
    "tally",
    "task_figures",
    "task_states",
    "timeline",
    "visible_duties",
    "visible_evidence",
    "with_state",
]
