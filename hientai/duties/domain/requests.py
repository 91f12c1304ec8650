"""What a body may ask about a duty, and why a duty is owed no more."""

from __future__ import annotations

from enum import StrEnum


class RequestKind(StrEnum):
    """What a body asks of the steward."""

    EXTEND = "extend"
    DECLINE = "decline"
    REDIRECT = "redirect"


class StopReason(StrEnum):
    """Why a duty was stopped."""

    REPLACED = "replaced"  # its plan was replaced or amended
    DECLINED = "declined"  # the steward agreed that it is not this body's
    CALENDAR = "calendar"  # the plan is reported in other periods now
    WITHDRAWN = "withdrawn"  # the steward asks for it no more
