"""Codes of invitations: shown once, kept as a hash; and the check that it is the right person."""

from __future__ import annotations

import hashlib
import secrets
from dataclasses import dataclass
from typing import Final

from hientai.kernel.errors import DomainError, noop

VALID_DAYS: Final = 30
TRIES: Final = 5
# without letters and digits that are taken for one another, for it is typed from paper
_READABLE: Final = "abcdefghjkmnpqrstuvwxyz23456789"
_GROUPS, _GROUP = 5, 4  # 99 bits: none is ever guessed
LAST_DIGITS: Final = 4


class BadInvitation(DomainError):
    """An invitation that opens nothing; one sentence whatever the reason, so that none is told."""

    code = "bad_invitation"
    http_status = 410
    words = noop(
        "Thư mời này không còn dùng được: sai địa chỉ, đã dùng, đã thu hồi hoặc hết hạn. "
        "Liên hệ nơi gửi thư để nhận thư mới."
    )


class WrongPerson(DomainError):
    code = "wrong_person"


def new_code() -> str:
    """Return a random code as people type it from paper: `k7fh-2mpq-x9cd-…`."""
    return "-".join(
        "".join(secrets.choice(_READABLE) for _letter in range(_GROUP)) for _each in range(_GROUPS)
    )


def fingerprint(code: str) -> str:
    """Return what is kept of a code. It is random and long, so one round is enough."""
    return hashlib.sha256(code.strip().lower().encode()).hexdigest()


@dataclass(frozen=True)
class Known:
    """By what the right person can be told: what the register knows, either may be missing."""

    birth_year: int | None = None
    identity: str = ""

    @property
    def question(self) -> str:
        if self.birth_year:
            return "birth_year"
        return "identity" if self.identity else ""

    def fits(self, answer: str) -> bool:
        """Return whether an answer to the question is right; without a question every one is."""
        said = answer.strip()
        if self.question == "birth_year":
            return secrets.compare_digest(said.encode(), str(self.birth_year).encode())
        if self.question == "identity":
            last = self.identity[-LAST_DIGITS:]
            return secrets.compare_digest(said.encode(), last.encode())
        return True
