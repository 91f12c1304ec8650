"""Reads on what was sent: digests, and what became of each delivery."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date

from django.db.models import Count, QuerySet

from hientai.chasing.domain import AUDIENCE_LABELS, Audience, Recipient, Step
from hientai.chasing.models import Delivery, Digest, Head, Line
from hientai.chasing.selectors.due import DayPlan, Due
from hientai.duties.models import Duty
from hientai.kernel.permissions import Actor, Permission

SHOWN = 3  # lines of one person in a preview


@dataclass(frozen=True)
class PersonToday:
    """What one person would get: how many duties, the first of them with why."""

    person: Recipient
    count: int
    first: list[tuple[Duty, Step, str]]


def sent_digests() -> QuerySet[Digest]:
    """Return all digests, newest day first, with their deliveries and how much each told."""
    told = Digest.objects.annotate(told=Count("lines__duty", distinct=True))
    return told.prefetch_related("deliveries").order_by("-day", "name", "id")


def in_doubt() -> int:
    """Count what may have been sent, and what could not be."""
    bad = [Delivery.State.UNCERTAIN, Delivery.State.FAILED]
    return Delivery.objects.filter(state__in=bad).count()


def digest_of(actor: Actor, pk: int) -> Digest | None:
    """Return one's own digest, or anybody's for those who set the ladder."""
    found = Digest.objects.all()
    if not actor.holds(Permission.LADDER_SET):
        found = found.filter(user=actor.user_id)
    return found.filter(pk=pk).first()


def lines_of(digest: Digest) -> QuerySet[Line]:
    return digest.lines.select_related("duty__task", "duty__body", "duty__plan__document")


def preview(plan: DayPlan) -> list[PersonToday]:
    """Return the people of a day's plan, who gets most first, with the duties' words."""
    shown = [due.owed.duty_id for dues in plan.told.values() for due in dues[:SHOWN]]
    duties = Duty.objects.select_related("task", "body").in_bulk(shown)
    people = [
        PersonToday(
            person,
            len({due.owed.duty_id for due in dues}),
            [_row(due, duties) for due in dues[:SHOWN]],
        )
        for person, dues in plan.told.items()
    ]
    return sorted(people, key=lambda one: (-one.count, one.person.name))


def _row(due: Due, duties: dict[int, Duty]) -> tuple[Duty, Step, str]:
    return duties[due.owed.duty_id], due.step, AUDIENCE_LABELS[due.step.audience]


def nobody_for(plan: DayPlan) -> list[tuple[str, list[str], int]]:
    """Return the bodies for which nobody is known, for which audiences, and over how much work."""
    found: dict[str, dict[str, int]] = {}
    for (audience, body), n in plan.unreached.items():
        found.setdefault(body, {})[AUDIENCE_LABELS[Audience(audience)]] = n
    return [(body, list(who), max(who.values())) for body, who in sorted(found.items())]


def told_on(day: date) -> int:
    return Digest.objects.filter(day=day).count()


def heads() -> QuerySet[Head]:
    return Head.objects.select_related("body", "user")
