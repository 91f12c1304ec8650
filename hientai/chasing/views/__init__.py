"""Pages of chasing."""

from hientai.chasing.views.explaining import (
    accept,
    again,
    answer,
    ask,
    explanation,
    explanations,
    withdraw,
)
from hientai.chasing.views.inbox import (
    feed,
    inbox,
    make_feed,
    open_notice,
    preferences,
    read_all,
    revoke_feed,
)
from hientai.chasing.views.ladder import digest, heads, ladder, sent
from hientai.chasing.views.letters import issue_letter, letter_file, letters, new_letter

__all__ = [
    "accept",
    "again",
    "answer",
    "ask",
    "digest",
    "explanation",
    "explanations",
    "feed",
    "heads",
    "inbox",
    "issue_letter",
    "ladder",
    "letter_file",
    "letters",
    "make_feed",
    "new_letter",
    "open_notice",
    "preferences",
    "read_all",
    "revoke_feed",
    "sent",
    "withdraw",
]
