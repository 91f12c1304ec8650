"""What can be refused, as one tree. A refusal is a sentence for a person.

Sentences are written in Vietnamese, the language of the catalogue's keys; pages and the API
translate them at the edge, so `kernel` and `reading` need no framework.
"""

from __future__ import annotations


def noop(sentence: str) -> str:
    """Mark a sentence for the catalogue and return it as it is."""
    return sentence


class DomainError(Exception):
    """A refusal: `sentence` is a catalogue key with %(name)s places, `values` fills them."""

    code = "refused"
    http_status = 422

    def __init__(self, sentence: str, **values: object) -> None:
        self.sentence = sentence
        self.values = values
        super().__init__(sentence)

    def __str__(self) -> str:
        return self.sentence % self.values if self.values else self.sentence


class NotAllowed(DomainError):
    """The person's role does not give them this."""

    code = "not_allowed"
    http_status = 403


class NotFound(DomainError):
    """There is no such thing, or the person may not know that there is."""

    code = "not_found"
    http_status = 404


class Conflict(DomainError):
    """The thing is no longer in the state in which this can be done."""

    code = "conflict"
    http_status = 409


class UnreadableFile(DomainError):
    """A file that cannot become a plan; the sentence says what is wrong and where."""

    code = "unreadable_file"
