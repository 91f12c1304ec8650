"""How bodies come into the record, what happens to them, and how their work is handed over."""

from hientai.bodies.services.answering import choose, pass_on, refuse, settle, take
from hientai.bodies.services.details import change_body
from hientai.bodies.services.events import (
    confirm_event,
    correct_event,
    discard_event,
    draft_event,
    set_sides,
    take_due_effect,
    undo_event,
    vouch_event,
)
from hientai.bodies.services.reforms import apply_reform, run_reform, undo_reform
from hientai.bodies.services.register import add_body, ensure_province

__all__ = [
    "add_body",
    "apply_reform",
    "change_body",
    "choose",
    "confirm_event",
    "correct_event",
    "discard_event",
    "draft_event",
    "ensure_province",
    "pass_on",
    "refuse",
    "run_reform",
    "set_sides",
    "settle",
    "take",
    "take_due_effect",
    "undo_event",
    "undo_reform",
    "vouch_event",
]
