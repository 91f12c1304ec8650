"""Forms of checking and confirming."""

from hientai.plans.forms.calendar import CalendarForm, initial_of_calendar
from hientai.plans.forms.checking import (
    DocumentForm,
    TargetForm,
    TaskForm,
    UploadForm,
    initial_of,
    initial_of_document,
    initial_of_target,
)
from hientai.plans.forms.confirming import AssignForm, ConfirmForm
from hientai.plans.forms.fields import BoxedForm
from hientai.plans.forms.papers import IssueForm, WantedForm

__all__ = [
    "AssignForm",
    "BoxedForm",
    "CalendarForm",
    "ConfirmForm",
    "DocumentForm",
    "IssueForm",
    "TargetForm",
    "TaskForm",
    "UploadForm",
    "WantedForm",
    "initial_of",
    "initial_of_calendar",
    "initial_of_document",
    "initial_of_target",
]
