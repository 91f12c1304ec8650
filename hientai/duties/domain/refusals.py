"""What duties refuse."""

from __future__ import annotations

from hientai.kernel.errors import DomainError


class BadProgress(DomainError):
    """A report on a duty that cannot be kept as it is."""

    code = "bad_progress"


class BadReminder(DomainError):
    """A reminder that would reach nobody, or say nothing."""

    code = "bad_reminder"


class BadRequest(DomainError):
    """Something asked about a duty that cannot be asked, or granted, so."""

    code = "bad_duty_request"
