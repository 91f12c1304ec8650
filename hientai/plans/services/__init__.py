"""Writes on plans: uploading, taking readings, corrections, confirming, assigning."""

from hientai.plans.services.assigning import assign_name, assign_task
from hientai.plans.services.calendar import Addressed, change_calendar
from hientai.plans.services.confirming import confirm_plan
from hientai.plans.services.corrections import (
    accept_document_value,
    accept_rest,
    accept_target,
    accept_value,
    add_task,
    correct_document,
    correct_target,
    correct_task,
    drop_target,
    drop_task,
    merge_tasks,
    restore_target,
    restore_task,
    split_task,
)
from hientai.plans.services.intake import take_reading
from hientai.plans.services.joining import decide_twin
from hientai.plans.services.uploading import (
    discard_plan,
    read_again,
    refuse_reading,
    take_document_reading,
    upload_plan,
)
from hientai.plans.services.wanting import (
    add_wanted,
    decide_wanted,
    record_issue,
    take_merged,
)

__all__ = [
    "Addressed",
    "accept_document_value",
    "accept_rest",
    "accept_target",
    "accept_value",
    "add_task",
    "add_wanted",
    "assign_name",
    "assign_task",
    "change_calendar",
    "confirm_plan",
    "correct_document",
    "correct_target",
    "correct_task",
    "decide_twin",
    "decide_wanted",
    "discard_plan",
    "drop_target",
    "drop_task",
    "merge_tasks",
    "read_again",
    "record_issue",
    "refuse_reading",
    "restore_target",
    "restore_task",
    "split_task",
    "take_document_reading",
    "take_merged",
    "take_reading",
    "upload_plan",
]
