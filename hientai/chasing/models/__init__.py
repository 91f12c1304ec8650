"""What chasing keeps: notices, the ladder and what it sent, explanations asked for, letters."""

from hientai.chasing.models.explaining import Explanation, Turn
from hientai.chasing.models.ladder import Head, Ladder
from hientai.chasing.models.letters import Letter
from hientai.chasing.models.notices import Feed, InboxNotice, Preference
from hientai.chasing.models.sending import Delivery, Digest, Line

__all__ = [
    "Delivery",
    "Digest",
    "Explanation",
    "Feed",
    "Head",
    "InboxNotice",
    "Ladder",
    "Letter",
    "Line",
    "Preference",
    "Turn",
]
