"""What comes in from the pages of duties."""

from hientai.duties.domain import MAX_FILES
from hientai.duties.forms.entries import ConditionForm, RemindForm, ReportForm
from hientai.duties.forms.filters import TODAY, Link, chosen_duties, read_filter, with_part

__all__ = [
    "MAX_FILES",
    "TODAY",
    "ConditionForm",
    "Link",
    "RemindForm",
    "ReportForm",
    "chosen_duties",
    "read_filter",
    "with_part",
]
