"""What comes in from the pages of duties."""

from hientai.duties.domain import MAX_FILES
from hientai.duties.forms.asking import (
    AnswerableForm,
    AnswerForm,
    ReasonForm,
    StepForm,
    StopPlanForm,
    WishForm,
    WithdrawConditionForm,
)
from hientai.duties.forms.entries import ConditionForm, RemindForm, ReportForm
from hientai.duties.forms.filters import TODAY, Link, chosen_duties, read_filter, with_part

__all__ = [
    "MAX_FILES",
    "TODAY",
    "AnswerForm",
    "AnswerableForm",
    "ConditionForm",
    "Link",
    "ReasonForm",
    "RemindForm",
    "ReportForm",
    "StepForm",
    "StopPlanForm",
    "WishForm",
    "WithdrawConditionForm",
    "chosen_duties",
    "read_filter",
    "with_part",
]
