"""The table of a round: a line a body, how it stands, and all together."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _

from hientai.kernel.permissions import Actor
from hientai.people.domain.fields import FIELDS
from hientai.upkeep.domain import FIGURES, WANTED
from hientai.upkeep.models import Answer, Round
from hientai.upkeep.selectors.rounds import visible_answers
from hientai.upkeep.selectors.standing import NOBODY, Standing, standings, together

CONFIRMED, UNANSWERED = "da", "chua"


@dataclass(frozen=True)
class Line:
    answer: Answer
    standing: Standing
    late: bool


@dataclass(frozen=True)
class Share:
    """How much is known of one field."""

    label: str
    share: int


@dataclass(frozen=True)
class Whole:
    """All bodies of a round together."""

    asked: int
    confirmed: int
    late: int
    people: int
    standing: Standing
    shares: list[Share]

    @property
    def unconfirmed(self) -> int:
        return self.asked - self.confirmed


def lines(actor: Actor, of: Round, today: date, wanted: str) -> list[Line]:
    """Return a line a body, of those that somebody sees: all, those that confirmed, or the others."""
    answers = visible_answers(actor).filter(round=of)
    if wanted in {CONFIRMED, UNANSWERED}:
        answers = answers.filter(confirmed_at__isnull=wanted == UNANSWERED)
    held = list(answers)
    known = standings(today, [answer.body_id for answer in held])
    return [
        Line(answer, known.get(answer.body_id, NOBODY), answer.is_late(today)) for answer in held
    ]


def whole(held: list[Line]) -> Whole:
    standing = together([line.standing for line in held])
    done = [line.answer for line in held if line.answer.confirmed_at]
    return Whole(
        asked=len(held),
        confirmed=len(done),
        late=sum(line.late for line in held),
        people=sum(answer.people for answer in done),
        standing=standing,
        shares=shares_of(standing),
    )


def shares_of(standing: Standing) -> list[Share]:
    """Return how much is known of each field, the least first."""
    found = [Share(_(FIELDS[name].label), standing.share(name)) for name in WANTED]
    return sorted(found, key=lambda each: each.share)


def standing_of(answer: Answer, today: date) -> Standing:
    return standings(today, [answer.body_id]).get(answer.body_id, NOBODY)


def figures_of(answer: Answer) -> list[tuple[str, int]]:
    """Return what was confirmed in words, only what there is."""
    return [(_(label), n) for name, label in FIGURES.items() if (n := answer.figures.get(name, 0))]


def field_labels() -> list[str]:
    return [_(FIELDS[name].label) for name in WANTED]
