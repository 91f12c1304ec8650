"""What is typed on the person's own side, and by whoever answers."""

from hientai.privacy.forms.acts import (
    ExtendForm,
    PaperConsentForm,
    PaperRequestForm,
    ReasonForm,
)
from hientai.privacy.forms.own import AskForm, ClaimForm, EditForm, ProofForm, PublicForm, TieForm

__all__ = [
    "AskForm",
    "ClaimForm",
    "EditForm",
    "ExtendForm",
    "PaperConsentForm",
    "PaperRequestForm",
    "ProofForm",
    "PublicForm",
    "ReasonForm",
    "TieForm",
]
