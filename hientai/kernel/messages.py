"""A message on its way out, and what became of it."""

from __future__ import annotations

from dataclasses import dataclass
from enum import StrEnum


class Outcome(StrEnum):
    SENT = "sent"
    REFUSED = "refused"  # certainly not delivered, and would be refused again
    UNREACHABLE = "unreachable"  # certainly not delivered, may be tried again
    UNCERTAIN = "uncertain"  # cut off in mid-conversation: nobody knows


@dataclass(frozen=True)
class Message:
    """`key` is the same however often one message is tried."""

    to: str
    subject: str
    text: str
    key: str


@dataclass(frozen=True)
class Sent:
    outcome: Outcome
    why: str = ""
