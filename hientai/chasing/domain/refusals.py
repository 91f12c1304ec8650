"""What chasing refuses."""

from hientai.kernel.errors import DomainError


class BadLadder(DomainError):
    """A ladder with a rung that makes no sense."""

    code = "bad_ladder"


class BadExplanation(DomainError):
    """A request for explanation, or an answer to one, that lacks something."""

    code = "bad_explanation"


class BadLetter(DomainError):
    """A letter of reminder about nothing."""

    code = "bad_letter"
