"""What is typed about indicators."""

from hientai.indicators.forms.asking import AnswerForm, AskForm, ReturnForm
from hientai.indicators.forms.confirming import ConfirmForm
from hientai.indicators.forms.editing import (
    IndicatorForm,
    PartsForm,
    TargetForm,
    ValueForm,
    VerdictForm,
)
from hientai.indicators.forms.listing import ListFilter, UploadForm

__all__ = [
    "AnswerForm",
    "AskForm",
    "ConfirmForm",
    "IndicatorForm",
    "ListFilter",
    "PartsForm",
    "ReturnForm",
    "TargetForm",
    "UploadForm",
    "ValueForm",
    "VerdictForm",
]
