"""Writes on returns."""

from hientai.returns.services.asking import ask
from hientai.returns.services.checking import (
    confirm,
    confirm_many,
    correct,
    drop_correction,
    send_back,
)
from hientai.returns.services.drafts import Evidence, may_write, save_line, save_note
from hientai.returns.services.forms import take_form
from hientai.returns.services.opening import on_plan_changed, open_all, open_returns
from hientai.returns.services.reminding import remind_unsent
from hientai.returns.services.sending import send

__all__ = [
    "Evidence",
    "ask",
    "confirm",
    "confirm_many",
    "correct",
    "drop_correction",
    "may_write",
    "on_plan_changed",
    "open_all",
    "open_returns",
    "remind_unsent",
    "save_line",
    "save_note",
    "send",
    "send_back",
    "take_form",
]
