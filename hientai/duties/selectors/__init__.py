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
from hientai.duties.selectors.requests import (
    count_waiting,
    requests_of,
    visible_requests,
    waiting,
)
from hientai.duties.selectors.states import (
    OPEN_STATES,
    BoardFilter,
    BoardRows,
    Stated,
    board,
    listed,
    narrowed,
    visible_duties,
    with_state,
)
from hientai.duties.selectors.tasks import (
    TaskRow,
    TaskRows,
    board_of_tasks,
    label_of_task,
    on_task_states_asked,
    task_states,
)
from hientai.duties.selectors.units import Exactness, exactness, in_units, regrouped, sentence

if TYPE_CHECKING:
    from hientai.duties.selectors.states import StatedDuty as StatedDuty

__all__ = [
    "OPEN_STATES",
    "BoardFilter",
    "BoardRows",
    "Event",
    "Exactness",
    "Stated",
    "Tally",
    "TaskRow",
    "TaskRows",
    "board",
    "board_of_tasks",
    "bodies_named",
    "bodies_owing",
    "chosen",
    "conditional_task",
    "coordinated_by",
    "count_waiting",
    "difficulties_of",
    "duty_figures",
    "duty_page",
    "exactness",
    "headings_of",
    "history_of",
    "in_units",
    "label_of_task",
    "listed",
    "narrowed",
    "on_task_states_asked",
    "other_periods",
    "owed_by",
    "plans_tracked",
    "regrouped",
    "remindable",
    "reminders_to",
    "reported_lately",
    "requests_of",
    "sentence",
    "tally",
    "task_figures",
    "task_states",
    "timeline",
    "visible_duties",
    "visible_evidence",
    "visible_requests",
    "waiting",
    "with_state",
]
