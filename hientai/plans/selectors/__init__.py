"""What pages show of plans; every selector asks the database a fixed number of times."""

from hientai.plans.selectors.assigning import ToAssign, to_assign, unassigned_tasks
from hientai.plans.selectors.checking import (
    DOCUMENT_ITEM,
    Card,
    CheckItems,
    check_items,
    show_cuts,
    words_of_document,
)
from hientai.plans.selectors.doubts import Doubt
from hientai.plans.selectors.history import Step, history_of
from hientai.plans.selectors.names import ROLE_OF_FIELD, SETTLED, Names
from hientai.plans.selectors.pictures import Cut, cuts_of, draw_pages, page_picture, places_of
from hientai.plans.selectors.plans import (
    NextReport,
    choosable_bodies,
    last_reading,
    listed_plans,
    next_report,
    proposal_of,
    proposed_body,
    same_plans,
    source_text,
    states_of_tasks,
    visible_plans,
)
from hientai.plans.selectors.rows import (
    Group,
    Item,
    contents_of_row,
    groups_of,
    item_of,
    task_before,
    task_of,
    tasks_of,
)
from hientai.plans.selectors.twins import (
    Pair,
    PlanAbove,
    open_pairs,
    plans_above,
    plans_below,
    work_from_above,
)

__all__ = [
    "DOCUMENT_ITEM",
    "ROLE_OF_FIELD",
    "SETTLED",
    "Card",
    "CheckItems",
    "Cut",
    "Doubt",
    "Group",
    "Item",
    "Names",
    "NextReport",
    "Pair",
    "PlanAbove",
    "Step",
    "ToAssign",
    "check_items",
    "choosable_bodies",
    "contents_of_row",
    "cuts_of",
    "draw_pages",
    "groups_of",
    "history_of",
    "item_of",
    "last_reading",
    "listed_plans",
    "next_report",
    "open_pairs",
    "page_picture",
    "places_of",
    "plans_above",
    "plans_below",
    "proposal_of",
    "proposed_body",
    "same_plans",
    "show_cuts",
    "source_text",
    "states_of_tasks",
    "task_before",
    "task_of",
    "tasks_of",
    "to_assign",
    "unassigned_tasks",
    "visible_plans",
    "words_of_document",
    "work_from_above",
]
