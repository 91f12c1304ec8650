"""Whoever gets a digest: a person with an account, a body's box, a head without an account."""

from __future__ import annotations

from dataclasses import dataclass


@dataclass(frozen=True)
class Recipient:
    """`key` is the person over all days; `address` is where one without an account is reached."""

    key: str
    name: str
    user_id: int | None = None
    address: str = ""


def user_key(user_id: int) -> str:
    return f"u{user_id}"


def box_key(body_id: int) -> str:
    return f"b{body_id}"


def head_key(body_id: int) -> str:
    return f"h{body_id}"
