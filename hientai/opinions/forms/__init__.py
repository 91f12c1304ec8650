"""What comes in from the pages of opinions."""

from hientai.opinions.forms.acts import (
    ActForm,
    AnswerForm,
    ClassifyForm,
    CloseForm,
    DecideForm,
    GiveBackForm,
    HearForm,
    JoinForm,
    NothingForm,
    PassOnForm,
    ProposeForm,
    ReopenForm,
    SendUpForm,
)
from hientai.opinions.forms.raising import NewForm, RaiseForm

__all__ = [
    "ActForm",
    "AnswerForm",
    "ClassifyForm",
    "CloseForm",
    "DecideForm",
    "GiveBackForm",
    "HearForm",
    "JoinForm",
    "NewForm",
    "NothingForm",
    "PassOnForm",
    "ProposeForm",
    "RaiseForm",
    "ReopenForm",
    "SendUpForm",
]
