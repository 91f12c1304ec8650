"""Writes of chasing."""

from hientai.chasing.services.delivering import deliver
from hientai.chasing.services.explaining import (
    accept,
    answer,
    ask,
    ask_again,
    remind_of_explanations,
    withdraw,
)
from hientai.chasing.services.feeds import make_feed, revoke_feed
from hientai.chasing.services.gathering import gather
from hientai.chasing.services.inbox import keep, on_notice_told, prefer, read, read_all
from hientai.chasing.services.ladder import set_head, set_ladder
from hientai.chasing.services.letters import issue_letter, make_letter

__all__ = [
    "accept",
    "answer",
    "ask",
    "ask_again",
    "deliver",
    "gather",
    "issue_letter",
    "keep",
    "make_feed",
    "make_letter",
    "on_notice_told",
    "prefer",
    "read",
    "read_all",
    "remind_of_explanations",
    "revoke_feed",
    "set_head",
    "set_ladder",
    "withdraw",
]
