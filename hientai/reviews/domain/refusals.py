"""What reviews refuse."""

from __future__ import annotations

from hientai.kernel.errors import DomainError


class BadReview(DomainError):
    """A review that cannot be made, frozen or issued as it is."""

    code = "bad_review"
