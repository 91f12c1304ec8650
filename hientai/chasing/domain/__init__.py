"""Rules of chasing: when a rung is reached, who may be told, what a calendar says."""

from hientai.chasing.domain.ladder import (
    AUDIENCE_LABELS,
    DEFAULT_LADDER,
    ESCALATED,
    FARTHEST,
    Audience,
    Step,
    reach_of,
    reached,
    rung_day,
    span_of,
)
from hientai.chasing.domain.recipients import Recipient, box_key, head_key, user_key
from hientai.chasing.domain.refusals import BadExplanation, BadLadder, BadLetter

__all__ = [
    "AUDIENCE_LABELS",
    "DEFAULT_LADDER",
    "ESCALATED",
    "FARTHEST",
    "Audience",
    "BadExplanation",
    "BadLadder",
    "BadLetter",
    "Recipient",
    "Step",
    "box_key",
    "head_key",
    "reach_of",
    "reached",
    "rung_day",
    "span_of",
    "user_key",
]
