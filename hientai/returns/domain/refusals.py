"""What returns refuse."""

from __future__ import annotations

from hientai.kernel.errors import DomainError


class BadReturn(DomainError):
    """A report, or an answer to one, that cannot be taken as it is."""

    code = "bad_return"


class BadAsk(DomainError):
    """A request for a report that asks nobody, or nothing."""

    code = "bad_ask"


class BadForm(DomainError):
    """A file that is not the form that was asked for."""

    code = "bad_form"
